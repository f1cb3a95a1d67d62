// RFC 6962 tree hashing and the verification algorithm of RFC 9162 section 2.1.3.2.

import { sha256 } from './digests.js';
import { concat, equal } from './bytes.js';

export const leafHash = (leaf) => sha256(concat(Uint8Array.of(0), leaf));
export const nodeHash = (left, right) => sha256(concat(Uint8Array.of(1), left, right));

/** The root over leaf hashes in order (RFC 6962 section 2.1). Needs one hash per level. */
export function root(leaves) {
  const stack = [];
  for (const leaf of leaves) {
    let hash = leaf;
    let level = 0;
    while (stack.length > 0 && stack[stack.length - 1].level === level) {
      hash = nodeHash(stack.pop().hash, hash);
      level++;
    }
    stack.push({ level, hash });
  }
  if (stack.length === 0) return sha256(new Uint8Array(0));
  let out = stack.pop().hash;
  while (stack.length > 0) out = nodeHash(stack.pop().hash, out);
  return out;
}

function whole(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

const half = (value) => Math.floor(value / 2);
const odd = (value) => value % 2 === 1;

/** Whether the path leads from leaf hash number `index` to the root of a tree of `size` leaves. */
export function isIncluded(index, size, hash, path, expected) {
  if (!whole(index) || !whole(size) || index >= size || hash.length !== 32) return false;
  let fn = index;
  let sn = size - 1;
  let r = hash;
  for (const p of path) {
    if (sn === 0 || p.length !== 32) return false;
    if (odd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!odd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      r = nodeHash(r, p);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && equal(r, expected);
}
