// The page of an exported conversation, as the tests of `present` leave it in target/: its search in real browsers.

import test from 'node:test';
import assert from 'node:assert/strict';
import { parse } from 'acorn';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHROMIUM, FIREFOX, launch } from './browser.mjs';
import { bytesOf } from './random.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const left = path.join(here, '../../../../target/conversation-for-page');
const there = fs.existsSync(path.join(left, 'lines.json'));
if (!there) console.log('SKIPPED: no exported conversation is in target/; run the tests of present first');
const lines = there ? JSON.parse(fs.readFileSync(path.join(left, 'lines.json'), 'utf8')) : [];
const said = (line) => [line.state, line.text, line.details].join('\n');
const numbers = (pass) => lines.filter(pass).map((line) => Number(line.number));
const shots = process.env.SHOTS || '';
const script = fs.readFileSync(path.join(here, '../../resources/org/tiezheng/present/export/conversation.js'), 'utf8');

let browser = null;
async function opened(name = 'zh.html', more = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  page.problems = [];
  page.on('console', (message) => page.problems.push(message.text()));
  page.on('pageerror', (error) => page.problems.push(String(error)));
  if (more.scripts === false) await page.setJavaScriptEnabled(false);
  await page.setViewport({ width: 1000, height: 800 });
  await page.goto(pathToFileURL(path.resolve(left, name)).href, { waitUntil: 'load' });
  return page;
}

const press = async (page, key, ...held) => {
  for (const one of held) await page.keyboard.down(one);
  await page.keyboard.press(key);
  for (const one of held.reverse()) await page.keyboard.up(one);
};

const inView = () => {
  const hit = document.querySelector('li.hit');
  const top = hit && (hit.querySelector('mark') || hit).getBoundingClientRect().top;
  return !hit || (top >= document.querySelector('.find').getBoundingClientRect().bottom && top < window.innerHeight);
};

/** Where the search stands once it has come to its end and days that came into view have their height. */
async function state(page) {
  await page.waitForFunction(() => !/…$/.test(document.querySelector('.find output').textContent));
  let seen = false;
  // Days that get their height a moment later move the line once more, and the page follows.
  for (let i = 0; i < 3 && !seen; i++) {
    await page.waitForFunction(inView, { timeout: 15000 }).catch(() => {});
    await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
    seen = await page.evaluate(inView);
  }
  return page.evaluate((inside) => {
    const hit = document.querySelector('li.hit');
    return {
      status: document.querySelector('.find output').textContent,
      hit: hit ? hit.value : 0,
      inView: inside,
      marks: [...document.querySelectorAll('main mark')].map((one) => one.textContent),
    };
  }, seen);
}

async function search(page, words) {
  await page.evaluate((typed) => {
    const field = document.querySelector('.find input');
    field.value = typed;
    field.focus();
  }, words);
  await press(page, 'Enter');
  return state(page);
}

/** Goes by Enter from the hit that is shown: as many are counted as expected, and the next ones are shown in order. */
async function walk(page, from, expected, most = 5) {
  let now = from;
  if (expected.length === 0) return assert.equal(now.hit, 0);
  assert.equal(Number(/共 (\d+) 条/.exec(now.status)[1]), expected.length);
  const first = expected.indexOf(now.hit);
  for (let i = 0; i <= Math.min(expected.length, most); i++) {
    const at = (first + i) % expected.length;
    assert.equal(now.hit, expected[at]);
    assert.ok(now.inView, `[${now.hit}] is in view`);
    assert.ok(now.status.startsWith(`第 ${at + 1} 条`) && now.status.includes(`行号 [${String(now.hit).padStart(6, '0')}]`), now.status);
    await press(page, 'Enter');
    now = await state(page);
  }
}
const open = (page) => press(page, 'f', 'Control');

async function filter(page, which, value) {
  await page.evaluate((selector, wanted) => {
    const input = document.querySelector(selector);
    if (input.tagName === 'SELECT') input.selectedIndex = [...input.options].findIndex((one) => one.textContent.startsWith(wanted));
    else input.value = wanted;
    input.dispatchEvent(new Event('change'));
  }, which, value);
  return state(page);
}

test('the search is written for the browsers that the other page promises', () => {
  parse(script, { ecmaVersion: 2020 });
  assert.doesNotMatch(script, /<\/|<!--|innerHTML|eval|fetch|XMLHttp|import/);
});

for (const kind of ['chromium', 'firefox']) {
  const missing = !there || !(kind === 'chromium' ? CHROMIUM : FIREFOX);
  test(`an exported conversation in ${kind}`, { skip: missing }, async (t) => {
    browser = await launch(kind);
    t.after(() => browser.close());

    await t.test('every line that holds the words is found, in view, and none besides', async () => {
      const page = await opened();
      await open(page);
      const few = ['agreement', '最后一词', '/messages/571'];
      for (const words of kind === 'firefox' ? few : ['还钱', '恭喜发财', '100005000120250308', '𠮷野家', 'agreement', '撤回', '最后一词', '/messages/57']) {
        const text = words.startsWith('/') ? (line) => line.place : said;
        const expected = numbers((line) => text(line).includes(words));
        assert.ok(expected.length > 0, words);
        await walk(page, await search(page, words), expected, kind === 'chromium' && words === '还钱' ? 20 : 5);
      }
      const both = numbers((line) => said(line).includes('账号') && said(line).includes('明天'));
      await walk(page, await search(page, '账号 明天'), both);
      assert.equal((await search(page, '“账号 明天”')).status, '没有找到。查了全部 600 行。');
      for (const words of ['林䶮', '/mess']) assert.equal((await search(page, words)).hit, 0, 'senders are not searched, nor places for short words');
      assert.deepEqual(page.problems, []);
      await page.close();
    });

    await t.test('whatever stands in a line finds this line and is marked in it', async () => {
      const page = await opened();
      await press(page, '/');
      const bytes = bytesOf(4000, 7);
      let at = 0;
      const random = (most) => (bytes[at++] * 256 + bytes[at++]) % most;
      const rich = lines.filter((line) => line.text.length > 6 && line.text.length < 1000);
      let tried = 0;
      while (tried < (kind === 'firefox' ? 8 : 30)) {
        const line = rich[random(rich.length)];
        const parts = line.text.match(/[^][\p{M}\u1160-\u11ff\uff9e\uff9f]*/gu);
        const begin = random(parts.length - 1);
        const phrase = parts.slice(begin, begin + 2 + random(6)).join('');
        if (!/[\p{L}\p{N}]/u.test(phrase) || /["“”]|[,,，]\d|\d[,,，]|^\s|\s$|^\[\d+\]$/.test(phrase.normalize('NFKC'))) continue;
        tried++;
        await search(page, `[${line.number}]`);
        await press(page, 'Enter');
        const now = await search(page, `"${phrase}"`);
        assert.equal(now.hit, Number(line.number), JSON.stringify(phrase));
        assert.ok(now.marks.includes(phrase), JSON.stringify([phrase, now.marks]));
      }
      await page.close();
    });

    await t.test('width, capitals, marks and grouped figures are alike, as in the command', async () => {
      const page = await opened();
      await open(page);
      for (const [words, marked] of [
        ['转5000元', '转５，０００元'], ['５０００.00', '5,000.00'], ['STRASSE', 'Straße'], ['οδος', 'ΟΔΟΣ'], ['cafe\u0301', 'Café'],
        ['abc', 'ＡＢＣ'], ['"see you later"', 'see　you\t later'], ['バス', 'ﾊﾞｽ'], ['👩', '👩'], ['零宽', '零\u200b宽'],
      ]) assert.deepEqual((await search(page, words)).marks, [marked], words);
      await page.close();
    });

    await t.test('a number goes to its line; senders and days are filters, and undated lines are named', async () => {
      const page = await opened();
      await open(page);
      assert.equal((await search(page, '[000017]')).hit, 17);
      assert.ok(numbers((line) => line.text.includes('[000017]')).includes((await search(page, '"[000017]"')).hit));
      assert.equal((await search(page, '[601]')).status, '没有找到。查了全部 600 行。');
      await search(page, '');
      const odd = '路人<甲> & Co';
      await walk(page, await filter(page, '.find select', odd + ' ('), numbers((line) => line.sender === odd));
      const sender = lines.find((line) => line.sender.includes(odd) && line.sender !== odd).sender;
      const of = (line) => line.sender === sender;
      await walk(page, await filter(page, '.find select', sender + ' ('), numbers(of));
      await filter(page, '.find input[type=date]', '2025-04-01');
      const now = await filter(page, '.find label:last-of-type input', '2025-04-20');
      const dated = (line) => /^\d{4}-/.test(line.time);
      const within = (line) => of(line) && dated(line) && line.time.slice(0, 10) >= '2025-04-01' && line.time.slice(0, 10) <= '2025-04-20';
      await walk(page, now, numbers(within));
      const undated = numbers((line) => of(line) && !dated(line)).length;
      assert.equal(now.status.includes('没有可用的日期'), undated > 0);
      await filter(page, '.find select', '所有');
      assert.match((await search(page, '还钱')).status, /另有 6 行没有可用的日期,未查。$/);
      assert.match((await filter(page, '.find input[type=date]', '2025-05-01')).status, /起始日期晚于结束日期/);
      await page.close();
    });

    await t.test('a search lays out few days, and closed it leaves the page as it was', async () => {
      const page = await opened();
      const inside = () => page.evaluate(() => document.querySelector('main').innerHTML);
      const laidOut = () => page.evaluate(() => [...document.querySelectorAll('section>ol')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length);
      const original = await inside();
      await open(page);
      await search(page, '没有这样的词');
      await search(page, '[420]');
      const sections = await page.evaluate(() => document.querySelectorAll('section').length);
      assert.ok(await laidOut() < sections / 3, `${await laidOut()} of ${sections}`);
      assert.ok((await search(page, 'script')).hit > 0);
      assert.equal(await page.evaluate(() => document.querySelectorAll('main script,main img,main b b').length), 0);
      assert.notEqual(await page.title(), 'ran');
      if (shots) await page.screenshot({ path: path.join(shots, `conversation-${kind}.png`) });
      await press(page, 'Escape');
      assert.equal(await inside(), original);
      assert.equal(await page.evaluate(() => document.querySelector('.find input').checkVisibility()), false);
      await page.close();
    });

    await t.test('the first Ctrl+F is ours, the second the browser\'s; Enter that ends a composition moves nothing; Shift+Enter goes back', async () => {
      const page = await opened();
      const key = (target, what) => page.evaluate((selector, init) =>
        document.querySelector(selector).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })), target, what);
      assert.equal(await key('body', { key: 'f', ctrlKey: true }), false);
      assert.equal(await key('.find input', { key: 'f', ctrlKey: true }), true);
      const [one, two] = numbers((line) => said(line).includes('还钱'));
      assert.equal((await search(page, '还钱')).hit, one);
      await key('.find input', { key: 'Enter', isComposing: true });
      assert.equal((await state(page)).hit, one);
      await press(page, 'Enter');
      assert.equal((await state(page)).hit, two);
      await press(page, 'Enter', 'Shift');
      await press(page, 'Enter', 'Shift');
      assert.equal((await state(page)).hit, numbers((line) => said(line).includes('还钱')).pop());
      await page.close();
    });

    await t.test('in English', async () => {
      const page = await opened('en.html');
      await open(page);
      const expected = numbers((line) => line.text.includes('还钱'));
      assert.equal((await search(page, '还钱')).status.trim(), `1 of ${expected.length} · line [${String(expected[0]).padStart(6, '0')}]`);
      assert.equal((await search(page, 'nowhere')).status.trim(), 'Not found in all 600 lines.');
      assert.doesNotMatch(await page.$eval('.find', (bar) => bar.textContent.replace(/小林|林䶮|阿钱|钱㛃|路人|甲/g, '')), /\p{Script=Han}/u);
      await page.close();
    });

    if (kind === 'firefox') return;
    await t.test('on paper nothing of it is seen', async () => {
      const page = await opened();
      await page.emulateMediaType('print');
      const paper = () => page.evaluate(() => JSON.stringify([getComputedStyle(document.querySelector('.find')).display, document.documentElement.scrollHeight,
        [...document.querySelectorAll('li,p,mark')].filter((one) => one.tagName !== 'MARK' || getComputedStyle(one).outlineStyle !== 'none')
          .map((one) => [one.getBoundingClientRect().top + scrollY, getComputedStyle(one).outlineStyle, getComputedStyle(one).fontWeight])]));
      const before = await paper();
      assert.match(before, /^\["none"/);
      await page.emulateMediaType('screen');
      await open(page);
      assert.ok((await search(page, '还钱')).marks.length > 0);
      await page.emulateMediaType('print');
      assert.equal(await paper(), before);
      await page.close();
    });

    await t.test('without scripts every line is there, and a script that is not ours does not run', async () => {
      const still = await opened('zh.html', { scripts: false });
      assert.deepEqual(await still.evaluate(() => [document.querySelectorAll('.find').length, document.querySelectorAll('main li').length]), [0, lines.length]);
      await still.close();
      const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-conversation-'));
      t.after(() => fs.rmSync(work, { recursive: true, force: true }));
      const changed = path.join(work, 'changed.html');
      fs.writeFileSync(changed, fs.readFileSync(path.join(left, 'zh.html'), 'utf8').replace('</main>', '<script>document.title = "ran"</script></main>'));
      const page = await opened(changed);
      assert.notEqual(await page.title(), 'ran');
      assert.equal(page.problems.length, 1);
      assert.equal(await page.$$eval('.find', (bars) => bars.length), 1);
      await page.close();
    });
  });
}
