// X.509 certificates and paths (RFC 5280), as far as a time service needs them. No revocation.

import { parse, TAG } from './der.js';
import { publicKey, verifySignature } from './publickeys.js';
import { equal, hex } from './bytes.js';
import { Malformed } from './outcome.js';

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const UNDERSTOOD = [BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, '2.5.29.32'];
const KEY_CERT_SIGN = 0x04;
const MAX_INTERMEDIATES = 6;
const NAMES = { '2.5.4.3': 'CN', '2.5.4.10': 'O', '2.5.4.11': 'OU', '2.5.4.6': 'C' };

export function certificate(bytes) {
  const whole = parse(bytes).as(TAG.SEQUENCE).children();
  if (whole.length !== 3) throw new Malformed('证书结构有误', 'not a certificate');
  const fields = whole[0].as(TAG.SEQUENCE).children().slice();
  if (fields[0].tag === 0xa0) fields.shift();
  const [serial, algorithm, issuer, validity, subject, spki] = fields;
  const [from, to] = validity.as(TAG.SEQUENCE).children();
  const outer = whole[1].as(TAG.SEQUENCE);
  return {
    bytes,
    signed: whole[0].raw,
    algorithm: outer.children()[0].oid(),
    // Both places must name the same algorithm (RFC 5280 section 4.1.1.2).
    consistent: equal(outer.raw, algorithm.raw),
    signature: whole[2].bits(),
    serial: serial.as(TAG.INTEGER).raw,
    issuer: issuer.as(TAG.SEQUENCE).raw,
    subject: subject.as(TAG.SEQUENCE).raw,
    subjectName: nameOf(subject),
    notBefore: from.time(),
    notAfter: to.time(),
    spki,
    ...extensions(fields.slice(6)),
  };
}

function extensions(rest) {
  const out = { authority: false, pathLength: Infinity, usage: null, purposes: null, purposesCritical: false, strange: [] };
  const holder = rest.find((one) => one.tag === 0xa3);
  if (!holder) return out;
  const seen = new Set();
  for (const extension of holder.children()[0].as(TAG.SEQUENCE).children()) {
    const parts = extension.as(TAG.SEQUENCE).children();
    const oid = parts[0].oid();
    const critical = parts.length === 3 && parts[1].boolean();
    if (seen.has(oid)) throw new Malformed('证书扩展重复', 'an extension occurs twice');
    seen.add(oid);
    const value = () => parse(parts[parts.length - 1].as(TAG.OCTET_STRING).value);
    if (oid === BASIC_CONSTRAINTS) {
      const found = value().as(TAG.SEQUENCE).children();
      out.authority = found.length > 0 && found[0].tag === TAG.BOOLEAN && found[0].boolean();
      const length = found.find((one) => one.tag === TAG.INTEGER);
      if (length) out.pathLength = Number(length.integer());
    } else if (oid === KEY_USAGE) {
      const bits = value().as(TAG.BIT_STRING).value;
      out.usage = bits.length > 1 ? bits[1] : 0;
    } else if (oid === EXTENDED_KEY_USAGE) {
      out.purposes = value().as(TAG.SEQUENCE).children().map((one) => one.oid());
      out.purposesCritical = critical;
    }
    if (critical && !UNDERSTOOD.includes(oid)) out.strange.push(oid);
  }
  return out;
}

/** A distinguished name as a person reads it. */
function nameOf(name) {
  const out = [];
  for (const set of name.children()) {
    for (const pair of set.children()) {
      const [type, value] = pair.children();
      const oid = type.oid();
      const label = NAMES[oid];
      if (label) {
        out.push(label + '=' + words(value));
      }
    }
  }
  return out.join(', ');
}

function words(value) {
  const wide = value.tag === 0x1e ? 'utf-16be' : value.tag === 0x0c ? 'utf-8' : 'latin1';
  return new TextDecoder(wide).decode(value.value);
}

const STRINGS = [0x0c, 0x13, 0x14, 0x16, 0x1e];

/** Equal bytes, or equal but for the kind of string, case and spaces (RFC 5280 section 7.1). */
function sameName(a, b) {
  return equal(a, b) || normal(a) === normal(b);
}

function normal(name) {
  const part = (pair) => {
    const [type, value] = pair.children();
    const plain = STRINGS.includes(value.tag) ? words(value).trim().replace(/ +/g, ' ').toLowerCase() : hex(value.raw);
    return type.oid() + '=' + JSON.stringify(plain);
  };
  return parse(name).children().map((set) => set.children().map(part).sort().join('+')).join();
}

export function validAt(one, time) {
  return time >= one.notBefore && time <= one.notAfter;
}

/** Whether `issuer` may have signed and did sign `one`, at `time`, with `below` authorities under it. */
function issued(issuer, one, below) {
  return sameName(issuer.subject, one.issuer)
    && one.consistent
    && one.strange.length === 0
    && issuer.authority
    && (issuer.usage === null || (issuer.usage & KEY_CERT_SIGN) !== 0)
    && below <= issuer.pathLength
    && verifySignature(publicKey(issuer.spki), one.algorithm, one.signature, one.signed, null);
}

/**
 * The anchor to which a path valid at `time` leads, or null. Anchors are taken as they are; the
 * certificate itself may be one. Throws NotUnderstood where a signature algorithm is unknown.
 */
export function leadsTo(one, helpers, anchors, time) {
  const pinned = anchors.find((anchor) => equal(anchor.bytes, one.bytes));
  if (pinned) return pinned;
  return climb(one, helpers, anchors, time, 0, []);
}

function climb(one, helpers, anchors, time, below, path) {
  if (!validAt(one, time) || below > MAX_INTERMEDIATES) return null;
  const reached = anchors.find((anchor) => issued(anchor, one, below));
  if (reached) return reached;
  for (const helper of helpers) {
    if (path.includes(helper) || equal(helper.subject, helper.issuer)) continue;
    if (issued(helper, one, below)) {
      const found = climb(helper, helpers, anchors, time, below + 1, path.concat([helper]));
      if (found) return found;
    }
  }
  return null;
}
