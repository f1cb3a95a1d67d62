// The files at hand as a bag: finds its top, reads small files whole with limits.
// A file is {path, size, blob, offset, length, deflated}: a stretch of a Blob, stored or deflated.

import { Inflate } from 'fflate';
import { pathFault } from './manifest.js';
import { concat } from './bytes.js';
import { Malformed } from './outcome.js';

export const BAGIT = 'bagit.txt';
export const INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const CLAIM = 'tiezheng/evidence.json';
export const SM3_SUMS = 'tiezheng/sm3sums.txt';
export const EVENTS = 'tiezheng/events.jsonl';
export const DATA = 'tiezheng/page/data.js';
const READER = 'tiezheng/page/reader/';
const padded = (value, width) => String(value).padStart(width, '0');
export const readerIndex = (item) => READER + padded(item, 3) + '/index.js';
export const readerLines = (item, piece) => READER + padded(item, 3) + '/' + padded(piece, 5) + '.js';
export const readerGaps = (item) => READER + padded(item, 3) + '/gaps.js';
export const FINDINGS = READER + 'findings.js';
export const ROOT = 'tiezheng/root/';
export const TRUST = 'tiezheng/trust/';

/** Pieces that are held in memory at once. */
export const SLICE = 4 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;
export const SMALL = MEBIBYTE / 4;
export const LARGE = 256 * MEBIBYTE;

/** A whole Blob as a file. */
export function wholeFile(path, blob) {
  return { path, size: blob.size, blob, offset: 0, length: blob.size, deflated: false };
}

/**
 * Gives a piece's memory back at once, by moving it to nowhere: left to the collector, hundreds of
 * megabytes of used pieces pile up first.
 */
function release(buffer) {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(null, [buffer]);
  port1.close();
}

/** Calls `sink` with the bytes of a file, piece by piece; a piece is gone when it returns. Answers what was read in all. */
export async function stream(file, sink, stop = () => false) {
  let read = 0;
  const take = (bytes) => {
    read += bytes.length;
    // A deflated stretch may claim to be small and be huge.
    if (read > file.size) throw new Malformed('内容比标明的大', 'more bytes than stated');
    if (bytes.length > 0) sink(bytes);
  };
  const inflate = file.deflated ? new Inflate((bytes) => take(bytes)) : null;
  const step = file.deflated ? SLICE / 16 : SLICE;
  for (let at = 0; at < file.length; at += step) {
    if (stop()) return read;
    const end = Math.min(at + step, file.length);
    const bytes = new Uint8Array(await file.blob.slice(file.offset + at, file.offset + end).arrayBuffer());
    if (bytes.length !== end - at) throw new Malformed('读取中断', 'the file ended early');
    if (inflate) inflate.push(bytes, end === file.length);
    else take(bytes);
    release(bytes.buffer);
  }
  if (read !== file.size) throw new Malformed('内容比标明的小', 'fewer bytes than stated');
  return read;
}

/** The bag in a list of files, or a bag that says why there is none. */
export class Bag {
  constructor(files) {
    this.files = new Map();
    this.faults = [];
    this.outside = [];
    const top = topOf(files);
    this.found = top !== null;
    if (top === null) return;
    for (const file of files) {
      if (!file.path.startsWith(top)) {
        this.outside.push(file);
        continue;
      }
      const path = file.path.slice(top.length);
      if (pathFault(path) !== null || this.files.has(path)) this.faults.push(path);
      else this.files.set(path, { ...file, path });
    }
  }

  has(path) {
    return this.files.has(path);
  }

  /** The bytes of a small file, or null when it is not there. Throws Malformed when it is too large. */
  async read(path, limit = SMALL) {
    const file = this.files.get(path);
    if (!file) return null;
    if (file.size > limit) throw new Malformed(path + ' 过大', path + ' is too large');
    const parts = [];
    await stream(file, (bytes) => parts.push(bytes.slice()));
    return concat(...parts);
  }
}

/** The place of the uppermost bagit.txt, at most two folders down, where there is only one; or null. */
function topOf(files) {
  for (const form of [/^bagit\.txt$/, /^[^/]+\/bagit\.txt$/, /^[^/]+\/[^/]+\/bagit\.txt$/]) {
    const found = files.filter((file) => form.test(file.path));
    if (found.length > 0) return found.length === 1 ? found[0].path.slice(0, -BAGIT.length) : null;
  }
  return null;
}
