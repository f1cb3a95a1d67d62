// The search of a long exported conversation in headless Chromium: times until the person sees the result.
//   node test/long-conversation.mjs export.html [words that occur often]   (not part of test.sh; needs the tools of test.sh)
// modules/bench/run --long export shows how such a page is made.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const [file, often = '我'] = process.argv.slice(2);
const browser = await launch('chromium');
const page = await browser.newPage();
await page.setViewport({ width: 1100, height: 800 });

async function timed(name, what) {
  const start = performance.now();
  const said = await what();
  const took = performance.now() - start;
  if (name) console.log(`${name}: ${(took / 1000).toFixed(2)} s${said ? '   ' + said : ''}`);
  return took;
}
const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const status = () => page.$eval('.find output', (output) => output.textContent.trim());

async function search(words) {
  await page.evaluate((typed) => { document.querySelector('.find input').value = typed; }, words);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !/…$/.test(document.querySelector('.find output').textContent), { polling: 10, timeout: 600000 });
  await painted();
  return status();
}

await timed('loaded', () => page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load', timeout: 600000 }).then(() => ''));
await timed('opened, all lines read', async () => {
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.querySelectorAll('.find option').length > 1, { polling: 10, timeout: 600000 });
});
await timed('often', () => search(often));
await timed('nowhere', () => search('没有这样的词'));
await timed('nowhere, places of storage too, first time', () => search('nowhere-at-all-1'));
await timed('nowhere, places of storage too, second time', () => search('nowhere-at-all-2'));
await timed('first line', () => search('[1]'));
const lines = await page.evaluate(() => document.querySelectorAll('main li').length);
await timed('last line', () => search(`[${lines}]`));
await page.keyboard.press('Escape');
await page.keyboard.press('/');
await search(often);
const steps = [];
for (let i = 0; i < 60; i++) {
  steps.push(await timed('', async () => {
    await page.keyboard.press('Enter');
    await painted();
  }));
}
steps.sort((one, other) => one - other);
console.log(`next hit, 60 times: median ${Math.round(steps[30])} ms, slowest ${Math.round(steps[59])} ms   ${await status()}`);
await browser.close();
