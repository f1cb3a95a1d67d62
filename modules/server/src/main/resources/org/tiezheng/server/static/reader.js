// A conversation of any length: only what is in view is on the page. Each line counts as ROW pixels
// of the scroll bar, however tall it is; the first one in view is placed by its own height, so that
// the list moves evenly and no height need be known before a line is shown.
import { Marks } from './mark.js';
import { isolated, visible } from './visible.js';

const ROW = 32;
const PAGE = 200;
const KEPT = 60;
const MOST_PIXELS = 16000000;

const root = document.getElementById('reader');
const view = document.getElementById('view');
const space = document.getElementById('space');
const list = document.getElementById('lines');
const said = document.getElementById('said');
const hits = document.getElementById('hits');
const chinese = document.documentElement.lang.startsWith('zh');
const say = (zh, en) => (chinese ? zh : en);
const count = Number(root.dataset.count);
const pixels = Math.min(count * ROW, MOST_PIXELS);
const perLine = count > 0 ? pixels / count : ROW;
const times = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: root.dataset.zone }) /* 2024-03-01 20:15:00 */;
const number = new Intl.NumberFormat(chinese ? 'zh-CN' : 'en-GB');

const pages = new Map();
let silences = new Map();
let marked = -1;
let drawn = false;
let marks = null;

async function ask(path) {
  const answer = await fetch(root.dataset.api + path, { headers: { Accept: 'application/json' } });
  const value = await answer.json();
  if (!answer.ok) throw new Error(chinese ? value.zh : value.en);
  return value;
}

function page(n) {
  if (!pages.has(n)) {
    const entry = { lines: null };
    pages.set(n, entry);
    ask(`/lines?from=${n * PAGE}&count=${PAGE}`).then((value) => {
      entry.lines = value.lines;
      draw();
    }, (error) => {
      pages.delete(n);
      said.textContent = error.message;
    });
    if (pages.size > KEPT) pages.delete(pages.keys().next().value);
  }
  return pages.get(n).lines;
}

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function bar(silence) {
  const days = Math.floor((silence.to - silence.from) / 86400);
  const from = times.format(new Date(silence.from * 1000));
  const to = times.format(new Date(silence.to * 1000));
  return element('div', 'gapbar', say(`${days} 天没有消息:${from} 至 ${to}`, `No message for ${days} days: ${from} to ${to}`));
}

function line(at, row) {
  const box = element('div', 'line');
  box.setAttribute('role', 'listitem');
  box.setAttribute('aria-posinset', at + 1);
  box.setAttribute('aria-setsize', count);
  if (silences.has(at)) box.append(bar(silences.get(at)));
  const words = element('div', 'words');
  if (row === null) {
    const pick = element('span', 'pick');
    pick.append(element('span', 'no', '…'));
    words.append(pick);
    box.append(words);
    return box;
  }
  if (row.side) box.classList.add(row.side);
  if (at === marked) box.classList.add('found');
  const no = element('a', 'no', row.number);
  no.href = root.dataset.lines + row.number;
  const time = element('span', 'when', row.time ? times.format(new Date(row.time)) : row.rawTime);
  const who = element('span', 'who');
  who.append(isolated(row.who));
  const text = element('span', 'text');
  if (row.state !== 'live' || row.incomplete) {
    const state = chinese ? row.stateWord.zh : row.stateWord.en;
    text.append(element('span', 'tag warn', row.incomplete ? `${state} · ${say('不完整', 'incomplete')}` : state), ' ');
  }
  const kind = chinese ? row.kind.zh : row.kind.en;
  if (row.kind.en !== 'words') text.append(element('span', 'quiet', kind), ' ');
  text.append(isolated(row.text));
  const pick = element('span', 'pick');
  if (marks) {
    pick.append(marks.box(at, row.number));
    const tags = marks.tags(at);
    if (tags.length > 0) text.append(' ', ...tags);
  }
  pick.append(no);
  words.append(pick, time, who, text);
  box.append(words);
  return box;
}

function draw() {
  const top = view.scrollTop / perLine;
  const first = Math.min(Math.max(0, Math.floor(top)), Math.max(0, count - 1));
  const begin = Math.max(0, first - 5);
  const end = Math.min(count, first + Math.ceil(view.clientHeight / 24) + 5);
  const active = document.activeElement && list.contains(document.activeElement) ? document.activeElement : null;
  const same = (node) => (active.href ? node.href === active.href : node.dataset.at === active.dataset.at);
  const rows = [];
  for (let at = begin; at < end; at++) {
    const lines = page(Math.floor(at / PAGE));
    rows.push(line(at, lines ? lines[at % PAGE] ?? null : null));
  }
  list.replaceChildren(...rows);
  const anchor = rows[first - begin];
  if (anchor) {
    const inside = (top - first) * anchor.offsetHeight;
    list.style.top = `${view.scrollTop - anchor.offsetTop - inside}px`;
  }
  if (active) [...list.querySelectorAll(active.href ? 'a' : 'input')].find(same)?.focus({ preventScroll: true });
  if (!drawn && rows.length > 0 && pages.get(Math.floor(first / PAGE))?.lines) {
    drawn = true;
    root.dataset.drawn = 'yes';
  }
}

function go(at) {
  marked = at;
  view.scrollTop = at * perLine;
  draw();
  view.focus({ preventScroll: true });
}

async function found(words) {
  said.textContent = say('正在查找…', 'Looking …');
  const value = await ask(`/search?q=${encodeURIComponent(words)}`);
  hits.replaceChildren(...value.hits.map((hit) => {
    const item = element('li');
    const button = element('button', '', '');
    button.type = 'button';
    button.append(`${hit.line} · ${visible(hit.before)}`, element('mark', '', visible(hit.match)), visible(hit.after));
    button.addEventListener('click', () => go(hit.position));
    item.append(button);
    return item;
  }));
  hits.hidden = value.hits.length === 0;
  const all = value.all ? say(`找到 ${value.hits.length} 处。`, `${value.hits.length} found.`)
    : say(`只列出前 ${value.hits.length} 处。`, `Only the first ${value.hits.length} are listed.`);
  const wordless = value.wordless > 0 ? say(`图片、语音等 ${number.format(value.wordless)} 条没有文字,不在其中。`, ` ${number.format(value.wordless)} pictures, voices and the like have no words and were not searched.`) : '';
  said.textContent = all + wordless;
}

document.getElementById('search').addEventListener('submit', (event) => {
  event.preventDefault();
  found(document.getElementById('q').value).catch((error) => { said.textContent = error.message; });
});

document.getElementById('goto').addEventListener('submit', async (event) => {
  event.preventDefault();
  const wanted = document.getElementById('number').value;
  const value = await ask(`/position?line=${encodeURIComponent(wanted)}`).catch(() => ({}));
  if (Number.isInteger(value.position)) go(value.position);
  else said.textContent = say(`这个会话没有第 ${wanted} 行。`, `This conversation has no line ${wanted}.`);
});

document.getElementById('date').addEventListener('submit', async (event) => {
  event.preventDefault();
  const day = document.getElementById('day').value;
  if (!day) return;
  const value = await ask(`/position?day=${encodeURIComponent(day)}`).catch(() => ({}));
  if (Number.isInteger(value.position) && value.position < count) go(value.position);
  else said.textContent = say('那天之后没有消息。', 'No message on or after that day.');
});

let waiting = false;
view.addEventListener('scroll', () => {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  }
});
window.addEventListener('resize', draw);
// So that the last line can be brought to the top, whatever its height.
space.style.height = `${pixels + view.clientHeight - ROW}px`;
ask('/silences').then((value) => {
  silences = new Map(value.map((silence) => [silence.before, silence]));
  draw();
}, () => {});
if (document.getElementById('mark')) marks = new Marks(root.dataset.api, say, draw);
const start = Number(new URLSearchParams(location.search).get('at') ?? 0);
if (start > 0 && start < count) go(start); else draw();
