// A person who has only a phone and screenshots: from pictures to a pack that can be printed, within the app.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { enter, follow, launch, newPage, serve, shoot, walk } from './app.mjs';

// Side, words. The day is told by the label; the same is said twice in a row.
const TALK = [
  ['t', '2024年3月5日 09:11'], ['l', '能不能借我五万元周转一下'], ['r', '可以,什么时候还'], ['l', '6月30日之前一定还清'],
  ['r', '好的'], ['r', '好的'], ['t', '2024年3月5日 10:02'], ['r', '已经转了50000元,请查收'], ['l', '收到了,谢谢林姐'],
  ['t', '2024年7月2日 20:15'], ['r', '说好6月底还的,怎么还没有还'], ['l', '这几天手头紧,再缓一缓'], ['r', '那你写个借条吧'],
  ['l', '行,明天下午3点去店里写'], ['r', '借条上写清楚50000元'],
];
const MESSAGES = TALK.filter(([side]) => side !== 't').map(([, words]) => words);
let app;
let browser;
let cases;

/** Draws the phone and takes two screenshots with some bubbles in common. */
async function screenshots(into) {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 780, deviceScaleFactor: 2 });
  const rows = TALK.map(([side, words]) => (side === 't' ? `<p class="t">${words}</p>` : `<p class="${side}"><i></i><span>${words}</span></p>`)).join('');
  await page.setContent(`<meta charset="utf-8"><style>body{margin:0;background:#ededed;font:17px/24px sans-serif;overflow:hidden}
    header,footer{position:fixed;left:0;right:0;background:#ededed;height:87px;text-align:center;line-height:120px;z-index:1}header{top:0;border-bottom:1px solid #d5d5d5}
    footer{bottom:0;height:60px;background:#f7f7f7}main{position:absolute;top:88px;left:0;right:0}.t{color:#8c8c8c;font-size:13px;text-align:center;margin:16px}
    p{margin:16px 12px;display:flex}i{width:40px;height:40px;background:#b58a63;border-radius:6px;flex:none}span{background:#fff;border-radius:7px;padding:10px;margin:0 10px;max-width:240px}
    .t{justify-content:center}.r{flex-direction:row-reverse}.r span{background:#95ec69}.r i{background:#6b8ea8}</style><header>周启明</header><main>${rows}</main><footer></footer>`);
  await page.evaluate(() => document.fonts.ready);
  const height = await page.$eval('main', (n) => n.offsetHeight);
  const names = [];
  for (const [n, top] of [0, height - (780 - 88 - 60)].entries()) {
    await page.$eval('main', (node, y) => { node.style.top = `${88 - y}px`; }, top);
    names.push(path.join(into, `截图${n + 1}.png`));
    await page.screenshot({ path: names[n] });
  }
  await page.close();
  return names;
}

before(async () => {
  cases = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-pictures-'));
  app = await serve(cases);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(cases, { recursive: true, force: true });
});

/** Waits until the work that was begun has ended, and goes on to what comes next. */
async function next(page) {
  await page.waitForSelector('a.button.main', { timeout: 240_000 });
  await follow(page, 'a.button.main');
}

test('a litigant with two screenshots and a keyboard comes to a pack that can be printed', async () => {
  const { page, errors } = await newPage(browser);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await page.goto(`${app.origin}/cases/new`);
  page.setDefaultTimeout(240_000);
  await page.type('input[name="name"]', 'loan');
  await page.type('input[name="me"]', '林岚');
  await page.type('input[name="other"]', '周启明');
  await follow(page, 'main form button.main');
  const at = '/cases/loan';
  await page.goto(`${app.origin}${at}/collect`);
  await (await page.$('#files')).uploadFile(...await screenshots(cases));
  await page.waitForNavigation();
  await page.waitForSelector('a.button.main', { timeout: 240_000 });
  await page.goto(`${app.origin}${at}/pictures`);
  assert.equal((await page.$$('input[name="item"]:checked')).length, 2);
  await shoot(page, 'pictures-zh-wide');
  await follow(page, 'main form button.main');
  await next(page);
  assert.match(new URL(page.url()).pathname, /\/pictures\/\d+$/);
  await shoot(page, 'readpictures-zh-wide');
  assert.match(await page.$eval('main', (n) => n.innerText), /须与手机核对/);
  // Nothing is left out, nothing is there twice: the machine read every message once.
  await page.goto(`${page.url()}?all=yes`);
  const read = await page.$$eval('.readings .words', (all) => all.map((n) => n.value));
  const letters = (words) => words.replace(/[^\p{L}\p{N}]/gu, '');
  assert.deepEqual(read.map(letters), MESSAGES.map(letters));
  // A person confirms with the keyboard alone; one word is corrected.
  await page.focus('.readings .words');
  for (let n = 0; n < read.length; n++) {
    if (n === 0) { await page.keyboard.press('End'); await page.keyboard.type('。'); }
    await page.keyboard.press('Enter');
  }
  await page.type('input[name="name-left"]', '周启明');
  await page.type('input[name="name-right"]', '林岚');
  await page.type('input[name="name-title"]', '周启明');
  await page.focus('.tickall');
  await page.keyboard.press('Enter');
  await page.focus('#times .words');
  await page.keyboard.down('Control');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.keyboard.up('Control');
  assert.match(await page.$eval('main', (n) => n.innerText), /已全部由人确认/);
  await shoot(page, 'confirmedpictures-zh-wide');
  // The item goes into the catalogue, and its pages can be looked at and printed.
  const item = new URL(page.url()).pathname.split('/').at(-1);
  await page.goto(`${app.origin}${at}/items/${item}/talks/0`);
  await page.waitForFunction(() => [...document.querySelectorAll('.line .text')].some((n) => n.textContent.includes('50000')));
  await shoot(page, 'picturesreader-zh-wide');
  assert.match(await page.$eval('main', (n) => n.innerText), /图片识读/);
  await page.goto(`${app.origin}${at}/bundle`);
  await page.click(`input[name="in${item}"]`);
  await follow(page, 'form[action$="/catalogue"] button.main');
  await page.goto(`${app.origin}${at}/preview`);
  await follow(page, 'main form button');
  await page.waitForFunction(() => !document.getElementById('job') && document.querySelector('pre, .notice, .sentence'), { timeout: 240_000 });
  await page.goto(`${app.origin}${at}/preview`);
  const full = await page.$$eval('.papers a', (all) => new URL(all.find((n) => n.textContent.includes('完整版')).href).pathname);
  await page.goto(`${app.origin}${full}?page=4`);
  await page.waitForFunction(() => { const img = document.querySelector('.sheet img'); return img && img.complete && img.naturalWidth > 500; });
  await shoot(page, 'picturespaper-zh-wide');
  assert.deepEqual(errors, []);
  await page.close();
  const pages = { pictures: `${at}/pictures`, readpictures: `${at}/pictures/${item}?all=yes` };
  assert.deepEqual(await walk(browser, app, pages, 'en', 'phone'), []);
});

test('the same screenshots beside an export in which an amount is another one: a person sees both and decides', async () => {
  const { page, errors } = await newPage(browser);
  page.setDefaultTimeout(240_000);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  const file = path.join(cases, 'chat.json');
  let time = Date.parse('2024-03-05T01:11:00Z') / 1000;
  const messages = [];
  for (const [side, words] of TALK) {
    if (side === 't') {
      const [, y, m, d, hour, minute] = words.match(/(\d+)年(\d+)月(\d+)日 (\d+):(\d+)/).map(Number);
      time = Date.UTC(y, m - 1, d, hour - 8, minute) / 1000;
    } else {
      const said = words === '已经转了50000元,请查收' ? '已经转了58000元,请查收' : words;
      messages.push({ sender: side === 'r' ? 'lin' : 'zhou', accountName: side === 'r' ? '林岚' : '周启明', timestamp: time++, type: 0, content: said });
    }
  }
  fs.writeFileSync(file, JSON.stringify({ chatlab: { version: '0.0.2', exportedAt: time }, meta: { name: '周启明', platform: 'wechat', type: 'private', ownerId: 'lin' }, members: [{ platformId: 'lin', accountName: '林岚' }, { platformId: 'zhou', accountName: '周启明' }], messages }));
  const at = '/cases/loan';
  await page.goto(`${app.origin}${at}/collect`);
  await (await page.$('#files')).uploadFile(file);
  await page.waitForNavigation();
  await page.waitForSelector('a.button.main');
  await page.goto(`${app.origin}${at}/screens`);
  await follow(page, 'form[action$="/screens"] button.main');
  await next(page);
  assert.equal(new URL(page.url()).pathname, `${at}/screens`);
  await shoot(page, 'screens-zh-wide');
  const open = await page.$$eval('.reading', (all) => all.map((n) => n.innerText));
  assert.equal(open.filter((text) => text.includes('50000') && text.includes('58000')).length, 1, open.join('\n--\n'));
  assert.ok(await page.$('.reading .crop image'), 'the crop stands beside the text');
  await page.focus('.reading input[value="DIFFERS"]');
  await page.keyboard.press('Space');
  await follow(page, 'form[action$="/decide"] button.main');
  assert.match(await page.$eval('.reading', (n) => n.innerText), /人核:不同/);
  const custody = await page.evaluate(async () => (await fetch('/api/v1/cases/loan/custody')).json());
  assert.ok(custody.some((event) => event.what.subject === 'screenDecided' && event.what.decision === 'DIFFERS'));
  assert.deepEqual(errors, []);
  await page.close();
  assert.deepEqual(await walk(browser, app, { screens: `${at}/screens?all=yes` }, 'en', 'phone'), []);
});
