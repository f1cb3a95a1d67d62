// A line of the chat as an element. Text is only ever set as text, characters that turn or hide
// what stands beside them are shown by their number, and long lines are shown in part.

import { el, visible } from '../ui/dom.js';
import { opener } from '../ui/catalogue.js';
import { fold, spansOf } from './fold.js';
import { figure } from './media.js';
import { body, cells } from './kinds.js';
import { placeOf } from './place.js';
import { CLOCK, either, filled, lineNumber, PRECISION, READER, STATE_WORDS } from './words.js';

const SHORT = 1500;
const STEP = 20000;
const RECOVERED = ['DELETED_RECOVERED', 'EARLIER_VERSION', 'DELETED_OR_EARLIER'];
export const isRecovered = (row) => RECOVERED.includes(row.m);

/** Joined emoji stay one; everything else that cannot be seen is shown by its number. */
export function readable(text) {
  return text.split(/((?:\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*\u200d)+(?=\p{Extended_Pictographic}))/u)
    .map((part, i) => (i % 2 ? part : visible(part))).join('');
}

/** Text with marks around the words that were sought. */
export function marked(text, words) {
  const out = [];
  let at = 0;
  for (const [begin, end] of spansOf(text, words)) {
    if (begin > at) out.push(document.createTextNode(readable(text.slice(at, begin))));
    const mark = document.createElement('mark');
    mark.append(readable(text.slice(begin, end)));
    out.push(mark);
    at = end;
  }
  out.push(document.createTextNode(readable(text.slice(at))));
  return out;
}

/** Where in a long text the words stand first; text is looked through in pieces. */
function firstHit(text, words) {
  for (let at = 0; at < text.length; at += STEP) {
    const part = text.slice(at, at + STEP + 400);
    const folded = fold(part);
    const spans = words.some((word) => folded.includes(word)) ? spansOf(part, words) : [];
    if (spans.length > 0) return at + spans[0][0];
  }
  return -1;
}

function words(row, context) {
  const text = row.x;
  if (text.length <= SHORT) return [el('p', { class: 'words', dir: 'auto' }, marked(text, context.words))];
  let open = context.opened.get(row.n);
  if (!open) {
    const hit = context.words.length > 0 ? firstHit(text, context.words) : -1;
    open = hit > SHORT - 200 ? { from: Math.max(0, hit - SHORT / 2), to: hit + SHORT / 2 } : { from: 0, to: SHORT };
    if (context.words.length > 0) context.opened.set(row.n, open);
  }
  const from = whole(text, open.from);
  const to = whole(text, Math.min(text.length, open.to));
  const show = (range) => () => {
    context.opened.set(row.n, range);
    context.again(row.n);
  };
  return [
    el('p', { class: 'words', dir: 'auto' }, from > 0 ? '… ' : null, marked(text.slice(from, to), context.words), to < text.length ? ' …' : null),
    el('p', { class: 'quiet noprint' }, context.t(filled(READER.longLine, { n: text.length, a: from + 1, b: to })), ' ',
      to - from < STEP ? el('button', { type: 'button', class: 'link', onclick: show({ from, to: from + STEP }) }, context.t(READER.more)) : null, ' ',
      from > 0 ? el('button', { type: 'button', class: 'link', onclick: show({ from: Math.max(0, from - STEP), to: from }) }, '←') : null, ' ',
      to < text.length && to - from >= STEP ? el('button', { type: 'button', class: 'link', onclick: show({ from: to, to: to + STEP }) }, '→') : null),
  ];
}

/** A place that does not cut a character in two. */
function whole(text, at) {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

export function heading(row, context) {
  const talk = (context.book.index.conversations || [])[row.c] || {};
  return el('h3', { class: 'talk' }, context.t(READER.conversation) + (talk.title ? readable(String(talk.title)) + '（' + readable(String(talk.id || '')) + '）' : readable(String(talk.id || ''))));
}

/** `before` and `after` are elements that stand above and below the line. */
export function lineOf(row, context, before, chosen, after) {
  const { t } = context;
  const open = context.details.has(row.n);
  const kind = isRecovered(row) ? ' recovered' : row.o === 1 ? ' own' : '';
  const frees = [];
  const show = (text) => marked(text.slice(0, STEP), context.words);
  const head = [
    el('button', { type: 'button', class: 'no', 'aria-expanded': String(open), title: t(READER.where), onclick: () => context.toggle(row.n) }, '[' + lineNumber(row.n) + ']'),
    ' ', el('time', {}, t(either(row.t))), ' '];
  const marks = [
    STATE_WORDS[row.m] ? el('em', { class: 'mark' }, t(STATE_WORDS[row.m])) : null,
    row.i ? el('em', { class: 'mark' }, context.lang === 'zh' ? '该行残缺' : 'incomplete row') : null,
    row.e ? el('em', { class: 'mark' }, t(filled(READER.same, { n: lineNumber(row.e) }))) : null,
    chosen === true ? el('span', { class: 'side' }, ' ' + t(READER.chosen)) : null];
  const who = [el('b', { class: 'who', dir: 'auto' }, show(t(either(row.s)))), row.o === 1 ? el('span', { class: 'side' }, ' ' + t(READER.own)) : null];
  const bill = row.K === 'payment';
  const out = el('li', { class: 'msg' + kind + (bill ? ' bill' : '') + (context.hit === row.n ? ' hit' : '') + (chosen === true ? ' chosen' : '') },
    before,
    bill ? cells(row, [head, marks], show, t) : [el('div', { class: 'head' }, head, who, marks), row.K ? body(row, row.x === '' ? null : words(row, context), show, t) : words(row, context)],
    row.q ? el('p', { class: 'quoted', dir: 'auto' }, marked(t(either(row.q)), context.words)) : null,
    row.d ? el('p', { class: 'extra' }, marked(t(either(row.d)).slice(0, STEP), context.words)) : null,
    figure(row, context.source, t, frees, context.measured),
    open ? details(row, context) : null, after);
  out.frees = frees;
  out.line = row.n;
  return out;
}

function details(row, context) {
  const { t, book, source } = context;
  const [number, at, ...members] = Array.isArray(row.w) ? row.w : [];
  const from = (book.index.sources || [])[number] || {};
  const pair = (name, ...value) => [el('dt', {}, t(name)), el('dd', { class: 'path' }, value)];
  const records = 'data/records/' + String(book.item).padStart(3, '0') + '.jsonl';
  const [offset, length] = Array.isArray(row.r) ? row.r : [0, 0];
  const shown = el('pre', { class: 'record', hidden: true });
  const show = el('button', { type: 'button', class: 'link', onclick: () => source.slice(records, offset, length).then((text) => {
    shown.textContent = visible(pretty(text));
    shown.hidden = false;
    show.hidden = true;
    context.measured();
  }, (error) => { shown.textContent = error.message; shown.hidden = false; }) }, t(filled(READER.showRecord, { p: records })));
  const bag = source.checked ? source.bag : null;
  return el('dl', { class: 'from' },
    pair(READER.file, from.path ? [readable(String(from.name || from.path)), ' ', opener(from.path, bag, t), el('br'), el('span', { class: 'quiet' }, 'SHA-256 ' + from.sha256)]
      : t(READER.stays) + from.sha256, members.length > 0 ? el('div', {}, readable('› ' + members.join(' › '))) : null),
    pair(READER.place, at ? readable(t(placeOf(at))) : '—'),
    pair(READER.precision, t(PRECISION[String(row.u)[0]] || PRECISION['-']), t({ zh: '，', en: ', ' }), t(CLOCK[String(row.u)[1]] || CLOCK['-'])),
    row.g > 0 ? pair(READER.page, t(filled(book.index.records === true ? READER.pageOfRows : READER.pageOf, { n: row.g })), ' ', opener((book.index.paper || {}).path || '', bag, t, '#page=' + row.g)) : null,
    pair(READER.record, source.checked ? [show, shown] : t(filled(READER.recordLater, { p: records, o: offset, l: length }))),
    pair(READER.link, el('a', { href: '#/read/' + book.item + '/' + row.n }, '#/read/' + book.item + '/' + row.n)));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 1).slice(0, STEP);
  } catch (_) {
    return String(text).slice(0, STEP);
  }
}
