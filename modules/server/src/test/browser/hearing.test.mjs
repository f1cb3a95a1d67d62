// The hearing: prepared, filled in, kept over a reload without a network, written down.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { SHAPES, launch, newPage, serve, walk } from './app.mjs';

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

async function ended(page) {
  await page.waitForFunction(() => !document.getElementById('job') && document.querySelector('pre, .notice'), { timeout: 90000 });
  assert.equal(await page.$('main > .notice'), null, await page.$eval('main', (n) => n.innerText));
}

test('a lawyer prepares the hearing, notes what was found, and the record is written', async () => {
  const { page, errors } = await newPage(browser);
  await page.goto(`${app.origin}/cases/${CASE}/hearing`);
  await Promise.all([page.waitForNavigation(), page.click('main form button')]);
  await ended(page);
  await page.goto(`${app.origin}/cases/${CASE}/hearing`);
  const points = await page.$$eval('.point', (all) => all.length);
  assert.ok(points > 10, `${points} points`);
  await page.click('.point input[value="一致"]');
  const second = (await page.$$('.point'))[1];
  await (await second.$('input[value="不一致"]')).click();
  await (await second.$('[data-of="difference"]')).type('手机上是 3 万 <b>');
  await page.type('[data-session="clerk"]', '王书记员');
  // The server is out of reach, and the page is loaded anew when it is back.
  await page.setRequestInterception(true);
  const cut = (request) => (request.method() === 'POST' ? request.abort() : request.continue());
  page.on('request', cut);
  await page.click('#record');
  await page.waitForFunction(() => /还在这个浏览器里|still in this browser/.test(document.getElementById('tally').textContent));
  page.off('request', cut);
  await page.setRequestInterception(false);
  await page.reload();
  assert.match(await page.$eval('#tally', (n) => n.textContent), /(不一致|different) 1/);
  assert.equal(await page.$eval('[data-session="clerk"]', (n) => n.value), '王书记员');
  await Promise.all([page.waitForNavigation(), page.click('#record')]);
  await ended(page);
  await page.goto(`${app.origin}/cases/${CASE}/hearing`);
  const files = await page.$$eval('#hearing code', (all) => all.map((n) => n.textContent).filter((t) => t.endsWith('.txt')));
  const record = files.find((f) => f.includes('DOC-CHECK-RECORD'));
  const text = fs.readFileSync(record, 'utf8');
  assert.ok(text.includes('手机上是 3 万 <b>'), text.slice(0, 400));
  assert.ok(text.includes('王书记员'));
  assert.deepEqual(errors.filter((e) => !/ERR_FAILED/.test(e)), []);
  await page.close();
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'phone']]) {
  test(`the steps, ${language}, ${shape}`, async () => {
    assert.ok(SHAPES[shape]);
    assert.deepEqual(await walk(browser, app, { hearing: `/cases/${CASE}/hearing` }, language, shape, { long: ['hearing'] }), []);
  });
}
