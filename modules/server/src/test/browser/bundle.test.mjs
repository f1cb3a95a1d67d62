// The bundle: its catalogue by the keyboard alone, two browsers at once, the pages, the making, the files saved.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { enter, launch, newPage, serve, shoot, walk } from './app.mjs';

const CASE = process.env.CASE;
let app;
let browser;

before(async () => {
  app = await serve(process.env.CASES);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
});

/** Waits until the work that a form began has ended, and goes on. */
async function ended(page) {
  await page.waitForFunction(() => !document.getElementById('job') && document.querySelector('pre, .notice, .sentence'));
  assert.equal(await page.$('.sentence'), null, await page.$eval('main', (n) => n.innerText));
  assert.equal(await page.$('main > .notice'), null, await page.$eval('main', (n) => n.innerText));
}

/** Presses Enter on what is found, as who has no mouse does. */
async function press(page, selector) {
  await page.focus(selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

const order = (page) => page.$$eval('#rows tbody tr', (rows) => rows.map((r) => r.dataset.item));

test('the catalogue is ordered by the keyboard, and who comes late overwrites nothing', async () => {
  const { page, errors } = await newPage(browser);
  const late = (await newPage(browser)).page;
  await page.goto(`${app.origin}/cases/${CASE}/bundle`);
  await late.goto(`${app.origin}/cases/${CASE}/bundle`);
  const old = await order(page);
  assert.ok(old.length > 2, `${old.length} items`);
  await page.focus('#rows tbody tr:nth-child(2) button');
  await page.keyboard.press('Enter');
  assert.deepEqual(await order(page), [old[1], old[0], ...old.slice(2)]);
  await press(page, '#rows + * button, form[action$="/catalogue"] button.main');
  assert.deepEqual((await order(page)).slice(0, 2), [old[1], old[0]]);
  const first = await page.$eval('#rows tbody tr td strong', (n) => n.textContent);
  assert.equal(first, '1-1');
  await press(late, 'form[action$="/catalogue"] button.main');
  assert.match(await late.$eval('main', (n) => n.innerText), /改动过|was changed after/);
  await page.goto(`${app.origin}/cases/${CASE}/bundle`);
  assert.deepEqual((await order(page)).slice(0, 2), [old[1], old[0]]);
  assert.deepEqual(errors, []);
  await late.close();
  await page.close();
});

test('pages are looked at, the bundle is made, and what is saved has the digest that is shown', async () => {
  const { page, errors } = await newPage(browser);
  await page.goto(`${app.origin}/cases/${CASE}/preview`);
  await press(page, 'main form button');
  await ended(page);
  await press(page, 'a.main');
  await press(page, '.papers li:last-child a');
  const loaded = () => page.$eval('.sheet img', (n) => n.complete && n.naturalWidth);
  assert.ok((await loaded()) > 500);
  await press(page, '.crumbs + h1 ~ p a[href*="preview"]');
  await page.goto(`${app.origin}/cases/${CASE}/bundle`);
  await press(page, 'form[action$="/leaves"] button');
  await ended(page);
  await page.goto(`${app.origin}/cases/${CASE}/bundle`);
  assert.ok(await page.$('#leaves ~ details'));
  await press(page, 'form[action$="/make"] button.main');
  await ended(page);
  await page.goto(`${app.origin}/cases/${CASE}/bundle`);
  const stopped = await page.$$('form[action$="/make"] [name^="reason"]');
  if (stopped.length > 0) {
    for (const field of stopped) await field.type('试验');
    await press(page, 'form[action$="/make"] button.main');
    await ended(page);
    await page.goto(`${app.origin}/cases/${CASE}/bundle`);
  }
  const zip = await page.$eval('.files li', (n) => ({ href: n.querySelector('a').href, text: n.innerText }));
  assert.match(zip.text, /\.zip/);
  const answer = await fetch(zip.href);
  assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
  const digest = createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('hex');
  assert.ok(zip.text.includes(digest), zip.text);
  await page.emulateMediaType('print');
  await shoot(page, 'bundle-zh-print');
  await page.emulateMediaType('screen');
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [language, shape] of [['zh', 'dark'], ['en', 'phone']]) {
  test(`bundle, item, preview, a page, papers and export, ${language}, ${shape}`, async () => {
    const { page } = await newPage(browser);
    await page.goto(`${app.origin}/cases/${CASE}/preview`);
    const paper = await page.$eval('.papers a', (n) => new URL(n.href).pathname);
    const item = await (async () => {
      await page.goto(`${app.origin}/cases/${CASE}/bundle`);
      return page.$eval('#rows tbody a', (n) => new URL(n.href).pathname);
    })();
    await page.close();
    const at = `/cases/${CASE}`;
    const pages = { bundle: `${at}/bundle`, bundleitem: item, preview: `${at}/preview`, paper, papers: `${at}/papers`, export: `${at}/export` };
    assert.deepEqual(await walk(browser, app, pages, language, shape), []);
  });
}
