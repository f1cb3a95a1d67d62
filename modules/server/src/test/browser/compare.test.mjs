// Two copies of one chat side by side: chosen, compared, filtered, and read to the line.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SHAPES, enter, follow, launch, newPage, serve, shoot, tiezheng, walk } from './app.mjs';

let app;
let browser;
let cases;
let made;

/** A chat in the form of ChatLab; one of its messages may be left out, one may say something else. */
function chat(file, { without = -1, changed = -1 } = {}) {
  const messages = [];
  for (let i = 0; i < 130; i++) {
    if (i === without) continue;
    messages.push({
      platformMessageId: String(1000 + i), sender: i % 2 ? 'zhou' : 'lin', accountName: i % 2 ? '周启明' : '林岚', timestamp: 1704458860 + 300 * i, type: 0,
      content: i === changed ? '欠你 30000 元,月底还' : i === 60 ? '欠你 50000 元,月底还' : `第 ${i} 句:说的是借款的事`,
    });
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({
    chatlab: { version: '0.0.1', exportedAt: 1714459000, generator: 'test' },
    meta: { name: '借款', platform: 'wechat', type: 'private', ownerId: 'lin' },
    members: [{ platformId: 'lin', accountName: '林岚' }, { platformId: 'zhou', accountName: '周启明' }],
    messages,
  }));
}

before(async () => {
  cases = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-compare-'));
  chat(path.join(cases, 'in/mine.json'));
  chat(path.join(cases, 'in/theirs.json'), { without: 90, changed: 60 });
  tiezheng('new', path.join(cases, 'two'), '--title', '两份副本');
  tiezheng('collect', path.join(cases, 'two'), path.join(cases, 'in'));
  app = await serve(cases);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(cases, { recursive: true, force: true });
});

test('two copies are chosen and what differs is found', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(`${app.origin}/cases/two`);
  await follow(page, '.tabs a[href$="/compare"]');
  const items = await page.$$eval('select[name="mine"] option', (all) => all.map((o) => [o.value, o.textContent]));
  const mine = items.find(([, title]) => title.includes('mine'))?.[0] ?? items[0][0];
  await page.select('select[name="mine"]', mine);
  await page.select('select[name="theirs"]', items.find(([n]) => n !== mine)[0]);
  await follow(page, 'form .main');
  await page.waitForSelector('a.button.main', { timeout: 20000 });
  await follow(page, 'a.button.main');
  made = new URL(page.url()).pathname;
  await page.click('input[value="CONTENT_DIFFERS"]');
  await follow(page, '.classes button');
  assert.deepEqual(await page.$$eval('.sides mark', (all) => all.map((n) => n.textContent)), ['5', '3']);
  await follow(page, '.classes a[href*="ONLY_A"]');
  const text = await page.$eval('.sides', (n) => n.innerText);
  assert.match(text, /乙方副本中没有/);
  assert.match(text, /第 90 句/);
  assert.doesNotMatch(await page.$$eval('.sides .tag, .sides .absent', (all) => all.map((n) => n.textContent).join()), /删除/);
  await shoot(page, 'compared-differences-zh');
  await follow(page, '.sides .side a');
  await page.waitForSelector('#reader[data-drawn="yes"]', { timeout: 10000 });
  assert.match(await page.$eval('.line.found', (n) => n.textContent), /50000|30000/);
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['en', 'phone']]) {
  test(`copies side by side, ${language}, ${shape}`, async () => {
    const pages = { compare: '/cases/two/compare', compared: `${made}?from=55`, comparedonly: `${made}?show=CONTENT_DIFFERS,ONLY_A` };
    assert.deepEqual(await walk(browser, app, pages, language, shape, { long: ['compared'] }), []);
  });
}

test('a comparison prints with its rows and without its controls', async () => {
  const { page } = await newPage(browser, SHAPES.wide);
  await page.goto(`${app.origin}${made}?show=CONTENT_DIFFERS,ONLY_A`);
  await page.emulateMediaType('print');
  assert.equal(await page.$eval('.classes .noprint', (n) => getComputedStyle(n).display), 'none');
  await shoot(page, 'compared-print');
  await page.close();
});
