// Lines that a person picks while reading, and the fact that they show: linked as the command does.
const MOST = 5000;

export class Marks {
  #api;
  #say;
  #redraw;
  #form = document.getElementById('mark');
  #told = document.getElementById('marktold');
  #fact = document.getElementById('markfact');
  #slot = document.getElementById('markslot');
  #picked = new Set();
  #last = -1;
  #linked = new Map();

  /**
   * @param api address of the conversation
   * @param redraw shows the lines again
   */
  constructor(api, say, redraw) {
    this.#api = api;
    this.#say = say;
    this.#redraw = redraw;
    this.#load();
    document.getElementById('markclear').addEventListener('click', () => this.#clear());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send().catch((error) => { this.#told.textContent = error.message; });
    });
    this.#fact?.addEventListener('change', () => this.#slots());
    this.#slots();
    this.#count();
  }

  /** A box by which a line is picked. */
  box(at, number) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = this.#picked.has(at);
    box.dataset.at = at;
    box.setAttribute('aria-label', this.#say(`选第 ${number} 行`, `pick line ${number}`));
    let range = false;
    box.addEventListener('click', (event) => { range = event.shiftKey; });
    box.addEventListener('change', () => this.#pick(at, box.checked, range));
    return box;
  }

  /** What is linked to a line. */
  tags(at) {
    return (this.#linked.get(at) ?? []).map((mark) => {
      const tag = document.createElement('span');
      tag.className = `tag ${mark.supports ? 'pass' : 'fail'}`;
      tag.textContent = (mark.supports ? '✓ ' : '✗ ') + mark.title;
      return tag;
    });
  }

  #pick(at, on, range) {
    const from = range && this.#last >= 0 ? Math.min(this.#last, at) : at;
    const to = range && this.#last >= 0 ? Math.max(this.#last, at) : at;
    for (let i = from; i <= to && this.#picked.size < MOST; i++) {
      if (on) this.#picked.add(i); else this.#picked.delete(i);
    }
    this.#last = at;
    this.#count();
    this.#redraw();
  }

  #clear() {
    this.#picked.clear();
    this.#last = -1;
    this.#count();
    this.#redraw();
  }

  #count() {
    this.#form.hidden = this.#picked.size === 0;
    document.getElementById('markcount').textContent = this.#say(`已选 ${this.#picked.size} 行`, `${this.#picked.size} lines picked`);
  }

  /** Only the slots of the fact that is chosen. */
  #slots() {
    if (!this.#slot) return;
    this.#slot.value = '';
    for (const option of this.#slot.options) {
      const other = option.dataset.fact && option.dataset.fact !== this.#fact.value;
      option.hidden = other;
      option.disabled = other;
    }
  }

  #stretches() {
    const all = [...this.#picked].sort((a, b) => a - b);
    const stretches = [];
    for (const at of all) {
      const last = stretches.at(-1);
      if (last && last.to === at - 1) last.to = at; else stretches.push({ from: at, to: at });
    }
    return stretches;
  }

  async #send() {
    const value = (id) => document.getElementById(id).value.trim();
    const body = { stretches: this.#stretches(), fact: this.#fact.value, supports: value('marksupports') === 'yes', note: value('marknote') };
    const chosen = this.#slot.selectedOptions[0];
    if (chosen?.dataset.slot) body.slot = chosen.dataset.slot;
    if (value('markvalue')) body.value = value('markvalue');
    const answer = await fetch(`${this.#api}/marks`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const result = await answer.json();
    if (!answer.ok) throw new Error(this.#say(result.zh, result.en));
    const title = this.#fact.selectedOptions[0].textContent;
    const slot = result.slot ? this.#say(`;${result.slot.slot} = ${result.slot.reading.value}`, `; ${result.slot.slot} = ${result.slot.reading.value}`) : '';
    this.#told.textContent = (result.link.already ? this.#say('早已关联:', 'Linked already: ') : this.#say('已关联:', 'Linked: '))
      + this.#say(`“${title}” ← 纸面第 ${result.lines} 行${slot}`, `“${title}” ← lines ${result.lines} of the papers${slot}`);
    this.#clear();
    this.#load();
  }

  async #load() {
    const answer = await fetch(`${this.#api}/marks`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) return;
    const linked = new Map();
    for (const mark of await answer.json()) linked.set(mark.position, [...(linked.get(mark.position) ?? []), mark]);
    this.#linked = linked;
    this.#redraw();
  }
}
