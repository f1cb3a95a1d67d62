// What importers read from the originals: the first records from the preview, all from the files.

import { el, replace } from './dom.js';
import { moment, WORDS } from './words.js';
import { fileState } from './catalogue.js';
import { say } from '../outcome.js';
import { concat, textOf } from '../bytes.js';
import { stream } from '../bag.js';

const PAGE = 200;
const MOST_RECORD_BYTES = 64 * 1024 * 1024;
/** Members that say where a record comes from; a person reads what it says. */
const BEHIND = ['provenance', 'extra', 'nativeId', 'nativeType', 'record'];

/** What an importer read, a page at a time. Only from the picked folder. */
export function records(claim, report, t) {
  const found = claim.items.map((item) => ({ item, path: 'data/records/' + String(item.number).padStart(3, '0') + '.jsonl' }))
    .filter(({ path }) => report.bag.has(path));
  if (found.length === 0) return null;
  return el('section', { class: 'noprint' }, el('h2', {}, t(WORDS.records)), found.map(({ item, path }) => {
    const body = el('div', {});
    const state = fileState(report, path, t);
    return el('details', { ontoggle: () => load(report.bag.files.get(path), body, t) }, el('summary', {}, item.number + ' ' + item.title + ' ', state), body);
  }));
}

async function load(file, body, t) {
  if (body.firstChild) return;
  replace(body, el('p', { class: 'quiet' }, '…'));
  try {
    if (file.size > MOST_RECORD_BYTES) throw new Error('size');
    const parts = [];
    await stream(file, (bytes) => parts.push(bytes.slice()));
    const text = textOf(concat(...parts));
    if (text === null) throw new Error('UTF-8');
    const lines = text.split('\n').filter((line) => line !== '');
    const list = el('ol', { class: 'records' });
    const button = el('button', { type: 'button', class: 'link noprint', onclick: () => more() }, t(WORDS.more));
    let shown = 0;
    const more = () => {
      lines.slice(shown, shown + PAGE).forEach((line) => list.append(el('li', {}, record(line))));
      shown += PAGE;
      button.hidden = shown >= lines.length;
    };
    replace(body, el('p', { class: 'quiet' }, t(say('共 ' + lines.length + ' 条（由程序从原件读出，属派生内容；聊天时间按北京时间）', lines.length + ' records, read from the originals by a program (derived); chat times are Beijing time'))), list, button);
    more();
  } catch (_) {
    replace(body, el('p', {}, t(say('无法显示，请打开文件 ' + file.path, 'cannot be shown; open the file ' + file.path))));
  }
}

/** The first records, as data.js has them: not checked. */
export function excerpts(claim, list, t) {
  const title = (number) => (claim.items.find((item) => item.number === number) || { title: '' }).title;
  if (list.length === 0) return null;
  return el('section', { class: 'noprint' }, el('h2', {}, t(WORDS.records)), list.map((one) => el('details', {},
    el('summary', {}, one.item + ' ' + title(one.item)),
    el('p', { class: 'quiet' }, t(say('前 ' + one.first.length + ' 条，共 ' + one.total + ' 条', 'the first ' + one.first.length + ' of ' + one.total))),
    el('ol', { class: 'records' }, one.first.map((record) => el('li', {}, shown(record)))))));
}

function record(line) {
  try {
    return shown(JSON.parse(line));
  } catch (_) {
    return line.slice(0, 2000);
  }
}

function shown(value) {
  if (value === null || typeof value !== 'object') return String(value);
  return value.record === 'chat' ? message(value) : pairs(value);
}

/** Time, sender and words of a message. */
export function message(value) {
  const time = value.time && Date.parse(value.time.instant);
  const content = value.content || {};
  return [
    el('span', { class: 'quiet' }, time === time && time ? moment(time).zh.replace(/^\S+ /, '') : (value.time && value.time.raw) || '', ' '),
    el('b', {}, value.senderName || value.sender || '', ' '),
    typeof content.text === 'string' ? content.text.slice(0, 4000) : pairs(content),
    value.state && value.state !== 'LIVE' ? el('span', { class: 'tag open' }, ' ' + value.state) : null,
  ];
}

/** Plain values in their order: no layout is invented for them. */
function pairs(value) {
  const found = [];
  const walk = (one, name) => {
    if (one !== null && typeof one === 'object') {
      Object.keys(one).filter((key) => !BEHIND.includes(key)).forEach((key) => walk(one[key], Array.isArray(one) ? name : key));
    } else if (one !== null && one !== '' && found.length < 40) {
      found.push(el('span', { class: 'pair' }, el('span', { class: 'quiet' }, name + ' '), String(one).slice(0, 2000)));
    }
  };
  walk(value, '');
  return found;
}
