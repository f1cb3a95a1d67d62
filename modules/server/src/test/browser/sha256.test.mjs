import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Sha256 } from '../../main/resources/org/tiezheng/server/static/sha256.js';

const expected = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The same numbers on every run. */
function* numbers(seed) {
  for (let x = seed; ;) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    yield x;
  }
}

test('the standard’s own examples', () => {
  const text = (words) => new TextEncoder().encode(words);
  assert.equal(new Sha256().hex(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(new Sha256().update(text('abc')).hex(), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(new Sha256().update(text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).hex(), '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
});

test('every length to three blocks, in pieces of every size', () => {
  const random = numbers(1);
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, () => random.next().value >>> 24);
    for (const piece of [1, 7, 63, 64, 65, 200]) {
      const digest = new Sha256();
      for (let at = 0; at < length; at += piece) digest.update(bytes.subarray(at, at + piece));
      assert.equal(digest.hex(), expected(bytes), `${length} in ${piece}`);
    }
  }
});

test('a length that does not fit 32 bits of bits', () => {
  const megabytes = new Uint8Array(1 << 20).fill(97);
  const ours = new Sha256();
  const theirs = createHash('sha256');
  for (let i = 0; i < 513; i++) {
    ours.update(megabytes);
    theirs.update(megabytes);
  }
  assert.equal(ours.hex(), theirs.digest('hex'));
});
