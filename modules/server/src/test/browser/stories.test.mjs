// First minutes: a lawyer, a clerk with a disc, an opponent, a notary and an expert each come from the start page to
// their result with the keyboard alone, in Chinese at a desk and in English on a phone.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SHAPES, enter, launch, newPage, serve, shoot } from './app.mjs';

const CASES = process.env.CASES;
const BUNDLE = path.join(CASES, '证据材料');
const OWN = '收到证据包';
let app;
let browser;

before(async () => {
  app = await serve(CASES);
  browser = await launch();
  await enter(browser, app);
});

after(async () => {
  await browser?.close();
  await app?.stop();
  // What the opponent's story made is in nobody else's way.
  for (const name of fs.readdirSync(CASES)) if (name.startsWith(OWN)) fs.rmSync(path.join(CASES, name), { recursive: true });
});

/** A person with no mouse: walks with Tab to what reads so, and presses. */
class Person {
  constructor(page, language, name) {
    Object.assign(this, { page, language, name, step: 0 });
  }

  /** Tab by Tab to what the words or the name of a field tell. */
  async reach(zh, en) {
    const wanted = this.language === 'zh' ? zh : (en ?? zh);
    for (let i = 0; i < 250; i++) {
      await this.page.keyboard.press('Tab');
      const there = await this.page.evaluate((words) => {
        const n = document.activeElement;
        return n.name === words || n.textContent.trim().startsWith(words);
      }, wanted);
      if (there) return;
    }
    assert.fail(`${this.name}: nothing that reads “${wanted}” is reached on ${this.page.url()}`);
  }

  async press(zh, en) {
    await this.reach(zh, en);
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')]);
  }

  async type(field, text) {
    await this.reach(field);
    await this.page.keyboard.type(text);
  }

  async start() {
    await this.page.goto(`${app.origin}/`);
  }

  /** Waits for work to end; if there is something to go on to, goes there. */
  async ended() {
    await this.page.waitForFunction(() => !document.getElementById('job') && document.querySelector('pre, .notice, .sentence'));
    assert.equal(await this.page.$('main > .notice, .sentence'), null, await this.text());
    await this.press('继续', 'Go on');
  }

  text() {
    return this.page.$eval('main', (n) => n.innerText);
  }

  async shows(...patterns) {
    const text = await this.text();
    for (const pattern of patterns) assert.match(text, pattern);
    const wider = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `${this.name}: ${wider} px wider than the window`);
    this.step += 1;
    await shoot(this.page, `story-${this.name}-${this.step}-${this.language}`, false);
  }
}

function story(name, act) {
  for (const [language, shape] of [['zh', 'wide'], ['en', 'phone']]) {
    test(`${name}, ${language}, ${shape}`, async () => {
      const { page, errors } = await newPage(browser, SHAPES[shape]);
      await page.setExtraHTTPHeaders({ 'Accept-Language': language });
      const person = new Person(page, language, name);
      await person.start();
      await act(person, language);
      assert.deepEqual(errors, []);
      await page.close();
    });
  }
}

story('lawyer', async (lawyer, language) => {
  await lawyer.press('林岚与周启明民间借贷纠纷');
  await lawyer.press('事实与期限', 'Facts and time limits');
  await lawyer.shows(/举证责任|Burden of proof/);
  await lawyer.press('证据包', 'Bundle');
  await lawyer.shows(/1-1/, /证据目录|The catalogue/);
  await lawyer.press('文书', 'Papers');
  if (language === 'zh') {
    await lawyer.press(await lawyer.page.$eval('form[action$="/look"] button', (n) => n.textContent));
    await lawyer.ended();
    await lawyer.shows(/DOC-/);
    await lawyer.press('制作文书', 'Make the papers');
    await lawyer.ended();
  }
  await lawyer.shows(/\.docx/, /SHA-256 [0-9a-f]{64}/);
});

story('clerk', async (clerk, language) => {
  await clerk.press('我收到一个证据包', 'I received a bundle');
  await clerk.type('path', BUNDLE);
  await clerk.press('核验', 'Verify');
  await clerk.ended();
  await clerk.shows(language === 'zh' ? /没有改动|未改动|一致/ : /unchanged|same/i, /完成|Done|有未完整|Something is incomplete/, /SHA-256 [0-9a-f]{64}/);
  if (language === 'zh') {
    await clerk.page.emulateMediaType('print');
    await shoot(clerk.page, 'story-clerk-print');
  }
});

story('opponent', async (opponent, language) => {
  if (language === 'zh') {
    await opponent.press('我有材料', 'I have material');
    await opponent.type('name', OWN);
    await opponent.type('me', '周启明');
    await opponent.type('other', '林岚');
    await opponent.press('建立', 'Open it');
  } else {
    await opponent.press(OWN);
  }
  await opponent.press('对方的证据', 'Their evidence');
  if (language === 'zh') {
    await opponent.type('path', BUNDLE);
    await opponent.press('审查', 'Examine');
    await opponent.ended();
  }
  await opponent.shows(/证据包的核验|verifying their bundle/, /质证意见|opinion/i);
  await opponent.reach('下载', 'Download');
});

story('notary', async (notary, language) => {
  await notary.press('林岚与周启明民间借贷纠纷');
  await notary.press('路线与指引', 'Ways and guides');
  const title = await notary.page.$eval('a[href$="/guides/notary-session"]', (n) => n.textContent);
  await notary.press(title);
  await notary.shows(/步骤|Steps/);
  const first = await notary.page.$eval('.steps li:not(.ticked)', (n) => n.id);
  await notary.type('note', language === 'zh' ? '公证员在场' : 'the notary is present');
  await notary.press('做完了', 'Done: tick');
  assert.ok(await notary.page.$(`#${first}.ticked`));
  await notary.press('保管链', 'Custody log');
  await notary.page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  await notary.shows(language === 'zh' ? /公证员在场/ : /the notary is present/);
});

story('expert', async (expert) => {
  await expert.press('林岚与周启明民间借贷纠纷');
  await expert.press('林岚与周启明微信聊天记录');
  await expert.shows(/SHA-256/, /行数核对|Account of the rows/);
  const records = await expert.page.$eval('a[href$="/lines"]', (n) => n.textContent.trim());
  await expert.press(records);
  await expert.press('1');
  await expert.shows(/它背后的字节|The bytes behind it/);
  await expert.reach('保存整个封存文件', 'Save the whole sealed file');
  const saved = await expert.page.evaluate(() => document.activeElement.href);
  const bytes = Buffer.from(await (await fetch(saved)).arrayBuffer());
  const digest = createHash('sha256').update(bytes).digest('hex');
  assert.ok((await expert.text()).includes(digest));
  await expert.press('保管链', 'Custody log');
  await expert.shows(/tiezheng\//);
});
