// Proven conversations against the records beside them: as many as were sealed, and the same words.

import { canonical, isObject } from './jcs.js';
import { LARGE } from './bag.js';
import { textOf } from './bytes.js';
import { LOG } from './report.js';
import { say } from './outcome.js';

const LEFT_OUT = ['provenance', 'extra', 'platform', 'conversation', 'record'];

/** The text that is sealed of a record; null where this page cannot know it, for a number too large or too deep a nesting. */
export function formOf(record, position, line) {
  const form = { ...record, position, line };
  LEFT_OUT.forEach((name) => delete form[name]);
  if (!exact(form)) return null;
  try {
    return canonical(form);
  } catch (_) {
    return null;
  }
}

function exact(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return value === null || typeof value !== 'object' || Object.keys(value).every((name) => exact(value[name]));
}

/** `proven` = results of checkExcerpt that hold. One pass for each item. */
export async function againstRecords(whole, proven, report, name) {
  const items = new Map();
  for (const { file } of proven) {
    const conversations = under(items, file.statement.item, () => new Map());
    const sealings = under(conversations, keyOf(file.statement), () => []);
    const same = sealings.find((one) => one.event === file.event && canonical(one.statement) === canonical(file.statement));
    const one = same || { event: file.event, statement: file.statement, shown: new Map(), records: 0, compared: 0, unknown: 0, differs: null };
    if (!same) sealings.push(one);
    file.shown.forEach(({ message }) => under(one.shown, message.position, () => []).push(message));
  }
  for (const [item, conversations] of items) {
    const path = 'data/records/' + String(item).padStart(3, '0') + '.jsonl';
    conversations.forEach((sealings) => contradicting(sealings, report, name));
    const fault = await pass(path, whole, conversations);
    conversations.forEach((sealings) => sealings.forEach((one) => judge(path, fault, one, report, name)));
  }
}

function under(map, key, otherwise) {
  if (!map.has(key)) map.set(key, otherwise());
  return map.get(key);
}

function keyOf({ platform, conversation }) {
  return JSON.stringify([platform, conversation]);
}

/** One event seals a conversation once; two events may, after it was read again, and that is told. */
function contradicting(sealings, report, name) {
  const of = sealings[0].statement.conversation;
  const events = [...new Set(sealings.map((one) => one.event))].sort((a, b) => a - b);
  for (const event of events) {
    if (sealings.filter((one) => one.event === event).length > 1) {
      report.failed(LOG, name, say(
        of + '：第 ' + event + ' 号保管事件对同一会话封存了不同的声明，彼此矛盾', of + ': custody event ' + event + ' seals statements of this conversation that contradict each other'));
    }
  }
  if (events.length > 1) {
    report.notChecked(LOG, name, say(
      of + '：各份证明所指的封存不是同一次（第 ' + events.join('、') + ' 号保管事件），两次读取是否一致未核对',
      of + ': the proofs name different sealings (custody events ' + events.join(', ') + '); that these readings agree was not checked'));
  }
}

const NO_FILE = say(
  '包内没有该证据的记录文件，重点版所出自的完整记录不在，与封存的会话不符',
  'the bundle has no file of records of this item; the full record that the key version is from is missing, which is not what was sealed');
const TOO_LARGE = say(
  '记录文件超过 256 MiB，没有读取，完整记录与封存的会话是否一致未核对', 'the file of records is larger than 256 MiB and was not read, so the full record was not held against it');
const NOT_READ = say('记录文件读取失败，完整记录与封存的会话是否一致未核对', 'the file of records could not be read, so the full record was not held against it');
const NO_RECORDS = say('记录文件不是逐行的记录', 'the file of records is not one record a line');

/** Why it could not be held against the records: {text, state}, or null when every line was read. */
async function pass(path, whole, conversations) {
  const file = whole.files.get(path);
  if (!file) return { text: NO_FILE, state: 'failed' };
  if (file.size > LARGE) return { text: TOO_LARGE, state: 'missing' };
  const bytes = await whole.read(path, LARGE).catch(() => null);
  if (bytes === null) return { text: NOT_READ, state: 'missing' };
  const text = textOf(bytes);
  return text !== null && (text === '' || text.endsWith('\n')) && everyLine(text, conversations) ? null : { text: NO_RECORDS, state: 'failed' };
}

function everyLine(text, conversations) {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    let record;
    try {
      record = JSON.parse(text.slice(start, end));
    } catch (_) {
      return false;
    }
    if (!isObject(record)) return false;
    const sealings = record.record === 'chat' ? conversations.get(keyOf(record)) : null;
    if (sealings) sealings.forEach((one) => take(one, record));
    start = end + 1;
  }
  return true;
}

function take(one, record) {
  const position = one.records++;
  const messages = one.shown.get(position);
  if (!messages) return;
  const forms = messages.map((message) => [formOf(record, position, message.line), message]);
  if (forms.some(([form]) => form === null)) {
    one.unknown++;
  } else {
    one.compared++;
    if (one.differs === null && forms.some(([form, message]) => form !== canonical(message))) one.differs = position;
  }
}

function judge(path, fault, one, report, name) {
  const sealed = one.statement.messages;
  const about = (text) => say(path + ' · ' + one.statement.conversation + '：' + text.zh, path + ' · ' + one.statement.conversation + ': ' + text.en);
  if (fault !== null) {
    report[fault.state](LOG, name, about(fault.text), [path]);
  } else if (one.records !== sealed) {
    report.failed(LOG, name, about(say(
      '包内该会话有 ' + one.records + ' 条记录，封存时为 ' + sealed + ' 条',
      'the bundle has ' + one.records + ' records of this conversation, but ' + sealed + ' were sealed')), [path]);
  } else if (one.differs !== null) {
    report.failed(LOG, name, about(say('位置 ' + one.differs + ' 的记录与封存的消息不同', 'the record at position ' + one.differs + ' is not the sealed message')), [path]);
  } else {
    if (one.unknown > 0) {
      report.notChecked(LOG, name, about(say(one.unknown + ' 条记录含有浏览器不能精确表示的数，没有比对', one.unknown + ' records hold numbers that a browser cannot hold exactly and were not compared')), [path]);
    }
    report.passed(LOG, name, about(say(
      '包内该会话的记录共 ' + sealed + ' 条，与封存的条数相同；已证明的 ' + one.compared + ' 条与相应记录逐字相同（其余各条的文字未逐条证明）',
      'the bundle has all ' + sealed + ' records of this conversation; those of the ' + one.compared
        + ' proven messages are the same word for word (the words of the others are not proven one by one)')));
  }
}
