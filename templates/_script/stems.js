// The light stemmer that runs on data, as tasks/languages/stems.py and kinship.py have it.
const endsIn = (word, ends) => ends.find(end => word.endsWith(end));

function withoutArticle(a, word) {
  if (!a.articles.some(article => word.startsWith(article)) || a.whole.includes(word)) return word;
  if (a.whole.includes(word.slice(1))) return word.slice(1);
  const off = a.articles.find(article => word.startsWith(article) && word.length - article.length >= a.least);
  return off ? word.slice(off.length) : word;
}

function withoutEndings(a, word) {
  for (let round = 0; round < 2; round++) {
    const off = a.endings.find(end => word.endsWith(end) && word.length - end.length >= a.least);
    if (!off) break;
    word = word.slice(0, -off.length);
  }
  return word;
}

function clitics(word, a) {
  const spare = word.length - a.least;
  if (spare < 1) return 0;
  if (a.futures.includes(word[0])) return a.imperfect.includes(word[1]) ? 1 : 0;
  if (!a.clitics.includes(word[0])) return 0;
  return a.doubled.includes(word[0]) && spare > 2 && a.clitics.includes(word[1]) ? 2 : 1;
}

function strict(word, a) {
  const bare = withoutArticle(a, word);
  return a.whole.includes(bare) ? bare : withoutEndings(a, bare);
}

// the stem where every rest of some length counts as a known word
function loosest(word, a, shortest) {
  const plain = withoutArticle(a, word);
  if (a.whole.includes(plain)) return plain;
  if (!(plain === word && clitics(word, a) > 0) && !endsIn(plain, a.checked)) return withoutEndings(a, plain);
  let bare = plain;
  while (bare === word) {
    const most = clitics(word, a);
    const many = [1, 2].find(count => count <= most && word.length - count >= shortest);
    if (!many) break;
    word = word.slice(many);
    bare = withoutArticle(a, word);
  }
  if (a.whole.includes(bare)) return bare;
  if (endsIn(bare, a.checked) && !endsIn(bare, a.firm))
    for (const end of a.checked) {
      const rest = bare.slice(0, bare.length - end.length);
      if (bare.endsWith(end) && rest.length >= Math.max(a.least, shortest)) return withoutEndings(a, rest);
    }
  return withoutEndings(a, bare);
}

// what may remain of a word without articles and clitics, each with how many came off
function rests(word, a) {
  let many = 0, found = [[many, word]];
  while (withoutArticle(a, word) === word && clitics(word, a)) found.push([++many, word = word.slice(1)]);
  for (let bare; (bare = withoutArticle(a, word)) !== word; found.push([many, word])) {
    if (a.clitics.includes(word[0])) many++;
    word = bare;
  }
  return found;
}

function baseOf(bare, least, endings) {
  const end = endings.find(each => bare.endsWith(each) && bare.length - each.length >= least);
  return end ? bare.slice(0, -end.length) : "";
}

function kin(word, a) {
  const bases = rests(word, a).map(([many, rest]) => baseOf(rest, a.least - (many > 0), a.relations)).filter(Boolean);
  if (!bases.length) return loosest(word, a, a.shortest);
  return bases.reduce((best, base) => base.length < best.length ? base : best) + a.relations.at(-1);
}

function siblings(word, a) {
  if (!a || !a.relations.length || /^\p{Nd}/u.test(word)) return [];
  const bare = withoutArticle(a, word), plain = a.relations.at(-1);
  const ended = a.nouns.find(end => baseOf(bare, a.least, [end]));
  if (ended) {
    const base = bare.slice(0, -ended.length);
    return a.relations.includes(ended) ? [base + plain] : [base, base + plain];
  }
  const base = baseOf(bare, a.least, a.relations);
  if (!base) return [bare, bare + plain];
  const nouns = a.nouns.map(end => base + end);
  return [base + plain, strict(base, a), ...nouns, ...[base, ...nouns].map(noun => kin(noun, a))];
}
