// What a verification found, step by step. Four answers, never one.

import { FAILED, NOT_CHECKED, PASSED } from './outcome.js';

export const BYTES = 'bytes';
export const LOG = 'log';
export const TIME = 'time';

export const OK = 'OK';
export const CHANGED = 'CHANGED';
export const MISSING = 'MISSING';
export const EXTRA = 'EXTRA';
export const UNREADABLE = 'UNREADABLE';
export const UNCHECKED = 'UNCHECKED';

/** From harmless to bad; a file keeps the worst that was found. */
const RANK = [OK, UNCHECKED, UNREADABLE, EXTRA, MISSING, CHANGED];

export class Report {
  constructor() {
    this.steps = [];
    this.said = new Set();
    this.files = new Map();
    this.items = [];
    this.tokens = [];
    this.facts = {};
    this.excerpts = [];
    this.notUnderstood = [];
    this.unreadable = null;
  }

  step(answer, name, state, text, more = {}) {
    const one = { answer, name, state, text, files: more.files || [], needed: Boolean(more.needed) };
    // Many proofs share a checkpoint; what is said of it is said once.
    const key = answer + name.en + state + text.en + one.files.join();
    if (!this.said.has(key)) this.steps.push(one);
    this.said.add(key);
    return one;
  }

  passed(answer, name, text) {
    return this.step(answer, name, PASSED, text);
  }

  /** A mismatch; the files at fault are marked. */
  failed(answer, name, text, files = []) {
    files.forEach((path) => this.file(path, CHANGED, text));
    return this.step(answer, name, FAILED, text, { files });
  }

  /** Something that would be needed is not there: the answer stays open. */
  missing(answer, name, text, files = []) {
    return this.step(answer, name, NOT_CHECKED, text, { files, needed: true });
  }

  /** Something that cannot be checked here, without which the answer still stands. */
  notChecked(answer, name, text, files = []) {
    return this.step(answer, name, NOT_CHECKED, text, { files });
  }

  file(path, state, text = null) {
    const before = this.files.get(path);
    if (!before || RANK.indexOf(state) > RANK.indexOf(before.state)) this.files.set(path, { path, state, text });
  }

  /** PASSED, FAILED or NOT_CHECKED. Nothing checked at all is not passed. */
  answer(name) {
    const mine = this.steps.filter((one) => one.answer === name);
    if (mine.some((one) => one.state === FAILED)) return FAILED;
    if (mine.some((one) => one.needed)) return NOT_CHECKED;
    return mine.some((one) => one.state === PASSED) ? PASSED : NOT_CHECKED;
  }

  /** As the command line has it: 0 all passed, 1 mismatch, 3 something missing, 4 unreadable. */
  exitCode() {
    if (this.unreadable) return 4;
    const all = [BYTES, LOG, TIME].map((name) => this.answer(name));
    return all.includes(FAILED) ? 1 : all.includes(NOT_CHECKED) ? 3 : 0;
  }

  count(state) {
    let n = 0;
    this.files.forEach((one) => { if (one.state === state) n++; });
    return n;
  }
}

