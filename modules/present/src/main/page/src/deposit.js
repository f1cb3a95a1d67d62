// Leaf, opening and receipt (docs/bundle-format.md sections 1 and 2).

import { read, hasExactly } from './jcs.js';
import { concat, equal, fromHex } from './bytes.js';
import { sha256, sm3 } from './digests.js';
import { Malformed } from './outcome.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TYPES = ['original', 'event', 'bundle', 'digest'];
const MAX_LEAF = 61440;

export function isId(text) {
  return typeof text === 'string' && ID.test(text);
}

/** A leaf in canonical form. Throws Malformed. */
export function leaf(bytes) {
  const found = bytes.length <= MAX_LEAF ? read(bytes) : { canonical: false };
  const value = found.value;
  if (!found.canonical || !hasExactly(value, ['commit', 'id', 'time', 'tool', 'type', 'v'])
      || !hasExactly(value.commit, ['sha256', 'sm3']) || value.v !== 1 || !isId(value.id)
      || !TYPES.includes(value.type) || typeof value.time !== 'string' || !TIME.test(value.time) || typeof value.tool !== 'string'
      || !fromHex(value.commit.sha256, 32) || !fromHex(value.commit.sm3, 32)) {
    throw new Malformed('存证条目不是规定的规范形式', 'the leaf is not in the canonical form');
  }
  return value;
}

/** An opening in canonical form. Throws Malformed. */
export function opening(bytes) {
  const found = bytes.length <= MAX_LEAF ? read(bytes) : { canonical: false };
  const value = found.value;
  if (!found.canonical || !hasExactly(value, ['id', 'salt', 'sha256', 'size', 'sm3', 'v']) || value.v !== 1 || !isId(value.id)
      || !Number.isSafeInteger(value.size) || value.size < 0
      || !fromHex(value.salt, 32) || !fromHex(value.sha256, 32) || !fromHex(value.sm3, 32)) {
    throw new Malformed('承诺的开启值不是规定的规范形式', 'the opening is not in the canonical form');
  }
  return value;
}

/** Whether the opening opens the leaf's commitment. */
export function opens(open, deposited) {
  const salt = fromHex(open.salt, 32);
  return open.id === deposited.id
    && equal(sha256(concat(salt, fromHex(open.sha256, 32))), fromHex(deposited.commit.sha256, 32))
    && equal(sm3(concat(salt, fromHex(open.sm3, 32))), fromHex(deposited.commit.sm3, 32));
}
