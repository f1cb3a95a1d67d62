// The published vectors of docs/excerpt-proofs.md, and tampering that the page must find.

import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createHash, createHmac } from 'node:crypto';
import os from 'node:os';
import { makeBundle, walk } from './make-bundle.mjs';
import { wholeFile } from '../src/bag.js';
import { claim } from '../src/claim.js';
import { custody } from '../src/custody.js';
import { checkExcerpt, sealed, sealingTime } from '../src/excerpt.js';
import { excerpts } from '../src/excerptcheck.js';
import { againstRecords, formOf } from '../src/excerptrecords.js';
import { digestFile } from '../src/digestfile.js';
import { canonical } from '../src/jcs.js';
import { utf8 } from '../src/bytes.js';
import { Report } from '../src/report.js';
import { standing } from '../src/ui/excerpts.js';
import { verify } from '../src/verify.js';

const here = path.dirname(new URL(import.meta.url).pathname);
const vectors = JSON.parse(fs.readFileSync(path.join(here, '../../../../../../docs/excerpt-proofs.vectors.json'), 'utf8'));
const event = sealed(vectors.event.what);
const check = (text) => checkExcerpt(typeof text === 'string' ? utf8(text) : text, (n) => (n === vectors.event.n ? event : null));
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

test('forms, salts and leaves of the vectors', () => {
  for (const one of vectors.conversations) {
    const key = createHmac('sha256', Buffer.from(vectors.secret, 'hex')).update('tiezheng-excerpt/1 conversation\n').update(one.context).digest();
    assert.equal(key.toString('hex'), one.key);
    one.messages.forEach((message, i) => {
      const position = Buffer.alloc(8);
      position.writeBigUInt64BE(BigInt(i));
      const salt = createHmac('sha256', key).update('tiezheng-excerpt/1 salt\n').update(position).digest();
      assert.equal(salt.toString('hex'), message.salt);
      assert.equal(canonical(JSON.parse(message.form)), message.form);
      assert.equal(sha256(Buffer.from([0]), 'tiezheng-excerpt/1 message\n', salt, message.form), message.leaf);
    });
  }
});

test('every file of the vectors has the stated result', () => {
  const seen = new Set();
  for (const one of vectors.files) {
    const found = check(one.file);
    assert.equal(found.name, one.result, one.about);
    assert.ok(found.text.zh && found.text.en);
    seen.add(found.name);
  }
  assert.deepEqual([...seen].sort(), ['BeyondTheEnd', 'Malformed', 'NoSuchEvent', 'OtherMessages', 'OtherOmissions', 'OtherStatement', 'OutOfOrder', 'Proven']);
});

test('an event of another form seals nothing', () => {
  for (const name of Object.keys(vectors.event.what)) {
    assert.equal(sealed({ ...vectors.event.what, [name]: name === 'importer' ? '' : vectors.event.what[name] + 'x' }), null, name);
  }
});

/** Every place in a value, as [holder, key]. */
function places(value, out = []) {
  Object.keys(value).forEach((key) => {
    out.push([value, key]);
    if (value[key] !== null && typeof value[key] === 'object') places(value[key], out);
  });
  return out;
}

test('whatever value is changed, left out or put in twice, and written again in its form, it is found', () => {
  let tried = 0;
  for (const one of vectors.files.filter((each) => each.result === 'Proven')) {
    const count = places(JSON.parse(one.file)).length;
    for (let i = 0; i < count; i++) {
      for (const change of [
        (holder, key) => { if (Array.isArray(holder)) holder.splice(Number(key), 1); else delete holder[key]; },
        (holder, key) => { if (Array.isArray(holder)) holder.splice(Number(key), 0, holder[key]); else holder[key + '2'] = holder[key]; },
        (holder, key) => { const old = holder[key]; holder[key] = typeof old === 'number' ? old + 1 : typeof old === 'string' ? flipped(old) : typeof old === 'boolean' ? !old : []; },
      ]) {
        const file = JSON.parse(one.file);
        change(...places(file)[i]);
        const text = canonical(file);
        if (text === one.file) continue;
        assert.notEqual(check(text).name, 'Proven', text);
        tried++;
      }
    }
  }
  assert.ok(tried > 1000, tried);
});

function flipped(text) {
  const last = text.slice(-1);
  return text.slice(0, -1) + (last === '0' ? '1' : '0');
}

test('any flipped bit is found', () => {
  const good = utf8(vectors.files[1].file);
  for (let at = 0; at < good.length; at++) {
    const bytes = good.slice();
    bytes[at] ^= 1 << (at % 7);
    assert.notEqual(check(bytes).name, 'Proven', 'byte ' + at);
  }
});

test('a hostile size ends at once', () => {
  const file = JSON.parse(vectors.files[0].file);
  file.place.conversations = Number.MAX_SAFE_INTEGER;
  file.statement.messages = Number.MAX_SAFE_INTEGER;
  assert.equal(check(canonical(file)).name, 'OtherStatement');
});

test('a paper whose proofs hold has not passed: nobody compared its lines', () => {
  const of = (...names) => standing({ excerpts: names.map((name) => ({ paper: 'p', result: name && { name } })) }, 'p');
  assert.deepEqual(of('Proven', 'Proven'), { css: 'note', text: { zh: '附有成立的证明，请逐行核对', en: 'has a proof that holds; compare the lines' } });
  for (const [names, css] of [[['Proven', 'OtherMessages'], 'bad'], [['Proven', null], 'open'], [['NotDeposited'], 'open']]) {
    const found = of(...names);
    assert.equal(found.css, css);
    assert.doesNotMatch(found.text.zh + found.text.en, /成立|holds|通过|passed/);
  }
  assert.equal(standing({ excerpts: [] }, 'p'), null);
});

/** Custody lines of these cases, chained; null is one that is withheld. */
async function chained(cases) {
  let prev = '0'.repeat(64);
  const lines = cases.map((of, i) => {
    const full = canonical({ actor: 'a', case: of ?? 'c1', kind: 'READ', n: i + 1, prev, time: '2025-01-01T00:00:00Z', tool: 't', v: 1, what: {} });
    prev = sha256(full);
    return of === null ? canonical({ n: i + 1, sha256: prev, withheld: true }) : full;
  });
  const report = new Report();
  await custody({ read: async () => utf8(lines.map((line) => line + '\n').join('')) }, report);
  return report.steps.filter((one) => one.state === 'FAILED').map((one) => one.text.en);
}

test('events are of one case, also where the first are withheld', async () => {
  assert.deepEqual(await chained(['c1', 'c1', null, 'c1']), []);
  assert.deepEqual(await chained([null, null, 'c1', 'c1']), []);
  for (const cases of [['c1', 'c2'], [null, 'c1', 'c2'], [null, 'c1', null, 'c2'], ['c1', null, '']]) {
    assert.match((await chained(cases)).join(), /it is of another case/, cases.join());
  }
});

// In a bundle.
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-excerpt-'));
test.after(() => fs.rmSync(work, { recursive: true, force: true }));
const made = makeBundle(path.join(work, 'bundle'));
const PROOF = 'tiezheng/excerpts/004-0-1.json';

async function verified(change) {
  const files = new Map(walk(made.folder).map((name) => [name, fs.readFileSync(path.join(made.folder, name))]));
  change(files);
  const all = [...files].map(([name, bytes]) => wholeFile(name, new Blob([bytes])));
  const report = await verify(all, {
    digest: async (list) => {
      const out = new Map();
      for (const file of list) out.set(file.path, await digestFile(file));
      return out;
    },
  });
  return { report, steps: report.steps.filter((one) => one.name.en === 'Excerpt proofs') };
}

const text = (files, name) => files.get(name).toString('utf8');

test('a key version is proven, and it is said what was not checked', async () => {
  const { report, steps } = await verified(() => {});
  assert.equal(report.exitCode(), 0);
  assert.deepEqual(steps.map((one) => one.state).sort(), ['NOT_CHECKED', 'PASSED', 'PASSED']);
  assert.match(steps.find((one) => one.state === 'PASSED').text.zh, /3 条消息与第 4 号保管事件封存的会话逐字一致/);
  const [one] = report.excerpts;
  assert.equal(one.result.name, 'Proven');
  assert.deepEqual(one.result.omitted, [{ count: 3, first: 0 }, { count: 12, first: 5 }, { count: 2, first: 18 }]);
});

test('that conversations were sealed later than read is said with both times', async () => {
  const late = makeBundle(path.join(work, 'late'), { late: true });
  const files = walk(late.folder).map((name) => wholeFile(name, new Blob([fs.readFileSync(path.join(late.folder, name))])));
  const { excerpts: [one] } = await verify(files, { digest: async (list) => new Map(await Promise.all(list.map(async (file) => [file.path, await digestFile(file)]))) });
  const events = fs.readFileSync(path.join(late.folder, 'tiezheng/events.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(one.result.name, 'Proven');
  assert.ok(one.result.text.zh.includes(`封存晚于读取：读取是第 3 号保管事件（${events[2].time}），封存是第 5 号（${events[4].time}）`), one.result.text.zh);
  assert.ok(one.result.text.en.includes(`custody event 3 (${events[2].time}), the sealing event 5 (${events[4].time})`), one.result.text.en);
  const { report } = await verified(() => {});
  assert.doesNotMatch(report.excerpts[0].result.text.zh, /晚于读取|看不出来/);
});

test('a reading that cannot be seen is not taken for one right before', () => {
  const what = (read) => ({ ...vectors.event.what, read: String(read) });
  const reading = { event: { n: 1, kind: 'READ', time: 't1', what: { item: vectors.event.what.item } } };
  const said = (read, first) => sealingTime(2, [first, { event: { n: 2, kind: 'CONVERSATIONS', time: 't2', what: what(read) } }]);
  assert.equal(said(1, reading), null);
  for (const first of [{ event: null, withheld: true }, { event: { ...reading.event, kind: 'COLLECT' } }, { event: { ...reading.event, what: { item: '99' } } }]) {
    assert.match(said(1, first).zh, /看不出来/);
  }
  assert.match(said(2, reading).en, /cannot be seen/);
  assert.match(said(9, reading).en, /cannot be seen/);
});

test('the records beside a proof are counted, and those that are proven compared', async () => {
  const lines = made.excerpt.records;
  const told = async (list) => (await verified((files) => files.set(RECORDS, Buffer.from(list.join(''))))).steps.filter((one) => /data.records/.test(one.text.en));
  assert.equal(lines.length, 23);
  const [good] = await told(lines);
  assert.equal(good.state, 'PASSED');
  assert.match(good.text.zh, /共 20 条，与封存的条数相同；已证明的 3 条与相应记录逐字相同（其余各条的文字未逐条证明）/);
  for (const [list, state, said] of [
    [lines.slice(1), 'FAILED', /有 19 条记录，封存时为 20 条/],
    [lines.map((one, i) => (i === 17 ? one.replace('第 18 句', '第 81 句') : one)), 'FAILED', /位置 17/],
    [lines.map((one, i) => (i === 16 ? one.replace('第 17 句', '第 71 句') : one)), 'PASSED', /3 条/],
    [[lines[1], lines[0], ...lines.slice(2)], 'PASSED', /3 条/],
    [lines.map((one, i) => (i === 4 ? one.replace('"nativeType":"1"', '"nativeType":"1","n":9007199254740993') : one)), 'NOT_CHECKED', /1 条记录含有/],
    [lines.slice(20), 'FAILED', /有 0 条记录，封存时为 20 条/],
    [lines.concat(['no json\n']), 'FAILED', /不是逐行的记录/],
    [lines.concat(['{}']), 'FAILED', /不是逐行的记录/],
    [[], 'FAILED', /有 0 条记录，封存时为 20 条/],
  ]) {
    const [step] = await told(list);
    assert.equal(step.state, state, step.text.zh);
    assert.match(step.text.zh, said);
  }
});

test('records that are not there fail, records too large or out of reach leave the answer open', async () => {
  const { held, file } = await holding();
  for (const [files, read, state, said] of [
    [[], null, 'FAILED', /没有该证据的记录文件/],
    [[[RECORDS, { size: 256 * 1024 * 1024 + 1 }]], async () => assert.fail('it is too large to read'), 'NOT_CHECKED', /超过 256 MiB/],
    [[[RECORDS, { size: 9 }]], async () => { throw new Error('gone'); }, 'NOT_CHECKED', /读取失败/],
  ]) {
    const [step, ...more] = await held([file], { files: new Map(files), read });
    assert.equal(more.length, 0);
    assert.equal(step.state, state);
    assert.equal(Boolean(step.needed), state === 'NOT_CHECKED');
    assert.match(step.text.zh, said);
  }
});

const RECORDS = 'data/records/004.jsonl';

/** The records of the bundle, and what is found of proofs that are taken to hold. */
async function holding() {
  const bytes = Buffer.from(made.excerpt.records.join(''));
  const there = { files: new Map([[RECORDS, { size: bytes.length }]]), read: async () => new Uint8Array(bytes) };
  const held = async (files, whole = there) => {
    const report = new Report();
    await againstRecords(whole, files.map((one) => ({ file: one })), report, { zh: 'x', en: 'x' });
    return report.steps;
  };
  return { held, file: JSON.parse(fs.readFileSync(path.join(made.folder, PROOF), 'utf8')) };
}

test('statements of one conversation that contradict each other fail within an event, and are told across events', async () => {
  const { held, file } = await holding();
  const other = { ...file, statement: { ...file.statement, root: '0'.repeat(64) } };
  assert.deepEqual((await held([file, structuredClone(file)])).map((one) => one.state), ['PASSED']);
  const [failed] = await held([file, other]);
  assert.equal(failed.state, 'FAILED');
  assert.match(failed.text.zh, /第 4 号保管事件.*矛盾/);
  const [note, ...rest] = await held([file, { ...other, event: 5 }]);
  assert.equal(note.state, 'NOT_CHECKED');
  assert.match(note.text.zh, /第 4、5 号保管事件/);
  assert.ok(rest.every((one) => one.state === 'PASSED'));
});

test('a position that two proofs show is held against both', async () => {
  const { held, file } = await holding();
  const lying = structuredClone(file);
  lying.shown[0].message.content.text = '别的话';
  for (const both of [[file, lying], [lying, file]]) {
    assert.ok((await held(both)).some((one) => one.state === 'FAILED' && /位置 3 /.test(one.text.zh)));
  }
});

test('a proof that is named twice is refused, and beyond 256 MiB in all nothing more is read', async () => {
  const claimed = JSON.parse(fs.readFileSync(path.join(made.folder, 'tiezheng/evidence.json'), 'utf8'));
  const proof = claimed.excerpts[0];
  assert.throws(() => claim(utf8(canonical({ ...claimed, excerpts: [proof, proof] }))), /excerpts\[1\]\.path/);
  const paths = [1, 2, 3].map((i) => 'tiezheng/excerpts/001-0-' + i + '.json');
  const read = [];
  const whole = {
    files: new Map(paths.map((name, i) => [name, { size: [200, 100, 1][i] * 1024 * 1024 }])),
    read: async (name) => { read.push(name); return utf8('{}'); },
  };
  const report = new Report();
  await excerpts(whole, { ...claimed, excerpts: paths.map((name) => ({ ...proof, path: name })) }, [], new Set(), report);
  assert.deepEqual(read, paths.slice(0, 1));
  assert.deepEqual(report.steps.filter((one) => one.needed && /256 MiB/.test(one.text.en)).map((one) => one.files[0]), paths.slice(1));
});

test('the form of a record is what the vectors seal', () => {
  for (const each of vectors.conversations) {
    each.messages.forEach(({ form }, i) => {
      const message = JSON.parse(form);
      const { position, line, ...record } = message;
      assert.equal(position, i);
      assert.equal(formOf({ record: 'chat', platform: 'p', conversation: 'c', provenance: {}, extra: { a: 'b' }, ...record }, i, line), form);
    });
  }
  assert.equal(formOf({ content: { bytes: 9007199254740993 } }, 0, 1), null);
});

test('a changed proof fails, a missing one leaves the answer open', async () => {
  const changed = await verified((files) => files.set(PROOF, Buffer.from(text(files, PROOF).replace('第 4 句', '第 9 句'))));
  assert.ok(changed.steps.some((one) => one.state === 'FAILED' && /逐|文字/.test(one.text.zh)));
  assert.equal(changed.report.excerpts[0].result.name, 'OtherMessages');
  const missing = await verified((files) => files.delete(PROOF));
  assert.ok(missing.steps.some((one) => one.needed));
  assert.equal(missing.report.excerpts[0].result, null);
});

test('a proof whose event is not deposited rests on nothing', async () => {
  const { report, steps } = await verified((files) => {
    const claim = JSON.parse(text(files, 'tiezheng/evidence.json'));
    const { deposit } = claim.events.find((one) => one.line === 4);
    const name = `tiezheng/proofs/${deposit}.tlog-proof`;
    files.set(name, Buffer.from(text(files, name).replace(/index \d+/, 'index 0')));
  });
  assert.equal(report.excerpts[0].result.name, 'NotDeposited');
  assert.ok(steps.every((one) => one.state !== 'PASSED'));
});

test('a paper without a proof, a proof that nothing names, and a bundle made before', async () => {
  const claimed = (edit) => (files) => {
    const claim = JSON.parse(text(files, 'tiezheng/evidence.json'));
    edit(claim);
    files.set('tiezheng/evidence.json', Buffer.from(canonical(claim)));
  };
  for (const edit of [(claim) => { claim.excerpts = []; }, (claim) => { delete claim.excerpts; }]) {
    const { report, steps } = await verified(claimed(edit));
    assert.equal(report.excerpts.length, 0);
    assert.ok(steps.some((one) => /DOC-CHAT-KEY/.test(one.text.en) && one.state === 'NOT_CHECKED'));
    assert.ok(steps.some((one) => one.files.includes(PROOF)));
    assert.ok(!report.steps.some((one) => /evidence\.json: .*malformed/.test(one.text.en)));
  }
  const other = await verified(claimed((claim) => { claim.excerpts[0].item = 2; }));
  assert.equal(other.report.excerpts[0].result.name, 'OtherPaper');
});
