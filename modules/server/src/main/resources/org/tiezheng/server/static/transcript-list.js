// The passages of a transcript, each a row of fields; what is typed becomes a change of the store.
import { clock, parse } from './transcript-sound.js';

function make(kind, at, set = {}) {
  const node = document.createElement(kind);
  Object.assign(node, set);
  at?.append(node);
  return node;
}

/** What a person changes needs to be confirmed anew. */
export function changed(segment, change) {
  return { ...segment, ...change, confirmed: change.confirmed ?? false, by: change.confirmed ? segment.by : null };
}

export class List {
  current = 0;
  #root = document.getElementById('passages');
  #store;
  #say;
  #sound;
  #rows = [];

  constructor(store, say, sound) {
    this.#store = store;
    this.#say = say;
    this.#sound = sound;
    this.#root.addEventListener('focusin', (event) => {
      const at = this.#rows.findIndex((row) => row.node.contains(event.target));
      if (at >= 0) this.select(at, false);
    });
    this.update();
  }

  get segments() { return this.#store.state.segments; }

  /** Shows the state; only what differs is touched, so that whoever types is not disturbed. */
  update() {
    while (this.#rows.length < this.segments.length) this.#rows.push(this.#row(this.#rows.length));
    while (this.#rows.length > this.segments.length) this.#rows.pop().node.remove();
    this.segments.forEach((segment, at) => this.#fill(this.#rows[at], segment, at));
    this.current = Math.max(0, Math.min(this.current, this.#rows.length - 1));
    this.#mark();
  }

  #mark() {
    this.#rows.forEach((row, at) => row.node.classList.toggle('now', at === this.current));
  }

  #row(at) {
    const say = this.#say;
    const node = make('li', this.#root, { className: 'passage' });
    const row = { node, segment: null };
    row.no = make('button', node, { type: 'button', className: 'no' });
    row.start = this.#time(node, row, 'start', say('开始', 'start'));
    row.end = this.#time(node, row, 'end', say('结束', 'end'));
    row.whoBox = make('div', node, { className: 'who' });
    row.who = make('input', row.whoBox, { type: 'text', maxLength: 40 });
    row.who.setAttribute('list', 'ids');
    row.printedWho = make('div', row.whoBox, { className: 'printed' });
    const words = make('div', node, { className: 'words' });
    row.words = make('textarea', words, { rows: 2, spellcheck: false });
    row.printed = make('div', words, { className: 'printed' });
    const more = make('div', node, { className: 'more' });
    row.tag = make('span', more, { className: 'tag' });
    row.confirmed = this.#box(more, say('已听,核对无误', 'listened to again, confirmed'));
    row.key = this.#box(more, say('重点', 'matters'));
    for (const [name, zh, en] of [['loop', '循环', 'Loop'], ['split', '在光标处拆开', 'Split at the cursor'], ['merge', '与下段合并', 'Join with the next'], ['remove', '删除', 'Delete']]) {
      row[name] = make('button', more, { type: 'button', textContent: say(zh, en) });
      row[name].addEventListener('click', () => this[name](this.#index(row)));
    }
    row.note = make('input', more, { type: 'text', className: 'note', maxLength: 500, placeholder: say('备注(不是所说的话)', 'remark (not what was said)') });
    row.no.addEventListener('click', () => { this.select(this.#index(row), true); });
    row.who.addEventListener('input', () => this.#edit(row, { speaker: row.who.value }, 'who'));
    row.words.addEventListener('input', () => this.#edit(row, { words: row.words.value }, 'words'));
    row.note.addEventListener('input', () => this.set(this.#index(row), (s) => ({ ...s, note: row.note.value }), `note ${at}`));
    row.key.addEventListener('change', () => this.set(this.#index(row), (s) => ({ ...s, key: row.key.checked })));
    row.confirmed.addEventListener('change', () => this.confirm(this.#index(row), row.confirmed.checked));
    return row;
  }

  #index(row) { return this.#rows.indexOf(row); }

  #box(at, words) {
    const label = make('label', at);
    const box = make('input', label, { type: 'checkbox' });
    label.append(words);
    return box;
  }

  #time(node, row, name, words) {
    const box = make('div', node, { className: name });
    const field = make('input', box, { type: 'text', inputMode: 'decimal', maxLength: 16 });
    field.dataset.words = words;
    if (name === 'start') row.printedTime = make('div', box, { className: 'printed' });
    field.addEventListener('change', () => {
      const ms = name === 'end' && !field.value.trim() ? null : parse(field.value);
      if (ms === null && field.value.trim()) { field.setAttribute('aria-invalid', 'true'); return; }
      this.time(this.#index(row), name, ms);
    });
    return field;
  }

  #edit(row, change, what) {
    const at = this.#index(row);
    this.set(at, (s) => changed(s, change), `${what} ${at}`);
  }

  #fill(row, s, at) {
    if (row.segment === s && row.at === at && row.words.value === s.words) return;
    row.segment = s;
    row.at = at;
    const n = at + 1;
    const put = (field, value) => { if (field.value !== value) field.value = value; };
    row.no.textContent = n;
    row.no.setAttribute('aria-label', this.#say(`第 ${n} 段,从这里播放`, `passage ${n}, play from here`));
    put(row.start, clock(s.start));
    put(row.end, s.end === null ? '' : clock(s.end));
    row.start.removeAttribute('aria-invalid');
    row.end.toggleAttribute('aria-invalid', false);
    if (s.end === null || s.end <= s.start) row.end.setAttribute('aria-invalid', 'true');
    for (const field of [row.start, row.end]) field.setAttribute('aria-label', `${n} ${field.dataset.words}`);
    put(row.who, s.speaker);
    row.who.setAttribute('aria-label', this.#say(`${n} 说话人`, `${n} speaker`));
    put(row.words, s.words);
    row.words.setAttribute('aria-label', this.#say(`${n} 所说的话`, `${n} words`));
    put(row.note, s.note);
    row.note.setAttribute('aria-label', this.#say(`${n} 备注`, `${n} remark`));
    row.key.checked = s.key;
    row.confirmed.checked = s.confirmed;
    row.merge.disabled = n === this.segments.length;
    this.#state(row, s);
  }

  #state(row, s) {
    const say = this.#say;
    row.node.classList.toggle('machine', Boolean(s.engine) && !s.confirmed);
    row.node.classList.toggle('confirmed', s.confirmed);
    row.node.classList.toggle('written', !s.engine && !s.confirmed);
    row.tag.className = `tag ${s.confirmed ? 'pass' : s.engine ? 'warn' : 'unknown'}`;
    const machine = s.engine ? say(`机器转写 ${s.engine}`, `machine-made ${s.engine}`) : '';
    const by = s.by ? `${s.by.by} ${s.by.at.replace('T', ' ').replace('Z', ' UTC')}` : say('保存中', 'being saved');
    row.tag.textContent = s.confirmed ? `${say('已核对', 'confirmed')} ${by}${machine ? ` (${machine})` : ''}` : machine ? `${machine} · ${say('未经人核对', 'not confirmed')}` : say('人写,未复听', 'written by a person, not listened to again');
    row.printedTime.textContent = `${clock(s.start)} – ${s.end === null ? '?' : clock(s.end)}`;
    row.printedWho.textContent = `${s.speaker}${s.key ? ' *' : ''}`;
    row.printed.textContent = `${s.words}${s.engine && !s.confirmed ? say('〔机器转写,未经人核对〕', ' [machine-made, not confirmed by a person]') : ''}${s.note ? `\n${say('注:', 'Note: ')}${s.note}` : ''}`;
  }

  /** Changes one passage. */
  set(at, change, key = '') {
    if (at < 0 || at >= this.segments.length) return;
    this.#store.apply((state) => ({ ...state, segments: state.segments.map((s, i) => (i === at ? change(s) : s)) }), key);
  }

  /** Changes all of them; answers where the passage is now. */
  #all(change, follow) {
    this.#store.apply((state) => ({ ...state, segments: change([...state.segments]).sort((a, b) => a.start - b.start) }));
    const at = this.segments.indexOf(follow);
    if (at >= 0) this.select(at, false, true);
  }

  time(at, name, ms) {
    const old = this.segments[at];
    if (!old || old[name] === ms) return;
    const next = changed(old, { [name]: ms });
    this.#all((all) => { all[at] = next; return all; }, next);
  }

  confirm(at, on) {
    this.set(at, (s) => (s.confirmed === on ? s : { ...s, confirmed: on, by: null }));
  }

  /** A new passage, behind those that begin before it. */
  insert(start, end, speaker = '') {
    const next = { start: Math.round(start), end: end === null ? null : Math.round(end), speaker, words: '', key: false, engine: null, confirmed: false, by: null, note: '' };
    this.#all((all) => [...all, next], next);
    this.focus(this.segments.indexOf(next));
  }

  remove(at) {
    if (!this.segments[at]) return;
    this.#store.apply((state) => ({ ...state, segments: state.segments.filter((_, i) => i !== at) }));
    this.focus(Math.min(at, this.segments.length - 1));
  }

  /** In two: the words at the cursor, the time where it plays if that is within, else in proportion. */
  split(at) {
    const s = this.segments[at];
    const cursor = this.#rows[at]?.words.selectionStart ?? 0;
    if (!s) return;
    const end = s.end ?? s.start;
    const now = this.#sound.now;
    const share = s.words.length ? cursor / s.words.length : 0.5;
    const cut = now > s.start && now < end ? now : Math.round(s.start + (end - s.start) * share);
    const first = changed(s, { end: cut, words: s.words.slice(0, cursor).trim() });
    const second = changed(s, { start: cut, words: s.words.slice(cursor).trim(), note: '' });
    this.#all((all) => { all.splice(at, 1, first, second); return all; }, second);
    this.focus(this.segments.indexOf(second));
  }

  /** What a machine wrote stays machine-made when it is joined with something else. */
  merge(at) {
    const [a, b] = [this.segments[at], this.segments[at + 1]];
    if (!a || !b) return;
    const joined = changed(a, {
      end: Math.max(a.end ?? a.start, b.end ?? b.start), words: [a.words, b.words].filter(Boolean).join(''), key: a.key || b.key,
      engine: a.engine ?? b.engine, note: [a.note, b.note].filter(Boolean).join(' '),
    });
    this.#all((all) => { all.splice(at, 2, joined); return all; }, joined);
    this.focus(this.segments.indexOf(joined));
  }

  loop(at = this.current) {
    const s = this.segments[at];
    if (!s) return;
    const same = this.#sound.loop && this.#sound.loop.start === s.start;
    this.#sound.repeat(same ? null : { start: s.start, end: s.end > s.start ? s.end : s.start + 2000 });
    document.getElementById('loop').setAttribute('aria-pressed', String(!same));
  }

  select(at, play, scroll = false) {
    this.current = at;
    this.#mark();
    if (scroll) this.#rows[at]?.node.scrollIntoView({ block: 'nearest' });
    if (play) {
      this.#sound.go(this.segments[at].start);
      if (!this.#sound.playing) this.#sound.toggle();
    }
  }

  /** Puts the cursor into the words of a passage. */
  focus(at) {
    const row = this.#rows[at];
    if (!row) return;
    row.words.focus();
    row.node.scrollIntoView({ block: 'nearest' });
  }

  /** Writes a mark where the cursor is; what is picked becomes the guess. */
  mark(before, after) {
    const field = this.#rows[this.current]?.words;
    if (!field) return;
    const [from, to] = [field.selectionStart, field.selectionEnd];
    const text = `${field.value.slice(0, from)}${before}${field.value.slice(from, to)}${after}${field.value.slice(to)}`;
    this.set(this.current, (s) => changed(s, { words: text }));
    field.focus();
    const at = after && from === to ? from + before.length : to + before.length + after.length;
    field.setSelectionRange(at, at);
  }
}
