// A list of which only what is in view lies in the page. Heights are guessed until a row was seen;
// what is above the first row in view may change its height without moving it.

const GUESS = 62;
const BLOCK = 256;
const MORE = 6;
const SETTLE_MS = 200;
/** Browsers cannot lay out more; beyond it the bar of the list covers several pixels with one. */
export const MOST_PIXELS = 8000000;

export class VirtualList {
  /** `draw(at)` answers an element for an entry, or null while it is not at hand; `load(at)` fetches it. */
  constructor({ label, draw, load, drop, most = MOST_PIXELS }) {
    this.draw = draw;
    this.bring = load;
    this.drop = drop;
    this.most = most;
    this.inner = document.createElement('ol');
    this.space = document.createElement('div');
    this.space.className = 'space';
    this.box = document.createElement('div');
    this.box.className = 'list';
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'region');
    this.box.setAttribute('aria-label', label);
    this.space.append(this.inner);
    this.box.append(this.space);
    this.nodes = new Map();
    this.waiting = new Set();
    this.base = 0;
    this.lastTop = 0;
    this.first = 0;
    this.planned = false;
    this.settling = 0;
    this.room = 0;
    this.atEnd = false;
    this.reset(0);
    this.box.addEventListener('scroll', () => this.scrolled());
    this.watch = typeof ResizeObserver === 'function' ? new ResizeObserver(() => this.plan()) : null;
    if (this.watch) this.watch.observe(this.box);
  }

  end() {
    clearTimeout(this.settling);
    if (this.watch) this.watch.disconnect();
    this.clear();
  }

  reset(count) {
    this.clear();
    this.count = count;
    this.heights = new Float32Array(count).fill(GUESS);
    this.blocks = new Float64Array(Math.ceil(count / BLOCK) + 1);
    for (let i = 0; i < count; i++) this.blocks[(i / BLOCK) | 0] += GUESS;
    this.total = count * GUESS;
    this.base = 0;
    this.atEnd = false;
    clearTimeout(this.settling);
    this.settling = 0;
    this.resize();
  }

  clear() {
    for (const at of [...this.nodes.keys()]) this.remove(at);
  }

  remove(at) {
    const node = this.nodes.get(at);
    this.nodes.delete(at);
    if (node.contains(document.activeElement)) this.box.focus({ preventScroll: true });
    node.remove();
    if (this.drop) this.drop(node);
  }

  /** Draws entries again that are in view. */
  refresh(only = null) {
    for (const at of [...this.nodes.keys()]) if (only === null || only(at)) this.remove(at);
    this.layout();
  }

  resize() {
    this.space.style.height = Math.min(this.total, this.most) + 'px';
  }

  offset(at) {
    let sum = 0;
    const block = (at / BLOCK) | 0;
    for (let i = 0; i < block; i++) sum += this.blocks[i];
    for (let i = block * BLOCK; i < at; i++) sum += this.heights[i];
    return sum;
  }

  /** The entry at a height. */
  entryAt(height) {
    let block = 0;
    let sum = 0;
    while (block < this.blocks.length - 1 && sum + this.blocks[block] <= height) sum += this.blocks[block++];
    let at = block * BLOCK;
    while (at < this.count - 1 && sum + this.heights[at] <= height) sum += this.heights[at++];
    return { at: Math.min(at, Math.max(0, this.count - 1)), above: sum };
  }

  get view() {
    return this.box.clientHeight;
  }

  get top() {
    return this.box.scrollTop + this.base;
  }

  /**
   * Short ways go pixel by pixel; long ones, and the ends, by the share of the bar. While a person
   * scrolls the bar itself is never moved, which would stop the movement; that waits until it is over.
   */
  scrolled() {
    const now = this.box.scrollTop;
    if (now === this.lastTop) return; // moved by us
    const room = Math.max(1, Math.min(this.total, this.most) - this.view);
    const far = Math.abs(now - this.lastTop) > 2 * this.view;
    // Rows that come into view on the way may be higher than thought: the end that a person aims at is the one that was.
    if (!this.settling) this.room = room;
    this.atEnd = now > 0 && now >= Math.min(room, this.room) - 1;
    if (now <= 0 || this.atEnd || (far && this.total > this.most)) this.base = Math.round((now / room) * (this.total - this.view)) - now;
    else if (far) this.base = 0;
    this.lastTop = now;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), SETTLE_MS);
    this.plan();
  }

  settle() {
    this.settling = 0;
    if (!this.box.isConnected) return;
    const { atEnd } = this;
    this.moveTo(atEnd ? this.total : this.top);
    this.atEnd = atEnd;
    this.plan();
  }

  /** Puts a height at the top of the view. */
  moveTo(height) {
    this.atEnd = false;
    clearTimeout(this.settling);
    this.settling = 0;
    const wanted = Math.max(0, Math.min(height, this.total - this.view));
    if (this.total > this.most) {
      const room = Math.max(1, this.most - this.view);
      this.box.scrollTop = Math.max(1, Math.min(room - 2, (wanted / Math.max(1, this.total - this.view)) * room));
      this.base = wanted - this.box.scrollTop;
    } else {
      this.base = 0;
      this.box.scrollTop = wanted;
    }
    this.lastTop = this.box.scrollTop;
  }

  plan() {
    if (this.planned) return;
    this.planned = true;
    requestAnimationFrame(() => {
      this.planned = false;
      this.layout();
    });
  }

  layout() {
    if (this.count === 0 || !this.box.isConnected) return;
    for (let turn = 0; turn < 4; turn++) {
      const anchor = this.entryAt(this.top);
      const inside = this.top - anchor.above;
      const range = this.range(anchor);
      this.show(range);
      this.place(range.from);
      if (!this.measure(range) && !(this.atEnd && this.total - this.view - this.top >= 1)) break;
      this.resize();
      this.base += (this.atEnd ? this.total - this.view : this.offset(anchor.at) + inside) - this.top;
      this.place(range.from);
    }
    this.first = this.entryAt(this.top).at;
    if (this.onmove) this.onmove(this.first);
  }

  range(anchor) {
    let to = anchor.at;
    let sum = anchor.above - this.top;
    while (to < this.count - 1 && sum < this.view) sum += this.heights[to++];
    return { from: Math.max(0, anchor.at - MORE), to: Math.min(this.count - 1, to + MORE) };
  }

  show({ from, to }) {
    for (const at of [...this.nodes.keys()]) if (at < from || at > to) this.remove(at);
    let next = this.inner.firstChild;
    for (let at = from; at <= to; at++) {
      let node = this.nodes.get(at);
      if (!node) {
        node = this.draw(at) || this.wait(at);
        node.setAttribute('aria-setsize', String(this.count));
        node.setAttribute('aria-posinset', String(at + 1));
        this.nodes.set(at, node);
        this.inner.insertBefore(node, next);
      } else {
        next = node.nextSibling;
      }
    }
  }

  wait(at) {
    const node = document.createElement('li');
    node.className = 'wait';
    node.textContent = '…';
    if (!this.waiting.has(at)) {
      this.waiting.add(at);
      const over = () => this.waiting.delete(at);
      this.bring(at).then(() => {
        over();
        if (this.nodes.has(at)) this.refresh((one) => this.nodes.get(one).className === 'wait');
      }, (error) => {
        over();
        node.textContent = error.message;
        node.className = 'wait failed';
      });
    }
    return node;
  }

  place(from) {
    this.inner.style.transform = 'translateY(' + Math.round(this.offset(from) - this.base) + 'px)';
  }

  /** Whether a height in view differs from what was thought. */
  measure({ from, to }) {
    let changed = false;
    for (let at = from; at <= to; at++) {
      const height = this.nodes.get(at).getBoundingClientRect().height;
      const more = height - this.heights[at];
      if (Math.abs(more) < 0.5) continue;
      this.heights[at] = height;
      this.blocks[(at / BLOCK) | 0] += more;
      this.total += more;
      changed = true;
    }
    return changed;
  }

  /** Brings an entry into view, below what stands above it. */
  async goTo(at, room = 0.25) {
    for (let turn = 0; turn < 6; turn++) {
      await this.bring(at);
      this.moveTo(this.offset(at) - this.view * room);
      this.layout();
      const node = this.nodes.get(at);
      if (node && node.className !== 'wait') {
        const box = node.getBoundingClientRect();
        const list = this.box.getBoundingClientRect();
        if (box.top < list.bottom - 20 && box.bottom > list.top) return node;
      }
    }
    return this.nodes.get(at) || null;
  }
}
