// What the list shows: all lines, or an excerpt with what it leaves out. An entry is a line
// {place} or {line}, or a remark that stands between lines.

/** Every line: those of the source, then those recovered, in a section of their own. */
export class FullView {
  constructor(book) {
    this.book = book;
    this.section = book.count > book.live ? 1 : 0;
    this.count = book.count + this.section;
  }

  entry(at) {
    if (this.section && at === this.book.live) return { recovered: true };
    return { place: this.section && at > this.book.live ? at - 1 : at };
  }

  at(place) {
    return place < this.book.live ? place : place + this.section;
  }

  async find(line) {
    const place = await this.book.placeOf(line);
    return place < 0 ? -1 : this.at(place);
  }

  row(entry) {
    return entry.place === undefined ? null : this.book.rowAt(entry.place);
  }

  async load(at) {
    const entry = this.entry(at);
    if (entry.place !== undefined) await this.book.load(this.book.pieceAt(entry.place));
  }

  /** Calls `visit(at, row)` for every line, a piece at a time, until it answers false. */
  async walk(visit) {
    for (const piece of this.book.pieces) {
      const rows = await this.book.load(piece);
      if (visit(rows.map((row, i) => [this.at(piece.start + i), row])) === false) return;
    }
  }
}

/** The lines of one number or conversation, wherever they stand. */
export class TalkView {
  constructor(book, talk) {
    this.book = book;
    this.number = book.index.conversations.indexOf(talk);
    this.starts = [];
    this.count = 0;
    this.ranges = ranges(talk.ranges);
    for (const [first, last] of this.ranges) {
      this.starts.push(this.count);
      this.count += last - first + 1;
    }
  }

  /** The stretch of lines that an entry is in. */
  stretch(values, value) {
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (values[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  entry(at) {
    const i = this.stretch(this.starts, at);
    return { line: this.ranges[i][0] + at - this.starts[i] };
  }

  find(line) {
    const i = this.ranges.findIndex(([first, last]) => first <= line && line <= last);
    return Promise.resolve(i < 0 ? -1 : this.starts[i] + line - this.ranges[i][0]);
  }

  row(entry) {
    for (const piece of this.book.holding(entry.line)) {
      const rows = this.book.rows(piece);
      const row = rows && rows.find((one) => one.n === entry.line);
      if (row) return row;
    }
    return null;
  }

  async load(at) {
    await this.book.placeOf(this.entry(at).line);
  }

  async walk(visit) {
    let at = 0;
    for (const piece of this.book.pieces) {
      if (!this.ranges.some(([first, last]) => first <= piece.last && piece.first <= last)) continue;
      const rows = (await this.book.load(piece)).filter((row) => row.c === this.number);
      if (visit(rows.map((row) => [at++, row])) === false) return;
    }
  }
}

/** An excerpt (the key version, or a supplement). */
export class ExcerptView {
  constructor(book, excerpt) {
    this.book = book;
    this.excerpt = excerpt;
    this.entries = [];
    this.lines = new Map();
    this.chosen = ranges(excerpt.chosen);
    const passages = (excerpt.parts || []).filter((part) => Array.isArray(part.lines));
    for (const part of excerpt.parts || []) {
      if (Array.isArray(part.lines)) {
        this.entries.push({ part, number: passages.indexOf(part) + 1, of: passages.length });
        this.add(part.lines);
      } else {
        this.entries.push({ omitted: part });
      }
    }
    if ((excerpt.recovered || []).length > 0) {
      this.entries.push({ recovered: true });
      this.add(excerpt.recovered);
    }
    this.count = this.entries.length;
  }

  add(shown) {
    for (const [first, last] of shown) {
      for (let line = first; line <= last; line++) {
        this.lines.set(line, this.entries.length);
        this.entries.push({ line });
      }
    }
  }

  entry(at) {
    return this.entries[at];
  }

  isChosen(line) {
    return this.chosen.some(([first, last]) => first <= line && line <= last);
  }

  find(line) {
    return Promise.resolve(this.lines.has(line) ? this.lines.get(line) : -1);
  }

  row(entry) {
    if (entry.line === undefined) return null;
    for (const piece of this.book.holding(entry.line)) {
      const rows = this.book.rows(piece);
      const row = rows && rows.find((one) => one.n === entry.line);
      if (row) return row;
    }
    return null;
  }

  async load(at) {
    const entry = this.entry(at);
    if (entry.line !== undefined) await this.book.placeOf(entry.line);
  }

  async walk(visit) {
    for (const piece of this.book.pieces) {
      const holds = (line) => piece.first <= line && line <= piece.last;
      if (![...this.lines.keys()].some(holds)) continue;
      const rows = await this.book.load(piece);
      const found = rows.filter((row) => this.lines.has(row.n)).map((row) => [this.lines.get(row.n), row]);
      if (visit(found) === false) return;
    }
  }
}

function ranges(value) {
  return (Array.isArray(value) ? value : []).filter((one) => Array.isArray(one) && one.length === 2);
}
