// Accounts and persons: looked for, set aside with a reason, and read on every screen.

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

test('accounts are looked for, and a clue is set aside with a reason and taken back', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(app.origin + at);
  await follow(page, '.tabs a[href$="/who"]');
  await follow(page, 'form[action$="/who"] button');
  await page.waitForSelector('a.button.main', { timeout: 25000 });
  await follow(page, 'a.button.main');
  assert.match(await page.$eval('main', (n) => n.innerText), /两项以上独立依据/);
  const reason = await page.$('.clue input[name="reason"]');
  if (reason) {
    await reason.type('不是本人的声音');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.waitForSelector('a.button.main', { timeout: 25000 });
    await follow(page, 'a.button.main');
    assert.match(await page.$eval('.clue form[action$="/aside"]', (n) => n.innerText), /不采用 不是本人的声音/);
    await follow(page, '.clue form[action$="/aside"] button');
    await page.waitForSelector('a.button.main', { timeout: 25000 });
  }
  await page.goto(`${app.origin}${at}/who`);
  await page.emulateMediaType('print');
  await shoot(page, 'who-print');
  assert.deepEqual(errors, []);
  await page.close();
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['zh', 'phone']]) {
  test(`accounts and persons, ${language}, ${shape}`, async () => {
    assert.deepEqual(await walk(browser, app, { who: `${at}/who` }, language, shape), []);
  });
}
