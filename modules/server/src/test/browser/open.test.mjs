// serve --open: the browser is led in by a page whose name tells nobody the token.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { launch, serve } from './app.mjs';

test('the desktop is handed a page that leads in, once, and the page is gone with the app', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-open-'));
  const opened = path.join(folder, 'opened');
  // Stands for the desktop: writes down what it was asked to open.
  fs.writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > '${opened}.part'\nmv '${opened}.part' '${opened}'\n`, { mode: 0o755 });
  process.env.PATH = `${folder}:${process.env.PATH}`;
  const app = await serve(process.env.CASES, '--open');
  const browser = await launch();
  let stopped = false;
  try {
    for (let i = 0; i < 300 && !fs.existsSync(opened); i++) await new Promise((resolve) => { setTimeout(resolve, 100); });
    const address = fs.readFileSync(opened, 'utf8');
    assert.equal(new URL(address).protocol, 'file:');
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(address).catch(() => {});
    await page.waitForFunction((origin) => location.href === `${origin}/`, {}, app.origin);
    await page.waitForSelector('main');
    assert.equal(fs.statSync(new URL(address)).mode & 0o077, 0, 'for its owner only');
    stopped = true;
    await app.stop();
    assert.ok(!fs.existsSync(new URL(address)));
  } finally {
    await browser.close();
    if (!stopped) await app.stop();
    fs.rmSync(folder, { recursive: true });
  }
});
