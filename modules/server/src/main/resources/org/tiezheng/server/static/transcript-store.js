// The transcript as it is being written: every change can be undone, is kept in this browser at once, and is
// saved by the server as soon as it can be reached. What somebody else saved is never written over in silence.
const TOGETHER = 1200;
const UNDOS = 300;
const PAUSE = 900;
const RETRY = [1000, 2000, 5000, 10000];

function fromView(view) {
  return {
    statements: { ...view.statements },
    speakers: view.speakers.map((s) => ({ id: s.id, name: s.name, party: s.party ?? '' })),
    segments: view.segments.map((s) => ({
      start: s.start ?? 0, end: s.end ?? null, speaker: s.speaker, words: s.words, key: s.key, engine: s.engine ?? null,
      confirmed: Boolean(s.confirmed), by: s.confirmed ?? null, note: s.note ?? '',
    })),
  };
}

export class Store {
  state;
  version;
  #api;
  #prefix;
  #place;
  #listener;
  #undo = [];
  #redo = [];
  #lastKey = '';
  #lastAt = 0;
  #dirty = false;
  #saving = null;
  #timer = 0;
  #attempt = 0;
  #conflict = false;
  #aside;
  #readOnly;

  /**
   * @param place beginning of the name under which this browser keeps what is not saved yet; each window has its own
   * @param listener hears {changed, stamped, told: (kind, sentence)}
   * @param how {aside: whether the first save keeps the text that it replaces, readOnly: whether this person may only read}
   */
  constructor(api, place, view, listener, how) {
    this.#api = api;
    this.#prefix = `${place} `;
    this.#place = this.#prefix + crypto.randomUUID();
    this.#listener = listener;
    this.#aside = how.aside;
    this.#readOnly = how.readOnly;
    this.state = fromView(view);
    this.version = view.version;
    addEventListener('online', () => this.#soon(0));
    addEventListener('pagehide', () => this.#keep());
    this.#restore().catch(() => {}); // without storage nothing was kept
  }

  get saved() { return !this.#dirty && !this.#saving; }

  /** What was typed when the server could not be reached, or a window was closed too early. */
  async #restore() {
    // A window that is open holds a lock by the name of what it keeps.
    navigator.locks.request(this.#place, () => new Promise(() => {}));
    const held = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
    const left = Object.keys(localStorage).filter((name) => name.startsWith(this.#prefix) && !held.has(name)).map((name) => {
      try { return { name, ...JSON.parse(localStorage.getItem(name)) }; } catch { return { name }; }
    }).filter((kept) => kept.state?.segments).sort((a, b) => b.at - a.at)[0];
    if (!left || this.#undo.length) return;
    this.state = left.state;
    this.#dirty = true;
    this.#keep();
    localStorage.removeItem(left.name);
    this.#listener.changed();
    this.#conflict = left.based !== this.version;
    this.#listener.told(this.#conflict ? 'conflict' : 'kept', '');
    this.#soon(0);
  }

  #keep() {
    if (!this.#dirty) return;
    try {
      localStorage.setItem(this.#place, JSON.stringify({ based: this.version, at: Date.now(), state: this.state }));
    } catch {
      this.#listener.told('full', '');
    }
  }

  /**
   * Changes the state.
   *
   * @param change gives the new state of the old one; the same object if nothing is to be changed
   * @param key changes of one key that follow closely are undone together
   */
  apply(change, key = '') {
    if (this.#readOnly) { this.#listener.told('readonly', ''); this.#listener.changed(); return; }
    const next = change(this.state);
    if (next === this.state) return;
    const now = Date.now();
    if (!key || key !== this.#lastKey || now - this.#lastAt > TOGETHER) {
      this.#undo.push(this.state);
      if (this.#undo.length > UNDOS) this.#undo.shift();
    }
    this.#lastKey = key;
    this.#lastAt = now;
    this.#redo = [];
    this.#set(next);
  }

  #set(next) {
    this.state = next;
    this.#dirty = true;
    this.#keep();
    this.#listener.changed();
    this.#soon(PAUSE);
  }

  get canUndo() { return this.#undo.length > 0; }

  get canRedo() { return this.#redo.length > 0; }

  undo() { this.#step(this.#undo, this.#redo); }

  redo() { this.#step(this.#redo, this.#undo); }

  #step(from, to) {
    if (!from.length) return;
    to.push(this.state);
    this.#lastKey = '';
    this.#set(from.pop());
  }

  #soon(wait) {
    clearTimeout(this.#timer);
    if (!this.#conflict) this.#timer = setTimeout(() => this.save(), wait);
  }

  /** Saves now; answers whether everything is saved. */
  async flush() {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (this.#dirty && !this.#conflict) await this.save();
    return this.saved;
  }

  save() {
    if (this.#saving || !this.#dirty || this.#conflict) return this.#saving ?? Promise.resolve();
    this.#saving = this.#send().finally(() => {
      this.#saving = null;
      if (this.#dirty && !this.#conflict && !this.#attempt) this.#soon(PAUSE);
    });
    return this.#saving;
  }

  async #send() {
    const sent = this.state;
    this.#listener.told('saving', '');
    const body = {
      based: this.version, aside: this.#aside, statements: sent.statements,
      speakers: sent.speakers.map((s) => ({ id: s.id, name: s.name, ...(s.party ? { party: s.party } : {}) })),
      segments: sent.segments.map((s) => ({
        start: s.start, ...(s.end === null ? {} : { end: s.end }), speaker: s.speaker, words: s.words, key: s.key,
        confirmed: s.confirmed, ...(s.engine ? { engine: s.engine } : {}), ...(s.note ? { note: s.note } : {}),
      })),
    };
    let answer;
    let value;
    try {
      answer = await fetch(`${this.#api}/transcript`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      value = await answer.json();
    } catch {
      this.#again('offline', '');
      return;
    }
    if (answer.status === 409) {
      this.#conflict = true;
      this.#listener.told('conflict', '');
    } else if (!answer.ok) {
      this.#again('refused', document.documentElement.lang.startsWith('zh') ? value.zh : value.en);
    } else {
      this.#attempt = 0;
      this.#aside = false;
      this.version = value.version;
      this.#stamp(sent, fromView(value));
      this.#dirty = this.state !== sent;
      if (this.#dirty) this.#keep(); else { try { localStorage.removeItem(this.#place); } catch { /* nothing was kept */ } }
      this.state = this.#stamped(sent);
      this.#listener.stamped();
      this.#listener.told('saved', '');
    }
  }

  #stamps = new Map();

  /** Who confirmed what is known by the server only. */
  #stamp(sent, saved) {
    this.#stamps = new Map(sent.segments.map((s, i) => [s, saved.segments[i]]));
  }

  #stamped() {
    const segments = this.state.segments.map((s) => {
      const known = this.#stamps.get(s);
      return known && JSON.stringify(known.by) !== JSON.stringify(s.by) ? { ...s, by: known.by } : s;
    });
    return { ...this.state, segments };
  }

  #again(kind, sentence) {
    const wait = RETRY[Math.min(this.#attempt, RETRY.length - 1)];
    this.#attempt++;
    this.#keep();
    this.#listener.told(kind, sentence);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), wait);
  }

  async #now() {
    const answer = await fetch(`${this.#api}/transcript`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }

  /** Two wrote at once: this one stays, the other is kept beside it. */
  async keepMine() {
    this.version = (await this.#now()).version;
    this.#aside = true;
    this.#conflict = false;
    this.#dirty = true;
    await this.save();
  }

  /** Two wrote at once: the other one stays; answers what was here. */
  async takeTheirs() {
    const mine = this.state;
    const view = await this.#now();
    this.version = view.version;
    this.#conflict = false;
    this.#dirty = false;
    try { localStorage.removeItem(this.#place); } catch { /* nothing was kept */ }
    this.#undo.push(mine);
    this.state = fromView(view);
    this.#listener.changed();
    this.#listener.told('saved', '');
    return mine;
  }
}
