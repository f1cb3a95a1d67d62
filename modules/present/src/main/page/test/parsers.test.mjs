// The readers of the formats, one by one: strict where a byte could hide, tolerant where the format says so.

import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TestTsa } from './tsa.mjs';
import { bytesOf } from './random.mjs';
import { fromBase64, fromHex, toBase64, utf8 } from '../src/bytes.js';
import { parse, pemBlocks, write, writeOid, TAG } from '../src/der.js';
import { canonical, read } from '../src/jcs.js';
import { isCanonicalProof, note, proof, verifierKey } from '../src/note.js';
import { manifest, pathFault } from '../src/manifest.js';
import { publicKey, verifySignature, verifySm2 } from '../src/publickeys.js';
import { checkToken } from '../src/timestamp.js';
import { isCanonicalToken } from '../src/canonicaltoken.js';
import { zipFiles } from '../src/zip.js';
import { Bag, stream, wholeFile } from '../src/bag.js';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-parsers-'));
test.after(() => fs.rmSync(work, { recursive: true, force: true }));
const tsa = new TestTsa(path.join(work, 'tsa'));

test('base64 and hex have one form each', () => {
  for (let n = 0; n < 50; n++) {
    const bytes = bytesOf(n, n + 1);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  }
  for (const text of ['A', 'AB', 'AB=', 'AB=C', 'AA=A', '====', 'AB==\n', 'AR==', 'AAB=', '-_==']) assert.equal(fromBase64(text), null, text);
  for (const text of ['AB', 'a', 'zz', '', undefined]) assert.equal(fromHex(text, 1), null);
});

test('DER that is not DER is refused', () => {
  for (const hex of ['', '30', '3001', '308100', '30810100', '3080', '300000', '0202', '1f8100', '30030500', '3082000105']) {
    assert.throws(() => parse(new Uint8Array(Buffer.from(hex, 'hex'))).children(), undefined, hex);
  }
  assert.throws(() => parse(Uint8Array.of(2, 2, 0, 1)).integer());
  assert.throws(() => parse(Uint8Array.of(1, 1, 1)).boolean());
  assert.throws(() => parse(write(0x18, utf8('20260230000000Z'))).time());
  assert.throws(() => parse(write(0x18, utf8('20260228000000.10Z'))).time());
  assert.equal(parse(write(0x18, utf8('20260228000000.1Z'))).time(), Date.UTC(2026, 1, 28, 0, 0, 0, 100));
  let deep = write(TAG.NULL);
  for (let i = 0; i < 40; i++) deep = write(TAG.SEQUENCE, deep);
  const walk = (one) => (one.tag === TAG.SEQUENCE ? one.children().forEach(walk) : null);
  assert.throws(() => walk(parse(deep)));
  for (const oid of ['2.25.266672124812609607153869904900832619054539', '1.2.156.10197.1.501', '2.5.29.37', '1.3.6.1.5.5.7.3.8']) {
    assert.equal(parse(writeOid(oid)).oid(), oid);
  }
});

test('JSON is canonical only as RFC 8785 has it', () => {
  const form = (text) => read(utf8(text)).canonical;
  assert.ok(form('{"a":1,"b":[true,null,"\u00e9\\n"]}'));
  for (const text of ['{"b":1,"a":1}', '{"a": 1}', '{"a":1.0}', '{"a":"\\u0061"}', '{"a":1,"a":1}', '{"a":1}\n', '\ufeff{}', '{"a":1e2}']) {
    assert.ok(text.startsWith('\ufeff') ? throws(() => form(text)) : !form(text), text);
  }
  assert.equal(canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }),
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  assert.throws(() => read(utf8('['.repeat(100) + ']'.repeat(100))));
});

function throws(run) {
  try { run(); } catch { return true; }
  return false;
}

test('manifests: one form of a line, safe paths, in order, no path twice', () => {
  const line = (name, c = 'a') => `${c.repeat(64)}  ${name}\n`;
  const good = manifest(utf8(line('data/a') + line('data/b%25c') + line('data/\u00e9')), 'm');
  assert.deepEqual(good.map((one) => one.path), ['data/a', 'data/b%c', 'data/\u00e9']);
  for (const text of [line('data/b') + line('data/a'), line('data/a') + line('data/a'), line('/etc/passwd'), line('data/../../x'), line('data\\x'), line('C:/x'),
    line('~/x'), line('data//x'), line('data/./x'), `${'A'.repeat(64)}  data/a\n`, `${'a'.repeat(64)} data/a\n`, line('data/a').trim(), line('data/a') + '\n', '\n']) {
    assert.throws(() => manifest(utf8(text), 'm'), undefined, text.slice(60));
  }
  assert.equal(pathFault('data/originals/001/a b.txt'), null);
});

test('notes, keys and proofs are strict; unknown signatures are ignored', () => {
  const key = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
  assert.ok(verifierKey(key));
  for (const wrong of [key.replace('33d7b496', '33d7b497'), key.replace('log', 'lag'), key + 'A', 'x+1+2', '']) assert.equal(verifierKey(wrong), null);
  const text = 'example.com/log\n1\n' + toBase64(new Uint8Array(32)) + '\n';
  const line = (name) => `\u2014 ${name} ${toBase64(new Uint8Array(68))}\n`;
  assert.equal(note(utf8(text + '\n' + line('a') + line('b'))).signatures.length, 2);
  for (const wrong of [text, text + '\n', text + '\n' + line('a').trim(), text + '\n' + line('a').replace('\u2014', '-'), text + '\n' + line('a b'),
    text + '\n' + line('a').repeat(65), text.replace('log', 'l\u0007g') + '\n' + line('a')]) assert.throws(() => note(utf8(wrong)), undefined, wrong);
  const whole = `c2sp.org/tlog-proof@v1\nindex 0\n\n${text}\n${line('a')}`;
  const known = [{ name: 'a', id: new Uint8Array(4) }];
  assert.ok(isCanonicalProof(utf8(whole), proof(utf8(whole)), known));
  for (const [from, to] of [['index 0\n', 'index 00\n'], ['@v1', '@v2'], ['index 0', 'index -1'], ['index 0\n', 'index 0\nAAAA\n']]) {
    assert.throws(() => proof(utf8(whole.replace(from, to))), undefined, to);
  }
  for (const other of [whole.replace('\nindex', '\nextra AAAA\nindex'), whole + line('b'), whole + line('a')]) {
    assert.ok(throws(() => proof(utf8(other))) || !isCanonicalProof(utf8(other), proof(utf8(other)), known), other);
  }
});

test('SM2 signatures by openssl are accepted, changed ones are not', () => {
  const spki = new Uint8Array(Buffer.from(tsa.publicPem('sm2').replace(/-----[^-]+-----|\s/g, ''), 'base64'));
  const key = publicKey(parse(spki));
  for (let i = 0; i < 6; i++) {
    const message = randomBytes(1 + 50 * i);
    fs.writeFileSync(path.join(work, 'tsa/m'), message);
    const signature = new Uint8Array(execFileSync('openssl', ['dgst', '-sm3', '-sign', 'sm2.leaf.key', '-sigopt', 'distid:1234567812345678', 'm'], { cwd: path.join(work, 'tsa') }));
    assert.ok(verifySm2(key.key, signature, message));
    assert.ok(!verifySm2(key.key, signature, Buffer.concat([message, Buffer.from([0])])));
    for (const at of [0, 3, 8, signature.length >> 1, signature.length - 1]) {
      const wrong = signature.slice();
      wrong[at] ^= 1;
      assert.ok(!verifySm2(key.key, wrong, message), String(at));
    }
  }
});

test('RSA signatures by node are accepted for every digest, changed ones are not', () => {
  for (const [digest, oid] of [['sha256', '1.2.840.113549.1.1.11'], ['sha384', '1.2.840.113549.1.1.12'], ['sha512', '1.2.840.113549.1.1.13']]) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = publicKey(parse(new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }))));
    const message = randomBytes(100);
    const signature = new Uint8Array(sign(digest, message, pair.privateKey));
    assert.ok(verifySignature(key, oid, signature, message, null));
    for (let i = 0; i < 20; i++) {
      const wrong = signature.slice();
      wrong[(i * 13) % wrong.length] ^= 1 << (i % 8);
      assert.ok(!verifySignature(key, oid, wrong, message, null));
    }
    assert.ok(!verifySignature(key, '1.2.840.113549.1.1.11', signature, randomBytes(100), null));
  }
});

for (const name of ['p256', 'sm2']) {
  test(`every byte of a ${name} token is held by a signature or by its one form`, () => {
    const message = utf8('origin\n1\nroot\n');
    const token = new Uint8Array(tsa[name](message));
    const anchors = pemBlocks(tsa.pem(name), 'CERTIFICATE', fromBase64);
    assert.equal(checkToken(token, message, anchors).state, 'PASSED');
    assert.ok(isCanonicalToken(token, anchors));
    assert.equal(checkToken(token, utf8('other'), anchors).state, 'FAILED');
    assert.equal(checkToken(token, message, []).state, 'FAILED', 'no anchor, no chain');
    const step = process.env.LONG ? 1 : 3;
    for (let at = 0; at < token.length; at += step) {
      const wrong = token.slice();
      wrong[at] ^= 1 << (at % 8);
      assert.ok(!isCanonicalToken(wrong, anchors) || checkToken(wrong, message, anchors).state === 'FAILED', `byte ${at}`);
    }
    for (let length = 0; length < token.length; length += 97) assert.notEqual(checkToken(token.subarray(0, length), message, anchors).state, 'PASSED');
  });
}

/** A zip of one member with whatever header values are wanted. */
function zip({ name = 'a', data = Buffer.from('hello'), method = 8, size = data.length, flags = 0x800, comment = '' } = {}) {
  const packed = method === 8 ? deflateRawSync(data) : data;
  const bytes = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(bytes.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(bytes.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + bytes.length, 12);
  end.writeUInt32LE(30 + bytes.length + packed.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Blob([local, bytes, packed, central, bytes, end, comment]);
}

async function content(file) {
  const parts = [];
  await stream(file, (bytes) => parts.push(Buffer.from(bytes)));
  return Buffer.concat(parts).toString();
}

test('a zip member is read stored and deflated; what it claims is held against what it is', async () => {
  for (const method of [0, 8]) {
    const [file] = await zipFiles(zip({ method, comment: 'c' }));
    assert.equal(await content(file), 'hello');
  }
  const bomb = await zipFiles(zip({ data: Buffer.alloc(50000000), size: 1000 }));
  let seen = 0;
  await assert.rejects(stream(bomb[0], (bytes) => { seen += bytes.length; }));
  assert.ok(seen <= 1000, `${seen} bytes came through`);
  await assert.rejects(content((await zipFiles(zip({ size: 6 })))[0]));
  for (const wrong of [{ flags: 0x801 }, { method: 12 }, { name: '\u6587', flags: 0 }, { method: 0, size: 9 }]) await assert.rejects(zipFiles(zip(wrong)), undefined, JSON.stringify(wrong));
  await assert.rejects(zipFiles(new Blob([randomBytes(100)])));
  await assert.rejects(zipFiles(new Blob([])));
});

test('a zip64 made by python is read', async () => {
  const out = path.join(work, '64.zip');
  execFileSync('python3', ['-c', 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED)\nwith z.open("\u6587/a.txt","w",force_zip64=True) as f: f.write(b"x"*100000)\nz.close()', out]);
  const [file] = await zipFiles(new Blob([fs.readFileSync(out)]));
  assert.equal(file.path, '\u6587/a.txt');
  assert.equal((await content(file)).length, 100000);
});

test('a bag refuses paths that leave it or come twice', () => {
  const one = (name) => wholeFile(name, new Blob(['x']));
  const bag = new Bag([one('t/bagit.txt'), one('t/../x'), one('t/a'), one('t/a'), one('other/b')]);
  assert.deepEqual(bag.faults, ['../x', 'a']);
  assert.equal(bag.outside.length, 1);
  assert.equal(new Bag([one('a/bagit.txt'), one('b/bagit.txt')]).found, false);
});
