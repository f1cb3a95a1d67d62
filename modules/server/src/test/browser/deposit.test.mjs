// The public page of a deposit service: a person with a file and an id receives the proof itself.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { SHAPES, axe, command, launch, newPage, shoot, tiezheng } from './app.mjs';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-deposit-'));
const file = path.join(work, '合同.txt');
let api;
let browser;
let deposit;

async function start(folder) {
  const child = spawn(command[0], [...command.slice(1), 'deposit', 'serve', folder, '--port', '0', '--operator', '测试存证', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`deposit serve ended with ${code}`)));
  });
  return {
    origin: JSON.parse(first).address,
    stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill('SIGTERM'); }),
  };
}

before(async () => {
  fs.writeFileSync(file, '借款合同\n');
  const folder = path.join(work, 'service');
  const { apiKey } = JSON.parse(tiezheng('deposit', 'tenant', 'add', folder, '甲平台', '--json'));
  api = await start(folder);
  const answer = await fetch(`${api.origin}/api/v1/deposits/file?keep=false`, { method: 'POST', headers: { Authorization: `Bearer ${apiKey}` }, body: fs.readFileSync(file) });
  assert.equal(answer.status, 201);
  deposit = await answer.json();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await api?.stop();
  fs.rmSync(work, { recursive: true, force: true });
});

for (const [language, shape] of [['zh', 'wide'], ['en', 'dark'], ['zh', 'phone']]) {
  test(`the proof of a deposit, ${language}, ${shape}`, async () => {
    const { page, errors } = await newPage(browser, SHAPES[shape]);
    await page.setExtraHTTPHeaders({ 'Accept-Language': language });
    await page.goto(`${api.origin}/verify?id=${deposit.id}`);
    assert.equal(await page.$eval('[name=id]', (n) => n.value), deposit.id);
    assert.deepEqual(await axe(page), []);
    await (await page.$('#file')).uploadFile(file);
    await page.waitForFunction((digest) => document.getElementById('sha256').value === digest, {}, deposit.sha256);
    await Promise.all([page.waitForNavigation(), page.click('button.main')]);
    const shown = await page.$eval('main', (n) => n.textContent);
    for (const part of [deposit.receipt.leaf, deposit.receipt.opening, deposit.receipt.proof.trim()]) {
      assert.ok(shown.includes(part));
    }
    assert.match(shown, language === 'zh' ? /给出的 SHA-256 就是这项存证所存的/ : /is the one that was deposited/);
    assert.deepEqual(await axe(page), []);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `${wider} px wider than the window`);
    await shoot(page, `deposit-proof-${language}-${shape}`);
    assert.deepEqual(errors, []);
    await page.close();
  });
}

test('another file does not fit, and tells nothing of the one that was deposited', async () => {
  const { page } = await newPage(browser, SHAPES.wide);
  await page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  const other = path.join(work, 'other.txt');
  fs.writeFileSync(other, '借款合同(改)\n');
  await page.goto(`${api.origin}/verify`);
  await page.type('[name=id]', deposit.id);
  await (await page.$('#file')).uploadFile(other);
  await page.waitForFunction(() => document.getElementById('sha256').value.length === 64);
  await Promise.all([page.waitForNavigation(), page.click('button.main')]);
  const shown = await page.content();
  assert.match(shown, /不是这项存证所存的/);
  assert.ok(!shown.includes(deposit.sha256));
  await shoot(page, 'deposit-other-file');
  await page.close();
});
