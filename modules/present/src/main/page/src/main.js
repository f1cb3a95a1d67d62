// The page: picks files, has them digested, verifies, shows.

import './compat.js';
import workerSource from 'worker-source';
import { el, replace } from './ui/dom.js';
import { duration, size, WORDS } from './ui/words.js';
import { answers, verdict } from './ui/verdict.js';
import { PaperView } from './ui/paper.js';
import { carriers, catalogue, facts, papers, withheld } from './ui/catalogue.js';
import { excerpts, records } from './ui/records.js';
import { proven } from './ui/excerpts.js';
import { nav } from './ui/nav.js';
import { route } from './ui/route.js';
import { Findings } from './ui/findings.js';
import { Beside, Checked, findingsPath, indexPath } from './reader/source.js';
import { Reader } from './reader/reader.js';
import { allFiles, keys, notChecked, problems, recipe, steps } from './ui/details.js';
import { Cancelled, DigestPool } from './digestpool.js';
import { fromDrop, fromFileList } from './picked.js';
import { wholeFile } from './bag.js';
import { ofValue } from './claim.js';
import { pins } from './pins.js';
import { verify } from './verify.js';
import { say } from './outcome.js';

const state = { lang: 'zh', preview: null, report: null, picked: null, message: null, pool: null, pinText: '', reader: null, paper: null };
const app = document.getElementById('app');
const t = (text) => text[state.lang];

function language() {
  const wanted = (navigator.languages && navigator.languages[0]) || navigator.language || 'zh';
  return /^zh/i.test(wanted) ? 'zh' : 'en';
}

/** The bundle's own statement from data.js, taken as plain data. */
function preview() {
  try {
    const data = JSON.parse(JSON.stringify(window.TIEZHENG));
    const records = (data.records || []).filter((one) => Number.isSafeInteger(one.item) && Number.isSafeInteger(one.total) && Array.isArray(one.first));
    const readers = (data.readers || []).filter((one) => Number.isSafeInteger(one.item) && Number.isSafeInteger(one.lines));
    return { claim: ofValue(data).claim, records, readers, findings: Number.isSafeInteger(data.findings) };
  } catch (_) {
    return null;
  }
}

function header() {
  return el('header', {},
    el('div', { class: 'tools noprint' },
      el('button', { type: 'button', id: 'language', onclick: () => { state.lang = state.lang === 'zh' ? 'en' : 'zh'; render(); } }, t(WORDS.other)),
      el('button', { type: 'button', id: 'print', onclick: () => window.print() }, t(WORDS.print))),
    el('h1', {}, el('span', { class: 'seal' }, state.lang === 'zh' ? '铁证' : 'Tiezheng'), t(WORDS.title)),
    el('p', { class: 'quiet' }, t(WORDS.subtitle)));
}

function chooser() {
  const folder = el('input', { type: 'file', id: 'folder', webkitdirectory: true, multiple: true, hidden: true, onchange: (event) => start(() => fromFileList(event.target.files)) });
  const zip = el('input', { type: 'file', id: 'zip', accept: '.zip,.sha256', multiple: true, hidden: true, onchange: (event) => start(() => fromFileList(event.target.files)) });
  const box = el('section', { class: 'drop noprint' + (state.report ? ' small' : ''), id: 'drop',
    ondragover: (event) => { event.preventDefault(); box.classList.add('over'); },
    ondragleave: () => box.classList.remove('over'),
    ondrop: (event) => { event.preventDefault(); const data = event.dataTransfer; start(() => fromDrop(data)); } },
  el('p', { class: 'big' }, t(WORDS.dropHere)),
  el('p', {}, el('button', { type: 'button', class: 'main', onclick: () => folder.click() }, t(WORDS.pickFolder)), ' ',
    el('button', { type: 'button', onclick: () => zip.click() }, t(WORDS.pickZip)), ' ',
    state.picked && state.report ? el('button', { type: 'button', id: 'again', onclick: () => run(state.picked) }, t(WORDS.again)) : null),
  el('p', { class: 'quiet' }, t(WORDS.which)), folder, zip);
  return box;
}

function progressView() {
  return el('section', { class: 'drop', id: 'progress' },
    el('p', { class: 'big' }, t(WORDS.working)),
    el('progress', { max: 1, value: 0 }),
    el('p', { id: 'progress-text', 'aria-live': 'off' }, ' '),
    el('button', { type: 'button', id: 'cancel', onclick: () => state.pool && state.pool.cancel() }, t(WORDS.cancel)));
}

function render() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  document.title = t(WORDS.title);
  const where = route(window.location.hash);
  const parts = [header(), ways(where)];
  const read = !state.pool && where.view === 'read' && readers().some((one) => one.item === where.item);
  if (state.reader && !read) endReader();
  if (state.paper) state.paper.end();
  state.paper = null;
  document.documentElement.classList.toggle('reading', read);
  if (read) {
    parts.push(reading(where).element);
  } else if (!state.pool && where.view === 'paper') {
    state.paper = new PaperView(state.report, where.paper, t);
    parts.push(state.paper.element);
  } else if (!state.pool && where.view === 'findings' && hasFindings()) {
    parts.push(new Findings(source(), (state.report ? state.report.claim : state.preview.claim).items, readers(), t).element);
  } else if (!state.pool && where.view === 'findings' && (state.preview || state.report)) {
    parts.push(el('section', {}, el('h2', {}, t(WORDS.findings)), el('p', {}, t(WORDS.noneHandedIn))));
  } else if (state.pool) {
    parts.push(progressView());
  } else if (state.report) {
    const report = state.report;
    parts.push(verdict(report, t));
    if (!report.unreadable) {
      if (report.claim) parts.push(section(facts(report.claim, t)));
      parts.push(answers(report, t), problems(report, t));
      if (report.claim) parts.push(catalogue(report.claim, report, t, readers()), papers(report.claim, report, t), proven(report, t), carriers(report.claim, report, t), withheld(report.claim, t));
      parts.push(notChecked(report, t));
      if (report.claim) parts.push(records(report.claim, report, t));
      parts.push(steps(report, t), allFiles(report, t));
    }
    parts.push(keys(report, t, state.pinText, onPins), recipe(t), chooser());
  } else {
    parts.push(chooser(), state.message ? el('p', { class: 'message', role: 'alert', id: 'message' }, t(state.message)) : null);
    if (state.preview) {
      parts.push(el('div', { class: 'unchecked', id: 'preview' }, el('p', { class: 'banner' }, '? ' + t(WORDS.unchecked)), previewOf(state.preview)));
    } else {
      parts.push(el('p', { class: 'quiet' }, t(WORDS.nothing)));
    }
    parts.push(keys(null, t, state.pinText, onPins), recipe(t));
  }
  const [head, links, ...rest] = parts;
  replace(app, [head, links, el('main', {}, rest.filter(Boolean))].filter(Boolean));
  const part = !read && where.view !== 'paper' && where.part && document.getElementById(where.part);
  if (part) part.scrollIntoView();
}

/** What the reader can show: of the files that were checked, or else of those beside the page. */
function readers() {
  if (!state.report) return state.preview ? state.preview.readers : [];
  if (!state.report.claim || !state.report.bag) return [];
  return state.report.claim.items.filter((item) => state.report.bag.has(indexPath(item.number))).map((item) => ({
    item: item.number, lines: ((state.preview && state.preview.readers.find((one) => one.item === item.number)) || { lines: '' }).lines }));
}

/** Where the reader and the findings take their data from. */
function source() {
  return state.report && state.report.bag ? new Checked(state.report) : new Beside();
}

function hasFindings() {
  if (state.report) return Boolean(state.report.claim && state.report.bag && state.report.bag.has(findingsPath()));
  return Boolean(state.preview && state.preview.findings);
}

function hasCarriers() {
  const claim = state.report ? state.report.claim : state.preview && state.preview.claim;
  return Boolean(claim && claim.papers.some((paper) => paper.id === 'DOC-CARRIER'));
}

function ways(where) {
  const shown = state.pool ? [] : [['catalogue', WORDS.catalogue], ['papers', WORDS.papers]].concat(hasFindings() ? [['findings', WORDS.findings]] : [], hasCarriers() ? [['carriers', WORDS.carriers]] : [],state.report && !state.report.unreadable ? [['not-checked', WORDS.notCheckedList]] : []);
  return state.preview || state.report ? nav(readers(), shown, where, t) : null;
}

function endReader() {
  state.reader.end();
  state.reader = null;
}

/** The reader for an item; where there is one it goes on at its place. */
function reading(where) {
  const checked = state.report && state.report.bag ? state.report : null;
  const old = state.reader;
  if (old && old.item === where.item && old.lang === state.lang && (old.source.report || null) === checked) {
    return old;
  }
  const place = old && old.item === where.item ? old.place : { line: where.line, sought: where.line };
  if (old) endReader();
  state.reader = new Reader(source(), where.item, t, state.lang, place);
  return state.reader;
}

function previewOf({ claim, records: first }) {
  return [facts(claim, t), catalogue(claim, null, t, readers()), papers(claim, null, t), carriers(claim, null, t), withheld(claim, t), excerpts(claim, first, t)];
}

function section(...children) {
  return el('section', {}, children);
}

function onPins(text) {
  state.pinText = text;
}

async function start(read) {
  if (state.pool) return;
  state.message = null;
  try {
    const picked = await read();
    if (picked.files.length > 0) await run(picked);
  } catch (error) {
    stopped(error);
  }
}

function stopped(error) {
  state.pool = null;
  state.message = error instanceof Cancelled ? WORDS.cancelled
    : error.text || say('出现意外错误：' + error.message, 'An unexpected error: ' + error.message);
  state.report = null;
  render();
}

async function run(picked) {
  const found = pins(state.pinText);
  if (found.strange.length > 0) {
    stopped({ text: say(WORDS.notRead.zh + found.strange.join(' '), WORDS.notRead.en + ' ' + found.strange.join(' ')) });
    return;
  }
  state.picked = picked;
  state.pool = new DigestPool(workerSource, meter());
  render();
  try {
    const container = picked.container && { ...picked.container };
    const began = performance.now();
    const report = await verify(picked.files, {
      pins: found,
      container,
      digest: async (files) => {
        const extra = container && container.expected ? [wholeFile('\0container', container.blob)] : [];
        const digests = await state.pool.digest(files.concat(extra));
        if (extra.length > 0) container.sha256 = (digests.get('\0container') || {}).sha256;
        digests.delete('\0container');
        return digests;
      },
    });
    report.facts.checkedAt = Date.now();
    report.facts.seconds = (performance.now() - began) / 1000;
    report.facts.threads = state.pool.threads;
    state.report = report;
    state.pool = null;
    render();
    document.documentElement.dataset.threads = String(report.facts.threads);
    document.documentElement.dataset.exit = String(report.exitCode());
    window.scrollTo(0, 0);
  } catch (error) {
    stopped(error);
  }
}

/** Shows progress a few times a second, with the rate of the last seconds and the time that is left. */
function meter() {
  const marks = [];
  let shown = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - shown < 200 && done < total) return;
    shown = now;
    marks.push([now, done]);
    while (marks.length > 2 && now - marks[0][0] > 5000) marks.shift();
    const seconds = (now - marks[0][0]) / 1000;
    const rate = seconds > 0 ? (done - marks[0][1]) / seconds : 0;
    const bar = document.querySelector('#progress progress');
    const line = document.getElementById('progress-text');
    if (!bar || !line) return;
    bar.value = total > 0 ? done / total : 1;
    const left = rate > 0 ? duration((total - done) / rate) : say('……', '…');
    line.textContent = t(say(
      size(done) + ' / ' + size(total) + ' · 每秒 ' + size(rate) + ' · 还需约 ' + left.zh,
      size(done) + ' / ' + size(total) + ' · ' + size(rate) + '/s · about ' + left.en + ' left'));
  };
}

window.addEventListener('beforeprint', () => {
  document.querySelectorAll('details#steps, details#keys, details#how').forEach((one) => { one.open = true; });
});
window.addEventListener('hashchange', () => {
  const where = route(window.location.hash);
  if (state.reader && where.view === 'read' && where.item === state.reader.item) {
    if (where.line > 0) state.reader.opening.then(() => state.reader.goToLine(where.line));
    return;
  }
  render();
  if (where.view !== 'home' || !where.part) window.scrollTo(0, 0);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const field = document.getElementById('reader-search');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
window.addEventListener('dragover', (event) => event.preventDefault());
window.addEventListener('drop', (event) => event.preventDefault());

if (window.TIEZHENG_OLD !== true) {
  const old = document.getElementById('old');
  if (old) old.parentNode.removeChild(old);
  state.lang = language();
  state.preview = preview();
  render();
}
