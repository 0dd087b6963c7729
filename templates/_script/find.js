// Finding: which articles of a month meet a query, and which sentence of each answers it best.

// a part of a query as a language reads it: what its words may be looked up as, one after another; null for stop words
function readings(text, rules, tongue) {
  const found = spelt(fold(text, base, rules), base).flatMap(([word]) => terms(word, base, rules, tongue.asked));
  if (!found.length) return null;
  const more = found.length === 1 ? siblings(found[0][2], rules.affixes).map(key => [key]) : [];
  return [found.map(([stem]) => stem), found.map(([, wide]) => wide), ...more];
}

const both = (one, other) => { const held = new Set(other); return one.filter(place => held.has(place)); };

// the places at which a part may be met; a phrase needs a look at the text besides
function met(reading, tongue) {
  return reading.flatMap(keys => keys.map(key => tongue.places(key)).reduce(both));
}

function candidates(index, query) {
  const found = [];
  for (const code of index.languages) {
    if (query.languages.length && !query.languages.includes(code)) continue;
    const tongue = index.tongues[code], rules = languages.get(code);
    const asked = query.parts.map(text => readings(text, rules, tongue)).filter(Boolean);
    if (!asked.length && (query.asked || !query.narrows)) continue;
    const all = () => [...index.articles.keys()];
    const places = asked.length ? asked.map(reading => met(reading, tongue)).reduce(both) : all();
    for (const place of new Set(places)) {
      const [id, edition, outlet, language, shift] = index.articles[place];
      if (index.languages[language] !== code || !named(index.outlets[outlet], query.outlets, base)) continue;
      const dated = shifted(index.told[place][0], shift);
      if (query.since && dated < query.since || query.until && dated > query.until) continue;
      found.push({
        id, code, dated, asked, rules, tongue,
        edition: index.editions[edition], outlet: index.outlets[outlet], told: index.told[place],
      });
    }
  }
  return found.sort((one, other) => (one.dated < other.dated) - (one.dated > other.dated) ||
    (one.id > other.id) - (one.id < other.id));
}

function shifted(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function reading(text, hit) {
  return spelt(fold(text, base, hit.rules), base).flatMap(([word]) => terms(word, base, hit.rules, hit.tongue.stem));
}

const row = (found, which) => ` ${found.map(term => term[which]).join(" ")} `;
const holds = (rows, part) => part.some(keys => rows.some(held => held.includes(` ${keys.join(" ")} `)));

// read the article of a hit; give null where it holds a phrase's words and not the phrase
async function answer(hit) {
  const [day, at] = hit.told, [title, published, sentences, named = ""] = (await load(day))[at];
  const read = [title, ...sentences].map(text => reading(text, hit));
  const body = read.slice(1).flat(), rows = [0, 1].flatMap(which => [row(read[0], which), row(body, which)]);
  if (!hit.asked.every(part => holds(rows, part))) return null;
  let best = -1, most = 0;
  read.slice(1).forEach((found, number) => {
    const held = [row(found, 0), row(found, 1)], many = hit.asked.filter(part => holds(held, part)).length;
    if (many > most) [best, most] = [number, many];
  });
  return {...hit, title, published, named, sentence: sentences[best], number: best, first: sentences[0] ?? ""};
}

// cut a text into what answers and what stands between; of a phrase only where its words stand one after another
function marked(text, hit) {
  const words = spelt(text, base).flatMap(([word, place]) =>
    terms(fold(word, base, hit.rules), base, hit.rules, hit.tongue.stem)
      .map(([stem, wide]) => ({keys: [stem, wide], start: place, end: place + word.length, met: false})));
  const same = (keys, at, which) => keys.every((key, step) => words[at + step]?.keys[which] === key);
  for (const keys of hit.asked.flat())
    for (let at = 0; at < words.length; at++)
      if (same(keys, at, 0) || same(keys, at, 1))
        for (const word of words.slice(at, at + keys.length)) word.met = true;
  const cut = [];
  let end = 0;
  for (const word of words.filter(each => each.met)) {
    if (word.end <= end) continue;
    cut.push([text.slice(end, word.start), false], [text.slice(Math.max(end, word.start), word.end), true]);
    end = word.end;
  }
  return [...cut, [text.slice(end), false]].filter(([piece]) => piece);
}
