// A writer of bundles from the text of docs/bundle-format.md alone, for tests: a second
// implementation of the format beside the Java one. Shares no code with the page.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { makeExcerpt } from './make-excerpt.mjs';
import { TestTsa } from './tsa.mjs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const sm3 = (bytes) => createHash('sm3').update(bytes).digest();
const hex = (bytes) => bytes.toString('hex');
const uuid = () => hex(randomBytes(16)).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-7$3-8$4-$5');

function jcs(value) {
  if (Array.isArray(value)) return '[' + value.map(jcs).join(',') + ']';
  if (value && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + jcs(value[key])).join(',') + '}';
  }
  return JSON.stringify(value);
}

/** RFC 6962 by its recursive definition. */
function split(n) {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
function tree(leaves) {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0]);
  const k = split(leaves.length);
  return sha256(Buffer.from([1]), tree(leaves.slice(0, k)), tree(leaves.slice(k)));
}
function inclusion(m, leaves) {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...inclusion(m, leaves.slice(0, k)), tree(leaves.slice(k))]
    : [...inclusion(m - k, leaves.slice(k)), tree(leaves.slice(0, k))];
}

/** A log in memory. */
class TestLog {
  constructor() {
    this.leaves = [];
    const pair = generateKeyPairSync('ed25519');
    this.privateKey = pair.privateKey;
    this.key = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    this.origin = 'tiezheng.local/' + hex(sha256(this.key)).slice(0, 16);
    this.cosigner = ml_dsa44.keygen(randomBytes(32));
  }

  vkey(name, type, key) {
    const material = Buffer.concat([Buffer.from([type]), key]);
    return `${name}+${hex(sha256(name + '\n', material)).slice(0, 8)}+${material.toString('base64')}`;
  }

  get logKey() { return this.vkey(this.origin, 1, this.key); }
  get cosignerKey() { return this.vkey(this.origin + '/cosigner', 6, Buffer.from(this.cosigner.publicKey)); }

  append(type, bytes, digests = { sha256: sha256(bytes), sm3: sm3(bytes), size: bytes.length }) {
    const id = uuid();
    const salt = randomBytes(32);
    const leaf = jcs({
      commit: { sha256: hex(sha256(salt, digests.sha256)), sm3: hex(sm3(Buffer.concat([salt, digests.sm3]))) },
      id, time: new Date().toISOString(), tool: 'tiezheng/0.1.0', type, v: 1,
    });
    const opening = jcs({ id, salt: hex(salt), sha256: hex(digests.sha256), size: digests.size, sm3: hex(digests.sm3), v: 1 });
    this.leaves.push(Buffer.from(leaf));
    return { id, index: this.leaves.length - 1, leaf, opening, commit: JSON.parse(leaf).commit };
  }

  body(size) {
    return `${this.origin}\n${size}\n${tree(this.leaves.slice(0, size)).toString('base64')}\n`;
  }

  checkpoint(size) {
    const body = this.body(size);
    const line = (vkey, value) => {
      const [name, id] = vkey.split('+');
      return `\u2014 ${name} ${Buffer.concat([Buffer.from(id, 'hex'), value]).toString('base64')}\n`;
    };
    const name = Buffer.from(this.origin + '/cosigner');
    const number = (value) => { const out = Buffer.alloc(8); out.writeBigUInt64BE(BigInt(value)); return out; };
    const time = number(Math.floor(Date.now() / 1000));
    const message = Buffer.concat([
      Buffer.from('subtree/v1\n\0'), Buffer.from([name.length]), name, time,
      Buffer.from([this.origin.length]), Buffer.from(this.origin), number(0), number(size), tree(this.leaves.slice(0, size))]);
    return body + '\n' + line(this.logKey, sign(null, Buffer.from(body), this.privateKey))
      + line(this.cosignerKey, Buffer.concat([time, Buffer.from(ml_dsa44.sign(message, this.cosigner.secretKey))]));
  }

  proof(index, size) {
    const path = inclusion(index, this.leaves.slice(0, size)).map((hash) => hash.toString('base64') + '\n').join('');
    return `c2sp.org/tlog-proof@v1\nindex ${index}\n${path}\n${this.checkpoint(size)}`;
  }
}

/** A paper by somebody who means harm: it would run, load, send, go elsewhere and speak to the page around it. */
export const HOSTILE_PAPER = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>
<meta http-equiv="refresh" content="1;url=https://example.org/refreshed"><base href="https://example.org/">
<link rel="stylesheet" href="https://example.org/style.css"><script>parent.document.title = 'ran'; top.location = 'https://example.org/top'</script></head>
<body onload="parent.document.title='ran'"><p id="said">冒充的目录</p><img src="https://example.org/pixel.png" onerror="parent.document.title='ran'">
<iframe src="https://example.org/frame"></iframe><form action="https://example.org/sent" id="f"><input name="a" autofocus onfocus="this.form.submit()"></form>
<svg><script>top.document.title='ran'</script></svg><object data="https://example.org/object"></object><a href="https://example.org/left" target="_top" id="out">x</a></body></html>
`;

const MESSAGE = { record: 'chat', content: { content: 'text', text: '今借到李四人民币伍万元整' }, senderName: '张三', state: 'LIVE', time: { instant: '2025-03-02T02:14:00Z' } };

function originalsOfDefault() {
  const chat = Array.from({ length: 50 }, (_, i) => JSON.stringify({ n: i, text: '消息 ' + i })).join('\n');
  return [
    { item: 1, name: 'chat.json', bytes: Buffer.from(chat) },
    { item: 1, name: '语音 1.amr', bytes: randomBytes(3000) },
    { item: 2, name: '转账凭证.pdf', bytes: Buffer.from('%PDF-1.4\n' + 'x'.repeat(5000) + '\n%%EOF\n') },
    { item: 3, name: '网页存档.html', bytes: Buffer.from('<script>document.title="run"</script><b>hello</b>') },
    { item: 2, name: '照片.png', bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==', 'base64') },
    { item: 3, name: '空.txt', bytes: Buffer.alloc(0) },
    { item: 4, name: '100% 确认.txt', bytes: Buffer.from('百分号文件名') },
  ];
}

/** Digests a file without holding it. */
function digestsOf(file) {
  const one = (name) => Buffer.from(execFileSync('openssl', ['dgst', name, '-r', file], { encoding: 'utf8' }).slice(0, 64), 'hex');
  return { sha256: one('-sha256'), sm3: one('-sm3'), size: fs.statSync(file).size };
}

/**
 * Writes a bundle into `folder`. `big` = [{item, name, size}] adds sparse originals of that size.
 * `files` = {path: bytes} lie in it besides, `late` seals behind another reading, `page` are further members of data.js. Answers
 * {folder, log, tsa, excerpt}.
 */
export function makeBundle(folder, { indexHtml, originals = originalsOfDefault(), big = [], work = folder + '.work', files = {}, page = {}, late = false } = {}) {
  fs.rmSync(folder, { recursive: true, force: true });
  const put = (name, bytes) => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
  };
  const tsa = new TestTsa(work);
  const log = new TestLog();
  for (let i = 0; i < 5; i++) log.append('digest', randomBytes(10)); // others' entries

  const events = [];
  let before = '0'.repeat(64);
  const event = (kind, what, withheld = false) => {
    const line = jcs({ actor: 'key1', case: '018f6f7e-0000-7000-8000-000000000001', kind, n: events.length + 1, prev: before, time: new Date().toISOString(), tool: 'tiezheng/0.1.0', v: 1, what });
    before = hex(sha256(line));
    events.push({ line: withheld ? jcs({ n: events.length + 1, sha256: before, withheld: true }) : line, withheld, deposit: log.append('event', Buffer.from(line)) });
  };
  event('OPEN', {});
  event('COLLECT', { files: 3 }, true);

  const lies = originals.map(({ item, name, bytes }) => {
    const where = `data/originals/${String(item).padStart(3, '0')}/${name}`;
    put(where, bytes);
    return { item, name, where, digests: { sha256: sha256(bytes), sm3: sm3(bytes), size: bytes.length } };
  });
  for (const { item, name, size } of big) {
    const where = `data/originals/${String(item).padStart(3, '0')}/${name}`;
    put(where, 'begin');
    fs.truncateSync(path.join(folder, where), size);
    lies.push({ item, name, where, digests: digestsOf(path.join(folder, where)) });
  }
  for (const one of lies) one.deposit = log.append('original', null, one.digests);
  const container = log.append('digest', randomBytes(100));
  const sealed = lies.at(-1);
  const of = String(sealed.item).padStart(3, '0');
  const proof = `tiezheng/excerpts/${of}-0-1.json`;
  event('READ', { item: String(sealed.item) });
  const excerpt = makeExcerpt(sealed.item, sealed.deposit.id, jcs, events.length);
  if (late) event('READ', { item: '1' });
  put(`data/records/${of}.jsonl`, excerpt.records.join(''));
  event('CONVERSATIONS', excerpt.what);
  put(proof, excerpt.file(events.length));
  event('PRESENT', { items: 4 });
  const size = log.leaves.length;

  put('data/papers/DOC-CATALOGUE.pdf', '%PDF-1.4\ncatalogue\n%%EOF\n');
  put('data/papers/DOC-CATALOGUE.html', HOSTILE_PAPER);
  put('data/papers/DOC-CHAT-KEY-001.pdf', '%PDF-1.4\nkey\n%%EOF\n');
  if (!files['data/records/001.jsonl']) put('data/records/001.jsonl', Array.from({ length: 300 }, (_, i) => JSON.stringify({ ...MESSAGE, nativeId: 'm' + i })).join('\n') + '\n');
  for (const name of Object.keys(files)) put(name, files[name]);
  const items = [...new Set(lies.map((one) => one.item))].map((number) => ({
    number, title: ['', '微信聊天记录', '银行转账凭证', '网页存档', '说明'][number] || '大文件', kind: 'CHAT', category: 'CAT2', copyGrade: 'ORIGINAL',
    source: '原告手机', objectOfProof: '借款合意与交付', content: '<b>2025 年 3 月</b>双方对话',
    originals: lies.filter((one) => one.item === number).map((one) => ({
      path: one.where, nameFound: one.name, size: one.digests.size, sha256: hex(one.digests.sha256), sm3: hex(one.digests.sm3), deposit: one.deposit.id, checkpoint: size,
    })),
  }));
  const manifestOf = (names, digest) => names.map((name) => [name.replace(/%/g, '%25'), digest(name)])
    .sort((a, b) => Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0]))).map(([name, value]) => `${value}  ${name}\n`).join('');
  const known = new Map(lies.map((one) => [one.where, one.digests]));
  const digestOf = (name) => known.get(name) || digestsOf(path.join(folder, name));
  const payload = walk(folder).filter((name) => name.startsWith('data/'));
  const manifest = manifestOf(payload, (name) => hex(digestOf(name).sha256));
  const evidenceRoot = hex(tree(manifest.split('\n').filter((line) => line.slice(66).startsWith('data/originals/')).map((line) => Buffer.from(line))));
  const bagId = uuid();
  const bundleId = uuid();

  for (const { id, index, leaf, opening, withheld } of [...lies, ...events].map((one) => ({ ...one.deposit, withheld: one.withheld })).concat([{ ...container, withheld: true }])) {
    if (withheld && id !== container.id) continue;
    put(`tiezheng/proofs/${id}.leaf.json`, leaf);
    if (!withheld) put(`tiezheng/proofs/${id}.opening.json`, opening);
    put(`tiezheng/proofs/${id}.tlog-proof`, log.proof(index, size));
  }
  const body = Buffer.from(log.body(size));
  put(`tiezheng/checkpoints/${size}.txt`, body);
  put(`tiezheng/checkpoints/${size}.own-p256.tsr`, tsa.p256(body));
  put(`tiezheng/checkpoints/${size}.own-sm2.tsr`, tsa.sm2(body));
  put('tiezheng/trust/log.vkey', log.logKey + '\n');
  put('tiezheng/trust/cosigner.vkey', log.cosignerKey + '\n');
  put('tiezheng/trust/tsa-own-p256.pem', tsa.pem('p256'));
  put('tiezheng/trust/tsa-own-sm2.pem', tsa.pem('sm2'));
  put('tiezheng/trust/tsa-own-sm2.pub.pem', tsa.publicPem('sm2'));
  put('tiezheng/events.jsonl', events.map((one) => one.line + '\n').join(''));
  put('tiezheng/sm3sums.txt', manifestOf(payload, (name) => hex(digestOf(name).sm3)));
  const evidence = jcs({
    v: 1,
    bundle: {
      id: bundleId, made: new Date().toISOString().slice(0, 19) + 'Z', caseTitle: '李四诉张三民间借贷纠纷', cause: '民间借贷', caseNumber: '', court: '某区人民法院', submitter: '李四',
      parties: [{ id: 'p1', name: '李四', role: 'PLAINTIFF' }, { id: 'p2', name: '张三', role: 'DEFENDANT' }], tool: 'tiezheng/0.1.0',
    },
    evidenceRoot,
    log: { origin: log.origin, operator: '李四', neutral: false },
    times: ['own-p256', 'own-sm2'].map((name) => ({ name, kind: 'own', certificate: `tiezheng/trust/tsa-${name}.pem` })),
    items,
    papers: [{ id: 'DOC-CATALOGUE', title: { zh: '证据目录', en: 'Catalogue of evidence' }, path: 'data/papers/DOC-CATALOGUE.pdf' },
      { id: 'DOC-CATALOGUE-HTML', title: { zh: '证据目录，网页', en: 'Catalogue of evidence, for a browser' }, path: 'data/papers/DOC-CATALOGUE.html' },
      { id: 'DOC-CHAT-KEY', title: { zh: '聊天记录（重点版）', en: 'Chat record (key version)' }, path: 'data/papers/DOC-CHAT-KEY-001.pdf' }],
    withheld: [{ what: 'CONTAINER', description: '手机备份', holder: '李四', commit: container.commit, deposit: container.id }],
    events: events.map((one, i) => ({ deposit: one.deposit.id, line: i + 1, checkpoint: size, withheld: one.withheld }))
      .filter((one) => !one.withheld).map(({ deposit, line, checkpoint }) => ({ deposit, line, checkpoint })),
    bagDeposit: bagId,
    excerpts: [{ item: sealed.item, paper: 'data/papers/DOC-CHAT-KEY-001.pdf', path: proof }],
  });
  put('tiezheng/evidence.json', evidence);
  const records = [{ item: 1, total: 300, first: fs.readFileSync(path.join(folder, 'data/records/001.jsonl'), 'utf8').split('\n').slice(0, 50).map((line) => JSON.parse(line)) }];
  put('tiezheng/page/data.js', `window.TIEZHENG = ${JSON.stringify({ ...JSON.parse(evidence), records, ...page })};\n`);
  put('index.html', indexHtml || '<!doctype html>');
  put('README-验证.txt', '见 docs/bundle-format.md\n');
  put('tiezheng/verify-sm2.sh', '#!/bin/sh\n');
  put('manifest-sha256.txt', manifest);
  put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  const octets = payload.reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
  put('bag-info.txt', `External-Identifier: ${bundleId}\nPayload-Oxum: ${octets}.${payload.length}\nBagging-Date: 2026-11-24\nBag-Software-Agent: test\n`);
  const tags = walk(folder).filter((name) => !name.startsWith('data/'));
  const tagManifest = manifestOf(tags, (name) => hex(digestOf(name).sha256));
  put('tagmanifest-sha256.txt', tagManifest);

  const whole = log.append('bundle', Buffer.from(tagManifest));
  for (const text of ['leaf', 'opening']) whole[text] = whole[text].split(whole.id).join(bagId);
  log.leaves[whole.index] = Buffer.from(whole.leaf);
  put('tiezheng/root/bag.leaf.json', whole.leaf);
  put('tiezheng/root/bag.opening.json', whole.opening);
  const full = log.leaves.length;
  put('tiezheng/root/bag.tlog-proof', log.proof(whole.index, full));
  put('tiezheng/root/bag.checkpoint.txt', log.body(full));
  put('tiezheng/root/bag.own-p256.tsr', tsa.p256(Buffer.from(log.body(full))));
  put('tiezheng/root/bag.own-sm2.tsr', tsa.sm2(Buffer.from(log.body(full))));
  return { folder, log, tsa, excerpt };
}

/** Paths of all files below a folder, with slashes. */
export function walk(folder, below = '') {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below ? below + '/' + entry.name : entry.name;
    return entry.isDirectory() ? walk(folder, name) : [name];
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [folder, index] = process.argv.slice(2);
  makeBundle(folder, { indexHtml: index && fs.readFileSync(index) });
}
