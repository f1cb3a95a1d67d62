// A small reader and writer of DER (X.690): definite minimal lengths, tag numbers below 31.

import { Malformed, NotUnderstood } from './outcome.js';
import { concat } from './bytes.js';

const MAX_DEPTH = 24;
const DECODER = new TextDecoder('latin1');

export const TAG = {
  BOOLEAN: 0x01, INTEGER: 0x02, BIT_STRING: 0x03, OCTET_STRING: 0x04, NULL: 0x05, OID: 0x06,
  UTC_TIME: 0x17, GENERALIZED_TIME: 0x18, SEQUENCE: 0x30, SET: 0x31,
};

function bad(what) {
  return new Malformed('DER 编码有误：' + what, 'not DER: ' + what);
}

/** One element; `raw` is all of it, `value` its content. */
export class Element {
  constructor(bytes, from, valueFrom, to, depth) {
    this.tag = bytes[from];
    this.raw = bytes.subarray(from, to);
    this.value = bytes.subarray(valueFrom, to);
    this.depth = depth;
    this.known = null;
  }

  /** The elements inside a constructed one. */
  children() {
    if (this.known) return this.known;
    if ((this.tag & 0x20) === 0) throw bad('primitive where a structure is expected');
    const found = [];
    let at = 0;
    while (at < this.value.length) {
      const one = element(this.value, at, this.depth + 1);
      found.push(one);
      at += one.raw.length;
    }
    this.known = found;
    return found;
  }

  as(tag) {
    if (this.tag !== tag) throw bad('tag ' + this.tag.toString(16) + ' instead of ' + tag.toString(16));
    return this;
  }

  /** The content of an INTEGER, in two's complement, minimal. */
  integer() {
    this.as(TAG.INTEGER);
    const v = this.value;
    if (v.length === 0) throw bad('empty integer');
    if (v.length > 1 && ((v[0] === 0 && v[1] < 0x80) || (v[0] === 0xff && v[1] >= 0x80))) {
      throw bad('integer not minimal');
    }
    let out = 0n;
    for (let i = 0; i < v.length; i++) out = (out << 8n) | BigInt(v[i]);
    return v[0] >= 0x80 ? out - (1n << BigInt(8 * v.length)) : out;
  }

  oid() {
    return oidOf(this.as(TAG.OID).value);
  }

  boolean() {
    this.as(TAG.BOOLEAN);
    if (this.value.length !== 1 || (this.value[0] !== 0 && this.value[0] !== 0xff)) throw bad('boolean');
    return this.value[0] === 0xff;
  }

  /** The bytes of a BIT STRING without unused bits. */
  bits() {
    this.as(TAG.BIT_STRING);
    if (this.value.length === 0 || this.value[0] !== 0) throw bad('bit string with unused bits');
    return this.value.subarray(1);
  }

  /** Milliseconds since 1970 of a UTCTime or GeneralizedTime in Zulu. */
  time() {
    const text = DECODER.decode(this.value);
    let parts;
    let fraction = '';
    if (this.tag === TAG.UTC_TIME) {
      parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
      if (parts) parts[1] = (Number(parts[1]) < 50 ? '20' : '19') + parts[1];
    } else {
      this.as(TAG.GENERALIZED_TIME);
      parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text);
      if (parts) fraction = parts[7] || '';
    }
    if (!parts) throw bad('time ' + text);
    const iso = parts[1] + '-' + parts[2] + '-' + parts[3] + 'T' + parts[4] + ':' + parts[5] + ':' + parts[6];
    const ms = Date.parse(iso + '.' + (fraction + '000').slice(0, 3) + 'Z');
    // A date that does not exist (30 February) comes back as another one or as none.
    if (!(ms === ms) || new Date(ms).toISOString().slice(0, 19) !== iso) throw bad('time ' + text);
    return ms;
  }
}

function element(bytes, from, depth) {
  if (depth > MAX_DEPTH) throw bad('too deep');
  if (from + 2 > bytes.length) throw bad('truncated');
  if ((bytes[from] & 0x1f) === 0x1f) throw bad('tag number');
  let length = bytes[from + 1];
  let at = from + 2;
  if (length === 0x80) {
    throw new NotUnderstood('不定长编码（BER），本页不读取', 'indefinite lengths (BER), which this page does not read');
  }
  if (length > 0x80) {
    const octets = length & 0x7f;
    if (octets > 4 || at + octets > bytes.length) throw bad('length');
    length = 0;
    for (let i = 0; i < octets; i++) length = length * 256 + bytes[at++];
    if (length < 0x80 || (octets > 1 && length < Math.pow(256, octets - 1))) throw bad('length not minimal');
  }
  if (at + length > bytes.length) throw bad('truncated');
  return new Element(bytes, from, at, at + length, depth);
}

/** The one element that these bytes are; nothing may follow it. */
export function parse(bytes) {
  const one = element(bytes, 0, 0);
  if (one.raw.length !== bytes.length) throw bad('bytes after the end');
  return one;
}

function oidOf(value) {
  if (value.length === 0 || value[value.length - 1] >= 0x80) throw bad('object identifier');
  const arcs = [];
  let arc = 0n;
  let fresh = true;
  for (let i = 0; i < value.length; i++) {
    if (fresh && value[i] === 0x80) throw bad('object identifier');
    arc = (arc << 7n) | BigInt(value[i] & 0x7f);
    fresh = value[i] < 0x80;
    if (fresh) {
      if (arcs.length === 0) {
        const first = arc < 40n ? 0n : arc < 80n ? 1n : 2n;
        arcs.push(first, arc - 40n * first);
      } else {
        arcs.push(arc);
      }
      arc = 0n;
    }
  }
  return arcs.join('.');
}

export function write(tag, ...parts) {
  const value = concat(...parts);
  const n = value.length;
  const head =
    n < 0x80 ? [tag, n]
    : n < 0x100 ? [tag, 0x81, n]
    : n < 0x10000 ? [tag, 0x82, n >> 8, n & 0xff]
    : [tag, 0x83, n >> 16, (n >> 8) & 0xff, n & 0xff];
  return concat(Uint8Array.from(head), value);
}

export function writeOid(text) {
  const arcs = text.split('.').map(BigInt);
  const all = [arcs[0] * 40n + arcs[1]].concat(arcs.slice(2));
  const out = [];
  for (const arc of all) {
    const seven = [Number(arc & 0x7fn)];
    for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) seven.unshift(Number(rest & 0x7fn) | 0x80);
    out.push(...seven);
  }
  return write(TAG.OID, Uint8Array.from(out));
}

/** The DER blocks of one kind in a PEM text, in order. */
export function pemBlocks(text, label, fromBase64) {
  const found = [];
  const block = new RegExp('-----BEGIN ' + label + '-----([A-Za-z0-9+/=\\s]*)-----END ' + label + '-----', 'g');
  for (let one = block.exec(text); one; one = block.exec(text)) {
    const der = fromBase64(one[1].replace(/\s+/g, ''));
    if (!der) throw new Malformed('PEM 无法读取', 'the PEM block cannot be read');
    found.push(der);
  }
  return found;
}

