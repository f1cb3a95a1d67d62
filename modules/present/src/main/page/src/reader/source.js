// Where the reader's data come from: scripts that lie beside the page, or, once a folder was picked
// and checked, the very bytes that were checked. Nothing of it is ever run as code but the one call
// that hands over a string.

import { FINDINGS, readerGaps, readerIndex, readerLines, stream } from '../bag.js';
import { concat, textOf } from '../bytes.js';
import { Malformed } from '../outcome.js';

const CALL = /^TIEZHENG_(READER|LINES|GAPS|FINDINGS)\("([0-9]{1,9})",([0-9]{1,9}),("[^\n]*")\);\n$/;
const WAIT_MS = 60000;

export const indexPath = readerIndex;
export const linesPath = readerLines;
export const gapsPath = readerGaps;
export const findingsPath = () => FINDINGS;

/** Scripts beside the page. One is loaded after the other, so that each call belongs to its file. */
export class Beside {
  constructor() {
    this.last = Promise.resolve();
    this.checked = false;
  }

  /** The string that the file hands over. */
  read(path) {
    const next = this.last.then(() => load(path));
    this.last = next.catch(() => {});
    return next;
  }

  /** Where a file of the bundle can be shown from; null if it must not. */
  place(path) {
    return inBundle(path) ? Promise.resolve({ url: path.split('/').map(encodeURIComponent).join('/'), free: () => {} }) : Promise.resolve(null);
  }
}

function load(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    let given = null;
    const take = (item, piece, content) => { given = content; };
    const names = ['TIEZHENG_READER', 'TIEZHENG_LINES', 'TIEZHENG_GAPS', 'TIEZHENG_FINDINGS'];
    const end = (done) => {
      clearTimeout(timer);
      script.remove();
      names.forEach((name) => { delete window[name]; });
      done();
    };
    const failed = () => end(() => reject(new Malformed('读不到 ' + path, path + ' cannot be read')));
    const timer = setTimeout(failed, WAIT_MS);
    names.forEach((name) => { window[name] = take; });
    script.charset = 'utf-8';
    script.src = path.split('/').map(encodeURIComponent).join('/');
    script.onload = () => (typeof given === 'string' ? end(() => resolve(given)) : failed());
    script.onerror = failed;
    document.head.append(script);
  });
}

/** The string that a file would hand over, read without running it. */
export async function handedOver(file, path) {
  const parts = [];
  if (file) await stream(file, (bytes) => parts.push(bytes.slice()));
  const call = CALL.exec((file && textOf(concat(...parts))) || '');
  if (!call) throw new Malformed('读不到 ' + path, path + ' cannot be read');
  return JSON.parse(call[4]);
}

/** Files of a bag that was checked. */
export class Checked {
  constructor(report) {
    this.report = report;
    this.bag = report.bag;
    this.checked = true;
  }

  read(path) {
    return handedOver(this.bag.files.get(path), path);
  }

  async place(path, type) {
    const file = inBundle(path) ? this.bag.files.get(path) : null;
    if (!file) return null;
    const url = URL.createObjectURL(await blobOf(file, type));
    return { url, free: () => URL.revokeObjectURL(url) };
  }

  /** Bytes of a file from `begin`, as text; for a deflated one all before it is unpacked too. */
  async slice(path, begin, length) {
    const file = this.bag.files.get(path);
    if (!file || begin + length > file.size) throw new Malformed('读不到 ' + path, path + ' cannot be read');
    if (!file.deflated) return textOf(new Uint8Array(await file.blob.slice(file.offset + begin, file.offset + begin + length).arrayBuffer()));
    const parts = [];
    let at = 0;
    await stream(file, (bytes) => {
      const from = Math.max(0, begin - at);
      const to = Math.min(bytes.length, begin + length - at);
      if (to > from) parts.push(bytes.slice(from, to));
      at += bytes.length;
    }, () => at >= begin + length);
    return textOf(concat(...parts));
  }

  /** The worst state of these files in the report. */
  state(paths) {
    const states = paths.map((path) => (this.report.files.get(path) || { state: 'MISSING' }).state);
    return states.find((one) => one !== 'OK') || 'OK';
  }
}

/** Only what the bundle itself holds as original or paper: never another place of the disk. */
function inBundle(path) {
  return /^data\/(originals|papers)\//.test(path) && !path.includes('\\') && path.split('/').every((part) => part !== '..' && part !== '.' && part !== '');
}

/** A stored file's Blob under a harmless type; for a deflated member it is unpacked first. */
export async function blobOf(file, type) {
  if (!file.deflated) return file.blob.slice(file.offset, file.offset + file.length, type);
  const parts = [];
  await stream(file, (bytes) => parts.push(bytes.slice()));
  return new Blob(parts, { type });
}
