// Signs that a chat is not complete, as a picture and in words, and what is to be done.

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

test('from the to-do list to the signs of a chat and their places', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(app.origin + at);
  await follow(page, '.tabs a[href$="/todo"]');
  await follow(page, 'a.button[href$="/gaps"]');
  await follow(page, 'form[action$="/gaps"] button');
  await page.waitForSelector('a.button.main', { timeout: 25000 });
  await follow(page, 'a.button.main');
  assert.ok(await page.$('svg .bars'), 'the picture is there');
  assert.match(await page.$eval('.coverage + details', (n) => n.textContent), /2024-\d\d/);
  await page.emulateMediaType('print');
  await shoot(page, 'gaps-print');
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['zh', 'phone']]) {
  test(`gaps and to-do, ${language}, ${shape}`, async () => {
    assert.deepEqual(await walk(browser, app, { gaps: `${at}/gaps`, todo: `${at}/todo` }, language, shape), []);
  });
}
