// Whole bundles, made by test/make-bundle.mjs from the format's text, and every kind of damage.

import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeBundle, walk } from './make-bundle.mjs';
import { verify } from '../src/verify.js';
import { wholeFile } from '../src/bag.js';
import { digestFile } from '../src/digestfile.js';
import { pins } from '../src/pins.js';
import { bytesOf } from './random.mjs';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-page-'));
test.after(() => fs.rmSync(work, { recursive: true, force: true }));
const made = makeBundle(path.join(work, 'bundle'));
const whole = new Map(walk(made.folder).map((name) => [name, new Uint8Array(fs.readFileSync(path.join(made.folder, name)))]));
const ROOT = 'tiezheng/root/';
const CLAIM = 'tiezheng/evidence.json';

const known = new Map();
async function digest(files) {
  const out = new Map();
  for (const file of files) {
    if (!known.has(file.bytes)) known.set(file.bytes, await digestFile(file));
    out.set(file.path, known.get(file.bytes));
  }
  return out;
}

/** Verifies the bundle after `change` did something to its Map of bytes. */
async function after(change, pinText = '', top = '') {
  const files = new Map(whole);
  change(files);
  return verify([...files].map(([name, bytes]) => ({ ...wholeFile(top + name, new Blob([bytes])), bytes })), { digest, pins: pins(pinText) });
}

const bad = (report) => [...report.files.values()].filter((one) => one.state !== 'OK').map((one) => `${one.path} ${one.state}`);
const edited = (bytes, edit) => new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));
const flipped = (bytes, at, bit = 0) => { const out = bytes.slice(); out[at] ^= 1 << bit; return out; };

test('an intact bundle passes, below a folder as well as at the top', async () => {
  for (const top of ['', '材料/', 'U盘/材料/']) {
    const report = await after(() => {}, '', top);
    assert.deepEqual(report.steps.filter((one) => one.state === 'FAILED'), []);
    assert.deepEqual(['bytes', 'log', 'time'].map((one) => report.answer(one)), ['PASSED', 'PASSED', 'PASSED']);
    assert.equal(report.exitCode(), 0);
    assert.deepEqual(bad(report), []);
    assert.equal(report.files.size, whole.size, 'every file has a state');
  }
});

test('openssl accepts the P-256 token of the same bundle', () => {
  const openssl = execFileSync('openssl', ['ts', '-verify', '-data', ROOT + 'bag.checkpoint.txt', '-in', ROOT + 'bag.own-p256.tsr', '-CAfile', 'tiezheng/trust/tsa-own-p256.pem'], { cwd: made.folder, stdio: ['ignore', 'pipe', 'ignore'] });
  assert.match(openssl.toString(), /OK/);
});

test('a token of our own clock is called that and nothing more', async () => {
  const report = await after(() => {});
  assert.ok(report.tokens.length >= 4);
  assert.ok(report.tokens.every((one) => one.own && one.state === 'PASSED'));
  // A bundle cannot turn its own clock into a third party's by saying so.
  const lied = await after((files) => files.set(CLAIM, edited(files.get(CLAIM), (text) => text.split('"kind":"own"').join('"kind":"thirdParty"'))));
  assert.ok(lied.tokens.every((one) => one.own));
});

for (const name of [...whole.keys()]) {
  const file = name.startsWith('tiezheng/proofs/') ? 'a proof: ' + name.replace(/^.*?\./, '') : name;
  test(`changed, cut, deleted or renamed, it is named: ${file}`, async () => {
    const damages = {
      changed: (files) => files.set(name, whole.get(name).length > 0 ? flipped(whole.get(name), whole.get(name).length >> 1) : Uint8Array.of(1)),
      longer: (files) => files.set(name, new Uint8Array([...whole.get(name), 10])),
      deleted: (files) => files.delete(name),
      renamed: (files) => { files.set(name + '.x', files.get(name)); files.delete(name); },
    };
    if (whole.get(name).length > 0) damages.cut = (files) => files.set(name, whole.get(name).subarray(0, -1));
    for (const kind of Object.keys(damages)) {
      const report = await after(damages[kind]);
      if (name === 'bagit.txt' && ['deleted', 'renamed'].includes(kind)) {
        assert.equal(report.exitCode(), 4);
        continue;
      }
      assert.ok([1, 3].includes(report.exitCode()), `${kind}: exit ${report.exitCode()}`);
      // A missing proof leaves a question open; it contradicts nothing.
      if (!(name.startsWith(ROOT) && kind === 'deleted')) assert.equal(report.exitCode(), 1, kind);
      const named = bad(report).join('\n') + report.steps.filter((one) => one.state !== 'PASSED').map((one) => one.files.join()).join();
      assert.ok(named.includes(name), `${kind}: ${named}`);
    }
  });
}

test('an added file is extra, also in the root folder', async () => {
  for (const name of ['data/originals/001/x.txt', 'x', 'tiezheng/x', ROOT + 'x', ROOT + 'bag.other.tsr', '.DS_Store']) {
    const report = await after((files) => files.set(name, Uint8Array.of(1)));
    assert.equal(report.exitCode(), 1, name);
    assert.ok(bad(report).includes(name + ' EXTRA'), name);
  }
  assert.equal((await after((files) => files.set('fetch.txt', Uint8Array.of(10)))).exitCode(), 1);
});

test('random single bits, all found, and in the right file', async () => {
  const rounds = Number(process.env.FLIPS || 250);
  const random = new DataView(bytesOf(rounds * 12, 20261125).buffer);
  const names = [...whole.keys()].filter((name) => whole.get(name).length > 0);
  const inRoot = names.filter((name) => name.startsWith(ROOT));
  for (let i = 0; i < rounds; i++) {
    const from = i % 2 === 0 ? inRoot : names;
    const name = from[random.getUint32(12 * i) % from.length];
    const at = random.getUint32(12 * i + 4) % whole.get(name).length;
    const report = await after((files) => files.set(name, flipped(whole.get(name), at, random.getUint32(12 * i + 8) % 8)));
    const where = `${name} at ${at}`;
    assert.ok([1, 3].includes(report.exitCode()) || (name === 'bagit.txt' && report.exitCode() === 4), where);
    const named = bad(report).join('\n') + report.steps.filter((one) => one.state === 'FAILED' || one.needed).map((one) => one.files.join()).join();
    assert.ok(named.includes(name), `${where}: ${named}`);
  }
});

test('a consistent forgery of bytes and lists fails at the log', async () => {
  // The forger has everything but the keys: original, manifests, SM3 list and evidence.json agree.
  const { createHash } = await import('node:crypto');
  const name = 'data/originals/001/chat.json';
  const report = await after((files) => {
    const before = whole.get(name);
    const forged = flipped(before, 10, 1);
    files.set(name, forged);
    const swap = (algorithm) => (text) => text.split(createHash(algorithm).update(before).digest('hex')).join(createHash(algorithm).update(forged).digest('hex'));
    const both = (text) => swap('sm3')(swap('sha256')(text));
    for (const one of ['manifest-sha256.txt', 'tiezheng/sm3sums.txt', CLAIM, 'tiezheng/page/data.js']) {
      const old = createHash('sha256').update(files.get(one)).digest('hex');
      files.set(one, edited(files.get(one), both));
      const now = createHash('sha256').update(files.get(one)).digest('hex');
      files.set('tagmanifest-sha256.txt', edited(files.get('tagmanifest-sha256.txt'), (text) => text.split(old).join(now)));
    }
  });
  assert.equal(report.answer('log'), 'FAILED');
  assert.ok(bad(report).some((one) => one.startsWith(name)));
  assert.ok(bad(report).some((one) => one.startsWith('tagmanifest-sha256.txt')));
});

test('keys pinned from outside take precedence, and a wrong one is noticed', async () => {
  const right = await after(() => {}, made.log.logKey + '\n' + made.log.cosignerKey + '\n' + made.tsa.read('p256.ca.pem'));
  assert.equal(right.exitCode(), 0);
  assert.equal(right.facts.logKey.pinned, true);
  assert.ok(right.tokens.some((one) => one.pinned));
  const other = makeBundle(path.join(work, 'other'));
  const wrong = other.log.logKey.replace(other.log.origin, made.log.origin);
  assert.equal(pins(wrong).keys.length, 0, 'a key whose id does not fit is not a key');
  assert.equal(pins('nonsense').strange.length, 1);
});

test('a preview that says other things than the files is found, though every digest agrees', async () => {
  const { createHash } = await import('node:crypto');
  const data = 'tiezheng/page/data.js';
  for (const [from, to] of [['李四诉张三', '李四诉王五'], ['伍万元', '玖万元']]) {
    const report = await after((files) => {
      const old = createHash('sha256').update(files.get(data)).digest('hex');
      files.set(data, edited(files.get(data), (text) => text.replace(from, to)));
      const now = createHash('sha256').update(files.get(data)).digest('hex');
      files.set('tagmanifest-sha256.txt', edited(files.get('tagmanifest-sha256.txt'), (text) => text.replace(old, now)));
    });
    assert.equal(report.answer('bytes'), 'FAILED');
    assert.ok(bad(report).some((one) => one.startsWith(data)), bad(report).join());
  }
});

test('a bundle by the Java writer passes', (t) => {
  const folder = path.join(path.dirname(new URL(import.meta.url).pathname), '../../../../target/bundle-for-page');
  if (!fs.existsSync(folder)) {
    console.log('SKIPPED: no bundle of the Java writer; run the tests of the module present first');
    return t.skip();
  }
  const files = walk(folder).map((name) => ({ ...wholeFile(name, new Blob([fs.readFileSync(path.join(folder, name))])), bytes: name + '#java' }));
  return verify(files, { digest }).then((report) => {
    assert.deepEqual(report.steps.filter((one) => one.state === 'FAILED'), []);
    assert.equal(report.exitCode(), 0);
    assert.deepEqual(bad(report), []);
  });
});

test('another log\'s key in the bundle fails; no key at all is incomplete, not passed', async () => {
  const none = await after((files) => files.delete('tiezheng/trust/log.vkey'));
  assert.equal(none.answer('log'), 'NOT_CHECKED');
  const noTokens = await after((files) => [...files.keys()].filter((name) => name.endsWith('.tsr')).forEach((name) => files.delete(name)));
  assert.equal(noTokens.answer('time'), 'NOT_CHECKED');
  assert.equal(noTokens.answer('log'), 'PASSED');
});

test('what is not a bag is unreadable; unsafe paths and members that are not understood are said', async () => {
  const nothing = await verify([wholeFile('a/b/c/bagit.txt', new Blob(['x']))], { digest });
  assert.equal(nothing.exitCode(), 4);
  const unsafe = await after((files) => files.set('data/../x', Uint8Array.of(1)));
  assert.equal(unsafe.exitCode(), 1);
  const more = await after((files) => files.set(CLAIM, edited(files.get(CLAIM), (text) => text.replace('{"bagDeposit"', '{"aNewMember":1,"bagDeposit"'))));
  assert.deepEqual(more.notUnderstood, ['aNewMember']);
});
