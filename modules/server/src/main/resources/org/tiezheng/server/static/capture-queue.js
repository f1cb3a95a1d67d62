// What is captured waits in the browser's database until the server has it on its disk. Records are
// chained: each names the digest of the one before, so that order and completeness can be checked.

const NAME = 'tiezheng-capture';
const hex = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('');
export const sha256 = async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes));
const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (text) => btoa(Array.from(utf8(text), (b) => String.fromCharCode(b)).join(''));
const pause = (millis) => new Promise((resolve) => { setTimeout(resolve, millis); });

function database() {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(NAME, 1);
    open.onupgradeneeded = () => {
      open.result.createObjectStore('records', { keyPath: ['capture', 'n'] });
      open.result.createObjectStore('captures', { keyPath: 'id' });
    };
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

const result = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const range = (capture) => IDBKeyRange.bound([capture, 0], [capture, Infinity]);

const MARK = 'tiezheng-capture-made-';

/** How many records were made, also those that the database had no room for; written at once. */
function mark(capture, n) {
  try {
    localStorage.setItem(MARK + capture, String(n));
  } catch {
    // Then only the database knows.
  }
}

export function made(capture) {
  try {
    return Number(localStorage.getItem(MARK + capture)) || 0;
  } catch {
    return 0;
  }
}

/** All captures of which this browser knows, with how many records of each wait. */
export async function all() {
  const db = await database();
  const transaction = db.transaction(['records', 'captures']);
  const states = await result(transaction.objectStore('captures').getAll());
  const known = [];
  for (const state of states) {
    known.push({ state, waiting: await result(transaction.objectStore('records').count(range(state.id))) });
  }
  db.close();
  return known;
}

/** The records that wait, with their pieces. */
export async function rows(capture) {
  const db = await database();
  const found = await result(db.transaction('records').objectStore('records').getAll(range(capture)));
  db.close();
  return found;
}

/** How the capture stands here: what waits, and what the next record names. */
export async function kept(capture) {
  const db = await database();
  const transaction = db.transaction(['records', 'captures']);
  const state = await result(transaction.objectStore('captures').get(capture));
  const waiting = await result(transaction.objectStore('records').count(range(capture)));
  db.close();
  return { state, waiting };
}

export async function forget(capture) {
  const db = await database();
  const transaction = db.transaction(['records', 'captures'], 'readwrite');
  transaction.objectStore('records').delete(range(capture));
  transaction.objectStore('captures').delete(capture);
  await done(transaction);
  db.close();
  try {
    localStorage.removeItem(MARK + capture);
  } catch {
    // It stays, and says only a number.
  }
}

/** Which take is being made after a record. */
function openAfter(act, open) {
  if (act.type === 'begin') return act.take;
  return act.type === 'end' || act.what === 'reloaded' ? 0 : open;
}

/** The records of one capture: made here, kept here, sent in order, forgotten when they have come. */
export class Queue {
  #db;
  #state;
  #making = Promise.resolve();
  #wake = () => {};
  #stopped = false;
  #made = 0;
  #extra = []; // what the database had no room for
  clock = null;
  waiting = 0;
  bytes = 0;
  offlineSince = 0;
  standing = null;
  failure = null;
  lost = ''; // numbers of the records that went with an earlier page, such as 4–9

  constructor(capture, matter, changed) {
    this.capture = capture;
    this.matter = matter;
    this.changed = changed;
  }

  /** Begins with what the server knows, or goes on with what is kept here. */
  async open(standing) {
    this.standing = standing;
    this.#db = await database();
    const { state, waiting } = await kept(this.capture);
    // Without records of its own this browser goes on where the server is.
    this.#state = state && state.n >= standing.last ? state : { id: this.capture, matter: this.matter, n: standing.last, link: standing.link, takes: standing.takes, open: standing.takes };
    if (made(this.capture) > this.#state.n) this.lost = `${this.#state.n + 1}–${made(this.capture)}`;
    this.waiting = waiting;
    this.#send();
    return this;
  }

  get last() { return this.#state.n; }

  /** Number of the take that was being made when the newest record was; 0 if none was. */
  get running() { return this.#state.open ?? this.#state.takes; }

  /** How many records are only in memory. */
  get unkept() { return this.#extra.length; }

  nextTake() { return this.#state.takes + 1; }

  /** Makes the next record and keeps it. Answers when it is kept. */
  add(act, blob = null, at = new Date()) {
    const clock = this.clock;
    const made = this.#making.then(async () => {
      const record = { n: this.#state.n + 1, prev: this.#state.link, at: at.toISOString(), act };
      if (clock) record.clock = clock;
      const text = JSON.stringify(record);
      const state = {
        id: this.capture, matter: this.matter, n: record.n, link: await sha256(utf8(text)),
        takes: act.type === 'begin' ? act.take : this.#state.takes,
        open: openAfter(act, this.running),
      };
      mark(this.capture, record.n);
      const row = { capture: this.capture, n: record.n, text, blob };
      await this.#keep(row, state);
      this.#state = state;
      this.waiting++;
      this.bytes += blob ? blob.size : 0;
      this.#made++;
      this.#wake();
      this.changed(this);
    });
    this.#making = made.catch(() => {});
    return made;
  }

  async #keep(row, state) {
    if (this.#extra.length === 0) {
      try {
        const transaction = this.#db.transaction(['records', 'captures'], 'readwrite');
        transaction.objectStore('records').put(row);
        transaction.objectStore('captures').put(state);
        await done(transaction);
        return;
      } catch (error) {
        if (this.full) this.full(error);
      }
    }
    // Only in memory: it is lost if the page is closed before it is sent.
    this.#extra.push(row);
  }

  async #first() {
    const transaction = this.#db.transaction('records');
    const cursor = await result(transaction.objectStore('records').openCursor(range(this.capture)));
    return cursor ? cursor.value : this.#extra[0];
  }

  async #drop(row) {
    if (this.#extra[0] === row) {
      this.#extra.shift();
    } else {
      const transaction = this.#db.transaction('records', 'readwrite');
      transaction.objectStore('records').delete([row.capture, row.n]);
      await done(transaction);
    }
    this.waiting = Math.max(0, this.waiting - 1);
    this.bytes = Math.max(0, this.bytes - (row.blob ? row.blob.size : 0));
  }

  async #send() {
    let tries = 0;
    while (!this.#stopped) {
      const seen = this.#made;
      const row = await this.#first();
      if (!row) {
        if (seen === this.#made) await new Promise((resolve) => { this.#wake = resolve; });
        continue;
      }
      let answer = null;
      try {
        answer = await fetch(`/api/v1/captures/${this.capture}/records`, { method: 'PUT', headers: { 'Capture-Record': base64(row.text), 'Content-Type': 'application/octet-stream' }, body: row.blob ?? new Blob([]) });
      } catch {
        // No connection.
      }
      if (answer?.ok) {
        this.standing = await answer.json();
        await this.#drop(row);
        tries = 0;
        await this.#back();
      } else if (answer && answer.status !== 460 && answer.status !== 401 && answer.status < 500) {
        if (!await this.#agree(row, answer)) return;
      } else {
        if (!this.offlineSince) this.offlineSince = Date.now();
        this.failure = answer ? await sentence(answer) : null;
        tries++;
        this.changed(this);
        await pause(Math.min(5000, 400 * tries));
      }
      this.changed(this);
    }
  }

  /** The connection is back: how long it was gone is a record of its own. */
  async #back() {
    if (!this.offlineSince) return;
    const seconds = Math.round((Date.now() - this.offlineSince) / 1000);
    this.offlineSince = 0;
    this.failure = null;
    if (seconds >= 2) this.add({ type: 'trouble', take: 0, millis: -1, what: 'offline', note: `${seconds} s` });
  }

  /** The server refused it: perhaps it has it already, and only its answer was lost. */
  async #agree(row, answer) {
    const known = await fetch(`/api/v1/captures/${this.capture}`).catch(() => null);
    if (answer.status === 409 && known?.ok) {
      this.standing = await known.json();
      if (this.standing.last >= row.n) {
        await this.#drop(row);
        return true;
      }
    }
    this.failure = await sentence(answer);
    this.broken = true;
    this.changed(this);
    return false;
  }

  /** Asks again how far the deposits are. */
  async ask() {
    const answer = await fetch(`/api/v1/captures/${this.capture}`).catch(() => null);
    if (answer?.ok) {
      this.standing = await answer.json();
      this.changed(this);
    }
  }

  /** When everything that was made is kept. */
  settled() { return this.#making; }

  stop() {
    this.#stopped = true;
    this.#wake();
  }
}

async function sentence(answer) {
  const problem = await answer.clone().json().catch(() => ({}));
  return (document.documentElement.lang.startsWith('zh') ? problem.zh : problem.en) ?? `${answer.status}`;
}

/** Compares the clocks in several round trips; the shortest counts. */
export async function compareClocks(rounds = 5) {
  let best = null;
  for (let i = 0; i < rounds; i++) {
    const before = Date.now();
    const t0 = performance.now();
    const answer = await fetch('/api/v1/clock').catch(() => null);
    const trip = performance.now() - t0;
    if (!answer?.ok) continue;
    const { time } = await answer.json();
    const offset = Math.round(Date.parse(time) - (before + trip / 2));
    if (!best || trip / 2 < best.spread) best = { offset, spread: Math.ceil(trip / 2) };
  }
  return best;
}
