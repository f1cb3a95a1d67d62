// SM3 of our own against the standard's values and openssl; SHA-256 beside it.

import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Sm3, sm3 } from '../src/sm3.js';
import { sha256 } from '../src/digests.js';
import { hex, utf8 } from '../src/bytes.js';
import { digestFile } from '../src/digestfile.js';
import { wholeFile } from '../src/bag.js';
import { bytesOf } from './random.mjs';

test('SM3 gives the two values of GB/T 32905', () => {
  assert.equal(hex(sm3(utf8('abc'))), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  assert.equal(hex(sm3(utf8('abcd'.repeat(16)))), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

test('SM3 agrees with openssl at every length to 200 and around large blocks', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = bytesOf(length, length + 7);
    assert.equal(hex(sm3(bytes)), createHash('sm3').update(bytes).digest('hex'), String(length));
  }
  const large = bytesOf(3000001);
  const openssl = execFileSync('openssl', ['dgst', '-sm3', '-binary'], { input: large });
  assert.equal(hex(sm3(large)), openssl.toString('hex'));
});

test('SM3 in pieces of any size is SM3 at once', () => {
  const bytes = bytesOf(5000);
  const whole = hex(sm3(bytes));
  for (const step of [1, 3, 55, 56, 63, 64, 65, 127, 128, 1000]) {
    const running = new Sm3();
    for (let at = 0; at < bytes.length; at += step) running.update(bytes.subarray(at, at + step));
    assert.equal(hex(running.digest()), whole, String(step));
  }
});

test('a message longer than 2^32 bits carries its length into the high word', () => {
  const piece = new Uint8Array(1 << 22);
  const one = new Sm3();
  const judge = createHash('sm3');
  for (let i = 0; i < 129; i++) {
    one.update(piece);
    judge.update(piece);
  }
  assert.equal(hex(one.digest()), judge.digest('hex'));
});

test('a file is digested with both in one pass, or with one', async () => {
  const bytes = bytesOf(9000000);
  const file = wholeFile('x', new Blob([bytes]));
  const both = await digestFile(file);
  assert.deepEqual(both, { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), sm3: createHash('sm3').update(bytes).digest('hex') });
  assert.equal((await digestFile(file, { only: 'sm3' })).sm3, both.sm3);
  assert.equal((await digestFile(file, { only: 'sha256' })).sha256, hex(sha256(bytes)));
});
