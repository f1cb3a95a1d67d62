// Text messages, calls, mails and rows of bills in the reader: those of the Java writer, hostile ones among them, and 100,000.

import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM, check, launch, open } from './browser.mjs';
import { makeBundle, walk } from './make-bundle.mjs';
import { readerFiles } from './reader-data.mjs';
import { localDigest } from './localdigest.mjs';
import { verify } from '../src/verify.js';
import { wholeFile } from '../src/bag.js';

const here = path.dirname(new URL(import.meta.url).pathname);
const index = fs.readFileSync(path.join(here, '../../resources/org/tiezheng/present/page/index.html'));
const axe = fs.readFileSync(path.join(here, '../node_modules/axe-core/axe.min.js'), 'utf8');
const left = path.join(here, '../../../../target/rows-for-page');
const there = fs.existsSync(path.join(left, 'index.html'));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-rows-'));
const shots = process.env.SHOTS || '';
if (!there) console.log('SKIPPED: no bundle with rows is in target/; run the tests of present first');

let chromium = null;
test.before(async () => { if (CHROMIUM) chromium = await launch('chromium'); });
test.after(async () => {
  if (chromium) await chromium.close();
  fs.rmSync(work, { recursive: true, force: true });
});
const browserTest = (name, body) => test(name, { skip: !CHROMIUM || !there }, body);

const recordsOf = (item) => fs.readFileSync(path.join(left, `data/records/${String(item).padStart(3, '0')}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  .filter((one) => ['sms', 'call', 'mail', 'payment'].includes(one.record));

async function reading(item, folder = left) {
  const opened = await open(chromium, path.join(folder, 'index.html'));
  await opened.page.evaluate((to) => { window.location.hash = '#/read/' + to; }, item);
  await opened.page.waitForSelector('#reader[data-ready] .msg');
  return opened;
}

async function find(page, words) {
  await page.evaluate((typed) => { const field = document.getElementById('reader-search'); field.value = typed; field.focus(); }, words);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('reader-status').dataset.done === 'true', { timeout: 120000 });
  return page.$eval('#reader-status', (one) => one.textContent);
}

const shown = (page) => page.$$eval('.msg', (all) => all.map((one) => one.textContent));

async function shot(page, name) {
  if (shots) await page.screenshot({ path: path.join(shots, name + '.png') });
}

browserTest('messages and calls are read together, or the ones of a number alone', async () => {
  const records = recordsOf(5);
  const { page, errors } = await reading(5);
  assert.match(await page.$eval('#reader-versions', (one) => one.textContent), /全部/);
  const choices = await page.$$eval('#reader-talk option', (all) => all.map((one) => one.textContent));
  const numbers = [...new Set(records.map((one) => (one.record === 'sms' ? one.counterparts.join('、') : one.number)))];
  assert.equal(choices.length, numbers.length + 1, choices.join());
  await shot(page, 'rows-sms');
  await page.select('#reader-talk', '2');
  await page.waitForFunction(() => document.getElementById('reader').dataset.ready === '0' && document.querySelector('.msg'));
  const of = records.map((one, i) => [i + 1, one]).filter(([, one]) => (one.record === 'sms' ? one.counterparts.join('、') : one.number) === numbers[1]);
  assert.equal(Number(/（(\d+)）$/.exec(choices[2])[1]), of.length);
  const lines = await page.$$eval('.msg button.no', (all) => all.map((one) => Number(one.textContent.slice(1, -1))));
  assert.deepEqual(lines, of.map(([n]) => n).slice(0, lines.length));
  const call = of.find(([, one]) => one.record === 'call');
  if (call) assert.match(await find(page, call[1].number), /共 \d+ 条/);
  // A line of another number is reached all the same.
  await page.evaluate(() => { window.location.hash = '#/read/5/1'; });
  await page.waitForSelector('.msg.hit');
  assert.equal(await page.$eval('#reader-talk', (one) => one.value), '0');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('a mail has its headers and its readable body as text, whatever stands in it', async () => {
  const records = recordsOf(6);
  const { page, errors } = await reading(6);
  const first = (await shown(page))[0];
  for (const part of [records[0].from, records[0].to[0], records[0].to[1], records[0].messageId, '<b>不是标记</b>', '计划.docx', records[0].attachments[0].sha256]) assert.ok(first.includes(part), part + ' in ' + first);
  assert.equal(await page.$('.msg b b, .msg img, .msg script'), null);
  assert.match(await find(page, '还款计划 77'), /第 1 条，共 1 条 · 行号 \[000077\]/);
  assert.match(await find(page, 'onerror'), /共 2 条/);
  assert.notEqual(await page.title(), 'ran');
  assert.doesNotMatch((await shown(page)).join(), /\u202e/);
  await shot(page, 'rows-mail');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('a bill is a table of its rows, with amount, direction, other side, order', async () => {
  const records = recordsOf(7);
  const { page, errors } = await reading(7);
  const names = await page.$$eval('.cells.names .cell', (all) => all.map((one) => one.textContent));
  assert.deepEqual(names, ['行、时间', '金额', '对方', '说明', '状态']);
  assert.match(await find(page, records[499].orderId), /第 1 条，共 1 条 · 行号 \[000500\]/);
  const hit = await page.$eval('.msg.hit', (one) => one.textContent);
  for (const part of [records[499].amount.raw, records[499].counterpart, records[499].description, records[499].merchantOrderId, records[499].balance.raw]) assert.ok(hit.includes(part), part + ' in ' + hit);
  assert.match(hit, /不计收支|收入|支出/);
  const edges = await page.$$eval('.cells', (all) => all.map((one) => [...one.children].map((cell) => Math.round(cell.getBoundingClientRect().left))));
  for (const row of edges) assert.deepEqual(row.map((at, i) => Math.abs(at - edges[0][i]) <= 12), row.map(() => true), 'columns stand under their names');
  await shot(page, 'rows-bill');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('once checked, every row is compared with its record and leads to it; axe finds nothing serious', async () => {
  const { page, errors } = await open(chromium, path.join(left, 'index.html'));
  await page.setBypassCSP(true);
  const found = await check(page, left);
  assert.equal(found.exit, 0, JSON.stringify(found.problems));
  const steps = await page.$eval('#app', (one) => one.textContent);
  for (const [item, count] of [[5, 340], [6, 120], [7, 700]]) assert.ok(steps.includes(`证据 ${item}：${count} 行与包内记录逐行一致`), String(item));
  for (const item of [5, 6, 7]) {
    for (const [scheme, width] of [['light', 1100], ['dark', 1100], ['light', 390]]) {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate((to) => { window.location.hash = '#/read/' + to + '/20'; }, item);
      await page.waitForSelector('.msg.hit');
      await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, { timeout: 5000 }).catch(() => {});
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${item} ${width}: ${wide} too wide`);
      const objections = await page.evaluate(async (source) => {
        if (!window.axe) (0, eval)(source);
        return (await window.axe.run(document, { resultTypes: ['violations'] })).violations.map((one) => [one.impact, one.id, one.nodes[0].html.slice(0, 200)]);
      }, axe);
      assert.deepEqual(objections.filter(([impact]) => ['serious', 'critical'].includes(impact)), [], `${item} ${scheme} ${width}`);
      await shot(page, `rows-${item}-${scheme}-${width}`);
    }
  }
  await page.setViewport({ width: 1100, height: 800 });
  await page.evaluate(() => document.querySelector('.msg.hit button.no').click());
  await page.waitForSelector('.from button.link');
  await page.evaluate(() => [...document.querySelectorAll('.from:not(.mail) button.link')].pop().click());
  await page.waitForFunction(() => [...document.querySelectorAll('.record')].some((one) => one.textContent.includes('orderId')));
  assert.deepEqual(errors, []);
  await page.close();
});

test('a row that is not what its record says is named, and so is an index that hides a conversation', { skip: !there }, async () => {
  const files = () => walk(left).map((name) => [name, fs.readFileSync(path.join(left, name))]);
  const after = async (change) => {
    const report = await verify(files().map(([name, bytes]) => ({ ...wholeFile(name, new Blob([change(name, bytes)])), bytes: name + Math.random() })), { digest: localDigest });
    return report.steps.filter((one) => one.state === 'FAILED' && (one.name.zh || one.name) === '阅读器数据').map((one) => one.text.zh);
  };
  const said = (item, from, to) => (name, bytes) => {
    if (!name.startsWith(`tiezheng/page/reader/00${item}/0`)) return bytes;
    const text = bytes.toString('utf8');
    return Buffer.from(text.replace(from, to), 'utf8');
  };
  const keep = (_, bytes) => bytes;
  assert.deepEqual(await after(keep), []);
  for (const [item, from, to] of [
    [7, '\\"raw\\":\\"20.00\\"', '\\"raw\\":\\"29.00\\"'], [7, '\\"direction\\":\\"OUT\\"', '\\"direction\\":\\"IN\\"'], [6, '正文第 3 封', '正文第 4 封'], [6, 'he@example.test', 'hx@example.test'], [5, '\\"way\\":\\"MISSED\\"', '\\"way\\":\\"OUTGOING\\"'],
    [5, '\\"K\\":\\"sms\\"', '\\"K\\":\\"call\\"'],
  ]) {
    const failed = await after(said(item, from, to));
    assert.equal(failed.length, 1, `${from}: ${failed}`);
    assert.match(failed[0], new RegExp(`证据 ${item}：阅读器第 \\d+ 行与包内记录不同`));
  }
  const hidden = await after((name, bytes) => (name === 'tiezheng/page/reader/001/index.js' ? Buffer.from(bytes.toString('utf8').replace('{\\"v\\":1', '{\\"records\\":true,\\"v\\":1'), 'utf8') : bytes));
  assert.equal(hidden.length, 1);
});

browserTest('a bill of 100,000 rows opens, is searched and gone through', async () => {
  const COUNT = 100000;
  const lines = Array.from({ length: COUNT }, (_, i) => ({
    n: i + 1, c: 0, K: 'payment', t: '2025-03-08 12:00:00', u: 'sL', y: '2025-03-08', s: '对方', o: i % 2, x: '说明 ' + (i + 1),
    p: { provider: 'alipay', type: '转账', counterpart: '对方' + (i % 97), counterpartAccount: '', direction: i % 2 ? 'OUT' : 'IN', amount: { minor: i, currency: 'CNY', raw: (i / 100).toFixed(2) }, method: '', status: '成功', orderId: 'NO' + String(i + 1).padStart(9, '0'), merchantOrderId: '', memo: '' },
    w: [0, { at: 'line', number: i + 1, offset: 0, length: 1 }], r: [0, 2], ...(i === 0 ? { h: 2 } : {}),
  }));
  const folder = path.join(work, 'long');
  makeBundle(folder, { indexHtml: index, files: readerFiles(1, lines, { records: true, paper: undefined, conversations: [{ id: '', title: '', lines: COUNT }] }), page: { readers: [{ item: 1, lines: COUNT }] } });
  const { page, errors } = await reading(1, folder);
  const nodes = async () => page.$$eval('.msg', (all) => all.length);
  assert.ok(await nodes() < 120);
  assert.match(await find(page, 'NO000099999'), /第 1 条，共 1 条 · 行号 \[099999\]/);
  assert.match(await page.$eval('.msg.hit', (one) => one.textContent), /999\.98/);
  assert.ok(await nodes() < 120);
  await page.evaluate(() => { window.location.hash = '#/read/1/50000'; });
  await page.waitForFunction(() => (document.querySelector('.msg.hit') || { textContent: '' }).textContent.includes('[050000]'));
  assert.deepEqual(errors, []);
  await page.close();
});
