// Where a line was read from, in words.

import { say } from '../outcome.js';

const SUBSTRATES = {
  freeblock: say('页内空闲块（freeblock）', 'a freeblock'),
  gap: say('页内未分配区（gap）', 'the unallocated gap of a page'),
  'freelist-leaf': say('空闲页（freelist leaf）', 'a free page (freelist leaf)'),
  'freelist-trunk': say('空闲页目录（freelist trunk）', 'a freelist trunk page'),
  'wal-frame': say('预写日志（WAL）', 'the write-ahead log'),
  'journal-page': say('回滚日志（journal）', 'the rollback journal'),
  overflow: say('溢出页（overflow）', 'an overflow page'),
};

/** A locator of the record form (docs/schema). */
export function placeOf(at) {
  const some = (value, zh, en) => (value === undefined || value === null ? say('', '') : say(zh(value), en(value)));
  const join = (...texts) => say(texts.map((one) => one.zh).join(''), texts.map((one) => one.en).join(''));
  const offset = some(at.offset, (v) => '，偏移 ' + v, (v) => ', offset ' + v);
  const frame = some(at.walFrame, (v) => '，WAL 第 ' + v + ' 帧', (v) => ', WAL frame ' + v);
  const page = some(at.page, (v) => '，第 ' + v + ' 页', (v) => ', page ' + v);
  switch (at.at) {
    case 'whole': return say('整个文件', 'the whole file');
    case 'bytes': return say('偏移 ' + at.offset + ' 起 ' + at.length + ' 字节', at.length + ' bytes at offset ' + at.offset);
    case 'line': return join(say('第 ' + at.number + ' 行', 'line ' + at.number), offset);
    case 'element': return join(say('元素 ' + at.pointer, 'element ' + at.pointer), offset);
    case 'cell': return say('工作表 ' + at.sheet + ' 第 ' + at.row + ' 行', 'sheet ' + at.sheet + ' row ' + at.row);
    case 'row': return join(say('表 ' + at.table + ' 行号 ' + at.rowid, 'table ' + at.table + ' row ' + at.rowid), page, offset, frame);
    case 'residue': {
      const kind = SUBSTRATES[String(at.substrate).toLowerCase().replace(/_/g, '-')] || say(String(at.substrate), String(at.substrate));
      const row = at.rowid === undefined ? say(' 行号未留存', ' row id not preserved') : say(' 行号 ' + at.rowid, ' row ' + at.rowid);
      return join(say('表 ' + at.table, 'table ' + at.table), row, say('，残留于', ', remains in '), kind, page, offset,
        say('，长 ' + at.length + ' 字节', ', ' + at.length + ' bytes'), frame, say('，可信度 ' + at.confidence + '/100', ', confidence ' + at.confidence + '/100'));
    }
    case 'region': {
      const ms = at.frameMillis;
      const two = (n) => String(n).padStart(2, '0');
      const time = ms === undefined || ms === null ? '' : ` ${Math.floor(ms / 60000)}:${two(Math.floor(ms / 1000) % 60)}.${Math.floor(ms / 100) % 10}`;
      const spot = `${at.picture}${time} (${at.x},${at.y} ${at.width}×${at.height})`;
      return say('图 ' + spot, 'picture ' + spot);
    }
    default: return say(JSON.stringify(at), JSON.stringify(at));
  }
}
