// The chat reader: long conversations, search, places, bars, keyboard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, launch, newPage, serve, shoot } from './app.mjs';

const CASE = process.env.CASE;
const TALK = process.env.TALK || `/cases/${CASE}/items/3/talks/0`;
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

async function reader(size) {
  const opened = await newPage(browser, size);
  await opened.page.goto(app.origin + TALK);
  await opened.page.waitForSelector('#reader[data-drawn]');
  return opened;
}

// In one go: lines are made anew when more of them have come.
const shown = (page) => page.evaluate(() => {
  const all = [...document.querySelectorAll('#lines .line')];
  const view = document.getElementById('view').getBoundingClientRect();
  return all.filter((n) => {
    const box = n.getBoundingClientRect();
    return box.bottom > view.top + 1 && box.top < view.bottom - 1;
  }).map((n) => Number(n.getAttribute('aria-posinset')));
});
// A scroll is drawn in the frame after its event: only then do the lines of the new place stand in view.
async function loaded(page) {
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  await page.waitForFunction(() => {
    const view = document.getElementById('view').getBoundingClientRect();
    const lines = [...document.querySelectorAll('#lines .line')];
    return lines.some((n) => n.getBoundingClientRect().bottom > view.top && n.getBoundingClientRect().top < view.bottom)
      && !lines.some((n) => n.querySelector('.no')?.textContent === '…');
  });
}

test('the first, the last and every line between can be reached, without a hole', async () => {
  const { page, errors } = await reader();
  const count = await page.$eval('#reader', (n) => Number(n.dataset.count));
  assert.equal((await shown(page))[0], 1);
  await shoot(page, 'reader-zh', false);
  for (const part of [0.1, 0.37, 0.5, 0.83]) {
    await page.$eval('#view', (n, f) => { n.scrollTop = f * n.scrollHeight; }, part);
    await loaded(page);
    const at = await shown(page);
    assert.deepEqual(at, Array.from({ length: at.length }, (_, i) => at[0] + i), 'one after the other');
    assert.ok(at.length > 3, `${at.length} lines in view`);
  }
  await page.$eval('#view', (n) => { n.scrollTop = n.scrollHeight; });
  await loaded(page);
  assert.ok((await shown(page)).includes(count), 'the last line');
  const nodes = await page.$$eval('#lines .line', (all) => all.length);
  assert.ok(nodes < 80, `${nodes} lines on the page`);
  assert.deepEqual(errors, []);
  await page.close();
});

test('scrolling moves evenly: the line in view never jumps back', async () => {
  const { page } = await reader();
  let last = 0;
  for (let i = 0; i < 60; i++) {
    await page.$eval('#view', (n) => { n.scrollTop += 17; });
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const first = (await shown(page))[0];
    assert.ok(first >= last && first - last <= 2, `${last} → ${first}`);
    last = first;
  }
  await page.close();
});

test('words are found, and a hit leads to its line', async () => {
  const { page } = await reader();
  await page.type('#q', process.env.WORD || '借款');
  await page.click('#search button');
  await page.waitForSelector('#hits li', { timeout: 60000 });
  const mark = await page.$eval('#hits mark', (n) => n.textContent);
  assert.equal(mark, process.env.WORD || '借款');
  await page.click('#hits li:last-child button');
  await loaded(page);
  const found = await page.$eval('.line.found', (n) => n.textContent);
  assert.ok(found.includes(mark));
  await shoot(page, 'reader-found', false);
  await page.close();
});

test('a line is reached by its number, a day by its date, and what is not there is said', async () => {
  const { page } = await reader();
  await page.type('#number', '1234');
  await page.click('#goto button');
  await page.waitForSelector('.line.found');
  await loaded(page);
  assert.equal(await page.$eval('.line.found .no', (n) => n.textContent), '1234');
  await page.$eval('#number', (n) => { n.value = '99999999'; });
  await page.click('#goto button');
  await page.waitForFunction(() => document.getElementById('said').textContent.includes('99999999'));
  await page.close();
});

test('with the keyboard alone', async () => {
  const { page } = await reader();
  await page.focus('#view');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.getElementById('view').scrollTop > 0);
  await loaded(page);
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.getElementById('view').scrollTop === 0);
  await page.waitForFunction(() => document.querySelector('#lines .line').getAttribute('aria-posinset') === '1');
  await page.close();
});

for (const [shape, size] of Object.entries({ wide: {}, dark: { dark: true }, phone: { width: 360, height: 780 } })) {
  test(`axe finds nothing, ${shape}`, async () => {
    const { page, errors } = await reader(size);
    await loaded(page);
    assert.deepEqual(await axe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    await shoot(page, `reader-${shape}`, false);
    assert.deepEqual(errors, []);
    await page.close();
  });
}
