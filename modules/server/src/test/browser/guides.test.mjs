// Ways from a phone to records, and guides: a person without legal words finds what can be had, is
// stopped before somebody else's phone, and ticks what was done.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SHAPES, enter, follow, launch, newPage, serve, shoot, walk } from './app.mjs';

const CASE = process.env.CASE;
const OWN = 'whose=OWN&device=IPHONE&app=WECHAT&computer=MAC';
const PAGES = {
  route: '/route',
  routefound: `/route?${OWN}`,
  routestop: `/route?${OWN.replace('OWN', 'OTHER')}`,
  guides: '/guides',
  guide: '/guides/order-trip',
  caseroute: `/cases/${CASE}/route?${OWN.replace('OWN', 'ORDER')}`,
  caseguides: `/cases/${CASE}/guides`,
  caseguide: `/cases/${CASE}/guides/before-you-talk`,
};

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

// Each page in each language and each shape, though not in every pairing of the two.
for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['zh', 'phone'], ['en', 'phone']]) {
  test(`ways and guides, ${language}, ${shape}`, async () => {
    assert.deepEqual(await walk(browser, app, PAGES, language, shape), []);
  });
}

test('from the start page to what can be had, with the keyboard alone', async () => {
  const { page } = await newPage(browser, SHAPES.phone);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(`${app.origin}/`);
  await page.focus('a[href="/route"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.focus('input[value="OWN"]');
  await page.keyboard.press('Space');
  for (const down of [1, 1, 2]) {
    await page.keyboard.press('Tab');
    for (let i = 0; i < down; i++) await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const first = await page.$eval('#ways article h3', (n) => n.textContent);
  assert.match(first, /1\. 苹果手机整机备份/);
  await page.click('input[value="OTHER"]');
  await follow(page, 'form .main');
  assert.match(await page.$eval('#ways', (n) => n.textContent), /停.*规则 G-006/s);
  assert.equal(await page.$('#ways article'), null);
  await page.close();
});

test('a step is ticked with a note, seen in the custody log, and taken back', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'en' });
  await page.goto(`${app.origin}/cases/${CASE}/guides/signal-test`);
  const step = await page.$eval('.steps li:not(.ticked)', (n) => n.id);
  await page.type(`#${step} input[name="note"]`, 'two phones');
  await follow(page, `#${step} button`);
  assert.equal(new URL(page.url()).hash, `#${step}`);
  assert.match(await page.$eval(`#${step}`, (n) => n.innerText), /ticked .* two phones/);
  await page.emulateMediaType('print');
  assert.match(await page.$eval(`#${step}`, (n) => n.innerText), /☑[^]*two phones/);
  assert.doesNotMatch(await page.$eval('main', (n) => n.innerText), /Take it back/);
  await shoot(page, 'caseguide-print');
  await page.emulateMediaType('screen');
  await follow(page, `#${step} button`);
  assert.doesNotMatch(await page.$eval(`#${step}`, (n) => n.innerText), /two phones/);
  await page.goto(`${app.origin}/cases/${CASE}/custody`);
  assert.match(await page.$eval('main', (n) => n.textContent), /two phones/);
  assert.deepEqual(errors, []);
  await page.close();
});
