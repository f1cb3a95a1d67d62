// The search of a view: a piece after the other, so that no more than a piece need be at hand, and
// the page answers meanwhile. Only the places of the hits are kept.

import { textsOf } from './kinds.js';
import { fold, wordsOf } from './fold.js';

export function holds(row, words) {
  const texts = [row.x];
  for (const part of [row.q, row.d]) if (part) texts.push(Array.isArray(part) ? part.join('\0') : String(part));
  if (row.p) texts.push(textsOf(row.p).join('\0'), Array.isArray(row.s) ? row.s.join('\0') : String(row.s));
  const folded = fold(texts.join('\0'));
  return words.every((word) => folded.includes(word));
}

export class Search {
  /** `tell(search)` is called whenever something is new. */
  constructor(view, typed, tell) {
    this.view = view;
    this.typed = typed;
    this.words = wordsOf(typed);
    this.hits = [];
    this.lines = [];
    this.searched = 0;
    this.done = this.words.length === 0;
    this.stopped = false;
    this.tell = tell;
  }

  stop() {
    this.stopped = true;
  }

  async run() {
    if (this.done) return;
    await this.view.walk((found) => {
      if (this.stopped) return false;
      for (const [at, row] of found) {
        if (holds(row, this.words)) {
          this.hits.push(at);
          this.lines.push(row.n);
        }
      }
      this.searched += found.length;
      this.tell(this);
      return true;
    });
    if (this.stopped) return;
    this.done = true;
    this.tell(this);
  }

  /** The first hit at or after an entry; 0 if all are before it. */
  from(at) {
    let low = 0;
    let high = this.hits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.hits[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low < this.hits.length ? low : 0;
  }
}
