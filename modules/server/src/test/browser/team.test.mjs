// The app of a team: the first owner comes by the invitation, adds a lawyer, who sees the granted case and nothing else.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, follow, launch, newPage, serve, SHAPES, shoot } from './app.mjs';

const CASE = process.env.CASE;
const PASSWORD = 'correct horse battery';

let app;
let browser;
// A folder of its own: accounts lie beside the cases.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tiezheng-team-'));

before(async () => {
  fs.cpSync(path.join(process.env.CASES, CASE), path.join(folder, CASE), { recursive: true });
  app = await serve(folder, '--team');
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await app?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.type(`main [name="${name}"]`, value);
}

/** A browser window of its own, with its own cookies. */
async function window_(shape = 'wide') {
  const context = await browser.createBrowserContext();
  const { page, errors } = await newPage(context, SHAPES[shape]);
  return { context, page, errors };
}

async function show(page, name) {
  await shoot(page, name);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(await axe(page)), ...(wider > 0 ? [`${name}: ${wider} px wider than the window`] : [])];
}

test('an owner comes by the invitation, adds a lawyer, and each sees what is theirs', async () => {
  const owner = await window_();
  await owner.page.setExtraHTTPHeaders({ 'Accept-Language': 'zh' });
  await owner.page.goto(app.invitation);
  assert.deepEqual(await show(owner.page, 'team-first-zh-wide'), []);
  await fill(owner.page, { name: 'lin', person: '林岚', password: PASSWORD, again: `${PASSWORD}!` });
  await follow(owner.page, 'main button');
  assert.match(await owner.page.$eval('#said', (e) => e.textContent), /不同/);
  assert.equal(await owner.page.$eval('[name="name"]', (e) => e.value), 'lin', 'what was typed is still there');
  await fill(owner.page, { password: PASSWORD, again: PASSWORD });
  await follow(owner.page, 'main button');
  assert.equal(new URL(owner.page.url()).pathname, '/');
  await owner.page.goto(`${app.origin}/team`);
  await fill(owner.page, { name: 'wang', person: '王立' });
  await owner.page.select('[name="role"]', 'VIEWER');
  await follow(owner.page, 'main form button');
  const invitation = await owner.page.$eval('#invitation', (e) => e.textContent);
  assert.deepEqual(await show(owner.page, 'team-member-zh-wide'), []);
  await owner.page.select('#case', CASE);
  await follow(owner.page, 'form:has(#case) button');

  const wang = await window_('phone');
  await wang.page.setExtraHTTPHeaders({ 'Accept-Language': 'en' });
  await wang.page.goto(invitation);
  assert.deepEqual(await show(wang.page, 'team-join-en-phone'), []);
  await fill(wang.page, { password: PASSWORD, again: PASSWORD });
  await follow(wang.page, 'main button');
  assert.ok(await wang.page.$(`a[href="/cases/${CASE}"]`));
  assert.equal(await wang.page.$('a[href="/team"], a[href="/cases/new"], a[href="/capture"]'), null, 'nothing is offered that is not allowed');
  assert.deepEqual(await show(wang.page, 'team-start-en-phone'), []);
  await wang.page.goto(`${app.origin}/cases/${CASE}`);
  assert.equal(await wang.page.$('form[action$="/present"], form[action$="/examine"]'), null);
  assert.deepEqual(await show(wang.page, 'team-case-en-phone'), []);
  await wang.page.goto(`${app.origin}/account`);
  assert.deepEqual(await show(wang.page, 'team-account-en-phone'), []);

  // What is taken is gone with the next click; both work at the same time.
  await follow(owner.page, 'form:has(input[value="revoke"]) button');
  assert.equal((await wang.page.goto(`${app.origin}/cases/${CASE}`)).status(), 404);
  await follow(owner.page, 'button[value="disable"]');
  await wang.page.goto(`${app.origin}/cases/${CASE}`);
  assert.equal(new URL(wang.page.url()).pathname, '/signin');
  await fill(wang.page, { name: 'wang', password: PASSWORD });
  await follow(wang.page, 'main form button');
  assert.match(await wang.page.$eval('#said', (e) => e.textContent), /not right/);
  assert.deepEqual(await show(wang.page, 'team-wrong-en-phone'), []);
  await wang.context.close();
  await owner.context.close();
});

test('the pages of a team in both languages, wide, dark and on a phone; after signing in one is where one wanted to be', async () => {
  const address = new URL(`${app.origin}/team`);
  for (const [language, shape] of [['zh', 'dark'], ['en', 'wide'], ['zh', 'phone']]) {
    const { context, page, errors } = await window_(shape);
    await page.setExtraHTTPHeaders({ 'Accept-Language': language });
    await page.goto(address.href);
    const wrong = await show(page, `team-signin-${language}-${shape}`);
    await fill(page, { name: 'lin', password: PASSWORD });
    await follow(page, 'main form button');
    assert.equal(page.url(), address.href);
    wrong.push(...(await show(page, `team-accounts-${language}-${shape}`)));
    await page.goto(`${app.origin}/account`);
    wrong.push(...(await show(page, `team-own-${language}-${shape}`)));
    await page.keyboard.press('Tab');
    await follow(page, 'form[action="/leave"] button');
    assert.equal(new URL(page.url()).pathname, '/signin');
    await page.goBack();
    assert.equal(new URL(page.url()).pathname, '/signin', 'the back button shows nothing that was seen');
    assert.deepEqual([...wrong, ...errors], []);
    await context.close();
  }
});
