// After material was sealed: five questions, each of which may be skipped, and what comes next.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SHAPES, enter, follow, launch, newPage, serve, shoot, tiezheng, walk } from './app.mjs';

let app;
let browser;
let cases;

before(async () => {
  cases = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-intake-'));
  const folder = path.join(cases, 'material');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, '借条.txt'), '今借到林岚人民币伍万元整。周启明 2024-01-05\n');
  tiezheng('new', path.join(cases, 'loan'), '--title', '借款');
  app = await serve(cases);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(cases, { recursive: true, force: true });
});

test('a person seals a file, answers some questions and sees what comes next', async () => {
  const { page, errors } = await newPage(browser, SHAPES.phone);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(`${app.origin}/cases/loan/collect`);
  await page.type('form input[name="path"]', path.join(cases, 'material'));
  await follow(page, 'form[action="/cases/loan/collect"] .main');
  await page.waitForSelector('a.button.main', { timeout: 20000 });
  await follow(page, 'a.button.main');
  assert.equal(new URL(page.url()).pathname, '/cases/loan/intake');
  await page.type('input[name="me"]', '林岚');
  await page.type('input[name="other"]', '周启明');
  await page.click('input[value="OWN"]');
  await page.click('input[name="clean"]');
  await page.select('select[name="template"]', 'loan');
  await page.click('input[name="shown"][value="yes"]');
  await shoot(page, 'intake-filled-zh-phone');
  await follow(page, 'form .main');
  const said = await page.$eval('main', (n) => n.innerText);
  assert.match(said, /本方:林岚/);
  assert.match(said, /怎样取得:自己的/);
  assert.match(said, /待证事实:/);
  await shoot(page, 'intakedone-zh-phone');
  assert.ok(await page.$$eval('.next .ticked', (all) => all.length) >= 2);
  await page.click('.next a[href$="/intake"]');
  await page.waitForSelector('input[name="hearing"]');
  assert.equal(await page.$('input[name="me"]'), null, 'what is stated is not asked again');
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['en', 'phone']]) {
  test(`questions and what comes next, ${language}, ${shape}`, async () => {
    const pages = { intake: '/cases/loan/intake', todo: '/cases/loan/todo' };
    assert.deepEqual(await walk(browser, app, pages, language, shape), []);
  });
}
