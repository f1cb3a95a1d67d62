// Text messages, calls, mails and rows of bills: what their records hold, in words. Values are shown as they are; text only
// ever becomes text, and of a mail its readable body is all there is: its HTML is not in the record and never rendered.

import { el } from '../ui/dom.js';
import { say } from '../outcome.js';
import { size } from '../ui/words.js';
import { READER } from './words.js';

const FIELDS = {
  service: say('种类', 'Service'), own: say('本机', 'Own number'), box: say('信箱', 'Box'), subject: say('主题', 'Subject'), seconds: say('时长', 'Duration'), way: say('方向', 'Direction'),
  from: say('发件人', 'From'), to: say('收件人', 'To'), cc: say('抄送', 'Cc'), messageId: say('邮件编号', 'Message-ID'), inReplyTo: say('回复的邮件', 'In reply to'), attachments: say('附件', 'Attachments'),
  amount: say('金额', 'Amount'), counterpart: say('对方', 'Other side'), counterpartAccount: say('对方账号', 'Its account'), description: say('说明', 'Description'), status: say('状态', 'Status'),
  type: say('类型', 'Type'), method: say('收付方式', 'Method'), orderId: say('交易单号', 'Order'), merchantOrderId: say('商户单号', 'Merchant\'s order'), balance: say('余额', 'Balance'), memo: say('备注', 'Memo'),
  provider: say('出具方', 'Provider'), account: say('账户', 'Account'), line: say('行', 'Line'), time: say('时间', 'Time'),
};
const BOX = { INBOX: say('收件箱', 'inbox'), SENT: say('已发送', 'sent'), DRAFT: say('草稿', 'draft'), OUTBOX: say('发件箱', 'outbox'), FAILED: say('发送失败', 'failed'), QUEUED: say('待发送', 'queued'), SPAM: say('垃圾短信', 'spam'), UNKNOWN: say('不明', 'unknown') };
const WAY = { INCOMING: say('来电', 'incoming'), OUTGOING: say('去电', 'outgoing'), MISSED: say('未接来电', 'missed'), REJECTED: say('拒接', 'rejected'), BLOCKED: say('被拦截', 'blocked'), VOICEMAIL: say('语音信箱', 'voicemail'), UNKNOWN: say('方向不明', 'direction unknown') };
const MONEY = { IN: say('收入', 'in'), OUT: say('支出', 'out'), NEUTRAL: say('不计收支', 'neutral') };

/** The members of a row's record, if it has any. */
const members = (row) => (row.p && typeof row.p === 'object' ? row.p : {});
const some = (value) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Every text and number in the members, for the search. */
export function textsOf(value, out = []) {
  if (Array.isArray(value)) value.forEach((one) => textsOf(one, out));
  else if (value !== null && typeof value === 'object') Object.keys(value).forEach((key) => textsOf(value[key], out));
  else if (typeof value === 'string' || typeof value === 'number') out.push(String(value));
  return out;
}

/** What stands below the head of a row; `show(text)` marks what was sought. */
export function body(row, words, show, t) {
  const of = members(row);
  switch (row.K) {
    case 'sms': return [some(of.subject) ? el('p', {}, el('b', {}, t(FIELDS.subject)), ' ', show(String(of.subject))) : null, words, files(of.attachments, show, t), edits(of.edits, show, t), facts(of, ['service', 'box', 'own'], show, t)];
    case 'call': return [el('p', { class: 'words' }, t(WAY[of.way] || say(String(of.way), String(of.way))), '　', t(FIELDS.seconds), ' ', some(of.seconds) ? lasting(of.seconds, t) : '—'), facts(of, ['service', 'own'], show, t)];
    case 'mail': return [headers(of, show, t), words, files(of.attachments, show, t)];
    default: return words;
  }
}

function value(name, given, t) {
  if (name === 'box') return t(BOX[given] || say(String(given), String(given)));
  return Array.isArray(given) ? given.join('、') : String(given);
}

function facts(of, names, show, t) {
  const found = names.filter((name) => some(of[name]));
  return found.length === 0 ? null : el('p', { class: 'extra' }, found.map((name, i) => [i > 0 ? '　' : null, t(FIELDS[name]), ' ', show(value(name, of[name], t))]));
}

function lasting(seconds, t) {
  const rest = String(seconds % 60).padStart(2, '0');
  return Math.floor(seconds / 60) + ':' + rest + t(say('（' + seconds + ' 秒）', ' (' + seconds + ' s)'));
}

function headers(of, show, t) {
  const row = (name) => (some(of[name]) ? [el('dt', {}, t(FIELDS[name])), el('dd', { dir: 'auto' }, show(value(name, of[name], t)))] : null);
  const received = Array.isArray(of.received) ? of.received : [];
  return [el('dl', { class: 'from mail' }, ['from', 'to', 'cc', 'subject', 'messageId', 'inReplyTo'].map(row),
    el('dt', {}, 'DKIM'), el('dd', {}, t(of.dkimSigned ? READER.signed : READER.unsigned))),
  received.length > 0 ? el('details', {}, el('summary', {}, t(READER.received) + ' ' + received.length), el('ol', {}, received.map((one) => el('li', { class: 'path' }, show(String(one)))))) : null];
}

function files(attachments, show, t) {
  if (!some(attachments)) return null;
  return el('div', { class: 'extra' }, t(FIELDS.attachments), el('ul', {}, attachments.map((one) => el('li', { class: 'path' }, show(String(one.name || '—')), ' ', one.mediaType || '', ' ', some(one.size) ? size(Number(one.size)) : '',
    el('br'), one.sha256 ? 'SHA-256 ' + one.sha256 : t(READER.notInSource)))));
}

function edits(list, show, t) {
  return some(list) ? el('div', { class: 'extra' }, t(READER.edited), el('ul', {}, list.map((one) => el('li', {}, show(String(one.text || '')))))) : null;
}

/** A row of a bill as cells; on a narrow page each bears its name. */
export function cells(row, head, show, t) {
  const of = members(row);
  const cell = (name, ...content) => el('div', { class: 'cell ' + name }, el('span', { class: 'lab' }, t(FIELDS[name]) + ' '), content);
  return [el('div', { class: 'cells' }, cell('line', head),
    cell('amount', el('b', {}, money(of.amount)), ' ', t(MONEY[of.direction] || say('', ''))),
    cell('counterpart', show(String(of.counterpart || '—')), some(of.counterpartAccount) ? el('div', { class: 'quiet' }, show(String(of.counterpartAccount))) : null),
    cell('description', show(String(row.x || '—')), some(of.memo) ? el('div', { class: 'quiet' }, t(FIELDS.memo), ' ', show(String(of.memo))) : null),
    cell('status', show(String(of.status || '—')), some(of.type) ? el('div', { class: 'quiet' }, show(String(of.type))) : null)),
  facts({ ...of, balance: of.balance ? money(of.balance) : '' }, ['method', 'orderId', 'merchantOrderId', 'balance', 'provider', 'account'], show, t)];
}

function money(amount) {
  if (!amount || typeof amount !== 'object') return '—';
  return String(amount.raw || amount.minor) + (amount.currency && amount.currency !== 'CNY' ? ' ' + amount.currency : '');
}

/** The names of the cells, once above all rows; each cell says its own to whoever cannot see them. */
export function cellNames(t) {
  const names = ['line', 'amount', 'counterpart', 'description', 'status'];
  return el('div', { class: 'cells names noprint', 'aria-hidden': 'true' }, names.map((name) => el('div', { class: 'cell ' + name }, t(FIELDS[name]) + (name === 'line' ? t(say('、时间', ', time')) : ''))));
}
