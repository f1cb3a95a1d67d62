// A writer of the reader's files from the text of docs/bundle-format.md section 4.4 alone.

const escaped = (text) => JSON.stringify(text).replace(/[<\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]/g, (one) => '\\u' + one.charCodeAt(0).toString(16).padStart(4, '0'));
const pad = (value, width) => String(value).padStart(width, '0');
export const call = (name, item, piece, content) => `${name}("${pad(item, 3)}",${piece},${escaped(content)});\n`;
const root = (item) => `tiezheng/page/reader/${pad(item, 3)}/`;

const SAID = ['好的', '收到', '今天下午三点见', '钱已经转过去了，你查一下', '嗯嗯', '我再想想', '合同发你了', '这个月先还五千', '[图片]', 'OK, see you tomorrow'];

/** A message by its number. `odd` = {line: members} replaces some. */
export function rows(count, odd = {}) {
  const first = Date.UTC(2023, 0, 1);
  let day = '';
  return Array.from({ length: count }, (_, i) => {
    const n = i + 1;
    const at = new Date(first + i * 420000).toISOString();
    const row = {
      n, c: 0, t: at.slice(0, 19).replace('T', ' '), u: 'sS', s: i % 3 ? '张三(老张)' : '李四', o: i % 3 ? 0 : 1, y: at.slice(0, 10),
      x: SAID[i % SAID.length] + (i % 7 === 0 ? '，编号 ' + n : ''), g: 3 + Math.floor(i / 40), w: [0, { at: 'row', table: 'message', rowid: n }], r: [0, 2], ...odd[n],
    };
    if (row.y !== day) row.h = (day === '' ? 1 : 0) + 2;
    day = row.y;
    return row;
  });
}

const RECOVERED = ['DELETED_RECOVERED', 'EARLIER_VERSION', 'DELETED_OR_EARLIER'];

/** {path: text} of an item whose lines these are. */
export function readerFiles(item, lines, more = {}) {
  const files = {};
  let number = 0;
  const pieces = (of) => {
    const out = [];
    for (let at = 0; at < of.length;) {
      let size = 0;
      const some = [];
      while (at < of.length && some.length < 500 && (some.length === 0 || size < 400000)) {
        size += JSON.stringify(of[at]).length;
        some.push(of[at++]);
      }
      number++;
      files[`${root(item)}${pad(number, 5)}.js`] = call('TIEZHENG_LINES', item, number, some.map((one) => JSON.stringify(one) + '\n').join(''));
      out.push([number, some[0].n, some[some.length - 1].n, some.length, some[0].y || '']);
    }
    return out;
  };
  const index = {
    v: 1, item, title: '微信聊天记录', application: '微信 8.0', importer: 'wechat 1', zone: 'Asia/Shanghai', lines: lines.length,
    paper: { path: 'data/papers/DOC-CATALOGUE.pdf' }, conversations: [{ id: 'wxid_zhang', title: '张三', lines: lines.length }],
    sources: [{ sha256: 'ab'.repeat(32), path: 'data/originals/001/chat.json', name: 'chat.json' }], notes: [], gaps: [],
    recoveredTitle: { zh: '恢复的内容（当事人自行恢复）', en: 'Recovered lines (recovered by the party)' },
    recoveredMeans: { zh: '仅供作为线索，建议申请鉴定。', en: 'A lead only, for an appraisal.' }, excerpts: [],
    pieces: pieces(lines.filter((one) => !RECOVERED.includes(one.m))), recovered: pieces(lines.filter((one) => RECOVERED.includes(one.m))), ...more,
  };
  files[`${root(item)}index.js`] = call('TIEZHENG_READER', item, number, JSON.stringify(index));
  return files;
}

/** An excerpt of some lines, each with so many around it. */
export function excerptOf(chosen, around, count) {
  const parts = [];
  let at = 1;
  const omit = (first, last) => {
    if (last >= first) parts.push({ first, last, omitted: last - first + 1, sentence: { zh: `〔第 ${first}–${last} 行共 ${last - first + 1} 行未摘录〕`, en: `{lines ${first}–${last}, ${last - first + 1} in all, are not excerpted}` } });
  };
  for (const [a, b] of chosen) {
    omit(at, a - around - 1);
    parts.push({ lines: [[Math.max(1, a - around), Math.min(count, b + around)]], facts: ['借款已交付'] });
    at = b + around + 1;
  }
  omit(at, count);
  const shown = chosen.reduce((sum, [a, b]) => sum + b - a + 1 + 2 * around, 0);
  return { title: { zh: '聊天记录（重点版）', en: 'Chat record (key version)' }, path: 'data/papers/DOC-CHAT-KEY-001.pdf', context: around, lines: count, shown, recoveredLines: 0, chosen, recovered: [], parts,
    passages: [{ fact: '借款已交付', supports: true, note: '', lines: chosen }], glossary: [['老张', '被告']] };
}
