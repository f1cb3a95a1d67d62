// RFC 6962 tree hashing and the verification algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2.

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

/** Whether the tree of `size2` is a continuation of that of `size1`. A proof from size 0 proves nothing. */
export function isConsistent(size1, size2, root1, root2, path) {
  if (!whole(size1) || !whole(size2) || size1 < 1 || size1 > size2) return false;
  if (root1.length !== 32 || root2.length !== 32 || path.some((p) => p.length !== 32)) return false;
  if (size1 === size2) return path.length === 0 && equal(root1, root2);
  let fn = size1 - 1;
  let sn = size2 - 1;
  while (odd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  const rest = path.slice();
  const start = fn === 0 ? root1 : rest.shift();
  if (!start) return false;
  let fr = start;
  let sr = start;
  for (const c of rest) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!odd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && equal(fr, root1) && equal(sr, root2);
}
