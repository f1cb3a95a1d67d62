// Signs that lines are missing, between the lines where they show, with their innocent explanations.

import { el } from '../ui/dom.js';
import { readable } from './rows.js';
import { gapsPath } from './source.js';
import { either, filled, lineNumber, READER } from './words.js';

const list = (value) => (Array.isArray(value) ? value : []);

export class Signs {
  static async open(source, index, item) {
    return new Signs(index.signs === true ? JSON.parse(await source.read(gapsPath(item))) : {});
  }

  constructor(data) {
    this.signs = list(data.signs);
    this.kinds = data.kinds || {};
    this.more = data.more || 0;
    this.above = new Map();
    this.below = new Map();
    for (const sign of this.signs) {
      const of = (about) => list(sign.at).filter(([one]) => one === about).map(([, line]) => line);
      const after = of('AFTER');
      const before = of('BEFORE');
      if (after.length > 0) this.put(this.above, after[0], sign);
      else if (before.length > 0) this.put(this.below, before[before.length - 1], sign);
      for (const line of of('ROW').concat(of('WITNESS'))) this.put(this.below, line, sign);
    }
  }

  put(where, line, sign) {
    if (!where.has(line)) where.set(line, []);
    where.get(line).push(sign);
  }

  title(sign) {
    return either((this.kinds[sign.kind] || {}).title || sign.kind);
  }

  bar(sign, t, measured) {
    const innocent = list((this.kinds[sign.kind] || {}).innocent);
    return el('div', { class: 'bar gap', role: 'note' },
      el('p', {}, el('b', {}, '▲ ' + t(either(sign.weight)) + ' · ' + t(this.title(sign))), ' — ', readable(t(either(sign.what)))),
      innocent.length > 0 ? el('details', { ontoggle: measured }, el('summary', {}, t(READER.innocent)), el('ul', {}, innocent.map((one) => el('li', {}, t(either(one)))))) : null);
  }

  bars(where, line, t, measured) {
    return (where.get(line) || []).map((sign) => this.bar(sign, t, measured));
  }

  /** All of them, each with its lines. */
  table(t, item) {
    if (this.signs.length === 0) return null;
    return el('details', { id: 'signs' }, el('summary', {}, t(filled(READER.signs, { n: this.signs.length + this.more }))),
      el('p', { class: 'quiet' }, t(READER.signsMean)),
      el('ul', {}, this.signs.slice(0, 200).map((sign) => el('li', {}, t(either(sign.weight)), ' · ', t(this.title(sign)), ' — ', readable(t(either(sign.what))), ' ',
        list(sign.at).slice(0, 6).map(([, line]) => [el('a', { href: '#/read/' + item + '/' + line }, '[' + lineNumber(line) + ']'), ' ']))),
      this.signs.length + this.more > 200 ? el('li', {}, '…') : null));
  }
}
