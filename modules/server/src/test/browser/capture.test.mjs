// Films, records and photographs with Chromium's own fake camera, microphone and screen: the chain of
// pieces, a server that goes away and comes back, a page that is loaded again, two browsers at once.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, launch, newPage, serve, shoot, tiezheng } from './app.mjs';

const FAKE = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream', '--auto-select-desktop-capture-source=Entire screen'];
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

let app;
let browser;
let work;
let cases;

before(async () => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-capture-'));
  cases = path.join(work, 'cases');
  fs.mkdirSync(cases);
  tiezheng('new', path.join(cases, 'c'));
  app = await serve(cases, '--phone=127.0.0.1', '--phone-port', '0');
  browser = await launch(...FAKE, '--ignore-certificate-errors');
  await enter(browser);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(work, { recursive: true, force: true });
});

async function enter(into) {
  const page = await into.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(app.invitation);
  await page.close();
}

async function begin(page, list) {
  await page.goto(`${app.origin}/cases/c/capture`);
  await page.click(`input[value="${list}"]`);
  await page.click('#begin');
  await page.waitForFunction(() => !document.getElementById('live').hidden && document.getElementById('challenge').textContent.length > 5);
}

const record = async (page) => {
  await page.waitForFunction(() => !document.getElementById('record').hidden);
  await page.click('#record');
  await page.waitForFunction(() => !document.getElementById('stop').hidden);
};
const came = (page, n) => page.waitForFunction((least) => Number(/^\d+/.exec(document.getElementById('sent').textContent)?.[0]) >= least, { timeout: 30000 }, n);
const deposited = (page) => page.waitForFunction(() => { const n = document.getElementById('sent').textContent.match(/\d+/g)?.map(Number); return n && n.length > 2 && n[0] > 2 && n.at(-1) >= n[0] - 2; }, { timeout: 30000 });

/** Ends and seals, and gives what became of it. */
async function sealed(page, button = '#finish') {
  const at = page.waitForFunction(() => location.pathname.startsWith('/jobs/'), { timeout: 30000 });
  await page.click(button);
  await at;
  await page.waitForSelector('a.button.main', { timeout: 30000 });
  return page.$eval('main', (m) => m.textContent);
}

const matter = (page) => page.evaluate(async () => (await fetch('/api/v1/cases/c')).json());
const custody = (page) => page.evaluate(async () => (await fetch('/api/v1/cases/c/custody')).json());
const row = (page, item, line) => page.evaluate(async (n, l) => (await fetch(`/api/v1/cases/c/items/${n}/lines/${l}`)).json(), item, line);

test('a film goes piece by piece into the log, and what is sealed is what was digested', async () => {
  const { page, errors } = await newPage(browser);
  await page.goto(`${app.origin}/capture`);
  assert.deepEqual(await axe(page), []);
  await begin(page, 'chat-film');
  await record(page);
  await page.click('#steps [data-list="chat-film"] [data-shot="scroll"]');
  await came(page, 3);
  assert.deepEqual(await axe(page), []);
  await deposited(page);
  await shoot(page, 'capture-film');
  await page.click('#stop');
  await page.waitForFunction(() => document.querySelectorAll('#takes li').length === 1);
  const said = await sealed(page);
  assert.match(said, /2 files|2 个文件/);
  assert.doesNotMatch(said, /note:|须知/, 'nothing was late or missing');
  const { items } = await matter(page);
  const item = items.at(-1);
  assert.equal(item.originals.length, 2, 'the log and the film are one item');
  const pieces = (await custody(page)).filter((e) => e.what.subject === 'capture' && e.what.pieces).flatMap((e) => e.what.pieces.split('; '));
  assert.ok(pieces.length >= 2);
  const vault = path.join(cases, 'c', 'vault');
  const bytes = (digest) => fs.readFileSync(fs.readdirSync(vault, { recursive: true }).map((f) => path.join(vault, f)).find((f) => path.basename(f).startsWith(digest)));
  const film = item.originals.map(bytes).find((b) => b[0] !== 0x7b);
  const lines = item.originals.map(bytes).find((b) => b[0] === 0x7b).toString().trim().split('\n').map((l) => JSON.parse(l));
  const made = lines.filter((l) => l.entry.what === 'came').map((l) => JSON.parse(l.entry.record));
  let at = 0;
  for (const { act } of made.filter((r) => r.act.type === 'piece')) {
    assert.equal(sha256(film.subarray(at, at + act.size)), act.sha256);
    assert.ok(pieces.includes(`1/${act.piece} ${act.sha256}`), 'it stands in the custody log');
    at += act.size;
  }
  assert.equal(at, film.length);
  assert.equal(made.find((r) => r.act.type === 'end').act.sha256, sha256(film));
  const recording = await row(page, item.number, 1);
  const session = await row(page, item.number, 2);
  assert.equal(recording.record, 'recording');
  assert.equal(recording.container, 'WebM');
  assert.deepEqual(recording.tracks.map((t) => t.medium).sort(), ['PICTURE', 'SOUND']);
  assert.ok(recording.millis >= 2000 && recording.millis < 60000, `${recording.millis} ms`);
  assert.ok(session.steps.some((s) => s.action === 'SCROLL'), 'the rules find the step');
  assert.deepEqual(errors, []);
  await page.close();
});

const abort = async (page, which) => {
  await page.setRequestInterception(true);
  const handler = (request) => (which(request) ? request.abort('connectionreset') : request.continue());
  page.on('request', handler);
  return async () => {
    page.off('request', handler);
    await page.setRequestInterception(false);
  };
};

test('without a connection it waits in the browser, survives a reload of the page, and the break is said', async () => {
  const { page } = await newPage(browser, { width: 390, height: 844 });
  page.on('dialog', (dialog) => dialog.accept());
  await begin(page, 'talk');
  assert.deepEqual(await axe(page), []);
  await record(page);
  await came(page, 2);
  const back = await abort(page, (request) => request.method() === 'PUT');
  await page.waitForFunction(() => /\d/.test(document.getElementById('waiting').textContent) && parseInt(document.getElementById('waiting').textContent, 10) >= 2 && !document.getElementById('trouble').hidden, { timeout: 30000 });
  await shoot(page, 'capture-offline-phone');
  await back();
  await page.reload();
  await page.waitForFunction(() => /送到|come/.test(document.querySelector('#leftlist .localwait')?.textContent ?? ''), { timeout: 30000 });
  await shoot(page, 'capture-left-phone');
  await page.click('#leftlist .goon');
  await record(page);
  await page.waitForFunction(() => /^0:0[1-9]/.test(document.getElementById('length').textContent));
  await page.click('#stop');
  await page.waitForFunction(() => document.querySelectorAll('#takes li').length === 1);
  const said = await sealed(page);
  assert.match(said, /take-001[^\n]*(has no end|没有结尾)/);
  assert.match(said, /loaded again|重新打开/);
  assert.doesNotMatch(said, /changed, left|被改动/, 'nothing is broken');
  const item = (await matter(page)).items.at(-1);
  assert.equal(item.originals.length, 3, 'both sounds and the log');
  assert.ok((await row(page, item.number, 3)).steps.some((s) => s.action === 'PAUSE'));
  await page.close();
});

test('a warning stays, a page that is loaded again between takes breaks nothing off, and what cannot be kept is said to be missing', async () => {
  const { page } = await newPage(browser);
  page.on('dialog', (dialog) => dialog.accept());
  await page.evaluateOnNewDocument(() => {
    // A browser without room, as long as the test wants it.
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function limited(...args) {
      if (window.noRoom) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  await begin(page, 'talk');
  await record(page);
  await came(page, 2);
  await page.click('#stop');
  await page.waitForFunction(() => document.querySelectorAll('#takes li').length === 1);
  await page.waitForFunction(() => document.getElementById('waiting').textContent === '0');
  await page.reload();
  await page.waitForFunction(() => /送到|come/.test(document.querySelector('#leftlist .localwait')?.textContent ?? ''), { timeout: 30000 });
  await page.click('#leftlist .goon');
  await record(page);
  const back = await abort(page, (request) => request.method() === 'PUT');
  await page.evaluate(() => { window.noRoom = true; });
  await page.waitForFunction(() => document.getElementById('stop').hidden && document.querySelectorAll('#takes li').length === 1, { timeout: 30000 });
  const warned = async () => page.$eval('#trouble', (n) => n.textContent);
  assert.match(await warned(), /空间不够|no room/);
  await page.waitForFunction(() => /内存|memory/.test(document.getElementById('trouble').textContent));
  await new Promise((resolve) => { setTimeout(resolve, 1200); });
  assert.match(await warned(), /空间不够|no room/, 'it is not wiped');
  await shoot(page, 'capture-no-room');
  // The tab is killed: what was only in memory is gone.
  const gone = page.url();
  await page.goto('about:blank');
  await back();
  await page.goto(gone);
  await page.waitForFunction(() => /送到|come/.test(document.querySelector('#leftlist .localwait')?.textContent ?? ''), { timeout: 30000 });
  const said = await sealed(page, '#leftlist .sealit');
  assert.match(said, /between takes|两段之间/);
  assert.match(said, /had no room to keep|没有空间保存/);
  assert.match(said, /take-002[^\n]*(has no end|没有结尾)/);
  const item = (await matter(page)).items.at(-1);
  const { steps } = await row(page, item.number, 3);
  assert.deepEqual(steps.filter((s) => s.action === 'PAUSE').length, 1, 'only the second was broken off');
  await page.close();
});

test('what the server did not get is left in the browser and can be saved', async () => {
  const { page } = await newPage(browser);
  page.on('dialog', (dialog) => dialog.accept());
  await begin(page, 'talk');
  await record(page);
  await came(page, 2);
  const id = await page.evaluate(async () => (await (await fetch('/api/v1/cases/c/captures')).json()).at(-1).id);
  const back = await abort(page, (request) => request.method() === 'PUT');
  await page.waitForFunction(() => parseInt(document.getElementById('waiting').textContent, 10) >= 2, { timeout: 30000 });
  // Another browser seals what came.
  await page.evaluate(async (capture) => {
    const answer = await fetch(`/api/v1/captures/${capture}/end`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    const job = await answer.json();
    for (;;) if ((await fetch(`/api/v1/captures/${capture}`)).status === 404) return job;
  }, id);
  await page.goto('about:blank');
  await back();
  await page.goto(`${app.origin}/cases/c/capture`);
  await page.waitForSelector('#leftlist .savelocal');
  assert.deepEqual(await axe(page), []);
  await shoot(page, 'capture-not-sent');
  const folder = fs.mkdtempSync(path.join(work, 'saved-'));
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await page.click('#leftlist .savelocal');
  const file = path.join(folder, `capture-${id}-not-sent.tar`);
  for (let i = 0; i < 100 && !fs.existsSync(file); i++) await new Promise((resolve) => { setTimeout(resolve, 100); });
  execFileSync('tar', ['-xf', file, '-C', folder]);
  const records = fs.readFileSync(path.join(folder, 'records.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l));
  const pieces = records.filter((r) => r.act.type === 'piece');
  assert.ok(pieces.length >= 1);
  for (const r of pieces) assert.equal(sha256(fs.readFileSync(path.join(folder, `record-${String(r.n).padStart(6, '0')}.bin`))), r.act.sha256);
  await page.close();
});

test('two browsers capture into one case at once: photographs here, the screen there', async () => {
  const other = await browser.createBrowserContext();
  const there = await other.newPage();
  there.setDefaultTimeout(120_000);
  await there.goto(await invited());
  const { page, errors } = await newPage(browser);
  await begin(page, 'scene');
  await page.click('#steps [data-list="scene"] [data-shot="far"]');
  await page.waitForFunction(() => !document.getElementById('shoot').hidden && document.getElementById('preview').videoWidth > 0);
  await page.click('#shoot');
  await page.waitForFunction(() => document.querySelectorAll('#takes li').length === 1);
  await begin(there, 'screen');
  await record(there);
  await page.bringToFront();
  await page.click('#steps [data-list="scene"] [data-shot="near"]');
  await page.click('#shoot');
  await page.waitForFunction(() => document.querySelectorAll('#takes li').length === 2);
  await shoot(page, 'capture-photos');
  assert.match(await sealed(page), /3 files|3 个文件/);
  await there.bringToFront();
  await came(there, 2);
  assert.match(await sealed(there), /2 files|2 个文件/);
  const items = (await matter(page)).items.slice(-2);
  assert.deepEqual(items.map((i) => i.reading.kind), ['PHOTO', 'VIDEO']);
  assert.deepEqual(errors, []);
  await page.close();
  await other.close();
});

/** An address for one more browser. */
async function invited() {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(app.origin);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/invite"] button')]);
  const address = await page.$eval('.address', (n) => n.textContent.trim());
  await page.close();
  return address;
}

test('a file of the phone’s own recorder is sealed as what it is, and what the browser cannot do is said', async () => {
  const { page } = await newPage(browser, { width: 390, height: 844, dark: true });
  const file = path.join(work, 'Screen_Recording.mp4');
  fs.writeFileSync(file, Buffer.alloc(5 * 1024 * 1024 + 7, 'film'));
  await begin(page, 'own-recorder');
  await shoot(page, 'capture-file-dark-phone');
  await (await page.$('#file')).uploadFile(file);
  await page.waitForFunction(() => document.querySelectorAll('#takes li').length === 1);
  assert.match(await sealed(page), /2 files|2 个文件/);
  const item = (await matter(page)).items.at(-1);
  assert.ok(item.originals.includes(sha256(fs.readFileSync(file))));
  await page.evaluateOnNewDocument(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    navigator.mediaDevices.getDisplayMedia = undefined;
  });
  await page.goto(`${app.origin}/cases/c/capture`);
  assert.ok(await page.$eval('input[value="screen"]', (n) => n.disabled));
  await shoot(page, 'capture-choice-dark-phone');
  assert.deepEqual(await axe(page), []);
  await begin(page, 'talk');
  await page.waitForFunction(() => /允许|allowed/.test(document.getElementById('said').textContent));
  assert.match(await sealed(page), /refused|没有允许/);
  await page.close();
});

test('a phone is paired by the code on the computer and captures over TLS, and sees nothing else', async () => {
  const { page, errors } = await newPage(browser);
  await page.goto(`${app.origin}/cases/c/phone`);
  await Promise.all([page.waitForNavigation(), page.click('main form button.main')]);
  assert.deepEqual(await axe(page), []);
  await shoot(page, 'capture-pair');
  assert.ok((await page.$eval('main', (m) => m.textContent)).includes(app.fingerprint));
  const address = await page.$eval('.qr .address', (n) => n.textContent);
  assert.ok(address.startsWith(`${app.phone[0]}/enter?token=`));
  assert.deepEqual(errors, []);
  await page.close();
  const context = await browser.createBrowserContext();
  const phone = await context.newPage();
  phone.setDefaultTimeout(120_000);
  await phone.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await phone.goto(address);
  assert.equal(await phone.evaluate(() => [location.pathname, window.isSecureContext].join()), '/cases/c/capture,true');
  assert.deepEqual(await phone.$$eval('a', (all) => all.map((a) => a.getAttribute('href')).filter((h) => !['#main', '/'].includes(h))), [], 'no way leads elsewhere');
  await phone.click('input[value="scene"]');
  await phone.click('#begin');
  await phone.waitForFunction(() => !document.getElementById('shoot').hidden && document.getElementById('preview').videoWidth > 0);
  await phone.click('#shoot');
  await phone.waitForFunction(() => document.querySelectorAll('#takes li').length === 1);
  await shoot(phone, 'capture-phone');
  assert.match(await sealed(phone), /2 files|2 个文件/);
  await Promise.all([phone.waitForNavigation(), phone.click('a.button.main')]);
  assert.equal(await phone.evaluate(() => location.pathname), '/cases/c/capture');
  await context.close();
});
