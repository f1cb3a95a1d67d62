// Words in all records: found, marked, and a hit leads to its line in the conversation.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, newPage, serve } from './app.mjs';

const CASE = process.env.CASE;
let app;
let browser;

before(async () => {
  app = await serve(process.env.CASES);
  browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(app.invitation);
  await page.close();
});

after(async () => {
  await browser?.close();
  await app?.stop();
});

test('a litigant looks for the loan and reads on in the conversation', async () => {
  const { page, errors } = await newPage(browser);
  await page.goto(`${app.origin}/cases/${CASE}/search`);
  await page.type('input[name=q]', '借款');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.found-rows li', { timeout: 60000 });
  assert.equal(await page.$eval('.found-rows mark', (n) => n.textContent), '借款');
  assert.match(await page.$eval('main', (n) => n.innerText), /没有找到不等于不存在|may yet be there/);
  const line = await page.$eval('.found-rows a[href*="/talks/"]', (n) => n.closest('li').querySelector('mark').textContent);
  await page.click('.found-rows a[href*="/talks/"]');
  await page.waitForSelector('#reader[data-drawn]');
  assert.ok((await page.$eval('.line.found', (n) => n.textContent)).includes(line));
  assert.deepEqual(errors, []);
  await page.close();
});
