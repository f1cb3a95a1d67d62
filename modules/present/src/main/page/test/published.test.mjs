// Published suites, unchanged, on the very code of the page.

import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { p256 } from '@noble/curves/nist.js';
import { bytes, corpus, json } from './corpus.mjs';
import { isIncluded, leafHash, root } from '../src/merkle.js';
import { checkpoint, ED25519, note, signedBy, verifierKey, verifyMlDsa44 } from '../src/note.js';
import { verifyEcdsa, verifyEd25519 } from '../src/publickeys.js';
import { sha256 } from '../src/digests.js';
import { checkToken } from '../src/timestamp.js';
import { pemBlocks } from '../src/der.js';
import { equal, fromBase64, utf8 } from '../src/bytes.js';

const raw = (text) => new Uint8Array(Buffer.from(text || '', 'base64'));
const unhex = (text) => new Uint8Array(Buffer.from(text, 'hex'));
const files = (folder) => fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));

test('the inclusion vectors of transparency-dev/merkle', (t) => {
  const folder = corpus('transparency-dev_merkle');
  if (!folder) return t.skip();
  const inclusion = files(path.join(folder, 'testdata/inclusion')).map(json);
  assert.equal(inclusion.length, 98);
  for (const one of inclusion) {
    const good = isIncluded(one.leafIdx, one.treeSize, raw(one.leafHash), (one.proof || []).map(raw), raw(one.root));
    assert.equal(good, !one.wantErr, one.desc);
  }
});

test('the checkpoints of the tessera test log: roots and signatures', (t) => {
  const folder = corpus('transparency-dev_tessera');
  if (!folder) return t.skip();
  const key = verifierKey('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx');
  assert.equal(key.type, ED25519);
  const entries = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'.split(' ');
  let seen = 0;
  for (const name of fs.readdirSync(folder, { recursive: true }).filter((one) => /checkpoint(\.\d+)?$/.test(one))) {
    const found = note(bytes(path.join(folder, name)));
    const point = checkpoint(found.text);
    assert.equal(signedBy(found, key, point).state, 'good', name);
    assert.ok(equal(root(entries.slice(0, point.size).map((entry) => leafHash(utf8(entry)))), point.root), name);
    seen++;
  }
  assert.ok(seen >= 15, `${seen} checkpoints`);
});

test('the example of the signed-note specification', (t) => {
  const folder = corpus('C2SP_C2SP');
  if (!folder) return t.skip();
  const text = fs.readFileSync(path.join(folder, 'signed-note.md'), 'utf8');
  const key = verifierKey(/^\s*([a-z0-9./-]+\+[0-9a-f]{8}\+A[A-Za-z0-9+/=]{40,})\s*$/m.exec(text)[1]);
  const example = /```\n(This is an example message\.[^]*?)```/.exec(text) || /```\n([^`]*?\n\n\u2014 [^`]*?)```/.exec(text);
  const found = note(utf8(example[1]));
  assert.equal(signedBy(found, key, { origin: '', size: 0, root: new Uint8Array(32) }).state, 'good');
});

function wycheproof(t, name, count, verify) {
  const folder = corpus('C2SP_wycheproof');
  if (!folder) return t.skip();
  const suite = json(path.join(folder, 'testvectors_v1', name));
  let run = 0;
  for (const group of suite.testGroups) {
    for (const one of group.tests) {
      const good = verify(group, one);
      assert.equal(good, one.result === 'valid', `${name} ${one.tcId} ${one.comment}`);
      run++;
    }
  }
  assert.equal(run, count);
}

test('Wycheproof Ed25519', (t) => wycheproof(t, 'ed25519_test.json', 151,
  (group, one) => verifyEd25519(unhex(group.publicKey.pk), unhex(one.sig), unhex(one.msg))));

test('Wycheproof ECDSA P-256 with SHA-256', (t) => wycheproof(t, 'ecdsa_secp256r1_sha256_test.json', 484,
  (group, one) => verifyEcdsa(p256, unhex(group.publicKey.uncompressed), unhex(one.sig), sha256(unhex(one.msg)))));

test('Wycheproof ML-DSA-44', (t) => wycheproof(t, 'mldsa_44_verify_test.json', 180,
  (group, one) => verifyMlDsa44(unhex(group.publicKey), unhex(one.sig), unhex(one.msg), unhex(one.ctx || ''))));

test('the RFC 3161 tokens of trailofbits/rfc3161-client', (t) => {
  const folder = corpus('trailofbits_rfc3161-client');
  if (!folder) return t.skip();
  const fixtures = path.join(folder, 'test/fixtures');
  const check = (below, name, message) => {
    const anchors = pemBlocks(fs.readFileSync(path.join(fixtures, below, 'ts_chain.pem'), 'utf8'), 'CERTIFICATE', fromBase64);
    return checkToken(bytes(path.join(fixtures, below, name)), message, anchors);
  };
  const hello = utf8('hello');
  for (const [below, name] of [
    ['sigstage', 'response-sha256.tsr'], ['sigstage', 'response-sha384.tsr'], ['sigstage', 'response-sha512.tsr'],
    ['sigstage', 'response-no-embedded-cert.tsr'], ['test_tsa', 'response.tsr'], ['test_tsa', 'response-injected-certs.tsr']]) {
    const found = check(below, name, hello);
    assert.equal(found.state, 'PASSED', `${name}: ${found.reason.en}`);
    assert.equal(check(below, name, utf8('hello!')).state, 'FAILED', name);
  }
  assert.match(check('sigstage', 'response-invalid-signature.tsr', hello).reason.en, /signature/);
  // The certificate has expired since; what counts is genTime.
  assert.equal(check('sigstore.mock', 'response-expired.tsr', bytes(path.join(fixtures, 'sigstore.mock/payload'))).state, 'PASSED');
  const other = checkToken(bytes(path.join(fixtures, 'sigstage/response-sha256.tsr')), hello,
    pemBlocks(fs.readFileSync(path.join(fixtures, 'test_tsa/ts_chain.pem'), 'utf8'), 'CERTIFICATE', fromBase64));
  assert.equal(other.state, 'FAILED');
  // An RSA key, and a root given in DER.
  const rsa = (message) => checkToken(bytes(path.join(fixtures, 'identrust/issue-104.tsr')), message, [bytes(path.join(fixtures, 'identrust/ts_chain.pem'))]);
  assert.equal(rsa(hello).state, 'PASSED');
  assert.match(rsa(hello).checks.map((one) => one.text.en).join(), /RSA/);
  assert.equal(rsa(utf8('other')).state, 'FAILED');
});
