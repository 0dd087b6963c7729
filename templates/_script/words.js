// Words as tasks/languages reads them: folding, words, stems, readings. A test holds both to the same answers.
const alphabetic = /^\p{L}+$/u, digit = /\p{Nd}/u, signed = /[\p{M}\p{C}]/u;

function dropped(char, base) {
  const code = char.codePointAt(0);
  return base.out.includes(char) ||
    base.marks.some(([first, last]) => first <= code && code <= last) && signed.test(char);
}

// the value of a decimal digit: they stand ten in a row in every script
function decimal(char) {
  let code = char.codePointAt(0), value = 0;
  while (digit.test(String.fromCodePoint(--code))) value++;
  return String(value % 10);
}

function step(char, base, kept) {
  if (kept.includes(char)) return char;
  if (dropped(char, base)) return "";
  const lower = base.casefold[char] ?? char.toLowerCase(), code = char.codePointAt(0);
  if (kept.includes(lower)) return lower;
  if (digit.test(char)) return decimal(char);
  let wide = lower.normalize("NFKC");
  if (code < 0x400 || code > 0x52f) wide = [...wide.normalize("NFD")].filter(part => !dropped(part, base)).join("");
  return [...wide].map(part => base.letters[part] ?? part).join("").normalize("NFC");
}

function letter(char, base, rules) {
  let before = null, after = char;
  while (before !== after) {
    before = after;
    after = [...after].map(part => step(part, base, rules.kept)).join("");
  }
  return after;
}

function fold(text, base, rules) {
  if (/^[\x00-\x7f]*$/.test(text) && !rules.dotless) return text.toLowerCase();
  rules.folded ??= new Map(rules.dotless ? [["I", "ı"], ["İ", "i"]] : []);
  let before = null, after = text.normalize("NFC");
  while (before !== after) {
    before = after;
    let made = "";
    for (const char of before) {
      let to = rules.folded.get(char);
      if (to === undefined) rules.folded.set(char, to = letter(char, base, rules));
      made += to;
    }
    after = made.normalize("NFC");
    if (made === after) break;
  }
  return after;
}

function patterns(base) {
  const number = "\\p{Nd}+(?:[.,+/:٫٬]\\p{Nd}+)*", joints = "['’ʼ\\u200c\\u200d\\u00ad‐‑-]+";
  const index = "(?:(?<=[A-Za-z\\u0400-\\u04ff])\\p{Nd}+)?", signs = "\\p{L}\\p{Nl}\\p{No}";
  const made = letters => `${number}(?:['’]?${letters})?|${letters}(?:${joints}${letters})*${index}`;
  const run = `(?:(?![${base.unspaced}])[${signs}][${base.vowels}]*)+`;
  return {
    plain: new RegExp(made(`[${signs}]+`), "gu"),
    special: new RegExp(`${made(run)}|[${base.unspaced}]+`, "gu"),
    asks: new RegExp(base.special, "u"),
    unspaced: new RegExp(`^[${base.unspaced}]`, "u"),
  };
}

// each word as spelt with the place where it begins; pairs of characters where a script parts no words
function spelt(text, base) {
  const {plain, special, asks, unspaced} = base.patterns ??= patterns(base);
  if (!asks.test(text)) return [...text.matchAll(plain)].map(found => [found[0], found.index]);
  return [...text.matchAll(special)].flatMap(found => {
    const chars = [...found[0]];
    if (chars.length < 2 || !unspaced.test(found[0])) return [[found[0], found.index]];
    let place = found.index;
    return chars.slice(0, -1).map((char, at) => {
      const pair = [char + chars[at + 1], place];
      place += char.length;
      return pair;
    });
  });
}

function core(word, rules) {
  const at = word.indexOf("'");
  if (at < 0) return word;
  const head = word.slice(0, at), tail = word.slice(at + 1);
  if (rules.elided.includes(head)) return tail.replaceAll("'", "");
  return rules.tails.includes(tail) || rules.tails.includes("*") ? head : word.replaceAll("'", "");
}

function parts(word, base, rules) {
  if (alphabetic.test(word)) return [word];
  if (!digit.test([...word][0])) return word.split("-").map(part => core(part, rules)).filter(Boolean);
  const number = /^\p{Nd}+(?:[.,+/:]\p{Nd}+)*/u.exec(word)[0], tail = word.slice(number.length);
  return [base.ordinals.includes(tail) || tail[0] === "'" ? number : word];
}

// the terms of a folded word, each as [stem, widest reading, the word]; stop words give none
function terms(word, base, rules, stemmed) {
  const plain = alphabetic.test(word) ? [word] :
    spelt(fold(word, base, rules), base).flatMap(([part]) => parts(part, base, rules));
  return plain.filter(part => !rules.stops.has(part)).map(part => {
    if (rules.affixes && !digit.test(part[0])) return [strict(part, rules.affixes), kin(part, rules.affixes), part];
    const stem = digit.test(part[0]) ? part : stemmed(part);
    return [stem, stem, part];
  });
}
