// The reader of one conversation: head, tools, list. It is made anew when language or source
// change and goes on at the line where it was.

import { el, replace } from '../ui/dom.js';
import { opener } from '../ui/catalogue.js';
import { provenMark } from '../ui/excerpts.js';
import { Book } from './book.js';
import { ExcerptView, FullView, TalkView } from './views.js';
import { VirtualList } from './list.js';
import { Signs } from './signs.js';
import { Search } from './search.js';
import { heading, isRecovered, lineOf, readable } from './rows.js';
import { cellNames } from './kinds.js';
import { about } from './about.js';
import { either, filled, lineNumber, READER } from './words.js';

export class Reader {
  /** `place` = {line, version, typed} where it goes on. */
  constructor(source, item, t, lang, place = {}) {
    this.source = source;
    this.item = item;
    this.t = t;
    this.lang = lang;
    this.version = place.version || 0;
    this.typed = place.typed || '';
    this.talk = place.talk || 0;
    this.line = place.line || 0;
    this.sought = place.sought || 0;
    this.element = el('section', { class: 'reader', id: 'reader' }, el('p', { class: 'quiet', id: 'reader-wait' }, t(READER.loading)));
    this.opening = this.open();
  }

  /** Where it stands, for one that takes its place. */
  get place() {
    return { line: this.line, version: this.version, typed: this.typed, talk: this.talk };
  }

  end() {
    this.ended = true;
    if (this.search) this.search.stop();
    if (this.list) this.list.end();
  }

  async open() {
    try {
      this.book = await Book.open(this.source, this.item);
      this.signs = await Signs.open(this.source, this.book.index, this.item);
      if (this.ended) return;
      this.build();
      await this.show(this.version, this.line, this.sought > 0);
      if (this.typed) this.find();
    } catch (error) {
      if (!this.ended) replace(this.element, el('p', { class: 'message', role: 'alert' }, error.text ? this.t(error.text) : error.message));
    }
  }

  build() {
    const { t, book } = this;
    this.context = {
      t, lang: this.lang, book, source: this.source, words: [], hit: 0, opened: new Map(), details: new Set(),
      again: (line) => this.again(line),
      toggle: (line) => this.toggle(line),
      measured: () => this.list.plan(),
    };
    this.list = new VirtualList({
      label: t(READER.list),
      draw: (at) => this.draw(at),
      load: (at) => this.view.load(at),
      drop: (node) => (node.frees || []).forEach((free) => free()),
      most: Number(document.documentElement.dataset.mostPixels) || undefined,
    });
    this.list.onmove = (at) => this.moved(at);
    this.aboutBox = el('div', {});
    this.names = el('div', { hidden: true }, cellNames(t));
    replace(this.element, this.head(), this.tools(), this.aboutBox, this.names, this.list.box, el('p', { class: 'quiet noprint' }, t(READER.keys)),
      el('p', { class: 'quiet onprint' }, t(book.index.records === true ? READER.printRows : READER.printNote)));
  }

  head() {
    const { t, book } = this;
    const bad = this.source.checked ? this.source.state(book.paths) !== 'OK' : null;
    const [mark, css, words] = bad === null ? ['?', 'open', READER.unchecked] : bad ? ['✗', 'bad', READER.failed] : ['✓', 'good', READER.checked];
    return el('div', { class: 'reader-head' },
      el('h2', {}, book.item + ' ' + readable(String(book.index.title || ''))),
      el('p', { class: 'tag wrap ' + css, id: 'reader-state' }, mark + ' ' + t(words)));
  }

  tools() {
    const { t, book } = this;
    const versions = [book.index.records === true ? READER.all : READER.full].concat((book.index.excerpts || []).map((one) => either(one.title)));
    this.buttons = versions.map((title, i) => el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => this.show(i, this.line) }, t(title)));
    this.field = el('input', { type: 'search', id: 'reader-search', 'aria-label': t(READER.search), placeholder: t(READER.search) + ' (/)', title: t(READER.searchHint), maxlength: 200, autocomplete: 'off', spellcheck: 'false',
      onkeydown: (event) => {
        if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        this.step(event.shiftKey ? -1 : 1);
      } });
    this.field.value = this.typed;
    this.jump = el('input', { type: 'text', id: 'reader-jump', 'aria-label': t(READER.jump), placeholder: t(READER.jump), title: t(READER.jumpHint), maxlength: 12, autocomplete: 'off', size: 12,
      onkeydown: (event) => {
        if (event.key === 'Enter' && !event.isComposing) {
          event.preventDefault();
          this.jumpTo(this.jump.value);
        }
      } });
    this.status = el('output', { role: 'status', 'aria-live': 'polite', id: 'reader-status' });
    return el('div', { class: 'reader-tools noprint', role: 'toolbar', 'aria-label': t(READER.title) },
      el('div', { class: 'group', role: 'group', 'aria-label': t(READER.which), id: 'reader-versions' }, this.buttons), this.talks(),
      el('div', { class: 'group', role: 'search' }, this.field,
        el('button', { type: 'button', id: 'reader-previous', title: 'Shift+Enter', onclick: () => this.step(-1) }, t(READER.previous)),
        el('button', { type: 'button', id: 'reader-next', title: 'Enter', onclick: () => this.step(1) }, t(READER.next))),
      el('div', { class: 'group' }, this.jump, el('button', { type: 'button', onclick: () => this.jumpTo(this.jump.value) }, t(READER.jump))),
      this.status);
  }

  /** A choice of numbers, where the lines are told apart by them. */
  talks() {
    const { t, book } = this;
    const talks = (book.index.conversations || []).filter((one) => Array.isArray(one.ranges));
    if (talks.length < 2) return null;
    const choice = el('select', { id: 'reader-talk', 'aria-label': t(READER.talk), onchange: () => {
      this.talk = Number(choice.value);
      this.show(this.version, this.line).then(() => { if (this.field.value) this.find(); });
    } }, el('option', { value: 0 }, t(filled(READER.everyTalk, { n: book.count }))),
    talks.map((one, i) => el('option', { value: i + 1 }, (one.title ? readable(String(one.title)) + ' ' : '') + (readable(String(one.id || '')) || '—') + '（' + one.lines + '）')));
    choice.value = String(this.talk <= talks.length ? this.talk : 0);
    this.chosenTalks = talks;
    return el('div', { class: 'group' }, choice);
  }

  /** Shows a version, at a line if it has it. */
  async show(version, line, sought = false) {
    if (this.search) this.search.stop();
    this.search = null;
    this.context.words = [];
    this.context.hit = 0;
    const excerpts = this.book.index.excerpts || [];
    this.version = version <= excerpts.length ? version : 0;
    const talk = this.version === 0 && this.talk > 0 && this.chosenTalks ? this.chosenTalks[this.talk - 1] : null;
    this.view = talk ? new TalkView(this.book, talk) : this.version === 0 ? new FullView(this.book) : new ExcerptView(this.book, excerpts[this.version - 1]);
    this.buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(i === this.version)));
    const bag = this.source.checked ? this.source.bag : null;
    replace(this.aboutBox, about(this.book, this.version === 0 ? null : excerpts[this.version - 1], this.view, this.t,
      (path) => [opener(path, bag, this.t), ' ', provenMark(this.source.report, path, this.t)], this.signs));
    this.list.reset(this.view.count);
    this.names.hidden = true;
    this.list.layout();
    const at = line > 0 ? await this.view.find(line) : -1;
    if (at >= 0) {
      this.context.hit = sought ? line : 0;
      await this.list.goTo(at, sought ? 0.25 : 0);
      this.list.refresh();
    } else if (this.view.count > 0) {
      await this.view.load(0);
      this.list.moveTo(0);
      this.list.layout();
    }
    this.element.dataset.ready = String(this.version);
  }

  /** Goes to a line in the version that is shown, or else in the full one. */
  async goToLine(line) {
    let at = await this.view.find(line);
    if (at < 0 && this.version !== 0) {
      await this.show(0, 0);
      at = await this.view.find(line);
      if (at >= 0) this.say(READER.notInExcerpt);
    }
    if (at < 0 && this.talk > 0) {
      this.talk = 0;
      const choice = this.element.querySelector('#reader-talk');
      if (choice) choice.value = '0';
      await this.show(this.version, 0);
      at = await this.view.find(line);
    }
    if (at < 0) {
      this.say(READER.noLine);
      return;
    }
    this.line = line;
    this.context.hit = line;
    await this.list.goTo(at);
    this.list.refresh();
  }

  async jumpTo(typed) {
    const day = /^\s*(\d{4}-\d{2}-\d{2})\s*$/.exec(typed);
    const number = /^\s*\[?0*(\d{1,9})\]?\s*$/.exec(typed);
    this.say({ zh: '', en: '' });
    try {
      if (day) {
        const place = await this.book.placeOfDay(day[1]);
        const row = place < 0 ? null : this.book.rowAt(place);
        await this.goToLine(row ? row.n : -1);
      } else {
        await this.goToLine(number ? Number(number[1]) : -1);
      }
    } catch (error) {
      this.say(error.text || { zh: error.message, en: error.message });
    }
  }

  say(text) {
    this.status.textContent = this.t(text);
  }

  moved(at) {
    const row = this.view.row(this.view.entry(at));
    if (row) this.line = row.n;
  }

  draw(at) {
    const entry = this.view.entry(at);
    if (entry.recovered) {
      return el('li', { class: 'section' }, el('h3', {}, this.t(either(this.book.index.recoveredTitle))), el('p', {}, this.t(either(this.book.index.recoveredMeans))));
    }
    if (entry.omitted) {
      return el('li', { class: 'between' }, el('div', { class: 'bar omitted' }, this.t(either(entry.omitted.sentence))));
    }
    if (entry.part) return this.passage(entry);
    const row = this.view.row(entry);
    if (!row) return null;
    if (row.K === 'payment' && this.names.hidden) {
      this.names.hidden = false;
      // The names stand above the cells, whatever room the bar beside them takes.
      this.names.firstChild.style.paddingRight = 'calc(1rem + ' + (this.list.box.offsetWidth - this.list.box.clientWidth) + 'px)';
    }
    const before = [];
    if (this.version === 0) {
      if (row.h & 1 && !(this.view instanceof TalkView)) before.push(heading(row, this.context));
      if (row.h & 2) before.push(el('h3', { class: 'day' }, '—— ' + row.y + ' ——'));
    }
    const chosen = this.version === 0 ? null : isRecovered(row) || this.view.isChosen(row.n);
    const bars = (where) => this.signs.bars(where, row.n, this.t, this.context.measured);
    return lineOf(row, this.context, before.concat(bars(this.signs.above)), chosen, bars(this.signs.below));
  }

  passage({ part, number }) {
    const lines = part.lines.map(([first, last]) => (first === last ? first : first + '–' + last)).join('、');
    return el('li', { class: 'section passage' }, el('h3', {}, this.t(READER.passage) + ' ' + number + '　' + lines),
      part.facts.length > 0 ? el('p', {}, this.t(READER.facts) + readable(part.facts.join('；'))) : null);
  }

  again(line) {
    // By what is drawn: the piece of the line may have gone from memory since.
    this.list.refresh((at) => this.list.nodes.get(at).line === line);
  }

  toggle(line) {
    const { details } = this.context;
    if (details.has(line)) details.delete(line);
    else details.add(line);
    this.again(line);
    const button = [...this.list.inner.querySelectorAll('button.no')].find((one) => one.textContent === '[' + lineNumber(line) + ']');
    if (button) button.focus({ preventScroll: true });
  }

  /** Starts the search for what was typed. */
  find() {
    if (this.search) this.search.stop();
    this.typed = this.field.value;
    this.hit = undefined;
    let shown = false;
    const began = this.list.first;
    this.search = new Search(this.view, this.typed, (search) => {
      if (search !== this.search) return;
      if (!shown && search.hits.length > 0 && (search.done || search.hits[search.hits.length - 1] >= began)) {
        shown = true;
        this.hit = search.from(began);
        this.showHit();
      }
      this.tell();
    });
    this.context.opened.clear();
    this.context.words = this.search.words;
    this.list.refresh();
    this.tell();
    this.search.run().catch((error) => this.say(error.text || { zh: error.message, en: error.message }));
  }

  step(by) {
    if (!this.search || this.search.typed !== this.field.value) {
      this.find();
      return;
    }
    const count = this.search.hits.length;
    if (count === 0 || this.hit === undefined) return;
    this.hit = (this.hit + by + count) % count;
    this.showHit();
    this.tell();
  }

  showHit() {
    const { search } = this;
    this.context.hit = search.lines[this.hit];
    this.line = this.context.hit;
    this.list.goTo(search.hits[this.hit]).then(() => {
      if (search === this.search) this.list.refresh();
    }, () => {});
  }

  tell() {
    const { search } = this;
    if (search.words.length === 0) this.say({ zh: '', en: '' });
    else if (search.hits.length > 0 && this.hit !== undefined && search.hits[this.hit] !== undefined) {
      const progress = search.done ? { zh: '', en: '' } : filled(READER.searching, { a: search.searched, n: this.view.count, h: search.hits.length });
      this.say(filled(READER.found, { i: this.hit + 1, h: search.hits.length + (search.done ? '' : '+'), l: lineNumber(search.lines[this.hit]) }));
      if (!search.done) this.status.textContent += ' · ' + this.t(progress);
    } else if (search.done) this.say(filled(READER.notFound, { n: search.searched }));
    else this.say(filled(READER.searching, { a: search.searched, n: this.view.count, h: search.hits.length }));
    this.status.dataset.done = String(search.done);
  }
}
