// Proven conversations against the records beside them: as many as were sealed, and the same words.

import { canonical, isObject } from './jcs.js';
import { textOf } from './bytes.js';
import { LOG } from './report.js';
import { say } from './outcome.js';

const MOST_BYTES = 64 * 1024 * 1024;
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
    const of = file.statement;
    const known = items.get(of.item) || items.set(of.item, new Map()).get(of.item);
    const key = JSON.stringify([of.platform, of.conversation]);
    const one = known.get(key) || known.set(key, { statement: of, shown: new Map(), records: 0, compared: 0, unknown: 0, differs: null }).get(key);
    file.shown.forEach(({ message }) => one.shown.set(message.position, message));
  }
  for (const [item, conversations] of items) {
    const path = 'data/records/' + String(item).padStart(3, '0') + '.jsonl';
    const read = await pass(path, whole, conversations);
    conversations.forEach((one) => judge(path, read, one, report, name));
  }
}

/** Whether every line could be read. */
async function pass(path, whole, conversations) {
  const bytes = await whole.read(path, MOST_BYTES).catch(() => null);
  const text = bytes === null ? null : textOf(bytes);
  if (text === null || (text !== '' && !text.endsWith('\n'))) return false;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    let record;
    try {
      record = JSON.parse(text.slice(start, end));
    } catch (_) {
      return false;
    }
    if (!isObject(record)) return false;
    const one = record.record === 'chat' ? conversations.get(JSON.stringify([record.platform, record.conversation])) : null;
    if (one) take(one, record);
    start = end + 1;
  }
  return true;
}

function take(one, record) {
  const position = one.records++;
  const message = one.shown.get(position);
  if (!message) return;
  const form = formOf(record, position, message.line);
  if (form === null) {
    one.unknown++;
  } else {
    one.compared++;
    if (form !== canonical(message) && one.differs === null) one.differs = position;
  }
}

function judge(path, read, one, report, name) {
  const sealed = one.statement.messages;
  const about = (text) => say(path + ' · ' + one.statement.conversation + '：' + text.zh, path + ' · ' + one.statement.conversation + ': ' + text.en);
  if (!read || one.records === 0) {
    report.notChecked(LOG, name, about(say('没有可读的记录，完整记录与封存的会话是否一致未核对', 'there are no readable records, so the full record was not held against it')), [path]);
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
