// Papers in HTML, as the tests of `present` leave them in target/ and as a hostile writer makes them, in a real browser.

import test from 'node:test';
import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHROMIUM, check, FIREFOX, launch, open } from './browser.mjs';
import { HOSTILE_PAPER, makeBundle } from './make-bundle.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const index = fs.readFileSync(path.join(here, '../../resources/org/tiezheng/present/page/index.html'));
const axe = fs.readFileSync(path.join(here, '../node_modules/axe-core/axe.min.js'), 'utf8');
const left = path.join(here, '../../../../target/bundle-for-page');
const folder = path.join(left, 'data/papers');
const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.html')) : [];
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-papers-'));
const shots = process.env.SHOTS || '';
if (names.length === 0) console.log('SKIPPED: no papers are in target/; run the tests of present first');

let chromium = null;
let firefox = null;
test.before(async () => { if (CHROMIUM) chromium = await launch('chromium'); });
test.after(async () => {
  if (chromium) await chromium.close();
  if (firefox) await firefox.close();
  fs.rmSync(work, { recursive: true, force: true });
});
const browserTest = (name, body) => test(name, { skip: !CHROMIUM || names.length === 0 }, body);

/** Opens a page; what it complains of, and what it asks for beside itself, is kept. */
async function opened(name, hash = '', { width = 1100, scheme = 'light' } = {}) {
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  page.problems = [];
  page.asked = [];
  page.on('console', (message) => page.problems.push(message.text()));
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('request', (request) => page.asked.push(request.url()));
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport({ width, height: 800 });
  await page.goto(pathToFileURL(path.join(folder, name)).href + hash, { waitUntil: 'load' });
  return page;
}

browserTest('every paper of a bundle opens: styled, silent, by itself, and axe finds nothing, light, dark or narrow', async () => {
  assert.ok(names.length >= 7, names.join());
  for (const name of names) {
    for (const [width, scheme] of [[1100, 'light'], [1100, 'dark'], [390, 'light']]) {
      const page = await opened(name, '', { width, scheme });
      const seen = await page.evaluate(() => ({
        sheets: document.querySelectorAll('main > section').length, border: getComputedStyle(document.querySelector('table')).borderCollapse,
        overflow: document.documentElement.scrollWidth - window.innerWidth, scripts: document.scripts.length,
        dark: getComputedStyle(document.body).backgroundColor,
      }));
      assert.ok(seen.sheets >= 1, name);
      assert.equal(seen.border, 'collapse', name + ': the style sheet was refused');
      assert.ok(seen.overflow <= 0, `${name} at ${width}: ${seen.overflow} points too wide`);
      assert.equal(seen.scripts, 0);
      assert.equal(/rgb\(255, 255, 255\)/.test(seen.dark), scheme === 'light', seen.dark);
      assert.equal(page.asked.length, 1, page.asked.join());
      const found = await page.evaluate(async (source) => {
        (0, eval)(source);
        return (await window.axe.run(document, { resultTypes: ['violations'] })).violations.map((one) => [one.impact, one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
      }, axe);
      assert.deepEqual(found, [], `${name} ${width} ${scheme}`);
      assert.deepEqual(page.problems, []);
      if (shots) await page.screenshot({ path: path.join(shots, `${name}.${width}.${scheme}.png`) });
      await page.close();
    }
  }
});

browserTest('a line and a page can be gone to by the address, and printing has every page', async () => {
  const name = names.find((one) => one.startsWith('DOC-CHAT-FULL'));
  const page = await opened(name, '#L200');
  const line = await page.$eval('#L200', (node) => ({ text: node.textContent, top: node.getBoundingClientRect().top }));
  assert.match(line.text, /^\[000200\]/);
  assert.ok(line.top > -1 && line.top < 800, String(line.top));
  const sheets = await page.$$eval('main > section', (all) => all.map((one) => one.id));
  assert.deepEqual(sheets, sheets.map((_, i) => 'page-' + (i + 1)));
  const printed = await page.pdf({ preferCSSPageSize: true });
  assert.ok((printed.length > 10000) && (await opened(name, '#page-3').then(async (other) => { const y = await other.evaluate(() => scrollY); await other.close(); return y > 500; })));
  await page.close();
});

browserTest('from the checked bundle a paper is read in a frame in which nothing can run', async () => {
  const { page, errors } = await open(chromium, path.join(left, 'index.html'));
  const before = await page.$$eval('#papers a', (all) => all.map((one) => decodeURIComponent(one.getAttribute('href'))));
  for (const name of names) assert.ok(before.includes('data/papers/' + name), name);
  assert.equal((await check(page, left)).exit, 0);
  await page.evaluate(() => [...document.querySelectorAll('#papers li')].find((one) => /DOC-CHAT-FULL/.test(one.textContent)).querySelector('a[href^="#/paper/"]').click());
  await page.waitForSelector('#paper iframe[src^="blob:"]');
  assert.equal(await page.$eval('#paper iframe', (one) => one.getAttribute('sandbox')), '');
  assert.match(await page.$eval('#paper', (one) => one.textContent), /聊天记录（完整版）.*未变.*是否与 PDF 一致，这里没有核对/s);
  const frame = await page.waitForFrame((one) => one.url().startsWith('blob:'));
  await frame.waitForSelector('#L300');
  assert.equal(await frame.$eval('table', (one) => getComputedStyle(one).borderCollapse), 'collapse');
  if (shots) await page.screenshot({ path: path.join(shots, 'paper-in-page.png') });
  const found = await page.evaluate(async (source) => {
    (0, eval)(source);
    return (await window.axe.run(document, { resultTypes: ['violations'], iframes: false })).violations.map((one) => [one.impact, one.id]);
  }, axe);
  assert.deepEqual(found, []);
  await page.evaluate(() => { window.location.hash = '#/papers'; });
  await page.waitForSelector('#papers');
  assert.equal(await page.$('iframe'), null);
  assert.deepEqual(errors, []);
  await page.close();
});

browserTest('whatever our papers do not have keeps a file from being shown', async () => {
  const built = await build({ entryPoints: [path.join(here, '../src/ui/paper.js')], bundle: true, write: false, format: 'iife', globalName: 'paper' });
  const page = await chromium.newPage();
  page.setDefaultTimeout(120_000);
  await page.evaluate(built.outputFiles[0].text + '; window.paper = paper;');
  const foreign = (html) => page.evaluate((text) => window.paper.foreign(text), html);
  for (const name of names) assert.equal(await foreign(fs.readFileSync(path.join(folder, name), 'utf8')), null, name);
  const html = fs.readFileSync(path.join(folder, names.find((one) => one.startsWith('DOC-CATALOGUE'))), 'utf8');
  for (const [what, changed] of [
    ['script', html.replace('<main', '<script>x</script><main')], ['p onclick', html.replace('<p class', '<p onclick="x" class')], ['a href', html.replace('href="#main"', 'href="https://example.org/"')],
    ['a href', html.replace('href="#main"', 'href="javascript:x"')], ['a href', html.replace('href="#main"', 'href=" #main"')], ['iframe', html.replace('<main', '<iframe></iframe><main')],
    ['p style', html.replace('<p class', '<p style="background:url(x)" class')], ['style', html.replace('<style>', '<style>@import "x";')], ['style', html.replace('<style>', '<style>p{background:u\\72l(x)}')],
    ['style', html.replace('</style>', '#L2{display:none}#L1::after{content:"已还清"}</style>')], ['style', html.replace('</head>', '<style>.ln{display:none}</style></head>')],
    ['style media', html.replace('<style>', '<style media="print">')], ['style', html.replace(/<style>[^]*<\/style>/, '')],
    ['style', html.replace(/<style>[^]*<\/style>/, (sheet) => sheet + sheet)], ['!DOCTYPE', '\uFEFF' + html], ['!DOCTYPE', html.replace('<!DOCTYPE html>', '')],
    ['meta http-equiv', html.replace('http-equiv="Content-Security-Policy"', 'http-equiv="refresh"')], ['use', html.replace('<rect', '<use href="#a"/><rect')], ['img', html.replace('<main', '<img src="x"/><main')],
    ['path xlink:href', html.replace('<path', '<path xlink:href="x"')], ['template', html.replace('<main', '<template><script>x</script></template><main')], ['noscript', html.replace('<title>', '<noscript><img src=x></noscript><title>')],
  ]) {
    assert.notEqual(changed, html, what);
    assert.equal(await foreign(changed), what);
  }
  await page.close();
});

for (const kind of ['chromium', 'firefox']) test(`a paper in another encoding than UTF-8 is not shown: a browser would read other words than were looked at, in ${kind}`, { skip: !(kind === 'chromium' ? CHROMIUM : FIREFOX) || names.length === 0 }, async () => {
  if (kind === 'firefox') firefox = firefox || await launch(kind);
  const html = fs.readFileSync(path.join(folder, names.find((one) => one.startsWith('DOC-CATALOGUE'))), 'utf8');
  // Whose bytes, read as UTF-8, have no tag: those of some Chinese characters are a "<" and a letter.
  const utf16 = Buffer.from('\uFEFF' + html.replace(/[^\0-\x7f]/g, '错').replace('<main', '<img src="x"/><main'), 'utf16le');
  const latin = Buffer.concat([Buffer.from(html.replace(/<\/body>[^]*/, '<p>')), Buffer.of(0xe9), Buffer.from('</p></body></html>')]);
  for (const [name, bytes] of [['utf16le', utf16], ['utf16be', Buffer.from(utf16).swap16()], ['latin', latin]]) {
    const bundle = path.join(work, kind + name);
    makeBundle(bundle, { indexHtml: index, files: { 'data/papers/DOC-CATALOGUE.html': bytes } });
    execFileSync('python3', ['-m', 'zipfile', '-c', bundle + '.zip', bundle]);
    const { page } = await open(kind === 'firefox' ? firefox : chromium, path.join(bundle, 'index.html'));
    assert.ok([0, 3].includes((await check(page, bundle + '.zip')).exit));
    await page.evaluate(() => document.querySelector('#papers a[href^="#/paper/"]').click());
    await page.waitForSelector('#paper [role=alert], #paper iframe');
    assert.equal(await page.$('iframe'), null, name);
    assert.match(await page.$eval('#paper [role=alert]', (one) => one.textContent), /UTF-8.*不予显示/, name);
    await page.close();
  }
});

for (const kind of ['chromium', 'firefox']) {
  test(`a hostile paper is not shown: it neither runs nor as much as calls anybody, in ${kind}`, { skip: !(kind === 'chromium' ? CHROMIUM : FIREFOX) }, async () => {
    const asked = [];
    const elsewhere = http.createServer((request, response) => { asked.push(request.url); response.end('there'); });
    elsewhere.on('connection', () => asked.push('a connection'));
    await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const paper = HOSTILE_PAPER.replaceAll('https://example.org', 'http://127.0.0.1:' + elsewhere.address().port);
    const bundle = path.join(work, kind);
    makeBundle(bundle, { indexHtml: index, files: { 'data/papers/DOC-CATALOGUE.html': paper } });
    execFileSync('python3', ['-m', 'zipfile', '-c', bundle + '.zip', bundle]);
    if (kind === 'firefox') firefox = firefox || await launch(kind);
    const browser = kind === 'firefox' ? firefox : chromium;
    const { page } = await open(browser, path.join(bundle, 'index.html'));
    assert.ok([0, 3].includes((await check(page, bundle + '.zip')).exit));
    const title = await page.title();
    await page.evaluate(() => document.querySelector('#papers a[href^="#/paper/"]').click());
    await page.waitForSelector('#paper [role=alert]');
    assert.match(await page.$eval('#paper', (one) => one.textContent), /不予显示.*<(meta|base|link|script)/);
    await new Promise((resolve) => setTimeout(resolve, 2000)); // the paper's own clock goes off after one
    assert.equal(await page.title(), title);
    assert.equal(await page.$('iframe'), null);
    assert.ok(page.url().endsWith('index.html#/paper/1'), page.url());
    assert.deepEqual(asked, []);
    elsewhere.close();
    elsewhere.closeAllConnections();
    await page.close();
  });
}
