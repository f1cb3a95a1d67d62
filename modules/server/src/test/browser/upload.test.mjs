// Files go from the browser into a case: chosen, sent in pieces, broken off, gone on with, sealed.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, newPage, serve, tiezheng } from './app.mjs';

let app;
let browser;
let work;
let big;

before(async () => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-upload-'));
  big = path.join(work, '通话 录音.bin');
  // Three pieces and a little.
  const bytes = Buffer.alloc(25 * 1024 * 1024 + 12345);
  for (let i = 0; i < bytes.length; i += 4096) bytes.writeUInt32LE(i, i > bytes.length - 4 ? bytes.length - 4 : i);
  fs.writeFileSync(big, bytes);
  fs.writeFileSync(path.join(work, '说明.txt'), '你好');
  fs.mkdirSync(path.join(work, 'cases'));
  tiezheng('new', path.join(work, 'cases', 'c'));
  app = await serve(path.join(work, 'cases'));
  browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(app.invitation);
  await page.close();
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(work, { recursive: true, force: true });
});

const sha256 = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

test('an upload breaks off, goes on, and the sealed bytes are those that were chosen', async () => {
  const { page, errors } = await newPage(browser);
  await page.goto(app.origin + '/cases/c/collect');
  await page.type('#source', '我的手机');
  let patches = 0;
  let broken = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.method() === 'PATCH') patches++;
    if (request.method() === 'PATCH' && patches === 2) {
      broken++;
      request.abort('connectionreset');
    } else {
      request.continue();
    }
  });
  const input = await page.$('#files');
  await Promise.all([
    page.waitForFunction(() => location.pathname.startsWith('/jobs/'), { timeout: 120000 }),
    input.uploadFile(big, path.join(work, '说明.txt')),
  ]);
  await page.waitForSelector('a.button.main', { timeout: 120000 });
  assert.equal(broken, 1);
  const matter = await page.evaluate(async () => (await fetch('/api/v1/cases/c')).text());
  assert.ok(matter.includes(sha256(big)));
  assert.ok(matter.includes(sha256(path.join(work, '说明.txt'))));
  const custody = await page.evaluate(async () => (await fetch('/api/v1/cases/c/custody')).json());
  assert.ok(custody.some((event) => event.kind === 'COLLECT' && event.what.files === '2'));
  assert.deepEqual(fs.readdirSync(path.join(work, 'cases', '.tiezheng', 'uploads')), [], 'nothing is left behind');
  assert.deepEqual(errors.filter((e) => !e.includes('ERR_CONNECTION_RESET')), []);
  await page.close();
});

test('a page that was closed in the middle goes on when the same file is chosen again', async () => {
  const { page } = await newPage(browser);
  await page.goto(app.origin + '/cases/c/collect');
  let sent = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent++;
    if (request.method() === 'PATCH' && sent > 2) request.abort(); else request.continue();
  });
  await (await page.$('#files')).uploadFile(big);
  await page.waitForFunction(() => /重试|again/.test(document.getElementById('uploadsaid').textContent), { timeout: 60000 });
  await page.close();
  const again = await newPage(browser);
  await again.page.goto(app.origin + '/cases/c/collect');
  let second = 0;
  again.page.on('request', (request) => { if (request.method() === 'PATCH') second++; });
  await Promise.all([
    again.page.waitForFunction(() => location.pathname.startsWith('/jobs/'), { timeout: 120000 }),
    (await again.page.$('#files')).uploadFile(big),
  ]);
  await again.page.waitForSelector('a.button.main', { timeout: 120000 });
  assert.equal(second, 2, 'only the pieces that were missing are sent');
  await again.page.close();
});

test('a file is not collected if what arrived is not what was sent', async () => {
  const { page } = await newPage(browser);
  await page.goto(app.origin + '/cases/c/collect');
  const said = await page.evaluate(async () => {
    const made = await fetch('/api/v1/uploads', { method: 'POST', headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': '3', 'Upload-Metadata': `filename ${btoa('x.txt')}` } });
    const place = made.headers.get('Location');
    await fetch(place, { method: 'PATCH', headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }, body: new Uint8Array([1, 2, 3]) });
    const job = await (await fetch('/api/v1/cases/c/collect', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ uploads: [{ id: place.split('/').pop(), sha256: '0'.repeat(64) }] }) })).json();
    location.assign(`/jobs/${job.id}`);
    return job.state;
  });
  assert.ok(said);
  await page.waitForSelector('.notice', { timeout: 60000 });
  assert.match(await page.$eval('.notice', (n) => n.textContent), /x\.txt.*SHA-256/s);
  await page.close();
});
