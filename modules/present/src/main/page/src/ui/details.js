// Below the verdict: files with problems, what was not checked, every step, every file, keys.

import { el } from './dom.js';
import { FILE_STATES, RECIPE, STATES, WORDS } from './words.js';
import { FAILED, NOT_CHECKED, say } from '../outcome.js';
import { OK } from '../report.js';
import { certificate } from '../certificate.js';

const FIRST = 500;

function fileRow(one, t) {
  const state = FILE_STATES[one.state];
  return el('tr', {}, el('td', {}, el('span', { class: 'tag ' + state.css }, state.mark + ' ' + t(state.word))),
    el('td', { class: 'path' }, one.path), el('td', {}, one.text ? t(one.text) : ''));
}

function fileTable(list, t) {
  return el('table', {}, el('thead', {}, el('tr', {}, [WORDS.state, WORDS.file, WORDS.reason].map((word) => el('th', { scope: 'col' }, t(word))))),
    el('tbody', {}, list.slice(0, FIRST).map((one) => fileRow(one, t)),
      list.length > FIRST ? el('tr', {}, el('td', { colspan: 3 }, t(say('……共 ' + list.length + ' 个', '… ' + list.length + ' in all')))) : null));
}

export function problems(report, t) {
  const list = [...report.files.values()].filter((one) => one.state !== OK);
  if (list.length === 0) return null;
  return el('section', { id: 'problems' }, el('h2', {}, t(WORDS.problems)), fileTable(list, t));
}

export function notChecked(report, t) {
  const list = report.steps.filter((one) => one.state === NOT_CHECKED);
  if (list.length === 0) return null;
  return el('section', { id: 'not-checked' }, el('h2', {}, t(WORDS.notCheckedList)), el('ul', {}, list.map((one) =>
    el('li', {}, '? ' + t(WORDS[one.answer]) + ' · ' + t(one.name) + t(say('：', ': ')) + t(one.text)))));
}

export function steps(report, t) {
  const order = (one) => (one.state === FAILED ? 0 : one.state === NOT_CHECKED ? 1 : 2);
  const list = report.steps.slice().sort((a, b) => order(a) - order(b));
  return el('details', { id: 'steps' }, el('summary', {}, t(WORDS.steps) + t(say('（', ' (')) + list.length + t(say('）', ')'))), el('table', {}, el('tbody', {},
    list.slice(0, 4 * FIRST).map((one) => el('tr', {},
      el('td', {}, el('span', { class: 'tag ' + STATES[one.state].css }, STATES[one.state].mark + ' ' + t(STATES[one.state].word))),
      el('td', {}, t(WORDS[one.answer])), el('td', {}, t(one.name)), el('td', { class: 'path' }, t(one.text)))))));
}

export function allFiles(report, t) {
  return el('details', { id: 'files' }, el('summary', {}, t(WORDS.allFiles) + t(say('（', ' (')) + report.files.size + t(say('）', ')'))),
    fileTable([...report.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), t));
}

export function keys(report, t, pinText, onPins) {
  const area = el('textarea', { rows: 4, spellcheck: 'false', 'aria-label': t(WORDS.keys), oninput: () => onPins(area.value) });
  area.value = pinText;
  const services = new Map();
  if (report) report.tokens.filter((token) => token.anchor).forEach((token) => services.set(token.fingerprint, token));
  return el('details', { id: 'keys' }, el('summary', {}, t(WORDS.keys)),
    report && report.facts.logKey ? el('p', { class: 'path' }, report.facts.logKey.line) : null,
    [...services.values()].map((token) => el('p', {}, token.name + ' · ' + certificate(token.anchor.bytes).subjectName, el('br'), el('span', { class: 'path quiet' }, 'SHA-256 ' + token.fingerprint))),
    report && report.facts.bagRoot ? el('p', {}, t(say('材料根（tagmanifest 的 SHA-256）', 'Bag root (SHA-256 of the tagmanifest)')), el('br'), el('span', { class: 'path' }, report.facts.bagRoot)) : null,
    el('p', { class: 'noprint' }, t(WORDS.pinHelp)), el('div', { class: 'noprint' }, area));
}

export function recipe(t) {
  return el('details', { id: 'how' }, el('summary', {}, t(WORDS.recipe)), el('ol', {}, RECIPE.map((one) => el('li', { class: 'path' }, t(one)))));
}
