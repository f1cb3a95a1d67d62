// Lines are picked while a chat is read and linked to a fact; text that turns around stays in its line.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, enter, launch, newPage, serve, shoot, tiezheng } from './app.mjs';

const TALK = '/cases/loan/items/1/talks/0';
let app;
let browser;
let cases;

before(async () => {
  cases = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-mark-'));
  const messages = Array.from({ length: 300 }, (_, i) => ({
    platformMessageId: String(1000 + i), sender: i % 2 ? 'zhou' : 'lin', accountName: i % 2 ? '周启明' : '林岚', timestamp: 1704458860 + 300 * i, type: 0,
    content: i === 2 ? '借我 50000 元' : i === 4 ? '欠 \u202E0005\u202C 元 \u2067' : `第 ${i} 句`,
  }));
  fs.mkdirSync(path.join(cases, 'in'));
  fs.writeFileSync(path.join(cases, 'in/chat.json'), JSON.stringify({
    chatlab: { version: '0.0.1', exportedAt: 1714459000, generator: 'test' }, meta: { name: '借款', platform: 'wechat', type: 'private', ownerId: 'lin' },
    members: [{ platformId: 'lin', accountName: '林岚' }], messages,
  }));
  tiezheng('new', path.join(cases, 'loan'));
  tiezheng('collect', path.join(cases, 'loan'), path.join(cases, 'in'));
  tiezheng('fact', 'add', path.join(cases, 'loan'), '--template', 'loan');
  app = await serve(cases);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(cases, { recursive: true, force: true });
});

test('lines are picked with the keyboard, linked, and shown as linked', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(app.origin + TALK);
  await page.waitForSelector('#reader[data-drawn="yes"]', { timeout: 10000 });
  assert.equal(await page.$eval('#mark', (n) => n.hidden), true);
  await page.focus('input[data-at="2"]');
  await page.keyboard.press('Space');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.at), '2', 'the focus stays');
  await page.keyboard.down('Shift');
  await page.click('input[data-at="5"]');
  await page.keyboard.up('Shift');
  assert.match(await page.$eval('#markcount', (n) => n.textContent), /4/);
  await shoot(page, 'mark-zh-wide');
  assert.deepEqual(await axe(page), []);
  await page.click('#mark button.main');
  await page.waitForFunction(() => document.getElementById('marktold').textContent.includes('3-6'));
  await page.waitForFunction(() => document.querySelectorAll('.line .tag.pass').length === 4);
  assert.equal(await page.$eval('#mark', (n) => n.hidden), true);
  assert.match(fs.readFileSync(path.join(cases, 'loan/case.yaml'), 'utf8'), /lines: "3-6"/);
  assert.deepEqual(errors, []);
  await page.close();
});

test('a mark that turns text around is named and does not reach the next line', async () => {
  const { page } = await newPage(browser, { width: 360, height: 780 });
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'en' });
  await page.goto(`${app.origin}${TALK}`);
  await page.waitForSelector('#reader[data-drawn="yes"]', { timeout: 10000 });
  const text = await page.$$eval('.line .text', (all) => all.map((n) => n.textContent).find((t) => t.includes('0005')));
  assert.match(text, /\[U\+202E RIGHT-TO-LEFT OVERRIDE\]0005\[U\+202C/);
  assert.doesNotMatch(await page.$eval('#lines', (n) => n.textContent), /[\u202a-\u202e\u2066-\u2069]/);
  await page.click('input[data-at="2"]');
  await shoot(page, 'mark-en-phone', false);
  assert.deepEqual(await axe(page), []);
  await page.close();
});
