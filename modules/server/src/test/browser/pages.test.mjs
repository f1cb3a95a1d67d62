// Every page in both languages, light and dark, wide and narrow: it shows, it breaks no rule of
// the content security policy, axe finds nothing, and a phone need not scroll sideways.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SHAPES, launch, newPage, serve, shoot, walk } from './app.mjs';

const CASES = process.env.CASES;
const CASE = process.env.CASE;
const PAGES = {
  start: '/',
  new: '/cases/new',
  capture: '/capture',
  verify: '/verify',
  rules: '/rules',
  case: `/cases/${CASE}`,
  findings: `/cases/${CASE}/findings`,
  facts: `/cases/${CASE}/facts`,
  custody: `/cases/${CASE}/custody`,
  oppose: `/cases/${CASE}/oppose`,
  search: `/cases/${CASE}/search?q=${encodeURIComponent('借款')}`,
  collect: `/cases/${CASE}/collect`,
  item: `/cases/${CASE}/items/2`,
  lines: `/cases/${CASE}/items/3/lines`,
  line: `/cases/${CASE}/items/3/lines/5`,
  talk: `/cases/${CASE}/items/3/talks/0`,
  error: '/no-such-page',
};
let app;
let browser;

before(async () => {
  app = await serve(CASES);
  browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(app.invitation);
  assert.equal(new URL(page.url()).search, '', 'the token has left the address');
  await page.close();
});

after(async () => {
  await browser?.close();
  await app?.stop();
});

for (const language of ['zh', 'en']) {
  // Colours know no language.
  for (const shape of Object.keys(SHAPES).filter((s) => s !== 'dark' || language === 'zh')) {
    test(`every page, ${language}, ${shape}`, async () => {
      const wrong = await walk(browser, app, PAGES, language, shape, {
        long: ['findings', 'rules', 'item'],
        status: (name) => (name === 'error' ? 404 : 200),
      });
      assert.deepEqual(wrong, []);
    });
  }
}

test('language and light are chosen and remembered', async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const lang = () => page.evaluate(() => document.documentElement.lang + ' ' + document.documentElement.dataset.theme);
  const invite = await newPage(browser);
  await invite.page.goto(app.origin + '/');
  await Promise.all([invite.page.waitForNavigation(), invite.page.click('form[action="/invite"] button')]);
  await page.goto(await invite.page.$eval('.address', (n) => n.textContent));
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(app.origin + '/verify');
  assert.equal(await lang(), 'zh-CN auto');
  await Promise.all([page.waitForNavigation(), page.click('button[name="language"]')]);
  assert.equal(await lang(), 'en auto');
  assert.equal(new URL(page.url()).pathname, '/verify');
  await Promise.all([page.waitForNavigation(), page.click('button[name="theme"]')]);
  assert.equal(await lang(), 'en dark');
  await page.goto(app.origin + '/rules');
  assert.equal(await lang(), 'en dark');
  await context.close();
  await invite.page.close();
});

test('everything is reached with the keyboard, in the order of the page', async () => {
  const { page } = await newPage(browser);
  await page.goto(app.origin + `/cases/${CASE}`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  const seen = new Set();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate(() => document.activeElement.textContent.trim().slice(0, 30)));
  }
  const links = await page.$$eval('main a, main button', (all) => all.filter((n) => n.checkVisibility()).slice(0, 12).map((n) => n.textContent.trim().slice(0, 30)));
  for (const link of links) assert.ok(seen.has(link), link);
  await page.close();
});

test('a page prints without its controls', async () => {
  const { page } = await newPage(browser);
  await page.goto(app.origin + `/cases/${CASE}/facts`);
  await page.emulateMediaType('print');
  assert.equal(await page.$eval('.top nav', (n) => getComputedStyle(n).display), 'none');
  await shoot(page, 'facts-print');
  await page.close();
});
