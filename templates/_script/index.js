// The archive's index: its files are loaded as they are asked for, and ask for nothing themselves.
const loaded = new Map(), waiting = new Map(), languages = new Map();
let base = null;

const keep = (name, value) => { loaded.set(name, value); };
globalThis.mujaz = {
  words(tables) {
    tables.any = lexicon(tables.any);
    keep("words", base = tables);
  },
  language(rules) { languages.set(rules.code, lexicon(rules)); keep(`words-${rules.code}`, rules); },
  month(index) { keep(index.month, month(index)); },
  texts(told) { keep(told.day, told.articles); },
};

// only scripts that this makes may run, and it makes them of these names alone
const name = /^archive\/search\/(?:words(?:-[a-z]{2,3})?|\d{4}-\d\d(?:-\d\d)?)\.js$/;
const allow = address => { if (name.test(address)) return address; throw new TypeError(address); };
const policy = globalThis.trustedTypes?.createPolicy("mujaz", {createScriptURL: allow}) ?? {createScriptURL: allow};

function load(file) {
  if (!waiting.has(file)) waiting.set(file, new Promise(done => {
    const script = document.createElement("script");
    script.onload = script.onerror = () => { script.remove(); done(loaded.get(file)); };
    script.src = policy.createScriptURL(`archive/search/${file}.js`);
    document.head.append(script);
  }));
  return waiting.get(file);
}

function lexicon(rules) {
  rules.stops = new Set(rules.stops.split(" "));
  return rules;
}

function month(index) {
  index.told = index.days.flatMap(([day, many]) => Array.from({length: many}, (_, at) => [day, at]));
  index.tongues = Object.fromEntries(index.languages.map(code => [code, tongue(index, code)]));
  return index;
}

// the words of one language in a month; stems that no rule gives come from the forms that the month's texts have
function tongue(index, code) {
  const terms = index.terms[code], forms = new Map(index.forms[code].split("\n").map(line => line.split(" ")));
  const has = key => terms.includes(`\n${key} `);
  return {
    places(key) {
      const at = terms.indexOf(`\n${key} `);
      return at < 0 ? [] : ascending(terms.slice(at + key.length + 2, terms.indexOf("\n", at + 1)));
    },
    stem: word => forms.get(word) ?? word,
    asked: word => forms.get(word) ?? (has(word) ? word : alike(word, languages.get(code).endings, has, 2) ?? word),
  };
}

// the stem of a form that no text of the month has: what the stemmer makes of its end, where that is a word of the month
function alike(word, endings, has, rounds) {
  for (let at = 2; rounds && at < word.length; at++) {
    if (!Object.hasOwn(endings, word.slice(at))) continue;
    const stem = word.slice(0, at) + endings[word.slice(at)], single = stem.replace(/(.)\1$/u, "$1");  // "shipping"
    const found = [stem, single].find(has) ?? alike(stem, endings, has, rounds - 1);
    if (found) return found;
  }
  return null;
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
function ascending(letters) {
  const places = [];
  let place = 0, value = 0, unit = 1;
  for (const letter of letters) {
    const bits = digits.indexOf(letter);
    value += bits % 32 * unit;
    unit *= 32;
    if (bits < 32) {
      places.push(place += value);
      value = 0, unit = 1;
    }
  }
  return places;
}
