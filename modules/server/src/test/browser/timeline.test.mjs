// Everything on one axis: from all months to a month, to a day, to the record.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enter, follow, launch, newPage, serve, shoot, walk } from './app.mjs';

const at = `/cases/${process.env.CASE}`;
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

test('from all months to a record, by links that the keyboard reaches', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(app.origin + at);
  await follow(page, '.tabs a[href$="/timeline"]');
  assert.ok(await page.$('svg .bars'));
  await page.focus('tbody a');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(new URL(page.url()).search, /^\?month=\d{4}-\d\d$/);
  await page.focus('tbody a');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const times = await page.$$eval('tbody td:first-child', (all) => all.map((n) => n.textContent));
  assert.ok(times.length > 0);
  assert.deepEqual(times, [...times].sort());
  await follow(page, 'tbody a');
  assert.match(new URL(page.url()).pathname, /\/items\/\d+\/lines\/\d+$/);
  await page.goto(`${app.origin}${at}/timeline`);
  await page.emulateMediaType('print');
  await shoot(page, 'timeline-print');
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['zh', 'phone']]) {
  test(`timeline, ${language}, ${shape}`, async () => {
    const pages = { timeline: `${at}/timeline`, timemonth: `${at}/timeline?month=2024-02`, timeday: `${at}/timeline/2024-02-05` };
    assert.deepEqual(await walk(browser, app, pages, language, shape), []);
  });
}
