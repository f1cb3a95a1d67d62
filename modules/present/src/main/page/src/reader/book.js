// A conversation: its index, and its lines a piece at a time. So many pieces are kept as fit into a
// fixed number of characters; the one used longest ago goes first.

import { gapsPath, indexPath, linesPath } from './source.js';
import { Malformed } from '../outcome.js';

const KEPT_CHARACTERS = 6000000;
const list = (value) => (Array.isArray(value) ? value : []);
const whole = (value) => Number.isSafeInteger(value) && value >= 0;

export class Book {
  static async open(source, item) {
    const index = JSON.parse(await source.read(indexPath(item)));
    if (!index || index.v !== 1 || index.item !== item) throw new Malformed('阅读器的索引有误', 'the index of the reader is malformed');
    return new Book(source, index);
  }

  constructor(source, index) {
    this.source = source;
    this.index = index;
    this.item = index.item;
    const live = list(index.pieces);
    this.pieces = live.concat(list(index.recovered)).map(([number, first, last, count, day], i) => {
      if (![number, first, last, count].every(whole) || count < 1) throw new Malformed('阅读器的索引有误', 'the index of the reader is malformed');
      return { number, first, last, count, day: String(day || ''), recovered: i >= live.length, start: 0 };
    });
    this.count = 0;
    for (const piece of this.pieces) {
      piece.start = this.count;
      this.count += piece.count;
    }
    this.live = this.pieces.reduce((sum, piece) => sum + (piece.recovered ? 0 : piece.count), 0);
    this.loaded = new Map();
    this.asked = new Map();
    this.characters = 0;
  }

  /** Every file that the lines are read from. */
  get paths() {
    return [indexPath(this.item)].concat(this.index.signs === true ? [gapsPath(this.item)] : [], this.pieces.map((piece) => linesPath(this.item, piece.number)));
  }

  /** The piece that has the line at a place, counted from 0 through live and then recovered lines. */
  pieceAt(place) {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].start <= place) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low];
  }

  /** The rows of a piece if it is at hand. */
  rows(piece) {
    const kept = this.loaded.get(piece.number);
    if (!kept) return null;
    this.loaded.delete(piece.number);
    this.loaded.set(piece.number, kept);
    return kept.rows;
  }

  /** The rows of a piece. */
  load(piece) {
    const rows = this.rows(piece);
    if (rows) return Promise.resolve(rows);
    if (!this.asked.has(piece.number)) {
      const coming = this.source.read(linesPath(this.item, piece.number)).then((text) => {
        const parsed = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
        if (parsed.length !== piece.count) throw new Malformed('阅读器的一段行数不符', 'a piece of the reader has another number of lines');
        this.keep(piece.number, parsed, text.length);
        return parsed;
      });
      const over = () => this.asked.delete(piece.number);
      this.asked.set(piece.number, coming);
      coming.then(over, over);
    }
    return this.asked.get(piece.number);
  }

  keep(number, rows, size) {
    this.loaded.set(number, { rows, size });
    this.characters += size;
    for (const [old, kept] of this.loaded) {
      if (this.characters <= KEPT_CHARACTERS || old === number) break;
      this.loaded.delete(old);
      this.characters -= kept.size;
    }
  }

  rowAt(place) {
    const piece = this.pieceAt(place);
    const rows = this.rows(piece);
    return rows ? rows[place - piece.start] : null;
  }

  /** Pieces that may hold a line. */
  holding(line) {
    return this.pieces.filter((piece) => piece.first <= line && line <= piece.last);
  }

  /** The place of a line; -1 if it is not in this conversation. */
  async placeOf(line) {
    for (const piece of this.holding(line)) {
      const at = (await this.load(piece)).findIndex((row) => row.n === line);
      if (at >= 0) return piece.start + at;
    }
    return -1;
  }

  /** The place of the first line of a day or after it, as far as lines stand in the order of time; -1 if there is none. */
  async placeOfDay(day) {
    const live = this.pieces.filter((piece) => !piece.recovered && piece.day !== '');
    const before = live.filter((piece) => piece.day < day);
    for (const piece of before.slice(-1).concat(live.filter((one) => one.day >= day))) {
      const at = (await this.load(piece)).findIndex((row) => row.y && row.y >= day);
      if (at >= 0) return piece.start + at;
    }
    return -1;
  }
}
