// Every fixed sentence of the reader, Chinese and English.

import { say } from '../outcome.js';

export const READER = {
  title: say('逐条阅读', 'Read line by line'),
  open: say('打开阅读', 'Read'),
  back: say('← 返回核对与目录', '← Back to check and catalogue'),
  full: say('完整版', 'Full version'),
  all: say('全部', 'All'),
  talk: say('号码或会话', 'Number or conversation'),
  everyTalk: say('全部号码（{n} 行）', 'all numbers ({n} lines)'),
  paperOf: say('纸面', 'on paper'),
  received: say('经过的服务器（Received）', 'Servers on the way (Received)'),
  signed: say('带有签名（本页没有验证）', 'carries a signature (not verified by this page)'),
  unsigned: say('没有签名', 'no signature'),
  notInSource: say('文件不在来源内', 'the file is not in the source'),
  edited: say('改前内容', 'Earlier contents'),
  printRows: say('打印本页只印出现在显示的行。', 'Printing prints the lines in view only.'),
  lines: say('行', 'lines'),
  loading: say('正在读取…', 'Loading…'),
  which: say('版本', 'Version'),
  search: say('查找', 'Search'),
  searchHint: say('查找正文、引用和附记；几个词用空格隔开，同一行须全部出现；引号内为整句', 'Searches words, quotes and details. All words must stand in one line; a phrase in quotes stands as it is'),
  previous: say('上一条', 'Previous'),
  next: say('下一条', 'Next'),
  jump: say('转到', 'Go to'),
  jumpHint: say('行号，如 120；或日期，如 2025-03-08', 'a line such as 120, or a day such as 2025-03-08'),
  noLine: say('此会话记录中没有这一行或这一天之后的行。', 'There is no such line here, nor one on or after that day.'),
  notInExcerpt: say('这一行不在摘录中，已转到完整版。', 'This line is not in the excerpt; the full version is shown.'),
  list: say('记录各行', 'Lines of the record'),
  keys: say('键盘：Tab 进入列表后用方向键、PageUp/PageDown、Home/End 滚动；/ 查找；Enter 下一条，Shift+Enter 上一条；行号按钮显示出处。',
    'Keyboard: Tab into the list, then arrows, PageUp/PageDown, Home/End; / searches; Enter next, Shift+Enter previous; the button with the line number shows where it comes from.'),
  derived: say('各行由程序从来源读出，属派生内容，与原始载体核对后使用。', 'The lines were read from the source by a program (derived) and are to be used after comparison with the original carrier.'),
  unchecked: say('尚未核对：以下是与本页放在一起的数据。到“核对与目录”选择文件夹核对后，这里显示核对过的字节。',
    'Not yet checked: these are the data beside this page. After the folder was picked and checked, the very bytes that were checked are shown here.'),
  checked: say('已核对：以下各行所在的文件与清单一致（只说明文件未变，不说明内容真实）。', 'Checked: the files that these lines stand in are those on the list (that says they are unchanged, not that what they say is true).'),
  failed: say('有不符：以下各行所在的文件与清单不一致或缺失，见“有问题的文件”。', 'A mismatch: files that these lines stand in differ from the list or are missing; see the files with a problem.'),
  conversation: say('会话：', 'Conversation: '),
  own: say('己方', 'own side'),
  passage: say('摘录', 'Passage'),
  facts: say('待证事实：', 'fact: '),
  chosen: say('选定', 'chosen'),
  context: say('前后文', 'surroundings'),
  more: say('展开', 'Show more'),
  longLine: say('本行共 {n} 个字符，显示第 {a}–{b} 个', 'This line has {n} characters; {a}–{b} are shown'),
  where: say('出处', 'Where it comes from'),
  file: say('文件', 'File'),
  stays: say('来源文件未放入证据包，由持有人保管；承诺值 ', 'The source file is not in the bundle, its holder keeps it; commitment '),
  place: say('位置', 'Place'),
  precision: say('时间', 'Time'),
  page: say('纸面', 'On paper'),
  pageOf: say('完整版第 {n} 页', 'full version, page {n}'),
  pageOfRows: say('摘录第 {n} 页', 'excerpt, page {n}'),
  link: say('本行的链接', 'Link to this line'),
  record: say('读出的记录', 'The record as read'),
  showRecord: say('显示（取自核对过的 {p}）', 'Show (from {p}, which was checked)'),
  recordLater: say('选择文件夹核对后可显示；在 {p} 第 {o} 字节起 {l} 字节', 'Can be shown after the folder was checked; in {p}, {l} bytes from byte {o}'),
  same: say('同一消息另在第 {n} 行', 'the same message as line {n}'),
  noPicture: say('图片格式不能在本页显示', 'this kind of picture cannot be shown here'),
  original: say('原件', 'Original'),
  playable: say('派生件，仅供播放', 'derived, for listening only'),
  printNote: say('打印本页只印出现在显示的行；全文请打印完整版 PDF。', 'Printing prints the lines in view only; for everything print the PDF of the full version.'),
  searching: say('已查 {a} / {n} 行，找到 {h} 条…', '{a} of {n} lines searched, {h} found…'),
  found: say('第 {i} 条，共 {h} 条 · 行号 [{l}]', '{i} of {h} · line [{l}]'),
  notFound: say('没有找到（查了 {n} 行）。', 'Not found in {n} lines.'),
  excerptRatio: say('完整版正文 {n} 行，本摘录列出 {s} 行。', '{s} of {n} lines of the full version are in this excerpt.'),
  excerptRecovered: say('另有恢复的内容 {n} 行，列出 {s} 行。', 'Of {n} recovered lines {s} are in it.'),
  glossary: say('用语（提交人的解释）', 'Words, as the submitter explains them'),
  passages: say('选定的行与待证事实', 'Chosen lines and facts'),
  supports: say('支持', 'for'),
  contradicts: say('反驳', 'against'),
  about: say('说明与缺失', 'Notes and gaps'),
  application: say('应用程序', 'Application'),
  importer: say('读取程序', 'Read by'),
  zone: say('时间按', 'Times are in'),
  noGaps: say('未发现已知缺失；不表示没有缺失。', 'No gap is known; that does not say that there is none.'),
  innocent: say('可能的无害原因', 'Innocent explanations'),
  signs: say('缺失或改动的迹象 {n} 处', '{n} signs that something is missing or was otherwise'),
  signsMean: say('只说明本副本中没有什么或什么对不上，不说明是谁、为什么；每一处都可能有无害的原因。', 'They say what is not in this copy or does not fit, never who did what or why; each may have an innocent explanation.'),
};

export const STATE_WORDS = {
  RECALLED: say('已撤回', 'recalled'),
  EDITED: say('已编辑', 'edited'),
  MARKED_DELETED: say('已标记删除', 'marked as deleted'),
  READ_FROM_PICTURE: say('图片识读 · 须与手机核对', 'read from a picture · to be compared with the phone'),
  READ_TO_CONFIRM: say('图片识读，待确认 · 须与手机核对', 'read from a picture, to be confirmed · to be compared with the phone'),
  DELETED_RECOVERED: say('删除后恢复 · 当事人自行恢复，线索，建议鉴定', 'deleted, recovered · by the party itself, a lead, appraisal advised'),
  EARLIER_VERSION: say('旧版本 · 当事人自行恢复，线索，建议鉴定', 'earlier version · recovered by the party itself, a lead, appraisal advised'),
  DELETED_OR_EARLIER: say('恢复：已删除或旧版本 · 当事人自行恢复，线索，建议鉴定', 'recovered: deleted or earlier version · by the party itself, a lead, appraisal advised'),
};

export const PRECISION = {
  d: say('精确到日', 'to the day'), m: say('精确到分', 'to the minute'), s: say('精确到秒', 'to the second'),
  i: say('精确到毫秒', 'to the millisecond'), n: say('精确到纳秒', 'to the nanosecond'), '-': say('精度不明', 'precision unknown'),
};

export const CLOCK = {
  S: say('服务器时间', 'server\'s clock'), D: say('设备时间', 'device\'s clock'),
  L: say('本地时间，时区为推定', 'local time, zone assumed'), '-': say('时钟不明', 'clock unknown'),
};

/** A sentence with values in its places. */
export function filled(text, values) {
  const put = (words) => words.replace(/\{([a-z])\}/g, (_, name) => String(values[name]));
  return say(put(text.zh), put(text.en));
}

/** Text that stands in the data in both languages, or is the same in both. */
export function either(value) {
  if (Array.isArray(value)) return say(String(value[0]), String(value[1]));
  if (value && typeof value === 'object') return say(String(value.zh || ''), String(value.en || ''));
  return say(String(value === undefined ? '' : value), String(value === undefined ? '' : value));
}

export const lineNumber = (n) => String(n).padStart(6, '0');
