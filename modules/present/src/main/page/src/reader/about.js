// Above the lines: what the version is, what is known to be missing, notes.

import { el } from '../ui/dom.js';
import { readable } from './rows.js';
import { either, filled, READER } from './words.js';

const texts = (value) => (Array.isArray(value) ? value : []);

export function about(book, excerpt, view, t, open, signs) {
  const { index } = book;
  return el('div', { class: 'about' },
    index.scope ? el('p', { class: 'bar' }, t(either(index.scope))) : null,
    excerpt ? key(excerpt, t, open) : null,
    signs.table(t, book.item),
    el('details', { open: excerpt === null && texts(index.gaps).length > 0 && window.innerWidth > 700 },
      el('summary', {}, t(READER.about)),
      el('ul', {}, texts(index.gaps).length > 0 ? texts(index.gaps).map((one) => el('li', {}, readable(t(either(one))))) : el('li', {}, t(READER.noGaps)),
        texts(index.notes).map((one) => el('li', {}, readable(t(either(one)))))),
      el('p', { class: 'quiet' }, t(READER.derived), ' ', t(READER.application), ' ', readable(String(index.application || '—')), ' · ', t(READER.importer), ' ', String(index.importer || '—'),
        ' · ', t(READER.zone), ' ', String(index.zone || ''), index.paper ? [' · ', t(index.records === true ? READER.paperOf : READER.full), ' PDF ', open(index.paper.path || '')] : null)));
}

function key(excerpt, t, open) {
  const passages = texts(excerpt.passages);
  return el('div', {},
    el('p', {}, t(filled(READER.excerptRatio, { n: excerpt.lines, s: excerpt.shown })),
      excerpt.recoveredLines > 0 ? ' ' + t(filled(READER.excerptRecovered, { n: excerpt.recoveredLines, s: texts(excerpt.recovered).reduce((sum, [a, b]) => sum + b - a + 1, 0) })) : null,
      ' PDF ', open(excerpt.path || '')),
    passages.length > 0 ? el('details', {}, el('summary', {}, t(READER.passages)), el('ul', {}, passages.map((one) => el('li', {},
      el('b', {}, readable(String(one.fact))), ' · ', t(one.supports ? READER.supports : READER.contradicts), ' · ',
      texts(one.lines).map(([a, b]) => (a === b ? a : a + '–' + b)).join('、'), one.note ? ' · ' + readable(String(one.note)) : null)))) : null,
    texts(excerpt.glossary).length > 0 ? el('details', {}, el('summary', {}, t(READER.glossary)), el('ul', {}, texts(excerpt.glossary).map(([word, meaning]) =>
      el('li', {}, el('b', {}, readable(String(word))), '：', readable(String(meaning)))))) : null);
}
