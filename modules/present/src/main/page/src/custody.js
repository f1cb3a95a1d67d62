// The custody log (docs/bundle-format.md section 6): lines, numbers, and the chain of `prev`.

import * as bag from './bag.js';
import { hasExactly, isObject, read } from './jcs.js';
import { LOG } from './report.js';
import { say } from './outcome.js';
import { fromHex, hex, textOf, utf8 } from './bytes.js';
import { sha256, sm3 } from './digests.js';

const STEP = say('保管链', 'Custody chain');
const MEMBERS = ['actor', 'case', 'kind', 'n', 'prev', 'time', 'tool', 'v', 'what'];
const START = '0'.repeat(64);

/** Answers the lines as [{bytes, event}]; an event that is withheld has `withheld`. */
export async function custody(files, report) {
  const bytes = await files.read(bag.EVENTS, bag.LARGE).catch(() => null);
  if (bytes === null) {
    report.missing(LOG, STEP, say('没有 ' + bag.EVENTS, bag.EVENTS + ' is missing'), [bag.EVENTS]);
    return [];
  }
  const text = textOf(bytes);
  if (text === null || (text !== '' && !text.endsWith('\n'))) {
    report.failed(LOG, STEP, say('保管记录不是以换行结束的文本', 'the custody log is not text that ends with a line'), [bag.EVENTS]);
    return [];
  }
  const lines = text === '' ? [] : text.slice(0, -1).split('\n').map((line) => parsed(utf8(line)));
  const fault = chainFault(lines);
  if (fault) {
    report.failed(LOG, STEP, say('第 ' + fault.line + ' 行：' + fault.zh, 'line ' + fault.line + ': ' + fault.en), [bag.EVENTS]);
  } else if (lines.length === 0) {
    report.notChecked(LOG, STEP, say('保管记录为空', 'the custody log is empty'));
  } else {
    const withheld = lines.filter((line) => line.withheld).length;
    if (withheld > 0) report.notChecked(LOG, STEP, say(withheld + ' 个只给出摘要的事件，其内容未核对', withheld + ' events given only by digest: their content was not checked'));
    report.passed(LOG, STEP, say(
      lines.length + ' 个事件首尾相连' + (withheld > 0 ? '，其中 ' + withheld + ' 个只给出摘要' : ''),
      lines.length + ' events are chained' + (withheld > 0 ? ', ' + withheld + ' of them given only by digest' : '')));
  }
  return lines;
}

function parsed(bytes) {
  try {
    const found = read(bytes);
    const value = found.value;
    if (!found.canonical) return { bytes, event: null };
    if (isObject(value) && value.withheld === true) {
      const good = hasExactly(value, ['n', 'sha256', 'withheld']) && fromHex(value.sha256, 32) !== null;
      return good ? { bytes, event: value, withheld: true, digest: value.sha256 } : { bytes, event: null };
    }
    const good = hasExactly(value, MEMBERS) && value.v === 1 && typeof value.case === 'string' && typeof value.kind === 'string' && fromHex(value.prev, 32) !== null;
    return good
      ? { bytes, event: value, withheld: false, digest: hex(sha256(bytes)), sm3: hex(sm3(bytes)) }
      : { bytes, event: null };
  } catch (_) {
    return { bytes, event: null };
  }
}

function chainFault(lines) {
  let of = null;
  for (let i = 0; i < lines.length; i++) {
    const one = lines[i];
    const at = { line: i + 1 };
    if (!one.event) return { ...at, zh: '不是规定的规范形式', en: 'not in the canonical form' };
    if (one.event.n !== i + 1) return { ...at, zh: '序号为 ' + one.event.n, en: 'its number is ' + one.event.n };
    const before = i === 0 ? START : lines[i - 1].digest;
    if (!one.withheld && one.event.prev !== before) {
      return { ...at, zh: '与前一事件的摘要不符', en: 'it does not follow the event before' };
    }
    if (one.withheld) continue;
    // The first event that is shown says which case: those before it may be given by digest only.
    if (of === null) of = one.event.case;
    if (one.event.case !== of) return { ...at, zh: '属于另一案件', en: 'it is of another case' };
  }
  return null;
}
