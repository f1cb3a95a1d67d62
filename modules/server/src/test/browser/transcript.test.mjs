// A recording is listened to and written down: by keyboard, by two at once, without the program for a while, by a machine.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { enter, follow, launch, newPage, serve, shoot, walk } from './app.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-transcript-'));
const cases = path.join(folder, 'cases');
const wave = path.join(folder, 'in', '催款录音.wav');
let recording;
let address;
let app;
let browser;

/** Half a minute in which tones come and go, as talk does. */
function sound() {
  const rate = 8000;
  const data = Buffer.alloc(30 * rate * 2);
  for (let i = 0; i < data.length / 2; i++) {
    const t = i / rate;
    const loud = Math.max(0, Math.sin(2 * Math.PI * 2.5 * t)) * Math.max(0, Math.sin(2 * Math.PI * 0.2 * t));
    const tone = [1, 2, 3, 5, 8].reduce((sum, k) => sum + Math.sin(2 * Math.PI * 150 * k * t) / k, 0);
    data.writeInt16LE(Math.round(9000 * loud * tone), 2 * i);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF'); head.writeUInt32LE(36 + data.length, 4); head.write('WAVEfmt ', 8); head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(rate, 24); head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32); head.writeUInt16LE(16, 34); head.write('data', 36); head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A program that "hears" what it is told. */
function engine() {
  const program = path.join(folder, 'hear');
  fs.writeFileSync(program, `#!/bin/sh
[ "$1" = --version ] && { echo "hear 0.1"; exit 0; }
[ -s "$6" ] || exit 4
echo "[00:00:12.000 --> 00:00:15.500]  年底一定还"
echo "[00:00:16.000 --> 00:00:19.250]  你放心"
echo "something else"
`, { mode: 0o700 });
  const model = path.join(folder, 'model');
  fs.writeFileSync(model, 'm');
  const settings = path.join(folder, 'speech.json');
  fs.writeFileSync(settings, JSON.stringify({ program, model, language: 'zh', arguments: ['-m', '{model}', '-l', '{language}', '-f', '{sound}'], minutes: 0 }));
  process.env.TIEZHENG_SPEECH = settings;
}

async function api(page, method, where, body) {
  return page.evaluate(async (m, w, b) => {
    const answer = await fetch(w, { method: m, ...(b ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(b) } : {}) });
    return answer.json();
  }, method, where, body);
}

async function ended(page, job) {
  for (;;) {
    const now = await page.evaluate(async (id) => {
      await (await fetch(`/api/v1/jobs/${id}/events`)).text();
      return (await fetch(`/api/v1/jobs/${id}`)).json();
    }, job);
    if (now.state !== 'RUNNING') return now;
  }
}

before(async () => {
  fs.mkdirSync(cases, { recursive: true });
  fs.mkdirSync(path.dirname(wave));
  const bytes = sound();
  recording = crypto.createHash('sha256').update(bytes).digest('hex');
  fs.writeFileSync(wave, bytes);
  engine();
  app = await serve(cases);
  browser = await launch('--autoplay-policy=no-user-gesture-required', '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows');
  await enter(browser, app);
  const { page } = await newPage(browser);
  await page.goto(app.origin);
  const opened = await api(page, 'POST', '/api/v1/cases', { name: '借款', cause: '民间借贷', me: '林甲', other: '周乙' });
  address = `/cases/${encodeURIComponent(opened.name)}`;
  const job = await api(page, 'POST', `/api/v1${address}/collect`, { path: path.dirname(wave) });
  assert.equal((await ended(page, job.id)).state, 'DONE');
  await page.close();
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const at = () => `${address}/recordings/${recording}`;

async function ready(page) {
  await page.waitForSelector('#transcript[data-ready="yes"][data-drawn="yes"]');
}

async function saved(page) {
  try {
    await page.waitForFunction(() => /^(已保存|Saved)/.test(document.getElementById('state').textContent));
  } catch (e) {
    throw new Error(`not saved: ${await page.$eval('#state', (state) => state.textContent)}`, { cause: e });
  }
}

async function alt(page, key) {
  await page.keyboard.down('Alt');
  await page.keyboard.press(key);
  await page.keyboard.up('Alt');
}

const words = (page) => page.$$eval('.passage textarea', (all) => all.map((n) => n.value));

test('written by keyboard, undone, marked, looped and saved with its times', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(`${app.origin}${address}/items/1`);
  await follow(page, `a[href$="${recording}"]`);
  await ready(page);
  assert.match(await page.$eval('#soundsaid', (n) => n.textContent), /波形和频谱/);
  // The picture is there: not one colour only.
  assert.ok(await page.$eval('#picture', (c) => new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size > 20));

  await page.click('#addspeaker');
  await page.click('#addspeaker');
  await page.$eval('#position', (n) => { n.value = 1250; n.dispatchEvent(new Event('input', { bubbles: true })); });
  await alt(page, 'Enter');
  await page.keyboard.type('我是周乙');
  await alt(page, 'KeyI');
  await alt(page, 'Digit2');
  assert.deepEqual(await words(page), ['我是周乙【听不清】']);
  assert.equal(await page.$eval('.passage .start input', (n) => n.value), '00:01.250');
  assert.equal(await page.$eval('.passage .who input', (n) => n.value), '乙');
  await alt(page, 'KeyZ');
  await alt(page, 'KeyZ');
  assert.deepEqual(await words(page), ['我是周乙']);
  for (let i = 0; i < 2; i++) { await page.keyboard.down('Shift'); await alt(page, 'KeyZ'); await page.keyboard.up('Shift'); }
  assert.deepEqual(await words(page), ['我是周乙【听不清】']);
  await alt(page, 'KeyR');
  await page.waitForFunction(() => !document.getElementById('player').paused && document.getElementById('player').currentTime > 1.2);
  await page.keyboard.press('Escape');
  assert.ok(await page.$eval('#player', (n) => n.paused));
  await alt(page, 'KeyR');
  await page.keyboard.press('Escape');
  await alt(page, 'KeyC');
  await saved(page);
  await page.waitForFunction(() => /已核对 .+ UTC/.test(document.querySelector('.passage .tag').textContent));
  const text = fs.readFileSync(path.join(cases, decodeURIComponent(address.split('/').at(-1)), 'transcripts', `${recording}.txt`), 'utf8');
  assert.match(text, /\[00:01\.250 - 00:06\.250\] 乙 〔核对 .+ \d{8}T\d{6}Z〕：我是周乙【听不清】/);
  // Other words are not what was confirmed.
  await page.focus('.passage textarea');
  await page.keyboard.press('End');
  await page.keyboard.type('啊');
  await saved(page);
  assert.match(await page.$eval('.passage .tag', (n) => n.textContent), /人写/);
  assert.deepEqual(errors, []);
  await page.close();
});

test('two at once write nothing over, and what is typed without the program comes later', async () => {
  const one = await newPage(browser);
  const two = await newPage(browser);
  for (const { page } of [one, two]) { await page.goto(app.origin + at()); await ready(page); }
  await two.page.bringToFront();
  await two.page.focus('.passage textarea');
  await two.page.keyboard.type('B');
  await saved(two.page);
  await one.page.bringToFront();
  await one.page.focus('.passage textarea');
  await one.page.keyboard.type('A');
  await one.page.waitForSelector('#conflict:not([hidden])');
  assert.match((await words(two.page))[0], /B/);
  await one.page.click('#mine');
  await saved(one.page);
  const kept = fs.readdirSync(path.join(cases, decodeURIComponent(address.split('/').at(-1)), 'transcripts'));
  assert.equal(kept.filter((n) => /\.[0-9a-f]{12}\.txt$/.test(n)).length, 1, kept.join());
  await two.page.close();

  await one.page.setOfflineMode(true);
  await one.page.focus('.passage textarea');
  await one.page.keyboard.type('离线');
  await one.page.waitForFunction(() => /连不上|cannot be reached/.test(document.getElementById('state').textContent));
  await one.page.close();
  const again = await newPage(browser);
  await again.page.goto(app.origin + at());
  await ready(again.page);
  assert.match((await words(again.page))[0], /离线/);
  // The page that closed may have been in time to save it: then this one has nothing to save, and says nothing.
  await again.page.waitForFunction(
    async () => {
      const kept = await fetch(`${document.querySelector('[data-api]').dataset.api}/transcript`);
      return (await kept.text()).includes('离线');
    },
    { polling: 300 },
  );
  await again.page.reload();
  await ready(again.page);
  assert.match((await words(again.page))[0], /离线/);
  await again.page.close();
});

test('what a machine proposes is marked until it is confirmed, and is sealed with its marks', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(app.origin + at());
  await ready(page);
  await follow(page, '#machine');
  await page.waitForSelector('a.button.main', { timeout: 25000 });
  await follow(page, 'a.button.main');
  await ready(page);
  assert.deepEqual((await words(page)).slice(1), ['年底一定还', '你放心']);
  assert.equal((await page.$$('.passage.machine')).length, 2);
  await page.click('.passage:nth-child(2) .more input[type=checkbox]');
  await saved(page);
  assert.match(await page.$eval('.passage:nth-child(2) .tag', (n) => n.textContent), /已核对.+机器转写 hear/);
  assert.match(await page.$eval('.passage:nth-child(3) .tag', (n) => n.textContent), /机器转写 hear · 未经人核对/);
  await page.$eval('#position', (n) => { n.value = 13000; n.dispatchEvent(new Event('input', { bubbles: true })); });
  await shoot(page, 'transcript-machine', false);
  await page.emulateMediaType('print');
  const onPaper = await page.$$eval('.passage', (all) => all.map((one) => ({
    fields: [...one.querySelectorAll('input, textarea, button')].filter((f) => f.checkVisibility()).length,
    says: one.innerText,
  })));
  assert.ok(onPaper.length > 1);
  for (const { fields, says } of onPaper) {
    assert.equal(fields, 0, `nothing to be typed or pressed is printed: ${says}`);
    assert.match(says, /已核对|未经人核对|未复听|confirmed|not listened/);
  }
  await shoot(page, 'transcript-print');
  await page.emulateMediaType('screen');
  await follow(page, '#seal');
  await page.waitForSelector('a.button.main', { timeout: 25000 });
  assert.match(await page.$eval('main', (n) => n.textContent), /第 1 版已固化为证据 2:3 段,其中机器转写、未经人核对 1 段/);
  await follow(page, 'a.button.main');
  assert.match(await page.$eval('main', (n) => n.textContent), /录音文字稿/);
  await page.goto(`${app.origin}${address}/custody`);
  assert.match(await page.$eval('main', (n) => n.textContent), /transcribedBy.*hear/s);
  assert.deepEqual(errors, []);
  await page.close();
});


for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['zh', 'phone']]) {
  test(`the page, ${language}, ${shape}`, async () => {
    assert.deepEqual(await walk(browser, app, { transcript: at() }, language, shape), []);
  });
}

