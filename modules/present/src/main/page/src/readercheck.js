// What the reader shows of conversations against the records beside it: every record once, in its
// order, with its words, state and place. A piece of the reader and a slice of the records are held.

import { LARGE, readerIndex, readerLines, SLICE, stream } from './bag.js';
import { concat, textOf } from './bytes.js';
import { canonical } from './jcs.js';
import { BYTES } from './report.js';
import { Malformed, say } from './outcome.js';
import { handedOver } from './reader/source.js';

const STEP = say('阅读器数据', 'Data of the reader');
const RECOVERED = ['DELETED_RECOVERED', 'EARLIER_VERSION', 'DELETED_OR_EARLIER'];
const LINE_FEED = 10;
/** Members that a row has of its record, and the one that holds its words. */
const ROWS = {
  sms: ['text', ['service', 'own', 'counterparts', 'counterpartName', 'box', 'subject', 'attachments', 'parts', 'edits']],
  call: [null, ['service', 'own', 'number', 'name', 'way', 'seconds']],
  mail: ['text', ['from', 'to', 'cc', 'subject', 'messageId', 'inReplyTo', 'received', 'dkimSigned', 'attachments']],
  payment: ['description', ['provider', 'account', 'type', 'counterpart', 'counterpartAccount', 'direction', 'amount', 'balance', 'method', 'status', 'orderId', 'merchantOrderId', 'memo']],
};

export async function readerData(whole, items, report) {
  for (const { number } of items) {
    const path = readerIndex(number);
    if (!whole.has(path)) continue;
    try {
      const count = await compare(whole, number, JSON.parse(await handedOver(whole.files.get(path), path)));
      report.passed(BYTES, STEP, say('证据 ' + number + '：' + count + ' 行与包内记录逐行一致', 'item ' + number + ': ' + count + ' lines are the records of the bundle, line by line'));
    } catch (error) {
      report.failed(BYTES, STEP, error.text || say('证据 ' + number + '：无法读取', 'item ' + number + ': unreadable'), [error.path || path]);
    }
  }
}

/** How many lines agree. Throws Malformed at the first that does not. */
async function compare(whole, item, index) {
  const live = new Rows(whole, item, index.pieces);
  const recovered = new Rows(whole, item, index.recovered);
  const path = 'data/records/' + String(item).padStart(3, '0') + '.jsonl';
  let last = 0;
  let count = 0;
  for await (const [line, offset, length] of lines(whole.files.get(path), path)) {
    const record = JSON.parse(line);
    const chat = record.record === 'chat';
    // An index that says it is of other records must not hide a conversation.
    if (index.records === true && chat) throw differs(item, '—', readerIndex(item));
    if (index.records === true ? !ROWS[record.record] : !chat) continue;
    const rows = chat && RECOVERED.includes(record.state) ? recovered : live;
    const row = await rows.next();
    if (!row || !(row.n > last) || !agrees(row, record, index.sources, offset, length) || !(chat || says(row, record))) {
      throw differs(item, row ? row.n : '—', rows.path);
    }
    last = row.n;
    count++;
  }
  for (const rows of [live, recovered]) if (await rows.next()) throw differs(item, rows.row.n, rows.path);
  if (count !== index.lines) throw differs(item, '—', readerIndex(item));
  return count;
}

function differs(item, line, path) {
  const fault = new Malformed('证据 ' + item + '：阅读器第 ' + line + ' 行与包内记录不同', 'item ' + item + ': line ' + line + ' of the reader is not what the records say');
  fault.path = path;
  return fault;
}

/** Words are compared where the record holds them as they are; labels of other contents are the program's own. */
function agrees(row, record, sources, offset, length) {
  const content = record.content || {};
  const from = record.provenance || {};
  const [source, locator, ...members] = row.w;
  return row.r[0] === offset && row.r[1] === length
    && (row.m || 'LIVE') === (record.state || 'LIVE')
    && (content.content !== 'text' || row.x === content.text)
    && sources[source].sha256 === from.original
    && canonical(locator) === canonical(from.locator)
    && canonical(members) === canonical(from.members || []);
}

/** What a row shows of a record that is no message of a chat. */
function says(row, record) {
  const [words, names] = ROWS[record.record];
  const value = (one) => canonical(one === undefined ? null : one);
  return row.K === record.record
    && row.x === (words === null ? '' : record[words] || '')
    && names.every((name) => value(row.p[name]) === value(record[name]))
    && Object.keys(row.p).every((name) => names.includes(name));
}

/** The rows of a series of pieces, one after the other. */
class Rows {
  constructor(whole, item, pieces) {
    this.whole = whole;
    this.item = item;
    this.pieces = pieces.slice();
    this.path = readerIndex(item);
    this.rows = [];
    this.row = null;
  }

  async next() {
    while (this.rows.length === 0) {
      if (this.pieces.length === 0) return null;
      const [number, , , count] = this.pieces.shift();
      this.path = readerLines(this.item, number);
      const text = await handedOver(this.whole.files.get(this.path), this.path);
      this.rows = text.split('\n').filter((line) => line !== '').reverse();
      if (this.rows.length !== count) throw differs(this.item, '—', this.path);
    }
    this.row = JSON.parse(this.rows.pop());
    return this.row;
  }
}

/** [text, offset, length] of every line; a stored file is read a slice at a time. */
async function* lines(file, path) {
  if (!file) throw new Malformed('缺少 ' + path, path + ' is missing');
  let rest = new Uint8Array(0);
  let offset = 0;
  for await (const slice of slices(file, path)) {
    const bytes = rest.length > 0 ? concat(rest, slice) : slice;
    let begin = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, begin)) {
      const text = textOf(bytes.subarray(begin, end));
      if (text === null) throw new Malformed(path + ' 不是 UTF-8', path + ' is not UTF-8');
      yield [text, offset + begin, end - begin];
      begin = end + 1;
    }
    offset += begin;
    rest = bytes.slice(begin);
  }
  if (rest.length > 0) throw new Malformed(path + ' 末行没有换行', 'the last line of ' + path + ' is not ended');
}

async function* slices(file, path) {
  if (file.deflated) {
    if (file.size > LARGE) throw new Malformed(path + ' 过大', path + ' is too large');
    const parts = [];
    await stream(file, (bytes) => parts.push(bytes.slice()));
    yield concat(...parts);
    return;
  }
  for (let at = 0; at < file.length; at += SLICE) {
    yield new Uint8Array(await file.blob.slice(file.offset + at, file.offset + Math.min(at + SLICE, file.length)).arrayBuffer());
  }
}
