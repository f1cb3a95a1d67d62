// The ways through the page.

import { el } from './dom.js';
import { WORDS } from './words.js';
import { READER } from '../reader/words.js';

/** `readers` = [{item, lines}], `parts` = [[id, words]] of the front page. */
export function nav(readers, parts, where, t) {
  const link = (href, text, here) => el('li', {}, el('a', { href, 'aria-current': here ? 'page' : null }, text));
  return el('nav', { class: 'noprint', 'aria-label': t(WORDS.ways) }, el('ul', {},
    link('#/', t(WORDS.home), where.view === 'home' && where.part === ''),
    parts.map(([id, words]) => link('#/' + id, t(words), where.part === id)),
    readers.map((one) => link('#/read/' + one.item, t(READER.title) + ' ' + one.item, where.view === 'read' && where.item === one.item))));
}
