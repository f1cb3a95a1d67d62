// A case whose texts were all written by an enemy, in a browser: what the modules draw themselves (reader, search,
// compare, gaps, timeline) is text, nothing runs, and the content security policy has nothing to report.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { enter, follow, launch, newPage, serve, tiezheng } from './app.mjs';

const HOSTILE =
  '"\'`></td></pre></option></textarea></title></script><evil evil=1><script>evil()</script><img src=x onerror=evil()>' +
  '<svg/onload=evil()><a href=javascript:evil()>x</a>evil{{7*7}}evil${7*7}\u2028\u202e--><!--';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-hostile-'));
let app;
let browser;

/** A copy of a conversation, with a month of silence in it. */
function chat(name, texts) {
  const messages = texts.map((content, i) => ({
    platformMessageId: `${1000 + i}`, sender: i % 2 ? 'other' : 'me', accountName: `[sender]${HOSTILE}`, groupNickname: HOSTILE,
    timestamp: 1704458860 + 60 * i + (i > 2 ? 40 * 86400 : 0), type: 0, content,
  }));
  fs.writeFileSync(path.join(folder, 'in', name), JSON.stringify({
    chatlab: { version: '0.0.1', exportedAt: 1714459000, generator: HOSTILE },
    meta: { name: `[talk]${HOSTILE}`, platform: 'wechat', type: 'private', ownerId: 'me' },
    members: [{ platformId: 'me', accountName: `[me]${HOSTILE}` }, { platformId: 'other', accountName: HOSTILE }],
    messages,
  }));
}

before(async () => {
  fs.mkdirSync(path.join(folder, 'in'));
  const texts = [`[one]${HOSTILE}`, '借款 50000', `[two]${HOSTILE}`, `[three]${HOSTILE}`, `我是${HOSTILE}`];
  chat('one.json', texts);
  chat('two.json', texts.map((text, i) => (i === 2 ? `${text} changed` : text)));
  fs.writeFileSync(path.join(folder, 'in', 'z"><evil evil=1>.html'), HOSTILE);
  const at = path.join(folder, 'evil');
  tiezheng('new', at, '--cause', `[cause]${HOSTILE}`, '--me', `原告:[party]${HOSTILE}`, '--other', '被告:周启明');
  tiezheng('collect', at, path.join(folder, 'in'));
  app = await serve(folder);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('nothing of what an enemy wrote runs or becomes part of a page', async () => {
  const { page, errors } = await newPage(browser);
  const ran = [];
  page.on('dialog', (dialog) => { ran.push(dialog.message()); dialog.dismiss(); });
  await page.exposeFunction('evil', () => ran.push('evil()'));
  const wrong = [];
  const look = async (name) => {
    await page.waitForSelector('[data-drawn="no"]', { hidden: true, timeout: 20_000 });
    const alive = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) =>
      ['evil', 'base', 'iframe', 'object', 'embed'].includes(e.localName) ||
      (e.localName === 'script' && e.textContent.trim()) ||
      [...e.attributes].some((a) => a.name.startsWith('on') || a.name === 'evil' || /^\s*javascript:/i.test(a.value)))
      .map((e) => e.outerHTML.slice(0, 120)));
    const shown = await page.evaluate(() => document.documentElement.textContent);
    if (alive.length || shown.includes('evil49') || /[\u2028\u202e]/.test(shown)) wrong.push(`${name}: ${alive.join(' ') || 'text'}`);
    return shown;
  };
  const at = `${app.origin}/cases/evil`;
  const open = async (address) => {
    await page.goto(address, { waitUntil: 'load' });
    return look(address.slice(app.origin.length));
  };
  await page.goto(`${at}/items/1/talks/0`);
  await page.waitForFunction(() => document.querySelector('#reader').textContent.includes('[one]'), { timeout: 20_000 });
  const read = await look('reader');
  assert.ok(read.includes('[one]"\'`></td>'), 'the reader shows the text as the text that it is');
  for (const rest of ['', '/items/1', '/items/1/lines', '/items/1/lines/1', '/collect', '/todo', '/timeline', '/timeline/2024-01-05']) await open(at + rest);
  await open(`${at}/search?q=${encodeURIComponent('changed')}`);
  await page.goto(`${at}/search`);
  await page.type('input[name=q]', '<evil evil=1>');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.length > 1 || document.querySelector('.found-rows li'));
  await look('search typed');
  for (const [rest, button] of [['/gaps', 'main form[action$="/gaps"] button'], ['/who', 'main form[action$="/who"] button']]) {
    await page.goto(at + rest);
    if (await page.$(button)) await follow(page, button);
    await look(`${rest} work`);
    await page.waitForFunction(() => !document.querySelector('progress'), { timeout: 20_000 });
    await open(at + rest);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(ran, []);
  assert.deepEqual(errors, []);
  await page.close();
});
