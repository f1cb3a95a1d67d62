// A browser with the page of a bundle open from disk, as a double click opens it.

import puppeteer from 'puppeteer-core';
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';

export function installed(name) {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

export const CHROMIUM = installed('chromium') || installed('chromium-browser') || installed('google-chrome');
export const FIREFOX = installed('firefox-esr') || installed('firefox');

export async function launch(kind, more = {}) {
  return kind === 'firefox'
    ? puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, protocolTimeout: 3600000, ...more })
    : puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'], protocolTimeout: 3600000, ...more });
}

/** Opens the page; `errors` collects what the browser complains about. */
export async function open(browser, file, lang = 'zh') {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const errors = [];
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) errors.push(message.text()); });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 1100, height: 900 });
  await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load' });
  await page.waitForSelector('#language');
  const shown = await page.evaluate(() => document.documentElement.lang);
  if (!shown.startsWith(lang)) await page.click('#language');
  return { page, errors };
}

/** Picks a folder (or files) and waits for the result. Answers {exit, verdict, problems, state}. */
export async function check(page, ...paths) {
  const folder = paths.length === 1 && fs.statSync(paths[0]).isDirectory();
  const input = await page.$(folder ? '#folder' : '#zip');
  await page.evaluate(() => { delete document.documentElement.dataset.exit; });
  await input.uploadFile(...paths);
  await page.waitForFunction(() => document.documentElement.dataset.exit !== undefined || document.getElementById('message'), { timeout: 3600000 });
  return page.evaluate(() => {
    const text = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent);
    return {
      exit: Number(document.documentElement.dataset.exit),
      message: text('#message').join(''),
      verdict: text('.verdict h2').join(''),
      lines: text('.lines li'),
      problems: [...document.querySelectorAll('#problems tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
      answers: [...document.querySelectorAll('.answer')].map((node) => node.id + ' ' + node.className),
      notChecked: text('#not-checked li'),
    };
  });
}
