// Captures that were broken off, and what is left of them in this browser: docs/capture.md.
import { Queue, all, forget, kept, made, rows } from './capture-queue.js';

const chinese = document.documentElement.lang.startsWith('zh');
const say = (zh, en) => (chinese ? zh : en);
const left = () => document.getElementById('left');

/** What waits here is sent at once, whatever the person then chooses. */
export async function leftOver(matter, page) {
  for (const row of document.querySelectorAll('#leftlist li')) {
    left().hidden = false;
    await one(row, matter, page);
  }
  await sealedBefore(matter);
}

async function one(row, matter, page) {
  const id = row.dataset.capture;
  const ended = row.dataset.ended === 'true';
  const words = row.querySelector('.localwait');
  const { state } = await kept(id);
  let rest = null;
  if (!state && made(id) === 0) {
    words.textContent = say('在另一个浏览器中开始;那里可能还在拍。', 'Begun in another browser, which may still be capturing.');
  } else if (!await page.claim(id)) {
    words.textContent = say('正在另一个标签页里进行。', 'It goes on in another tab.');
    row.querySelectorAll('button').forEach((button) => { button.disabled = true; });
    return;
  } else {
    rest = await sending(id, matter, ended, words, row);
  }
  row.querySelector('.goon').hidden = ended || !rest;
  row.querySelector('.goon').addEventListener('click', () => page.attempt(() => page.resume(id, rest)));
  row.querySelector('.sealit').addEventListener('click', () => page.attempt(async () => {
    // What the server refuses stays here, and the log says that it did not come.
    if (rest && !ended && !rest.broken) await page.flushed(rest);
    await page.seal(id, rest ? rest.last : null);
  }));
}

async function sending(id, matter, ended, words, row) {
  const standing = await (await fetch(`/api/v1/captures/${id}`)).json();
  const rest = await new Queue(id, matter, (q) => {
    if (q.broken || (ended && q.waiting > 0)) {
      words.textContent = say(`服务器不再接收,本浏览器里还留着 ${q.waiting} 条。`, `The server takes no more; ${q.waiting} records are left in this browser.`);
      download(row, id);
    } else {
      words.textContent = q.waiting > 0 ? say(`本浏览器里还有 ${q.waiting} 条,正在补送`, `${q.waiting} records in this browser, being sent`) : say('本浏览器里的都已送到', 'what was in this browser has come');
    }
  }).open(standing);
  rest.changed(rest);
  if (!ended && rest.lost) await rest.add({ type: 'trouble', take: 0, millis: -1, what: 'gone', note: rest.lost });
  if (!ended && rest.last > 0) await rest.add({ type: 'trouble', take: rest.running, millis: -1, what: 'reloaded', note: '' });
  return rest;
}

/** Of what the server has sealed nothing is kept here, unless something never came. */
async function sealedBefore(matter) {
  // Read before the list is asked for: what another tab begins in between is no sealed one.
  const kept = (await all()).filter(({ state }) => state.matter === matter);
  const answer = kept.length > 0 ? await fetch(`/api/v1/cases/${encodeURIComponent(matter)}/captures`).catch(() => null) : null;
  // Without a list nobody knows what is sealed: then all is kept.
  if (!answer?.ok) return;
  const open = new Set((await answer.json()).map(({ id }) => id));
  for (const { state, waiting } of kept) {
    if (open.has(state.id)) continue;
    if (waiting === 0) {
      await forget(state.id);
      continue;
    }
    const row = document.createElement('li');
    const words = document.createElement('span');
    words.textContent = say(`一次已经封存的拍摄:本浏览器里还留着 ${waiting} 条没有送到的记录。`, `Of a capture that is sealed already, ${waiting} records never came and are left in this browser.`);
    row.append(words);
    document.getElementById('leftlist').append(row);
    left().hidden = false;
    download(row, state.id);
    button(row, say('从浏览器删除', 'Delete here'), async () => {
      if (!window.confirm(say('这些内容只在这个浏览器里。先存成文件了吗?删除后无法恢复。', 'These are nowhere but in this browser. Were they saved as a file? They cannot be had back.'))) return;
      await forget(state.id);
      row.remove();
    });
  }
}

function button(row, text, action) {
  const pressed = document.createElement('button');
  pressed.type = 'button';
  pressed.textContent = text;
  pressed.addEventListener('click', action);
  row.append(' ', pressed);
  return pressed;
}

function download(row, id) {
  if (row.querySelector('.savelocal')) return;
  button(row, say('存成文件', 'Save as a file'), async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await archive(await rows(id)));
    link.download = `capture-${id}-not-sent.tar`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }).className = 'savelocal';
}

/** A tar (POSIX ustar): the records as text, and the bytes of each piece under the number of its record. */
async function archive(records) {
  const parts = [];
  const add = (name, blob) => parts.push(header(name, blob.size), blob, new Uint8Array((512 - (blob.size % 512)) % 512));
  add('records.jsonl', new Blob(records.map((r) => `${r.text}\n`)));
  for (const r of records) if (r.blob) add(`record-${String(r.n).padStart(6, '0')}.bin`, r.blob);
  return new Blob([...parts, new Uint8Array(1024)], { type: 'application/x-tar' });
}

function header(name, size) {
  const bytes = new Uint8Array(512);
  const put = (at, text) => bytes.set(new TextEncoder().encode(text), at);
  put(0, name);
  put(100, '0000600\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, `${Math.floor(Date.now() / 1000).toString(8).padStart(11, '0')}\0`);
  put(148, '        0');
  put(257, 'ustar\u000000');
  put(148, `${bytes.reduce((sum, b) => sum + b, 0).toString(8).padStart(6, '0')}\0 `);
  return bytes;
}
