// The page: reads what is typed, shows what is found, newest first, and links to it.
const SHOWN = 30;  // results at a time
const find = selector => document.querySelector(selector);
const main = find("main"), field = find("#q"), list = find("#found"), status = find("#status"), more = find("#more");
const months = main.dataset.months.split(" ").filter(Boolean), say = main.dataset;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
let turn = 0;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const calm = text => text.replace(controls, "");
const pieces = (text, hit) =>
  marked(text, hit).map(([piece, is]) => is ? element("mark", {}, calm(piece)) : calm(piece));

function when(iso) {
  const [year, month, day] = iso.split(/[-T]/).map(Number);
  if (!year) return say.unknown;
  const shape = {timeZone: "UTC", year: "numeric", ...(month && {month: "long"}), ...(day && {day: "numeric"})};
  return new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, shape)
    .format(Date.UTC(year, (month || 1) - 1, day || 1));
}

function shown(hit) {
  const words = {lang: hit.code, dir: hit.rules.direction}, place = hit.sentence === undefined ? "" : `#s${hit.number + 1}`;
  const href = `${encodeURIComponent(hit.edition)}/articles/${encodeURIComponent(hit.id)}.html${place}`;
  const said = hit.sentence !== undefined && hit.title ? hit.sentence : "";
  return element("li", {},
    element("a", {href, ...words}, ...pieces(hit.title || (hit.sentence ?? hit.first), hit)),
    ...(said ? [element("p", {class: "said", ...words}, ...pieces(said, hit))] : []),
    element("p", {class: "aside"}, element("bdi", {}, calm(hit.outlet || hit.named) || say.unnamed), " · ", when(hit.published)));
}

async function* hits(query) {
  await load("words");
  for (const name of months) {
    if (query.since && shifted(`${name}-01`, 32) < query.since) continue;
    const index = await load(name);
    if (!index) continue;
    await Promise.all(index.languages.map(code => load(`words-${code}`)));
    for (const hit of candidates(index, query)) {
      const found = await answer(hit);
      if (found) yield found;
    }
  }
}

async function search(text) {
  const mine = ++turn;
  list.replaceChildren();
  more.hidden = true;
  main.removeAttribute("aria-busy");
  status.textContent = "";
  await load("words");
  if (!text.trim() || mine !== turn) return;
  if (!base) {
    status.textContent = say.blocked;
    return;
  }
  const query = read(text, base);
  if (query.wrong) {
    status.textContent = say.wrong.replace("%s", query.wrong);
    return;
  }
  await show(hits(query), mine, 0);
}

// show the next results; a newer search ends an older one
async function show(found, mine, before) {
  main.setAttribute("aria-busy", "true");
  let many = before, done = false;
  while (many < before + SHOWN && !done) {
    const next = await found.next();
    if (mine !== turn) return;
    done = next.done;
    if (!done) list.append(shown(next.value)), many++;
  }
  const count = element("bdi", {dir: "ltr"}, `${many}${done ? "" : "+"}`);
  status.replaceChildren(...(many ? [say.results, " ", count] : [say.nothing]));
  more.hidden = done;
  more.onclick = () => show(found, mine, many);
  main.removeAttribute("aria-busy");
}

const asked = () => decodeURIComponent(location.hash.replace(/^#q=/, ""));
find("form").addEventListener("submit", event => {
  event.preventDefault();
  location.hash = `q=${encodeURIComponent(field.value)}`;
});
addEventListener("hashchange", () => search(field.value = asked()));
if (location.hash) search(field.value = asked());
