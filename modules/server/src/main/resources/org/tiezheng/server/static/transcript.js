// A recording in writing: player, passages, speakers; everything by keyboard, nothing lost.
import { List } from './transcript-list.js';
import { Sound } from './transcript-sound.js';
import { Store } from './transcript-store.js';

const root = document.getElementById('transcript');
const api = root.dataset.api;
const chinese = document.documentElement.lang.startsWith('zh');
const say = (zh, en) => (chinese ? zh : en);
const $ = (id) => document.getElementById(id);

const MARKS = {
  inaudible: [say('【听不清】', '[inaudible]'), ''],
  unclear: [say('【疑似:', '[unclear: '), say('】', ']')],
  overlapping: [say('【重叠】', '[overlapping]'), ''],
  nonspeech: [say('【非语音:', '[non-speech: '), say('】', ']')],
};

const answer = await fetch(`${api}/transcript`);
const view = await answer.json();
if (!answer.ok) throw new Error(say(view.zh, view.en));

let list = null;
const state = $('state');
const store = new Store(api, `transcript ${api}`, view, { changed: () => show(), stamped: () => show(), told }, { aside: root.dataset.aside === 'true', readOnly: root.dataset.may === 'false' });
const sound = new Sound(api, say, (sentence) => { $('soundsaid').textContent = sentence; }, () => store.state.segments, (now) => follow(now));
list = new List(store, say, sound);

function told(kind, sentence) {
  const time = new Date().toLocaleTimeString();
  state.className = `state quiet ${['conflict', 'refused', 'full'].includes(kind) ? 'bad' : ''}`;
  state.textContent = {
    saving: say('正在保存……', 'Saving …'),
    saved: say(`已保存 ${time}`, `Saved ${time}`),
    kept: say('恢复了上次没有保存的内容。', 'What was not saved last time is here again.'),
    offline: say('连不上本程序:写的内容保存在这个浏览器里,连上后自动保存。', 'The program cannot be reached: what you write is kept in this browser and saved as soon as it can be.'),
    refused: `${say('没有保存:', 'Not saved: ')}${sentence}`,
    full: say('这个浏览器没有空间暂存,请不要关闭页面。', 'This browser has no room to keep it; do not close the page.'),
    readonly: say('您只能看,不能改。', 'You may read it only.'),
    conflict: '',
  }[kind];
  $('conflict').hidden = kind !== 'conflict';
  if (kind === 'conflict') {
    $('conflictsaid').textContent = say('这份文字稿在别处被改过(另一个窗口、命令或机器转写),没有覆盖任何一方。请选择:', 'The transcript was changed elsewhere (another window, a command, a machine); nothing was written over. Choose:');
  }
}

function show() {
  list?.update();
  speakers();
  statements();
  tally();
  $('undo').disabled = !store.canUndo;
  $('redo').disabled = !store.canRedo;
  sound?.draw();
}

function tally() {
  const all = store.state.segments;
  const confirmed = all.filter((s) => s.confirmed).length;
  const machine = all.filter((s) => s.engine && !s.confirmed).length;
  $('tally').textContent = say(
    `共 ${all.length} 段;已核对 ${confirmed};机器转写、未经人核对 ${machine}`,
    `${all.length} passages; ${confirmed} confirmed; ${machine} machine-made and not confirmed`);
}

/** The passage that is heard is shown, unless somebody types elsewhere. */
function follow(now) {
  if (!list || !sound.playing || document.activeElement?.closest('.passage')) return;
  const at = store.state.segments.findLastIndex((s) => s.start <= now);
  if (at >= 0 && at !== list.current) list.select(at, false);
}

function statements() {
  root.querySelectorAll('[data-statement]').forEach((field) => {
    const value = store.state.statements[field.dataset.statement] ?? '';
    if (field.value !== value && document.activeElement !== field) field.value = value;
  });
}

root.querySelectorAll('[data-statement]').forEach((field) => field.addEventListener('input', () => {
  const name = field.dataset.statement;
  store.apply((s) => {
    const said = { ...s.statements, [name]: field.value };
    if (!field.value.trim()) delete said[name];
    return { ...s, statements: said };
  }, `statement ${name}`);
}));

let drawnSpeakers = null;

function speakers() {
  if (drawnSpeakers === store.state.speakers) return;
  const box = $('speakers');
  if (!box.contains(document.activeElement) || box.children.length !== store.state.speakers.length) {
    box.replaceChildren(...store.state.speakers.map(speaker));
  }
  drawnSpeakers = store.state.speakers;
  $('ids').replaceChildren(...drawnSpeakers.map((s) => new Option(s.name, s.id)));
}

function labelled(at, words, field) {
  const label = document.createElement('label');
  const span = document.createElement('span');
  span.textContent = words;
  label.append(span, field);
  at.append(label);
  return field;
}

function field(value, most) {
  const input = document.createElement('input');
  Object.assign(input, { type: 'text', value, maxLength: most });
  return input;
}

function speaker(s, at) {
  const row = document.createElement('div');
  row.className = 'speaker';
  const id = labelled(row, say('文字稿中的称呼', 'As the passages name them'), field(s.id, 40));
  const name = labelled(row, say('姓名', 'Full name'), field(s.name, 100));
  const party = labelled(row, say('案件中的身份', 'Who in the case'), document.createElement('select'));
  party.append(new Option('—', ''), ...view.parties.map((p) => new Option(p.name, p.id)));
  party.value = s.party;
  const remove = document.createElement('button');
  Object.assign(remove, { type: 'button', textContent: say('去掉', 'Remove') });
  row.append(remove);
  const set = (change, key = '') => store.apply((all) => ({ ...all, speakers: all.speakers.map((one, i) => (i === at ? { ...one, ...change } : one)) }), key);
  name.addEventListener('input', () => set({ name: name.value }, `name ${at}`));
  party.addEventListener('change', () => set({ party: party.value }));
  id.addEventListener('change', () => {
    const old = store.state.speakers[at].id;
    const now = id.value.trim();
    if (!now || now === old) return;
    store.apply((all) => ({
      ...all,
      speakers: all.speakers.map((one, i) => (i === at ? { ...one, id: now } : one)),
      // Who speaks is part of what was confirmed.
      segments: all.segments.map((one) => (one.speaker === old ? { ...one, speaker: now, confirmed: false, by: null } : one)),
    }));
  });
  remove.addEventListener('click', () => store.apply((all) => ({ ...all, speakers: all.speakers.filter((_, i) => i !== at) })));
  return row;
}

$('addspeaker').addEventListener('click', () => {
  const free = view.parties.find((p) => !store.state.speakers.some((s) => s.party === p.id));
  const n = store.state.speakers.length;
  const id = '甲乙丙丁戊己庚辛'[n] && chinese ? '甲乙丙丁戊己庚辛'[n] : say(`说话人${n + 1}`, `speaker ${n + 1}`);
  store.apply((s) => ({ ...s, speakers: [...s.speakers, { id, name: free?.name ?? '', party: free?.id ?? '' }] }));
  $('speakers').lastElementChild?.querySelector('input')?.focus();
});

function fresh() {
  const picked = sound.selection;
  const now = sound.now;
  const next = store.state.segments.find((s) => s.start > now);
  const end = picked ? picked.end : Math.min(now + 5000, next?.start ?? Infinity, sound.length || Infinity);
  list.insert(picked ? picked.start : now, end, store.state.segments[list.current]?.speaker ?? '');
}

function step(by) {
  const at = Math.max(0, Math.min(store.state.segments.length - 1, list.current + by));
  if (!store.state.segments.length) return;
  list.select(at, false);
  list.focus(at);
  sound.go(store.state.segments[at].start);
}

const KEYS = [
  ['Esc', 'Escape', say('播放或暂停', 'play or pause'), () => sound.toggle()],
  ['Alt+J', 'KeyJ', say('后退 3 秒', 'back 3 s'), () => sound.jump(-3000)],
  ['Alt+L', 'KeyL', say('前进 3 秒', 'ahead 3 s'), () => sound.jump(3000)],
  ['Alt+,', 'Comma', say('放慢', 'slower'), () => sound.speed(-1)],
  ['Alt+.', 'Period', say('加快', 'faster'), () => sound.speed(1)],
  ['Alt+R', 'KeyR', say('循环本段,再按停止', 'loop the passage, again to stop'), () => list.loop()],
  ['Alt+↑ / Alt+↓', 'ArrowUp', say('上一段、下一段', 'passage before, passage after'), () => step(-1)],
  ['', 'ArrowDown', '', () => step(1)],
  ['Alt+Enter', 'Enter', say('在播放位置(或选取处)新建一段', 'new passage where it plays, or where you picked'), fresh],
  ['Alt+[', 'BracketLeft', say('本段从播放位置开始', 'the passage begins where it plays'), () => list.time(list.current, 'start', sound.now)],
  ['Alt+]', 'BracketRight', say('本段到播放位置结束', 'the passage ends where it plays'), () => list.time(list.current, 'end', sound.now)],
  ['Alt+1 … 9', '', say('说话人', 'speaker'), null],
  ['Alt+C', 'KeyC', say('本段已听、核对无误,到下一段', 'confirmed after listening, on to the next'), () => { list.confirm(list.current, true); step(1); }],
  ['Alt+P', 'KeyP', say('重点', 'it matters'), () => list.set(list.current, (s) => ({ ...s, key: !s.key }))],
  ['Alt+I', 'KeyI', say('听不清', 'inaudible'), () => list.mark(...MARKS.inaudible)],
  ['Alt+U', 'KeyU', say('疑似(选中的字)', 'unclear (what is picked)'), () => list.mark(...MARKS.unclear)],
  ['Alt+O', 'KeyO', say('重叠', 'overlapping'), () => list.mark(...MARKS.overlapping)],
  ['Alt+N', 'KeyN', say('非语音', 'non-speech'), () => list.mark(...MARKS.nonspeech)],
  ['Alt+S', 'KeyS', say('在光标处拆开', 'split at the cursor'), () => list.split(list.current)],
  ['Alt+M', 'KeyM', say('与下段合并', 'join with the next'), () => list.merge(list.current)],
  ['Alt+Delete', 'Delete', say('删除本段', 'delete the passage'), () => list.remove(list.current)],
  ['Alt+Z / Alt+Shift+Z', 'KeyZ', say('撤销、重做', 'undo, redo'), (event) => (event.shiftKey ? store.redo() : store.undo())],
  ['Alt+= / Alt+-', 'Equal', say('放大、缩小波形', 'zoom in, zoom out'), () => sound.zoom(0.5)],
  ['', 'Minus', '', () => sound.zoom(2)],
];

$('keys').replaceChildren(...KEYS.filter(([keys]) => keys).flatMap(([keys, , words]) => {
  const dt = document.createElement('dt');
  const dd = document.createElement('dd');
  dt.append(Object.assign(document.createElement('kbd'), { textContent: keys }));
  dd.textContent = words;
  return [dt, dd];
}));

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey) {
    // The browser's own undo knows nothing of what was changed elsewhere than in one field.
    if (event.ctrlKey && !event.isComposing && event.code === 'KeyZ' && event.target.closest?.('.passage')) {
      event.preventDefault();
      if (event.shiftKey) store.redo(); else store.undo();
    }
    return;
  }
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (event.altKey && digit) {
    const who = store.state.speakers[Number(digit[1]) - 1];
    event.preventDefault();
    if (who) list.set(list.current, (s) => (s.speaker === who.id ? s : { ...s, speaker: who.id, confirmed: false, by: null }));
    return;
  }
  const key = KEYS.find(([, code]) => code === event.code);
  if (!key?.[3] || event.altKey === (event.code === 'Escape')) return;
  event.preventDefault();
  key[3](event);
});

$('undo').addEventListener('click', () => store.undo());
$('redo').addEventListener('click', () => store.redo());
$('fresh').addEventListener('click', fresh);
$('loop').addEventListener('click', () => list.loop());
$('add').addEventListener('click', () => {
  const last = store.state.segments.at(-1);
  list.insert(last?.end ?? last?.start ?? 0, null, '');
});
root.querySelectorAll('[data-mark]').forEach((button) => button.addEventListener('click', () => list.mark(...MARKS[button.dataset.mark])));
$('mine').addEventListener('click', () => store.keepMine().catch(() => told('conflict', '')));
$('theirs').addEventListener('click', async () => {
  const mine = await store.takeTheirs().catch(() => null);
  if (!mine) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(mine, null, 1)], { type: 'application/json' }));
  link.download = 'transcript-mine.json';
  link.click();
  URL.revokeObjectURL(link.href);
});

async function begin(what) {
  if (!await store.flush()) {
    told('refused', say('先等保存完成。', 'wait until everything is saved.'));
    return;
  }
  const begun = await fetch(`${api}/transcript/${what}`, { method: 'POST' });
  const job = await begun.json();
  if (begun.ok) location.assign(`/jobs/${job.id}`);
  else told('refused', say(job.zh, job.en));
}

$('seal').addEventListener('click', () => begin('seal'));
$('machine')?.addEventListener('click', () => begin('machine'));
show();
root.dataset.ready = 'yes';
