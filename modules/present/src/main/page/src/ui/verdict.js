// The headline, the ten lines and the four answers.

import { el } from './dom.js';
import { moment, NOT_SHOWN, STATES, WORDS } from './words.js';
import { FAILED, NOT_CHECKED, PASSED, say } from '../outcome.js';
import { BYTES, CHANGED, EXTRA, LOG, MISSING, OK, TIME, UNREADABLE } from '../report.js';

export function headline(report) {
  switch (report.exitCode()) {
    case 0: return { state: PASSED, title: say('可以核对的项目全部通过', 'Everything that could be checked passed') };
    case 1: return { state: FAILED, title: say('发现不符', 'A mismatch was found') };
    case 3: return { state: NOT_CHECKED, title: say('没有发现不符，但有必需的项目未能核对', 'No mismatch was found, but something needed could not be checked') };
    default: return { state: FAILED, title: say('无法读取', 'This cannot be read') };
  }
}

function filesLine(report) {
  const n = (state) => report.count(state);
  const bad = [[CHANGED, '改动', 'changed'], [MISSING, '缺失', 'missing'], [EXTRA, '多余', 'extra'], [UNREADABLE, '无法读取', 'unreadable']]
    .filter(([state]) => n(state) > 0);
  const zh = bad.map(([state, word]) => n(state) + ' 个' + word).join('，');
  const en = bad.map(([state, , word]) => n(state) + ' ' + word).join(', ');
  return say(n(OK) + ' 个文件未变' + (zh ? '；' + zh : '；没有改动、缺失或多余的文件'),
    n(OK) + ' files unchanged; ' + (en || 'none changed, missing or extra'));
}

/** The token to name first: a third party's before our own, then the earliest. */
export function best(tokens) {
  return tokens.slice().sort((a, b) => Number(a.own) - Number(b.own) || a.genTime - b.genTime)[0];
}

function whose(token) {
  if (token.own) return WORDS.own;
  return token.pinned ? WORDS.confirmed : WORDS.third;
}

export function notLater(tokens) {
  const token = tokens.length > 0 ? best(tokens) : null;
  if (!token) return null;
  const when = moment(token.genTime);
  const clock = whose(token);
  return say('不晚于 ' + when.zh + '（' + clock.zh + '）', 'not later than ' + when.en + ' (' + clock.en + ')');
}

function originalsTime(report) {
  const all = report.items.flatMap((item) => item.originals);
  const stamped = all.filter((one) => one.tokens.length > 0);
  if (all.length === 0) return say('材料中没有列出原件', 'the bundle lists no originals');
  if (stamped.length < all.length) {
    return say(all.length - stamped.length + ' 个原件没有通过核对的时间', all.length - stamped.length + ' originals have no time that passed');
  }
  const latest = stamped.map((one) => best(one.tokens)).sort((a, b) => b.genTime - a.genTime)[0];
  const line = notLater([latest]);
  return say('全部 ' + all.length + ' 个原件' + line.zh, 'All ' + all.length + ' originals ' + line.en);
}

/** Ten lines, each a plain sentence. */
export function tenLines(report) {
  const originals = report.items.flatMap((item) => item.originals);
  const proven = originals.filter((one) => one.proven).length;
  const key = report.facts.logKey;
  const open = report.steps.filter((one) => one.state === NOT_CHECKED).length;
  const step = (name) => report.steps.filter((one) => one.name.zh === name);
  const custody = step('保管链').sort((a, b) => Number(a.state === NOT_CHECKED) - Number(b.state === NOT_CHECKED))[0];
  const operator = report.claim ? report.claim.log.operator : '';
  const root = step('证据根')[0];
  const whole = report.answer(BYTES) !== FAILED;
  const bagTime = notLater(report.bagTokens || []);
  return [
    [report.answer(BYTES), filesLine(report)],
    [!root ? NOT_CHECKED : whole ? root.state : null, root && root.state === PASSED
      ? !whole ? say('清单的证据根：' + report.facts.evidenceRoot + '（现有文件与清单不符）', 'Evidence root of the lists: ' + report.facts.evidenceRoot + ' (the files differ from the lists)')
        : say('证据根（请与纸面比对）：' + report.facts.evidenceRoot, 'Evidence root (compare it with the paper): ' + report.facts.evidenceRoot)
      : say('证据根不符或未能核对', 'The evidence root differs or could not be checked')],
    [originals.length > 0 && proven === originals.length ? PASSED : report.answer(LOG) === FAILED ? FAILED : NOT_CHECKED,
      say(proven + ' / ' + originals.length + ' 个原件在日志中有存证', proven + ' of ' + originals.length + ' originals are deposited in the log')],
    [custody ? custody.state : NOT_CHECKED, custody ? say('保管链：' + custody.text.zh, 'Custody chain: ' + custody.text.en) : say('保管链未核对', 'The custody chain was not checked')],
    // A key that the bundle brings itself is no check that anybody made: a remark, not a pass.
    [!key ? NOT_CHECKED : key.pinned ? PASSED : null, key
      ? key.pinned ? say('日志签名以您提供的公钥核对（' + key.id + '）', 'Signatures were checked with the key you gave (' + key.id + ')')
        : say('日志公钥来自材料本身（' + key.id + '），由制作者自称', 'The key of the log comes from the bundle itself (' + key.id + '), its maker\'s own statement')
      : say('没有日志公钥', 'There is no key of the log')],
    [null, !report.claim ? say('没有可读的自述，不知由谁运行日志', 'Without a readable statement it is not known who runs the log')
      : report.claim.log.neutral ? say('材料称日志由中立方“' + operator + '”运行，未从外部确认', 'The bundle says that a neutral party, "' + operator + '", runs the log; not confirmed from outside')
        : say('日志运行者：' + operator + '；不是中立第三方存证', 'The log is run by ' + operator + ': no deposit with a neutral third party')],
    [report.answer(TIME), originalsTime(report)],
    [!bagTime ? NOT_CHECKED : whole ? PASSED : null, !bagTime ? say('整份材料没有通过核对的时间', 'The whole bundle has no time that passed')
      : whole ? say('整份材料' + bagTime.zh, 'The whole bundle: ' + bagTime.en)
        : say('材料的清单' + bagTime.zh + '；现有文件与清单不符', 'The lists of the bundle: ' + bagTime.en + '; the files differ from them')],
    [null, say(open + ' 个事项没有核对，逐条列在下面', open + ' things were not checked; each is listed below')],
    [null, say('不说明：作者是谁、内容是否真实、是否完整、存证之前的情况', 'Not shown: who wrote it, whether it is true or complete, what came before the deposit')],
  ];
}

export function verdict(report, t) {
  const head = headline(report);
  const state = STATES[head.state];
  if (report.unreadable) {
    return el('section', { class: 'verdict bad', role: 'status', 'aria-live': 'polite' },
      el('h2', {}, el('span', { class: 'mark' }, state.mark), t(head.title)), el('p', {}, t(report.unreadable)));
  }
  return el('section', { class: 'verdict ' + state.css, role: 'status', 'aria-live': 'polite', id: 'verdict' },
    el('h2', {}, el('span', { class: 'mark' }, state.mark), t(head.title)),
    el('ol', { class: 'lines' }, tenLines(report).map(([one, text]) => el('li', {},
      el('span', { class: 'tag ' + (one ? STATES[one].css : 'note') }, one ? STATES[one].mark + ' ' + t(STATES[one].word) : '· ' + t(say('说明', 'note'))), el('span', {}, t(text))))),
    el('p', { class: 'quiet' }, t(say('核对于 ' + moment(report.facts.checkedAt).zh + '（本机时钟）', 'Checked at ' + moment(report.facts.checkedAt).en + ' by the clock of this computer'))));
}

/** What a passed answer says, in one sentence. */
function substance(report, name) {
  const steps = report.steps.filter((one) => one.answer === name && one.state === PASSED).length;
  const more = say('（共 ' + steps + ' 个步骤通过）', ' (' + steps + ' steps passed)');
  const deposits = report.steps.filter((one) => one.answer === LOG && one.name.zh === '存证' && one.state === PASSED).length;
  const said = name === BYTES ? filesLine(report)
    : name === LOG ? say(deposits + ' 项存证与整份材料都在日志 ' + report.claim.log.origin + ' 中', deposits + ' deposits and the bundle as a whole are in the log ' + report.claim.log.origin)
      : originalsTime(report);
  return say(said.zh + more.zh, said.en + more.en);
}

export function answers(report, t) {
  const card = (name) => {
    const state = STATES[report.answer(name)];
    const mine = report.steps.filter((one) => one.answer === name);
    const worst = mine.filter((one) => one.state === FAILED).concat(mine.filter((one) => one.needed));
    return el('div', { class: 'answer ' + state.css, id: 'answer-' + name },
      el('h3', {}, t(WORDS[name])),
      el('p', { class: 'state' }, state.mark + ' ' + t(state.word)),
      worst.length > 0
        ? el('ul', {}, worst.slice(0, 6).map((one) => el('li', {}, t(one.name) + t(say('：', ': ')) + t(one.text))),
          worst.length > 6 ? el('li', {}, t(say('……共 ' + worst.length + ' 项', '… ' + worst.length + ' in all'))) : null)
        : el('p', {}, t(substance(report, name))));
  };
  return el('section', {}, el('h2', {}, t(WORDS.four)), el('div', { class: 'answers' },
    card(BYTES), card(LOG), card(TIME),
    el('div', { class: 'answer note', id: 'answer-notShown' }, el('h3', {}, t(WORDS.notShown)),
      el('ul', {}, NOT_SHOWN.map((one) => el('li', {}, t(one)))))));
}
