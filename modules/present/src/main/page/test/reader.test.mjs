// The reader of the built page in real browsers, opened from disk: 100,000 lines, hostile ones among them.

import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM, check, FIREFOX, launch, open } from './browser.mjs';
import { makeBundle } from './make-bundle.mjs';
import { call, excerptOf, readerFiles, rows } from './reader-data.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const index = fs.readFileSync(path.join(here, '../../resources/org/tiezheng/present/page/index.html'));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-reader-'));
const shots = process.env.SHOTS || '';
const MEGABYTE = 1024 * 1024;
const COUNT = 100000;

if (!CHROMIUM) console.log('SKIPPED: chromium is not installed; the reader was not opened in it');
if (!FIREFOX) console.log('SKIPPED: firefox is not installed; the reader was not opened in it');

const LONG = 5000;
const HOSTILE = 5001;
const odd = {
  10: { m: 'DELETED_RECOVERED', x: '恢复的话一' }, 20: { m: 'EARLIER_VERSION', x: '恢复的话二' }, 30: { m: 'DELETED_OR_EARLIER', x: '恢复的话三', e: 10 },
  40: { m: 'RECALLED' }, 41: { m: 'EDITED' }, 42: { m: 'MARKED_DELETED' }, 43: { i: 1 },
  44: { t: ['〔无时间〕', '{no time}'], u: '--', y: undefined }, 45: { q: ['〔引用 张三：几时还钱〕', '{quotes 张三: 几时还钱}'], d: ['〔转账单号 100005〕', ' {transfer no. 100005}'] },
  46: { k: 'IMAGE', x: '[图片]', f: 'data/originals/002/照片.png' }, 47: { k: 'IMAGE', x: '[图片]', f: 'data/originals/003/网页存档.html' },
  48: { k: 'VOICE', x: '[语音 3″]', f: 'data/originals/001/语音 1.amr', a: 'data/papers/DERIVED-VOICE-001-1.wav' },
  49: { k: 'IMAGE', x: '[图片]', f: 'data/originals/../../secret.png' }, 50: { k: 'IMAGE', x: '[图片]', f: 'https://example.org/pixel.png' },
  52: { x: '<svg onload="document.title=\'ran\'">', s: '\u202Egnp.exe<b>', f: 'data/originals/003/x.svg', k: 'IMAGE' },
  [LONG]: { x: '长'.repeat(9 * MEGABYTE / 3) + '隐藏在中间的词' + '文'.repeat(MEGABYTE / 3) },
  [HOSTILE]: { x: '</script><script>document.title="ran"</script><img src=x onerror="document.title=\'ran\'">\u202Eabc\u2028\u0000\ud800 👨‍👩‍👧 \u2066x', s: '<i>"\'\u202e' },
  70000: { x: '转５，０００元 cafe\u0301' }, 99999: { x: '末行之前的特别词' },
};

const both = (zh, en) => ({ zh, en });
const gaps = {
  kinds: { silence: { title: both('空白期明显长于平时', 'silence much longer than usual'), innocent: [both('双方确实没有联系。', 'They did not write.')] }, media_absent: { title: both('所称媒体不在', 'media not in this copy'), innocent: [] } },
  signs: [
    { kind: 'silence', count: 0, weight: both('弱迹象', 'slight sign'), what: both('有 14 天没有消息<b>', 'No message for 14 days'), at: [['BEFORE', 600], ['AFTER', 601]] },
    { kind: 'media_absent', count: 1, weight: both('强迹象', 'strong sign'), what: both('图片不在本副本', 'A picture is not in this copy'), at: [['ROW', 610]] },
    { kind: 'silence', count: 0, weight: both('弱迹象', 'slight sign'), what: both('无处可放', 'belongs to no line'), at: [] },
  ], more: 4,
};
const findings = {
  basis: both('按今天适用规则', 'rules in force today'), scope: both('提交人自行审查的结果', 'what the submitter found'),
  findings: ['FAIL', 'PASS'].map((outcome) => ({
    rule: 'CN/CHAT-004', version: '1.0.0', item: 1, outcome, word: both(outcome === 'FAIL' ? '不符' : '通过', outcome), title: both('没有缺口<i>', 'No gap'), property: both('完整性', 'integrity'), severity: both('高', 'high'),
    plain: both('中间少了吗?', 'Is anything missing?'), message: both('缺 1 处', '1 gap'), confidence: both('已核对法条', 'source verified'), sources: [both('《民事诉讼证据规定》第 93 条', 'Evidence Provisions, art. 93')],
    missing: [], remedies: [{ text: both('申请鉴定', 'ask for an appraisal'), paper: 'DOC-APPRAISAL' }], places: [['chat.json', 'line 601', ''], ['chat.json', '', '第405行']], morePlaces: 3,
  })),
};

function wav() {
  const out = Buffer.alloc(44 + 800);
  out.write('RIFF', 0);
  out.writeUInt32LE(836, 4);
  out.write('WAVEfmt ', 8);
  [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, 8000, 4], [28, 8000, 4], [32, 1, 2], [34, 8, 2]].forEach(([at, value, size]) => out.writeUIntLE(value, at, size));
  out.write('data', 36);
  out.writeUInt32LE(800, 40);
  return out;
}

const folder = path.join(work, 'bundle');
let lines = [];
let chromium = null;
test.before(async () => {
  if (!CHROMIUM && !FIREFOX) return;
  lines = rows(COUNT, odd);
  // The record of a line lies in the item's file of records at the place that the row names.
  let offset = 0;
  const records = lines.map((row) => JSON.stringify({
    record: 'chat', senderName: '张三', content: row.k ? { content: 'media' } : { content: 'text', text: row.x }, state: row.m || 'LIVE', nativeId: 'record of ' + row.n,
    provenance: { original: 'ab'.repeat(32), members: [], locator: { at: 'row', table: 'message', rowid: row.n } },
  }));
  records.forEach((record, i) => {
    lines[i].r = [offset, Buffer.byteLength(record)];
    offset += Buffer.byteLength(record) + 1;
  });
  const files = readerFiles(1, lines, { excerpts: [excerptOf([[120, 131], [40, 40].map((n) => n + 5100)], 2, COUNT - 3)], gaps: [{ zh: '缺失一处', en: 'a gap' }], signs: true });
  files['data/records/001.jsonl'] = records.join('\n') + '\n';
  files['data/papers/DERIVED-VOICE-001-1.wav'] = wav();
  files['tiezheng/page/reader/001/gaps.js'] = call('TIEZHENG_GAPS', 1, 0, JSON.stringify(gaps));
  files['tiezheng/page/reader/findings.js'] = call('TIEZHENG_FINDINGS', 0, 0, JSON.stringify(findings));
  makeBundle(folder, { indexHtml: index, files, page: { readers: [{ item: 1, lines: COUNT }], findings: 2 } });
  lines = [];
  if (CHROMIUM) chromium = await launch('chromium');
});
test.after(async () => {
  if (chromium) await chromium.close();
  fs.rmSync(work, { recursive: true, force: true });
});
const browserTest = (name, body) => test(name, { skip: !CHROMIUM }, body);

async function reading(browser, hash = '#/read/1', where = folder) {
  const opened = await open(browser, path.join(where, 'index.html'));
  await go(opened.page, hash);
  return opened;
}
async function go(page, hash) {
  await page.evaluate((to) => { window.location.hash = to; }, hash);
  await page.waitForSelector('.msg');
}
const numbers = (page) => page.$$eval('.msg .no', (all) => all.map((one) => Number(one.textContent.replace(/\D/g, ''))));
const shows = (page, line) => page.waitForFunction((n) => {
  const row = [...document.querySelectorAll('.msg')].find((one) => one.querySelector('.no').textContent === '[' + String(n).padStart(6, '0') + ']');
  if (!row) return false;
  const box = row.getBoundingClientRect();
  const list = document.querySelector('.list').getBoundingClientRect();
  return box.bottom > list.top && box.top < list.bottom;
}, {}, line);
const row = (page, line, what) => page.$$eval('.msg', (all, n, part) => {
  const found = all.find((one) => one.querySelector('.no').textContent === '[' + String(n).padStart(6, '0') + ']');
  return part === 'class' ? found.className : part === 'html' ? found.innerHTML : found.innerText;
}, line, what || 'text');
async function jump(page, to) {
  await page.$eval('#reader-jump', (field, value) => { field.value = value; field.focus(); }, String(to));
  await page.keyboard.press('Enter');
}
async function search(page, words) {
  await page.$eval('#reader-search', (field, value) => { field.value = value; field.focus(); }, words);
  await page.$eval('#reader-status', (node) => { delete node.dataset.done; });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#reader-status').dataset.done === 'true');
  return page.$eval('#reader-status', (node) => node.textContent);
}
async function shot(page, name) {
  if (shots) await page.screenshot({ path: path.join(shots, name + '.png') });
}
async function heap(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

browserTest('the first of 100,000 lines is there at once, the last at the end of the bar, and memory stays bounded', async () => {
  const began = performance.now();
  const { page, errors } = await reading(chromium);
  const first = performance.now() - began;
  assert.deepEqual((await numbers(page)).slice(0, 3), [1, 2, 3]);
  await shot(page, 'reader-first');
  const before = await heap(page);
  const again = performance.now();
  await page.$eval('.list', (list) => { list.scrollTop = list.scrollHeight; });
  await shows(page, 30); // recovered lines stand at the end, in a section of their own
  const end = performance.now() - again;
  assert.ok((await page.$$eval('.msg', (all) => all.length)) < 60, 'only what is in view lies in the page');
  // Through everything, a screen in a hundred.
  for (let i = 0; i <= 100; i++) {
    await page.$eval('.list', (list, share) => { list.scrollTop = share * (list.scrollHeight - list.clientHeight); }, i / 100);
    await page.waitForFunction(() => document.querySelector('.msg') && !document.querySelector('li.wait'));
  }
  const after = await heap(page);
  assert.ok(after < 120 * MEGABYTE, `${Math.round(after / MEGABYTE)} MB`);
  console.log(`# reader: first line ${Math.round(first)} ms with the page, to the end ${Math.round(end)} ms; heap ${(before / MEGABYTE).toFixed(1)} MB, after scrolling through ${(after / MEGABYTE).toFixed(1)} MB`);
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('lines stand in the order of their numbers, each once, however one scrolls', async () => {
  const { page } = await reading(chromium);
  await page.focus('.list');
  let last = 0;
  for (let i = 0; i < 12; i++) {
    const seen = (await numbers(page)).filter((n) => n < 5000);
    assert.deepEqual(seen, seen.slice().sort((a, b) => a - b));
    assert.equal(new Set(seen).size, seen.length);
    assert.ok(seen[0] <= last + 1, 'no line is left out between two screens');
    last = seen[seen.length - 1];
    await page.keyboard.press('PageDown');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
  }
  assert.ok(last > 60);
  await page.keyboard.press('End');
  await shows(page, 30);
  await page.keyboard.press('Home');
  await shows(page, 1);
  await page.close();
});

browserTest('a line number or a day leads there, a link too, and a line that is not there is said', async () => {
  const { page } = await reading(chromium, '#/read/1/77777');
  await shows(page, 77777);
  assert.match(await row(page, 77777, 'class'), /hit/);
  await jump(page, '[000012]');
  await shows(page, 12);
  await jump(page, '2023-06-01');
  const day = Math.floor((Date.UTC(2023, 5, 1) - Date.UTC(2023, 0, 1)) / 420000);
  await shows(page, day + (day * 420000 < Date.UTC(2023, 5, 1) - Date.UTC(2023, 0, 1) ? 2 : 1));
  await jump(page, '20');
  await shows(page, 20);
  assert.match(await row(page, 20, 'class'), /recovered/);
  await jump(page, '100001');
  await page.waitForFunction(() => /没有这一行/.test(document.querySelector('#reader-status').textContent));
  await page.evaluate(() => { window.location.hash = '#/read/1/500'; });
  await shows(page, 500);
  await page.close();
});

browserTest('recalled, edited and recovered lines are told apart by words, recovered ones as a lead', async () => {
  const { page } = await reading(chromium, '#/read/1/43');
  await shows(page, 43);
  for (const [line, word] of [[40, /已撤回/], [41, /已编辑/], [42, /已标记删除/], [43, /残缺/]]) assert.match(await row(page, line), word);
  assert.match(await row(page, 44), /无时间/);
  assert.match(await row(page, 45), /引用 张三：几时还钱[^]*转账单号 100005/);
  assert.ok(!(await numbers(page)).includes(30), 'no recovered line among those of the source');
  await jump(page, 30);
  await shows(page, 30);
  assert.match(await row(page, 30), /当事人自行恢复，线索，建议鉴定/);
  assert.match(await row(page, 30), /第 000010 行/);
  assert.match(await page.$eval('.section', (node) => node.innerText), /当事人自行恢复[^]*鉴定/);
  await shot(page, 'reader-recovered');
  await page.close();
});

browserTest('the key version shows its lines and says what it leaves out; a line outside leads to the full version', async () => {
  const { page } = await reading(chromium);
  await page.click('#reader-versions button:nth-child(2)');
  await page.waitForFunction(() => document.querySelectorAll('.bar.omitted').length > 0);
  const bars = await page.$$eval('.bar.omitted', (all) => all.map((one) => one.textContent));
  assert.match(bars[0], /第 1–117 行共 117 行未摘录/);
  assert.match(await page.$eval('.about', (node) => node.textContent), new RegExp(`正文 ${COUNT - 3} 行，本摘录列出`));
  assert.deepEqual((await numbers(page)).slice(0, 10), Array.from({ length: 10 }, (_, i) => 118 + i));
  assert.match(await row(page, 120, 'class'), /chosen/);
  assert.doesNotMatch(await row(page, 118, 'class'), /chosen/);
  assert.match(await page.$eval('.passage', (node) => node.innerText), /待证事实：借款已交付/);
  await shot(page, 'reader-key');
  assert.match(await search(page, '末行'), /没有找到/);
  await jump(page, 5140);
  await shows(page, 5140);
  assert.ok(await page.$('.bar.omitted'), 'still the excerpt');
  await jump(page, 400);
  await shows(page, 400);
  assert.equal(await page.$('.bar.omitted'), null);
  assert.match(await page.$eval('#reader-status', (node) => node.textContent), /不在摘录中/);
  await page.close();
});

browserTest('signs of missing lines stand between the lines, with innocent explanations, and those of no line in the list', async () => {
  const { page, errors } = await reading(chromium, '#/read/1/601');
  await shows(page, 601);
  assert.match(await row(page, 601), /▲ 弱迹象 · 空白期明显长于平时 — 有 14 天没有消息<b>/);
  assert.doesNotMatch(await row(page, 600), /▲/);
  await page.$eval('.bar.gap summary', (node) => node.click());
  await page.waitForFunction(() => /双方确实没有联系/.test(document.querySelector('.bar.gap').innerText));
  assert.match(await row(page, 610), /▲ 强迹象 · 所称媒体不在/);
  assert.match(await page.$eval('#signs summary', (node) => node.textContent), /7 处/);
  assert.match(await page.$eval('#signs', (node) => node.textContent), /无处可放/);
  await shot(page, 'reader-gap');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('findings are told with rule, article, remedy and places; a place leads to its line', async () => {
  const { page, errors } = await open(chromium, path.join(folder, 'index.html'));
  await page.evaluate(() => { window.location.hash = '#/findings'; });
  await page.waitForSelector('.finding');
  assert.equal(await page.$$eval('.finding', (all) => all.length), 1, 'what passed is shown when it is asked for');
  const text = await page.$eval('.finding', (node) => node.innerText);
  for (const part of [/✗ 不符/, /没有缺口<i>/, /CN\/CHAT-004/, /完整性/, /缺 1 处/, /第 93 条 · 已核对法条/, /申请鉴定 \(DOC-APPRAISAL\)/, /另有 3 处/]) assert.match(text, part);
  assert.deepEqual(await page.$$eval('.finding a[href^="#/read"]', (all) => all.map((one) => one.getAttribute('href'))), ['#/read/1/601', '#/read/1/405']);
  await page.evaluate(() => [...document.querySelectorAll('.reader-tools button')].find((one) => /通过/.test(one.textContent)).click());
  assert.equal(await page.$$eval('.finding', (all) => all.length), 2);
  await page.click('.finding a[href="#/read/1/405"]');
  await shows(page, 405);
  assert.match(await row(page, 405, 'class'), /hit/);
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('axe finds nothing serious on any part of the page, light, dark or narrow', async () => {
  const axe = fs.readFileSync(path.join(here, '../node_modules/axe-core/axe.min.js'), 'utf8');
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  await page.setBypassCSP(true); // the page itself lets no other script run
  await page.goto('file://' + path.join(folder, 'index.html'));
  await page.waitForSelector('#language');
  for (const [scheme, width] of [['light', 1100], ['dark', 1100], ['light', 390]]) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const [hash, there] of [['#/', '#preview'], ['#/read/1/601', '.msg.hit'], ['#/findings', '.finding']]) {
      await page.evaluate((to) => { window.location.hash = to; }, hash);
      await page.waitForSelector(there);
      const found = await page.evaluate(async (source) => {
        if (!window.axe) (0, eval)(source);
        return (await window.axe.run(document, { resultTypes: ['violations'] })).violations.map((one) => [one.impact, one.id, one.nodes[0].html.slice(0, 200)]);
      }, axe);
      assert.deepEqual(found.filter(([impact]) => ['serious', 'critical'].includes(impact)), [], `${hash} ${scheme} ${width}`);
    }
  }
  await page.close();
});

browserTest('a search finds Chinese and other words wherever they stand, marks them and goes on and back', async () => {
  const { page } = await reading(chromium);
  const began = performance.now();
  assert.match(await search(page, '特别词'), /第 1 条，共 1 条 · 行号 \[099999\]/);
  console.log(`# reader: ${COUNT} lines searched in ${Math.round(performance.now() - began)} ms, heap ${((await heap(page)) / MEGABYTE).toFixed(1)} MB`);
  await shows(page, 99999);
  assert.deepEqual(await page.$$eval('mark', (all) => all.map((one) => one.textContent)), ['特别词']);
  for (const [words, line, marks] of [['转5000元', 70000, ['转５，０００元']], ['CAFÉ', 70000, ['cafe\u0301']], ['"几时还钱"', 45, ['几时还钱']], ['恢复的话 二', 20, ['恢复的话', '二']]]) {
    assert.match(await search(page, words), new RegExp(`行号 \\[0*${line}\\]`), words);
    await shows(page, line);
    assert.deepEqual(await page.$$eval('.msg.hit mark', (all) => all.map((one) => one.textContent)), marks);
  }
  assert.match(await search(page, '没有这样的词'), /没有找到（查了 100000 行）/);
  await jump(page, 1);
  await shows(page, 1);
  const status = await search(page, '编号');
  const total = Math.ceil(COUNT / 7);
  const hits = Number(/共 (\d+) 条/.exec(status)[1]);
  assert.ok(hits <= total && hits > total - 25, status);
  const lineOf = async () => Number(/行号 \[0*(\d+)\]/.exec(await page.$eval('#reader-status', (node) => node.textContent))[1]);
  assert.equal(await lineOf(), 1);
  await page.keyboard.press('Enter');
  assert.equal(await lineOf(), 8);
  await page.keyboard.down('Shift');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Shift');
  assert.ok(await lineOf() > COUNT - 10, 'back from the first is the last');
  await shot(page, 'reader-search');
  await page.close();
});

browserTest('hostile lines are text: nothing runs, nothing turns around, ten megabytes in one line stay usable', async () => {
  const { page, errors } = await reading(chromium, '#/read/1/' + HOSTILE);
  await shows(page, HOSTILE);
  const text = await row(page, HOSTILE);
  assert.match(text, /<\/script><script>document.title="ran"<\/script><img src=x/);
  assert.match(text, /⟨U\+202E⟩abc⟨U\+2028⟩⟨U\+0000⟩/);
  assert.match(text, /👨‍👩‍👧 ⟨U\+2066⟩x/);
  assert.doesNotMatch(await row(page, HOSTILE, 'html'), /<(script|img|i)[ >]/);
  await page.waitForFunction(() => !document.querySelector('li.wait'));
  const long = await row(page, LONG);
  assert.ok(long.length < 3000, 'a long line is shown in part');
  assert.match(long, /本行共 \d+ 个字符，显示第 1–1500 个/);
  assert.match(await search(page, '隐藏在中间的词'), /\[005000\]/);
  await page.waitForFunction(() => [...document.querySelectorAll('.msg.hit mark')].some((one) => one.textContent === '隐藏在中间的词'));
  await page.evaluate(() => [...document.querySelectorAll('.msg.hit button.link')].find((one) => one.textContent === '展开').click());
  await page.waitForFunction(() => [...document.querySelectorAll('.msg .words')].some((one) => one.textContent.length > 15000));
  await jump(page, 52);
  await shows(page, 52);
  assert.match(await row(page, 52), /⟨U\+202E⟩gnp\.exe<b>/);
  assert.notEqual(await page.title(), 'ran');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('pictures and voices are shown from the bundle only, and only of kinds that run nothing', async () => {
  const { page, errors } = await open(chromium, path.join(folder, 'index.html'));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await go(page, '#/read/1/48');
  await shows(page, 48);
  await page.waitForFunction(() => { const one = document.querySelector('.msg img'); return one && one.complete && one.naturalWidth === 2; });
  assert.equal(await page.$$eval('.msg img', (all) => all.length), 1);
  assert.match(await page.$eval('.msg audio', (one) => one.src), /data\/papers\/DERIVED-VOICE-001-1\.wav$/);
  assert.equal(await page.$eval('.msg audio', (one) => one.play().then(() => one.duration > 0, (error) => error.message)), true);
  assert.deepEqual(asked.filter((url) => !/^(file|blob|data):/.test(url) || /secret|x\.svg$|\.html#?$/.test(url.replace(/index\.html/, ''))), []);
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('a line says where it comes from; after the check the record itself is shown from the checked bytes', async () => {
  const { page, errors } = await reading(chromium, '#/read/1/46');
  await shows(page, 46);
  const details = (line) => page.$$eval('.msg .no', (all, n) => all.find((one) => Number(one.textContent.slice(1, -1)) === n).click(), line);
  await details(46);
  const text = await row(page, 46);
  assert.match(text, /chat\.json/);
  assert.match(text, /表 message 行号 46/);
  assert.match(text, /完整版第 4 页/);
  assert.match(text, /精确到秒，服务器时间/);
  assert.equal(await page.$$eval('.from a', (all) => all.map((one) => one.getAttribute('href')).find((href) => /#page=/.test(href))), 'data/papers/DOC-CATALOGUE.pdf#page=4');
  assert.match(await page.$eval('#reader-state', (node) => node.textContent), /尚未核对/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '[000046]');
  await page.evaluate(() => { window.location.hash = '#/'; });
  await page.waitForSelector('#folder');
  assert.equal((await check(page, folder)).exit, 0);
  await go(page, '#/read/1/46');
  await shows(page, 46);
  assert.match(await page.$eval('#reader-state', (node) => node.textContent), /^✓ 已核对/);
  await details(46);
  await page.evaluate(() => [...document.querySelectorAll('.from button.link')].find((one) => /核对过/.test(one.textContent)).click());
  await page.waitForFunction(() => /record of 46"/.test((document.querySelector('.record') || {}).textContent || ''));
  await page.waitForFunction(() => { const one = document.querySelector('.msg img'); return one && one.complete && one.naturalWidth === 2 && one.src.startsWith('blob:'); });
  assert.match(await search(page, '特别词'), /\[099999\]/);
  await shot(page, 'reader-checked');
  await page.click('#reader-versions button:nth-child(2)');
  await page.waitForFunction(() => document.querySelectorAll('.bar.omitted').length > 0);
  assert.match(await page.$eval('.about', (node) => node.textContent), /附有成立的证明，请逐行核对/);
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('a piece that was changed is said to differ, one that is missing or no longer what it was is not shown', async () => {
  const other = path.join(work, 'changed');
  fs.cpSync(folder, other, { recursive: true });
  const piece = path.join(other, 'tiezheng/page/reader/001/00003.js');
  fs.appendFileSync(piece, 'document.title = "ran";\n');
  fs.rmSync(path.join(other, 'tiezheng/page/reader/001/00005.js'));
  fs.writeFileSync(path.join(other, 'tiezheng/page/reader/001/00006.js'), call('TIEZHENG_LINES', 1, 6, '{"n":1}\n'));
  const { page } = await open(chromium, path.join(other, 'index.html'));
  assert.equal((await check(page, other)).exit, 1);
  await go(page, '#/read/1');
  assert.match(await page.$eval('#reader-state', (node) => node.textContent), /^✗ 有不符/);
  await page.$eval('.list', (list) => { list.scrollTop = 1200 * 62; });
  await page.waitForFunction(() => /读不到|cannot be read/.test((document.querySelector('li.failed') || {}).textContent || ''));
  assert.notEqual(await page.title(), 'ran', 'after the check nothing is run');
  for (const at of [2200, 2700]) {
    await page.$eval('.list', (list, height) => { list.scrollTop = height; }, at * 62);
    await page.waitForFunction(() => document.querySelector('li.failed'));
  }
  await page.close();
});

browserTest('a reader that shows other words, another state or place, or leaves a line out, is told from its records', async () => {
  const other = path.join(work, 'other-words');
  const piece = 'tiezheng/page/reader/001/00001.js';
  const { page } = await open(chromium, path.join(folder, 'index.html'));
  const changed = async (change) => {
    fs.rmSync(other, { recursive: true, force: true });
    fs.cpSync(folder, other, { recursive: true });
    const file = path.join(other, piece);
    const text = JSON.parse(/,("[^\n]*")\);\n$/.exec(fs.readFileSync(file, 'utf8'))[1]);
    const some = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
    change(some);
    fs.writeFileSync(file, call('TIEZHENG_LINES', 1, 1, some.map((one) => JSON.stringify(one) + '\n').join('')));
    await check(page, other);
    return page.$$eval('#steps tr', (all) => all.map((one) => one.textContent).filter((text) => /阅读器数据/.test(text)).join());
  };
  assert.match(await changed(() => {}), /通过[^]*100000 行与包内记录逐行一致/);
  assert.match(await changed((some) => { some[1].x += '。'; }), /不符[^]*第 2 行/);
  assert.match(await changed((some) => { some[2].m = 'RECALLED'; }), /不符[^]*第 3 行/);
  assert.match(await changed((some) => { some[3].w[1].rowid = 9; }), /不符[^]*第 4 行/);
  assert.match(await changed((some) => { some.splice(4, 1); }), /不符/);
  assert.match(await changed((some) => { [some[5], some[6]] = [some[6], some[5]]; }), /不符[^]*第 7 行/);
  await page.close();
});

browserTest('a list that is too high for a browser is scrolled by shares and still reaches every line', async () => {
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  await page.evaluateOnNewDocument('document.addEventListener("DOMContentLoaded", () => { document.documentElement.dataset.mostPixels = "200000"; }); document.documentElement && (document.documentElement.dataset.mostPixels = "200000");');
  await page.goto('file://' + path.join(folder, 'index.html') + '#/read/1');
  await page.waitForSelector('.msg');
  assert.ok((await page.$eval('.list', (list) => list.scrollHeight)) <= 200100);
  await page.$eval('.list', (list) => { list.scrollTop = list.scrollHeight; });
  await shows(page, 30);
  for (const line of [50000, 99990, 3]) {
    await jump(page, line);
    await shows(page, line);
  }
  await page.focus('.list');
  let last = 0;
  for (let i = 0; i < 6; i++) {
    const seen = await numbers(page);
    assert.ok(seen[0] <= last + 1, `${seen[0]} after ${last}`);
    last = seen[seen.length - 1];
    await page.keyboard.press('PageDown');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
  }
  await page.close();
});

test('Firefox: the reader from disk, its end, a search', { skip: !FIREFOX }, async () => {
  const firefox = await launch('firefox');
  try {
    const { page, errors } = await reading(firefox);
    assert.deepEqual((await numbers(page)).slice(0, 3), [1, 2, 3]);
    await page.$eval('.list', (list) => { list.scrollTop = list.scrollHeight; });
    await shows(page, 30);
    assert.match(await search(page, '特别词'), /\[099999\]/);
    await shows(page, 99999);
    await jump(page, 46);
    await shows(page, 46);
    await page.waitForFunction(() => { const one = document.querySelector('.msg img'); return one && one.complete && one.naturalWidth === 2; });
    await shot(page, 'reader-firefox');
    assert.deepEqual(errors.filter((one) => !/secret|example\.org/.test(one)), []);
  } finally {
    await firefox.close();
  }
});
