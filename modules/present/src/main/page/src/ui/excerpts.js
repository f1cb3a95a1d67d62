// Key versions with what proves them: the proven messages, with the length of what is omitted between.

import { el, replace } from './dom.js';
import { STATES } from './words.js';
import { message } from './records.js';
import { FAILED, NOT_CHECKED, PASSED, say } from '../outcome.js';

const PAGE = 200;
const WORDS = {
  title: say('重点版逐字证明', 'Key versions, proven word for word'),
  compare: say('请将纸面的行与下列消息逐行对照：这里列出的，是与封存时逐字一致的。', 'Compare the lines on paper with these messages: what is listed here is word for word as it was sealed.'),
  none: say('没有通过核对，不显示其内容。', 'It did not pass, so what it says is not shown.'),
  more: say('再显示 200 条', 'Show 200 more'),
  holds: say('附有成立的证明，请逐行核对', 'has a proof that holds; compare the lines'),
  proof: say('逐字证明：', 'word for word: '),
};

function stateOf(result) {
  if (!result || result.name === 'NoSuchEvent' || result.name === 'NotDeposited') return NOT_CHECKED;
  return result.name === 'Proven' ? PASSED : FAILED;
}

/** Class and words of a mark. Nobody has compared the paper with its proof, so no paper ever passes. */
function marked(state) {
  if (state === PASSED) return { css: 'note', text: WORDS.holds };
  const { css, mark, word } = STATES[state];
  return { css, text: say(mark + ' ' + WORDS.proof.zh + word.zh, mark + ' ' + WORDS.proof.en + word.en) };
}

function tag({ css, text }, t) {
  return el('span', { class: 'tag ' + css }, t(text));
}

/** What can be said of a paper by its proofs, as class and words; null for one that has none. */
export function standing(report, path) {
  const mine = report && report.excerpts ? report.excerpts.filter((one) => one.paper === path) : [];
  if (mine.length === 0) return null;
  const states = mine.map((one) => stateOf(one.result));
  const worst = states.includes(FAILED) ? FAILED : states.includes(NOT_CHECKED) ? NOT_CHECKED : PASSED;
  return marked(worst);
}

/** What stands behind a paper in the list of papers; null for one that has no proof. */
export function provenMark(report, path, t) {
  const found = standing(report, path);
  return found === null ? null : tag(found, t);
}

/** A section with every proof; null where the bundle has none. */
export function proven(report, t) {
  if (!report.excerpts || report.excerpts.length === 0) return null;
  return el('section', { id: 'excerpts' }, el('h2', {}, t(WORDS.title)), el('p', { class: 'quiet' }, t(WORDS.compare)),
    report.excerpts.map((one) => el('details', { open: stateOf(one.result) !== PASSED },
      el('summary', {}, tag(marked(stateOf(one.result)), t), ' ', el('span', { class: 'path' }, one.paper.split('/').pop()), ' ', el('span', { class: 'quiet path' }, one.path.split('/').pop())),
      one.result ? el('p', {}, t(one.result.text)) : null,
      one.result && one.result.name === 'Proven' ? lines(one.result, t) : el('p', { class: 'quiet' }, t(WORDS.none)))));
}

/** Messages and omissions in the order of the conversation, a page at a time. */
function lines({ file, omitted }, t) {
  const rows = file.shown.map(({ message: one }) => ({ at: one.position, one })).concat(omitted.map((one) => ({ at: one.first, count: one.count })))
    .sort((a, b) => a.at - b.at);
  const list = el('ul', { class: 'plain' });
  const button = el('button', { type: 'button', class: 'link noprint', onclick: () => more() }, t(WORDS.more));
  let shown = 0;
  const more = () => {
    rows.slice(shown, shown + PAGE).forEach((row) => list.append(row.count ? gap(row, t) : line(row.one, t)));
    shown += PAGE;
    button.hidden = shown >= rows.length;
  };
  more();
  const box = el('div', {});
  replace(box, list, button);
  return box;
}

function gap(row, t) {
  return el('li', { class: 'quiet' }, t(say('…… 此处有 ' + row.count + ' 条未列出', '… ' + row.count + ' messages omitted here')));
}

function line(one, t) {
  const number = '[' + String(one.line).padStart(6, '0') + ']';
  return el('li', {}, el('span', { class: 'quiet' }, number + ' ' + t(say('会话第 ' + (one.position + 1) + ' 条', 'no. ' + (one.position + 1) + ' of the conversation')) + ' '), message(one));
}
