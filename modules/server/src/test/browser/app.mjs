// A running app and a browser that was let in.

import puppeteer from 'puppeteer-core';
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function installed(name) {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

export const CHROMIUM = installed('chromium') || installed('chromium-browser') || installed('google-chrome');
export const command = process.env.TIEZHENG.split(' ');
export const screens = process.env.SCREENS;

export function tiezheng(...args) {
  return execFileSync(command[0], [...command.slice(1), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Starts the app on a free port. Answers {origin, invitation, stop}. */
export async function serve(cases, ...more) {
  const child = spawn(command[0], [...command.slice(1), 'serve', '--port', '0', '--cases', cases, '--json', ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  const said = JSON.parse(first);
  return {
    origin: said.address,
    invitation: said.invitation,
    phone: said.phone,
    fingerprint: said.phoneFingerprint,
    stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill('SIGTERM'); }),
  };
}

/** The typeface of the papers, so that screenshots show Chinese on a machine without such fonts. */
function fonts() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-fonts-'));
  const face = new URL('../../../../present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz', import.meta.url);
  fs.writeFileSync(path.join(folder, 'face.ttf'), execFileSync('xz', ['-dc', fileURLToPath(face)], { maxBuffer: 1 << 28 }));
  fs.writeFileSync(path.join(folder, 'fonts.conf'), `<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  return folder;
}

export async function launch(...more) {
  const folder = fonts();
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return puppeteer.launch({ executablePath: CHROMIUM, env: { ...process.env, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }, headless: true, args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN', ...more] });
}

/** A page on which everything that the browser complains about is collected. */
export async function newPage(browser, { width = 1200, height = 900, dark = false } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const errors = [];
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) errors.push(message.text()); });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  return { page, errors };
}

export async function shoot(page, name, fullPage = true) {
  if (screens) {
    fs.mkdirSync(screens, { recursive: true });
    await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage });
  }
}

/** What axe finds against WCAG 2.2 A and AA. */
export async function axe(page) {
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return found.violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`);
}

export const SHAPES = {
  wide: { width: 1200, height: 900 },
  dark: { width: 1200, height: 900, dark: true },
  phone: { width: 360, height: 780 },
};

/** Lets a browser in. */
export async function enter(browser, app) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(app.invitation);
  await page.close();
}

/**
 * Every one of these pages in a language and shape: it shows, it breaks no rule of the content
 * security policy, axe finds nothing, and nobody need scroll sideways. Answers what is wrong.
 */
export async function walk(browser, app, pages, language, shape, { long = [], status = () => 200 } = {}) {
  const { page, errors } = await newPage(browser, SHAPES[shape]);
  await page.setExtraHTTPHeaders({ 'Accept-Language': language });
  const wrong = [];
  for (const [name, address] of Object.entries(pages)) {
    const answer = await page.goto(app.origin + address, { waitUntil: 'load' });
    if (answer.status() !== status(name)) wrong.push(`${name}: ${answer.status()}`);
    await page.waitForSelector('[data-drawn="no"]', { hidden: true, timeout: 10000 });
    await shoot(page, `${name}-${language}-${shape}`, !long.includes(name));
    for (const line of await axe(page)) wrong.push(`${name}: ${line}`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wider > 0) wrong.push(`${name}: ${wider} px wider than the window`);
    const shown = await page.evaluate(() => document.documentElement.lang);
    if (!shown.startsWith(language)) wrong.push(`${name}: in ${shown}`);
  }
  await page.close();
  return [...wrong, ...errors.filter((e) => !e.includes('404'))];
}

/** Clicks what leads to another page and waits for that page. */
export async function follow(page, selector) {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}
