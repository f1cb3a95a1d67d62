// The built page in real browsers, opened from disk as a double click opens it.

import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CHROMIUM, check, FIREFOX, launch, open } from './browser.mjs';
import { makeBundle, walk } from './make-bundle.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const index = fs.readFileSync(path.join(here, '../../resources/org/tiezheng/present/page/index.html'));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-browser-'));
const good = path.join(work, 'good');
const shots = process.env.SHOTS || '';
makeBundle(good, { indexHtml: index });

if (!CHROMIUM) console.log('SKIPPED: chromium is not installed; the page was not opened in it');
if (!FIREFOX) console.log('SKIPPED: firefox is not installed; the page was not opened in it');

let chromium = null;
test.before(async () => { if (CHROMIUM) chromium = await launch('chromium'); });
test.after(async () => {
  if (chromium) await chromium.close();
  fs.rmSync(work, { recursive: true, force: true });
});
const browserTest = (name, body) => test(name, { skip: !CHROMIUM }, body);

async function shot(page, name) {
  if (shots) await page.screenshot({ path: path.join(shots, name + '.png'), fullPage: true });
}

function zipped(folder, name) {
  execFileSync('python3', ['-c', [
    'import sys, zipfile, os, hashlib',
    'src, out, top = sys.argv[1:4]',
    'with zipfile.ZipFile(out, "w") as z:',
    '  for base, _, names in os.walk(src):',
    '    for i, n in enumerate(sorted(names)):',
    '      p = os.path.join(base, n)',
    '      z.write(p, top + os.path.relpath(p, src), compress_type=zipfile.ZIP_DEFLATED if i % 2 == 0 else zipfile.ZIP_STORED)',
    'open(out + ".sha256", "w").write(hashlib.sha256(open(out, "rb").read()).hexdigest() + "  " + os.path.basename(out) + "\\n")',
  ].join('\n'), folder, path.join(work, name), 'top/']);
  return path.join(work, name);
}

browserTest('before a folder is picked the page shows the claim as not yet checked, as text only', async () => {
  const { page, errors } = await open(chromium, path.join(good, 'index.html'));
  const shown = await page.$eval('#preview', (node) => node.textContent);
  assert.match(shown, /尚未核对/);
  assert.match(shown, /<b>2025 年 3 月<\/b>/);
  assert.equal(await page.$('#preview b b'), null);
  const links = await page.$$eval('#preview a', (all) => all.map((one) => one.getAttribute('href')));
  assert.ok(links.includes('data/papers/DOC-CATALOGUE.pdf'));
  assert.deepEqual(links.filter((href) => /html$/.test(href)), ['data/papers/DOC-CATALOGUE.html'], 'markup is opened only where it is a paper');
  assert.ok(links.some((href) => /100%25%20/.test(href)));
  assert.deepEqual(errors, []);
  await shot(page, 'start');
  await page.close();
});

browserTest('an intact folder passes, in Chinese and in English, without a word from the console', async () => {
  const { page, errors } = await open(chromium, path.join(good, 'index.html'));
  const found = await check(page, good);
  assert.equal(found.exit, 0, JSON.stringify(found));
  assert.equal(found.lines.length, 10);
  assert.deepEqual(found.problems, []);
  assert.match(found.lines.join(), /自有时钟/);
  await shot(page, 'ok-zh');
  await page.click('#language');
  const english = await page.$eval('#app', (node) => node.innerText);
  assert.match(english, /Everything that could be checked passed/);
  assert.match(english, /own clock, not a third party/);
  assert.doesNotMatch(english, /authentic/i);
  assert.doesNotMatch(english.replace(/[\u2018-\u201d]/g, '').split('\n').filter((line) => /[\u4e00-\u9fff]/.test(line)).join('\n'), /通过|核对|未变/);
  await shot(page, 'ok-en');
  if (shots) await page.pdf({ path: path.join(shots, 'ok.pdf'), format: 'A4' });
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('the proven messages of a key version are listed, with how many are omitted between', async () => {
  const { page, errors } = await open(chromium, path.join(good, 'index.html'));
  await check(page, good);
  const said = await page.$eval('#excerpts', (node) => node.textContent);
  for (const part of ['[000004]', '会话第 4 条', '第 4 句', '[000018]', '此处有 3 条未列出', '此处有 12 条未列出', '此处有 2 条未列出', '逐字一致']) {
    assert.ok(said.includes(part), part + ' in ' + said);
  }
  assert.doesNotMatch(said, /第 [12367] 句/);
  assert.match(await page.$eval('#app', (node) => node.textContent), /DOC-CHAT-KEY-001\.pdf.{0,40}附有成立的证明，请逐行核对/s);
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('digests are made in workers', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  const workers = [];
  page.on('workercreated', (worker) => workers.push(worker.url()));
  await check(page, good);
  assert.ok(workers.length >= 1 && workers.every((url) => url.startsWith('blob:')), workers.join());
  await page.close();
});

browserTest('where workers are refused the page digests by itself', async () => {
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  await page.evaluateOnNewDocument('window.Worker = function () { throw new Error("refused"); };');
  await page.goto('file://' + path.join(good, 'index.html'));
  await page.waitForSelector('#folder');
  const found = await check(page, good);
  assert.equal(found.exit, 0);
  await page.close();
});

browserTest('each damage is named', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  const root = fs.readdirSync(path.join(good, 'tiezheng/root'));
  assert.equal(root.length, 6);
  const proof = 'tiezheng/proofs/' + fs.readdirSync(path.join(good, 'tiezheng/proofs'))[0];
  const flip = (name) => (folder) => {
    const file = path.join(folder, name);
    const bytes = fs.readFileSync(file);
    bytes[bytes.length >> 1] ^= 1;
    fs.writeFileSync(file, bytes);
  };
  const damages = [
    ['data/originals/001/chat.json', flip('data/originals/001/chat.json'), /已变/],
    ['data/originals/002/转账凭证.pdf', (folder) => fs.truncateSync(path.join(folder, 'data/originals/002/转账凭证.pdf'), 100), /已变/],
    ['data/papers/DOC-CATALOGUE.pdf', (folder) => fs.rmSync(path.join(folder, 'data/papers/DOC-CATALOGUE.pdf')), /缺失/],
    ['data/originals/001/新.txt', (folder) => fs.writeFileSync(path.join(folder, 'data/originals/001/新.txt'), 'x'), /多余/],
    ['data/originals/003/改名.html', (folder) => fs.renameSync(path.join(folder, 'data/originals/003/网页存档.html'), path.join(folder, 'data/originals/003/改名.html')), /多余/],
    ['manifest-sha256.txt', flip('manifest-sha256.txt'), /已变/],
    ['tagmanifest-sha256.txt', flip('tagmanifest-sha256.txt'), /已变/],
    ['tiezheng/evidence.json', flip('tiezheng/evidence.json'), /已变/],
    [proof, flip(proof), /已变/],
    ['tiezheng/root/bag.tlog-proof', flip('tiezheng/root/bag.tlog-proof'), /已变/],
    ['tiezheng/root/bag.own-p256.tsr', flip('tiezheng/root/bag.own-p256.tsr'), /已变/],
    ['tiezheng/root/bag.own-sm2.tsr', flip('tiezheng/root/bag.own-sm2.tsr'), /已变/],
    ['tiezheng/root/bag.opening.json', flip('tiezheng/root/bag.opening.json'), /已变/],
    ['tiezheng/trust/log.vkey', flip('tiezheng/trust/log.vkey'), /已变/],
    ['index.html', (folder) => fs.appendFileSync(path.join(folder, 'index.html'), ' '), /已变/],
  ];
  for (const [name, damage, word] of damages) {
    const folder = path.join(work, 'damaged');
    fs.rmSync(folder, { recursive: true, force: true });
    fs.cpSync(good, folder, { recursive: true });
    damage(folder);
    const found = await check(page, folder);
    assert.equal(found.exit, 1, name);
    const row = found.problems.find((one) => one[1] === name);
    assert.ok(row && word.test(row[0]), `${name}: ${JSON.stringify(found.problems)}`);
    if (name.endsWith('chat.json')) await shot(page, 'damaged-zh');
  }
  const other = path.join(work, 'nothing');
  fs.mkdirSync(other);
  fs.writeFileSync(path.join(other, 'a.txt'), 'a');
  assert.equal((await check(page, other)).exit, 4);
  await page.close();
});

browserTest('a zip is read too; without its checksum file the container is listed as not checked', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  const zip = zipped(good, 'b.zip');
  const alone = await check(page, zip);
  assert.equal(alone.exit, 0, JSON.stringify(alone));
  assert.match(alone.notChecked.join(), /压缩包本身/);
  const both = await check(page, zip, zip + '.sha256');
  assert.equal(both.exit, 0);
  assert.doesNotMatch(both.notChecked.join(), /压缩包本身/);
  fs.appendFileSync(zip + '.sha256', '');
  const bytes = fs.readFileSync(zip);
  bytes[10] ^= 1; // a time stamp in a local header: no file changes, the container does
  fs.writeFileSync(zip, bytes);
  assert.equal((await check(page, zip)).exit, 0);
  assert.equal((await check(page, zip, zip + '.sha256')).exit, 1);
  fs.writeFileSync(zip, bytes.subarray(0, bytes.length - 30));
  assert.match((await check(page, zip)).message, /压缩包有误/);
  await page.close();
});

browserTest('a check can be cancelled, and then there is no result', async () => {
  const big = path.join(work, 'big');
  makeBundle(big, { indexHtml: index, big: [{ item: 9, name: 'large.bin', size: 1200000000 }] });
  const { page } = await open(chromium, path.join(big, 'index.html'));
  await (await page.$('#folder')).uploadFile(big);
  await page.waitForFunction(() => /MB/.test((document.getElementById('progress-text') || {}).textContent || ''));
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.match(await page.$eval('#progress-text', (node) => node.textContent), /每秒 .* 还需约/);
  await shot(page, 'progress');
  await page.click('#cancel');
  await page.waitForSelector('#message');
  assert.match(await page.$eval('#message', (node) => node.textContent), /已取消/);
  assert.equal(await page.$('#verdict'), null);
  await page.close();
});

browserTest('a pasted key is used, and a wrong line is refused', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  await page.$eval('#keys', (node) => { node.open = true; });
  await page.type('#keys textarea', fs.readFileSync(path.join(good, 'tiezheng/trust/log.vkey'), 'utf8').trim());
  assert.match((await check(page, good)).lines.join(), /您提供的公钥/);
  await page.$eval('#keys', (node) => { node.open = true; });
  await page.type('#keys textarea', '\nnonsense');
  assert.match((await check(page, good)).message, /既不是公钥也不是证书/);
  await page.close();
});

browserTest('an old browser gets one sentence and the recipe', async () => {
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  await page.evaluateOnNewDocument('delete Promise.any;');
  await page.goto('file://' + path.join(good, 'index.html'));
  const text = await page.$eval('body', (node) => node.innerText);
  assert.match(text, /浏览器太旧/);
  assert.match(text, /sha256sum -c manifest-sha256.txt/);
  assert.equal(await page.$('#drop'), null);
  await page.close();
});

/** Takes away what came after Chromium 86 and Firefox 102, here and in workers. */
const NEWER = `(function () {
  var gone = {
    'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group'],
    'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
    'Object': ['hasOwn', 'groupBy'], 'Map': ['groupBy'], 'Array': ['fromAsync'], 'Promise': ['withResolvers', 'try'],
    'Uint8Array': ['fromBase64', 'fromHex'], 'Uint8Array.prototype': ['toBase64', 'toHex', 'setFromHex', 'setFromBase64'],
    'Object.getPrototypeOf(Uint8Array.prototype)': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
    'ArrayBuffer.prototype': ['resize', 'transfer', 'transferToFixedLength'],
    'Set.prototype': ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    'self': ['structuredClone', 'Iterator', 'scheduler', 'Float16Array', 'SuppressedError', 'DisposableStack'],
    'self.crypto': ['randomUUID'], 'self.Element && Element.prototype': ['replaceChildren', 'checkVisibility', 'setHTML'],
    'self.Blob.prototype': ['bytes'], 'RegExp': ['escape'], 'Math': ['sumPrecise', 'f16round'], 'Error': ['isError']
  };
  Object.keys(gone).forEach(function (where) {
    var owner;
    try { owner = (0, eval)(where); } catch (_) { owner = null; }
    if (owner) gone[where].forEach(function (name) { try { delete owner[name]; } catch (_) {} });
  });
})();`;

browserTest('the page needs nothing that came after Chromium 86, nor does its worker', async () => {
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.evaluateOnNewDocument(NEWER + `
    (function () { var Real = Blob; var first = ${JSON.stringify(NEWER)};
    self.Blob = function (parts, options) { return new Real(options && options.type === 'text/javascript' ? [first].concat(parts) : parts, options); };
    self.Blob.prototype = Real.prototype; })();`);
  await page.goto('file://' + path.join(good, 'index.html'));
  await page.waitForSelector('#folder');
  assert.equal(await page.evaluate(() => typeof [].at + typeof structuredClone), 'undefinedundefined');
  const workers = [];
  page.on('workercreated', (worker) => workers.push(worker.url()));
  assert.equal((await check(page, good)).exit, 0);
  assert.ok(workers.length >= 1);
  assert.notEqual(await page.evaluate(() => document.documentElement.dataset.threads), '0');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('a dropped folder is read as well as a picked one', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  const session = await page.createCDPSession();
  const data = { items: [], files: [good], dragOperationsMask: 1 };
  const box = await (await page.$('#drop')).boundingBox();
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 50, y: box.y + 20, data });
  }
  await page.waitForFunction(() => document.documentElement.dataset.exit !== undefined || document.getElementById('message'));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.exit), '0');
  await page.close();
});

browserTest('nothing leaves the page for any network', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await check(page, good);
  assert.deepEqual(asked.filter((url) => !/^(blob:|file:)/.test(url)), []);
  const outcome = await page.evaluate(() => fetch('https://example.org/').then(() => 'sent', () => 'refused'));
  assert.equal(outcome, 'refused');
  await page.close();
});

browserTest('a bundle by the Java writer passes', async (t) => {
  const folder = path.join(here, '../../../../target/bundle-for-page');
  if (!fs.existsSync(folder)) return t.skip();
  const { page, errors } = await open(chromium, path.join(folder, 'index.html'));
  assert.equal(await page.$$eval('#preview .records li', (all) => all.length > 0), true);
  await shot(page, 'java-start');
  const found = await check(page, folder);
  assert.equal(found.exit, 0, JSON.stringify(found));
  await page.$eval('details:has(.records), section details', (node) => { node.open = true; });
  await page.waitForSelector('.records li');
  await shot(page, 'java-ok');
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('an original in HTML is never opened, only saved as text', async () => {
  const { page } = await open(chromium, path.join(good, 'index.html'));
  await check(page, good);
  const rows = await page.$$eval('.catalogue li', (all) => all.map((one) => one.innerText));
  const html = rows.find((row) => row.includes('网页存档.html'));
  assert.match(html, /另存为文本/);
  assert.doesNotMatch(html, /打开/);
  await page.close();
});

test('Firefox: preview, an intact zip, a damaged one', { skip: !FIREFOX }, async () => {
  const firefox = await launch('firefox');
  try {
    const { page } = await open(firefox, path.join(good, 'index.html'));
    assert.match(await page.$eval('#preview', (node) => node.textContent), /李四/);
    const zip = zipped(good, 'firefox.zip');
    const found = await check(page, zip, zip + '.sha256');
    assert.equal(found.exit, 0, JSON.stringify(found));
    assert.ok(Number(await page.evaluate(() => document.documentElement.dataset.threads)) >= 1, 'workers from a page on disk');
    await shot(page, 'firefox-ok');
    // The driver cannot pick a folder in Firefox: the same files are handed to the input instead.
    const picked = walk(good).map((name) => [name, fs.readFileSync(path.join(good, name)).toString('base64')]);
    await page.evaluate((all) => {
      delete document.documentElement.dataset.exit;
      const files = all.map(([name, text]) => {
        const file = new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name.split('/').pop());
        Object.defineProperty(file, 'webkitRelativePath', { value: 'bundle/' + name });
        return file;
      });
      const input = document.getElementById('folder');
      Object.defineProperty(input, 'files', { value: files });
      input.dispatchEvent(new Event('change'));
    }, picked);
    await page.waitForFunction(() => document.documentElement.dataset.exit !== undefined);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.exit), '0');
    const folder = path.join(work, 'firefox-damaged');
    fs.cpSync(good, folder, { recursive: true });
    fs.appendFileSync(path.join(folder, 'data/originals/001/chat.json'), ' ');
    const bad = await check(page, zipped(folder, 'firefox-bad.zip'));
    assert.equal(bad.exit, 1);
    assert.deepEqual(bad.problems.map((one) => one[1]), ['data/originals/001/chat.json']);
  } finally {
    await firefox.close();
  }
});
