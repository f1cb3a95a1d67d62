// What rules found about the items that are handed in, as the submitter's program said it.

import { el } from './dom.js';
import { WORDS } from './words.js';
import { opener } from './catalogue.js';
import { readable } from '../reader/rows.js';
import { either } from '../reader/words.js';
import { say } from '../outcome.js';
import { findingsPath } from '../reader/source.js';

const OUTCOMES = { FAIL: ['✗', 'bad'], WARN: ['!', 'open'], UNKNOWN: ['?', 'open'], PASS: ['✓', 'good'] };
const list = (value) => (Array.isArray(value) ? value : []);

/** Lines that a place names: line 120, 第405行, [000120]. */
function linesIn(text) {
  return [...String(text).matchAll(/(?:\blines? |第 ?|\[)0*(\d{1,9})(?= ?行|\]|\b)/g)].map((match) => Number(match[1])).filter((n) => n > 0);
}

export class Findings {
  /** `items` are those of the catalogue, `readers` what the reader can show. */
  constructor(source, items, readers, t) {
    this.source = source;
    this.items = items;
    this.readers = readers;
    this.t = t;
    this.shown = ['FAIL', 'WARN', 'UNKNOWN'];
    this.element = el('section', { id: 'findings-view' }, el('h2', {}, t(WORDS.findings)), el('p', { class: 'quiet' }, '…'));
    source.read(findingsPath()).then((text) => this.show(JSON.parse(text)), (error) => this.fail(error));
  }

  fail(error) {
    this.element.lastChild.remove();
    this.element.append(el('p', { class: 'message', role: 'alert' }, error.text ? this.t(error.text) : error.message));
  }

  show(all) {
    const { t } = this;
    const findings = list(all.findings);
    const count = (outcome) => findings.filter((one) => one.outcome === outcome).length;
    const word = (outcome) => either((findings.find((one) => one.outcome === outcome) || { word: outcome }).word);
    const state = this.source.checked ? this.source.state([findingsPath()]) : null;
    const [mark, css, note] = state === null ? ['?', 'open', WORDS.unchecked] : state === 'OK' ? ['✓', 'good', WORDS.findingsChecked] : ['✗', 'bad', WORDS.findingsFailed];
    const rows = el('div', {});
    const draw = () => {
      while (rows.firstChild) rows.firstChild.remove();
      for (const item of this.items) {
        const mine = findings.filter((one) => one.item === item.number && this.shown.includes(one.outcome));
        if (mine.length > 0) rows.append(el('h3', { class: 'talk' }, item.number + ' ' + readable(item.title)), ...mine.map((one) => this.one(one)));
      }
      if (!rows.firstChild) rows.append(el('p', {}, t(WORDS.noFindings)));
    };
    const choices = Object.keys(OUTCOMES).map((outcome) => el('button', { type: 'button', 'aria-pressed': String(this.shown.includes(outcome)), onclick: (event) => {
      this.shown = this.shown.includes(outcome) ? this.shown.filter((one) => one !== outcome) : this.shown.concat(outcome);
      event.currentTarget.setAttribute('aria-pressed', String(this.shown.includes(outcome)));
      draw();
    } }, OUTCOMES[outcome][0] + ' ' + t(word(outcome)) + ' ' + count(outcome)));
    this.element.lastChild.remove();
    this.element.append(
      el('p', { class: 'tag wrap ' + css }, mark + ' ' + t(note)), el('p', {}, t(either(all.scope))), el('p', { class: 'quiet' }, t(either(all.basis))),
      el('div', { class: 'reader-tools noprint', role: 'group', 'aria-label': t(WORDS.findings) }, choices), rows);
    draw();
  }

  one(finding) {
    const { t } = this;
    const [mark, css] = OUTCOMES[finding.outcome] || ['·', 'note'];
    const pair = (name, ...value) => [el('dt', {}, t(name)), el('dd', {}, value)];
    return el('article', { class: 'finding' },
      el('h4', {}, el('span', { class: 'tag ' + css }, mark + ' ' + t(either(finding.word))), ' ', readable(t(either(finding.title))), ' ',
        el('span', { class: 'quiet' }, readable(String(finding.rule)) + ' · ' + t(either(finding.property)) + ' · ' + t(either(finding.severity)))),
      el('p', {}, readable(t(either(finding.message)))),
      el('dl', { class: 'from' },
        pair(WORDS.asked, readable(t(either(finding.plain)))),
        pair(WORDS.articles, list(finding.sources).map((one) => readable(t(either(one)))).join(t(say('；', '; '))) + ' · ' + t(either(finding.confidence))),
        list(finding.missing).length > 0 ? pair(WORDS.lacking, readable(finding.missing.join(', '))) : null,
        list(finding.remedies).length > 0 ? pair(WORDS.remedies, el('ol', {}, finding.remedies.map((one) => el('li', {}, readable(t(either(one.text))), one.paper ? el('span', { class: 'quiet' }, ' (' + readable(String(one.paper)) + ')') : null)))) : null,
        list(finding.places).length > 0 ? pair(WORDS.places, el('ul', {}, finding.places.map((place) => this.place(place, finding.item)),
          finding.morePlaces > 0 ? el('li', {}, t(say('另有 ' + finding.morePlaces + ' 处', finding.morePlaces + ' more'))) : null)) : null));
  }

  place([file, where, value], item) {
    const known = (this.items.find((one) => one.number === item) || { originals: [] }).originals.find((one) => one.nameFound === file);
    const lines = this.readers.some((one) => one.item === item) ? linesIn(where + ' ' + value).slice(0, 8) : [];
    return el('li', { class: 'path' }, readable([file, where, value].filter((part) => part !== '').join(' · ')), ' ',
      known ? opener(known.path, this.source.checked ? this.source.bag : null, this.t) : null,
      lines.map((line) => [' ', el('a', { href: '#/read/' + item + '/' + line, class: 'noprint' }, '[' + String(line).padStart(6, '0') + ']')]));
  }
}
