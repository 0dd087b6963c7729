// A query, read as tasks/search/query.py reads it.
const part = /(?:([\p{L}\p{Nl}\p{No}]+):(?=\S))?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))/gu;

function read(text, base) {
  const query = {parts: [], outlets: [], languages: [], since: null, until: null, wrong: ""};
  for (const [, before, ...texts] of text.matchAll(part)) {
    const value = texts.find(each => each !== undefined);
    const field = Object.hasOwn(base.fields, (before ?? "").toLowerCase()) ? base.fields[before.toLowerCase()] : "";
    if (!field) query.parts.push(before ? `${before}:${value}` : value);
    if (field === "outlet") query.outlets.push(plain(value, base));
    if (field === "lang") query.languages.push(value.toLowerCase());
    if (field === "from") query.since = day(value, base, false, query);
    if (field === "to") query.until = day(value, base, true, query);
  }
  query.narrows = Boolean(query.since || query.until || query.outlets.length || query.languages.length);
  query.asked = query.parts.length > 0;
  query.parts = query.parts.slice(0, base.most);
  return query;
}

function day(value, base, last, query) {
  const [, year, month, date] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(fold(value, base, base.any)) ?? [];
  const m = Number(month ?? (last ? 12 : 1)), ends = new Date(Date.UTC(2000, m, 0));
  ends.setUTCFullYear(Number(year), m, 0);
  const d = Number(date ?? (last ? ends.getUTCDate() : 1));
  if (!Number(year) || m < 1 || m > 12 || d < 1 || d > ends.getUTCDate()) {
    query.wrong = value;
    return null;
  }
  return `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

// the words of a name folded, with a space between and round them
const plain = (text, base) => ` ${(fold(text, base, base.any).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;

const named = (name, asked, base) =>
  !asked.length || asked.some(words => words.trim() && plain(name, base).includes(words));
