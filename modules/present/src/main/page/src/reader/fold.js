// How texts are compared: as the command `search` and the page of an exported conversation do
// (docs/search.md): width, capitals, invisible characters and grouped figures make no difference.

const CHARACTER = /[^][\p{M}\u1160-\u11ff\uff9e\uff9f]*/gu;
const PLAIN = /^[\x00-\x7f\u4e00-\u9fff]*$/;
const ODD = /[^\x00-\x7f\u4e00-\u9fff][\p{M}\u1160-\u11ff\uff9e\uff9f]*|[\x00-\x7f\u4e00-\u9fff][\p{M}\u1160-\u11ff\uff9e\uff9f]+/gu;
const INVISIBLE = /\p{Cf}+/gu;
const SPACES = /[\s\p{Z}]+/gu;
const GROUPING = /(\d),(?=\d{3}(?!\d))/g;
const compatible = (text) => text.normalize('NFKC').replace(INVISIBLE, '');
const small = (text) => text.toUpperCase().toLowerCase().replace(/ς/g, 'σ').replace(SPACES, ' ');

export function fold(raw) {
  return small(PLAIN.test(raw) ? raw : raw.replace(ODD, compatible)).replace(GROUPING, '$1');
}

/** The same text, and for each of its places where in the raw text the character begins and ends. */
function placed(raw) {
  let text = '';
  const spans = [];
  for (const match of raw.matchAll(CHARACTER)) {
    const piece = small(compatible(match[0]));
    const more = text.endsWith(' ') && piece.startsWith(' ') ? piece.slice(1) : piece;
    text += more;
    for (let i = 0; i < more.length; i++) spans.push([match.index, match.index + match[0].length]);
  }
  const commas = new Set(Array.from(text.matchAll(GROUPING), (match) => match.index + 1));
  return { text: text.replace(GROUPING, '$1'), spans: spans.filter((_, i) => !commas.has(i)) };
}

/** Words that were typed; what stands in quotes is one. */
export function wordsOf(typed) {
  return Array.from(typed.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^\s"“”]+/gu), (match) =>
    fold(match[1] === undefined ? match[0] : match[1]).trim()).filter((word) => word !== '');
}

/** Where in a raw text the words stand: [begin, end], ascending, not over each other. */
export function spansOf(raw, words) {
  if (words.length === 0) return [];
  const { text, spans } = placed(raw);
  const found = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push([spans[at][0], spans[at + word.length - 1][1]]);
    }
  }
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  let end = 0;
  return found.filter((span) => span[0] >= end && (end = span[1]) > 0);
}
