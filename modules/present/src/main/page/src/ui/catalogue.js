// The reader: catalogue and papers, before the check as a statement and after it with results.

import { el } from './dom.js';
import { FILE_STATES, FORMS, moment, size, STATES, WORDS } from './words.js';
import { notLater } from './verdict.js';
import { provenMark } from './excerpts.js';
import { FAILED, NOT_CHECKED, PASSED, say } from '../outcome.js';
import { blobOf } from '../reader/source.js';
import { READER } from '../reader/words.js';

/** What a browser shows without running anything in it. All else is only saved. */
const SHOWN = {
  pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', bmp: 'image/bmp',
  txt: 'text/plain;charset=utf-8', log: 'text/plain;charset=utf-8', csv: 'text/plain;charset=utf-8', json: 'text/plain;charset=utf-8',
  jsonl: 'text/plain;charset=utf-8', eml: 'text/plain;charset=utf-8', mp3: 'audio/mpeg', m4a: 'audio/mp4', wav: 'audio/wav', ogg: 'audio/ogg', mp4: 'video/mp4', webm: 'video/webm',
};
const LINKED = Object.keys(SHOWN).concat(['docx', 'xlsx', 'doc', 'xls', 'amr', 'mov', 'heic', 'zip']);
const MARKUP = ['htm', 'html', 'xhtml', 'xht', 'shtml', 'mht', 'mhtml', 'svg', 'xml', 'xsl', 'js', 'hta', 'url'];

function extension(path) {
  const parts = /\.([A-Za-z0-9]+)$/.exec(path);
  return parts ? parts[1].toLowerCase() : '';
}

function handOut(file, type, name, fragment = '') {
  return async () => {
    const url = URL.createObjectURL(await blobOf(file, type));
    const link = el('a', name ? { href: url, download: name } : { href: url + fragment, target: '_blank', rel: 'noopener' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 600000);
  };
}

/** Opens the very bytes that were checked, or, before a check, the neighbour on disk; `fragment` such as #page=3. */
export function opener(path, bag, t, fragment = '') {
  const kind = extension(path);
  const file = bag ? bag.files.get(path) : null;
  const base = path.split('/').pop();
  if (file) {
    if (SHOWN[kind]) return el('button', { type: 'button', class: 'link noprint', onclick: handOut(file, SHOWN[kind], null, fragment) }, t(WORDS.open));
    if (MARKUP.includes(kind)) return el('button', { type: 'button', class: 'link noprint', onclick: handOut(file, 'text/plain;charset=utf-8', base + '.txt') }, t(WORDS.save));
    return el('button', { type: 'button', class: 'link noprint', onclick: handOut(file, 'application/octet-stream', base) }, t(WORDS.saveFile));
  }
  if (bag || !LINKED.includes(kind) || !/^data\/(originals|papers)\//.test(path) || path.includes('..')) return null;
  return el('a', { class: 'noprint', href: path.split('/').map(encodeURIComponent).join('/') + fragment, target: '_blank', rel: 'noopener noreferrer' }, t(WORDS.open));
}

export function fileState(report, path, t) {
  const found = report && report.files.get(path);
  const state = FILE_STATES[found ? found.state : 'UNCHECKED'];
  return el('span', { class: 'tag ' + state.css }, state.mark + ' ' + t(state.word));
}

function madeAt(text, t) {
  const ms = Date.parse(text);
  return ms === ms ? t(moment(ms)) : text;
}

export function facts(claim, t) {
  const b = claim.bundle;
  const row = (name, value) => (value ? [el('dt', {}, t(name)), el('dd', {}, value)] : []);
  return el('dl', { class: 'facts' },
    row(WORDS.case, [b.caseTitle, b.cause, b.caseNumber].filter(Boolean).join(' · ')),
    row(WORDS.court, b.court), row(WORDS.submitter, b.submitter), row(WORDS.made, madeAt(b.made, t)), row(WORDS.bundle, b.id));
}

/** `readers` = [{item, lines}]: what the reader can show. */
export function catalogue(claim, report, t, readers = []) {
  const checked = report ? new Map(report.items.map((item) => [item.number, item])) : null;
  const bag = report ? report.bag : null;
  const originals = (item) => item.originals.map((one) => {
    const found = checked && checked.get(item.number) && checked.get(item.number).originals.find((other) => other.path === one.path);
    return el('li', {}, el('span', { class: 'path' }, one.nameFound), ' ', el('span', { class: 'quiet' }, size(one.size)), ' ', opener(one.path, bag, t),
      report ? el('div', { class: 'line' }, fileState(report, one.path, t), ' ', deposited(found, t)) : null);
  });
  return el('section', { id: 'catalogue' }, el('h2', {}, t(WORDS.catalogue)), el('table', { class: 'catalogue' },
    el('thead', {}, el('tr', {}, [WORDS.number, WORDS.name, WORDS.purpose, WORDS.originals].map((word) => el('th', { scope: 'col' }, t(word))))),
    el('tbody', {}, claim.items.map((item) => el('tr', {},
      el('td', {}, item.number),
      el('td', {}, el('b', {}, item.title), reading(readers.find((one) => one.item === item.number), t), item.source ? el('div', { class: 'quiet' }, t(WORDS.source) + t(say('：', ': ')) + item.source) : null),
      el('td', {}, item.objectOfProof, item.content ? el('div', { class: 'quiet' }, item.content) : null),
      el('td', {}, el('ul', { class: 'plain' }, originals(item))))))));
}

function reading(reader, t) {
  return reader ? el('div', { class: 'noprint' }, el('a', { href: '#/read/' + reader.item }, t(READER.open)), el('span', { class: 'quiet' }, ' ' + reader.lines + ' ' + t(READER.lines))) : null;
}

function deposited(found, t) {
  if (!found) return null;
  const state = STATES[found.proven ? PASSED : found.failed ? FAILED : NOT_CHECKED];
  const time = notLater(found.tokens);
  return [el('span', { class: 'tag ' + state.css }, state.mark + ' ' + t(WORDS.log) + (found.proven ? '' : t(say('：', ': ')) + t(state.word))), ' ',
    el('span', {}, time ? t(time) : t(WORDS.noTime))];
}

/** Papers that differ in the ending of their names only are one paper in several forms, the PDF first. */
function forms(papers) {
  const groups = new Map();
  papers.forEach((paper, index) => {
    const stem = paper.path.replace(/\.[^./]*$/, '');
    if (!groups.has(stem)) groups.set(stem, []);
    groups.get(stem).push({ paper, index });
  });
  return [...groups.values()].map((group) => group.sort((a, b) => (extension(a.paper.path) === 'pdf' ? 0 : 1) - (extension(b.paper.path) === 'pdf' ? 0 : 1)));
}

/** A paper of ours for a browser: never any other markup that lies in a bundle. */
export function forBrowser(paper) {
  return paper.id.endsWith('-HTML') && /^data\/papers\/[^\\/]+\.html$/.test(paper.path);
}

function opened({ paper, index }, bag, t) {
  if (!forBrowser(paper)) return opener(paper.path, bag, t);
  if (bag) return bag.files.get(paper.path) ? el('a', { class: 'noprint', href: '#/paper/' + index }, t(WORDS.read)) : null;
  return el('a', { class: 'noprint', href: paper.path.split('/').map(encodeURIComponent).join('/'), target: '_blank', rel: 'noopener noreferrer' }, t(WORDS.read));
}

export function papers(claim, report, t) {
  const bag = report ? report.bag : null;
  if (claim.papers.length === 0) return null;
  const form = (one, first) => {
    const kind = FORMS[extension(one.paper.path)];
    return el('span', { class: 'form' }, first || !kind ? el('span', { class: 'quiet path' }, one.paper.path.split('/').pop()) : t(kind), ' ', opened(one, bag, t), ' ',
      report ? fileState(report, one.paper.path, t) : null, ' ', provenMark(report, one.paper.path, t));
  };
  return el('section', { id: 'papers' }, el('h2', {}, t(WORDS.papers)), el('ul', { class: 'plain' }, forms(claim.papers).map((group) =>
    el('li', {}, t(group[0].paper.title), ' ', group.map((one, n) => [form(one, n === 0), ' '])))));
}

/** What the bundle is handed in on, as its list of carriers says. */
export function carriers(claim, report, t) {
  const bag = report ? report.bag : null;
  const lists = claim.papers.filter((paper) => paper.id === 'DOC-CARRIER');
  if (lists.length === 0) return null;
  return el('section', { id: 'carriers' }, el('h2', {}, t(WORDS.carriers)), el('p', { class: 'quiet' }, t(WORDS.carriersSay)), el('ul', { class: 'plain' }, lists.map((paper) =>
    el('li', {}, t(paper.title), ' ', opener(paper.path, bag, t), ' ', report ? fileState(report, paper.path, t) : null))));
}

export function withheld(claim, t) {
  if (claim.withheld.length === 0) return null;
  return el('section', {}, el('h2', {}, t(WORDS.withheld)), el('ul', {}, claim.withheld.map((one) =>
    el('li', {}, one.description + (one.holder ? t(say('（持有人：', ' (held by ')) + one.holder + t(say('）', ')')) : '')))));
}
