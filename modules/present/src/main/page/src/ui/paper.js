// A paper of the bundle in HTML, from the very bytes that were checked. What has any element or attribute that our
// papers do not have is not shown at all; what is shown stands in a frame in which nothing runs.

import { el } from './dom.js';
import { WORDS } from './words.js';
import { fileState, forBrowser, opener } from './catalogue.js';
import { blobOf } from '../reader/source.js';

const ELEMENTS = new Set(('html head meta title style body a header nav details summary ul li bdi main section p h1 h2 h3 span br hr div table colgroup col thead '
  + 'tbody tr th td figure figcaption svg rect path').split(' '));
const ATTRIBUTES = new Set('lang charset content name id class scope role tabindex aria-label aria-hidden xmlns viewbox width height fill d'.split(' '));

/** What a text in HTML has that our papers have not, such as "script" or "a href"; null if nothing. */
export function foreign(text) {
  // A document without a window: nothing of it runs and nothing is fetched.
  for (const node of new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')) {
    const name = node.localName.toLowerCase();
    if (!ELEMENTS.has(name)) return name;
    if (name === 'style' && /url\s*\(|@import|\\/i.test(node.textContent)) return name;
    for (const { name: attribute, value } of node.attributes) {
      const own = attribute.toLowerCase();
      const fits = own === 'href' ? name === 'a' && value.startsWith('#') : own === 'http-equiv' ? name === 'meta' && value === 'Content-Security-Policy' : ATTRIBUTES.has(own);
      if (!fits) return name + ' ' + own;
    }
  }
  return null;
}

export class PaperView {
  constructor(report, index, t) {
    const paper = report && report.claim && report.bag ? report.claim.papers[index] : null;
    const file = paper && forBrowser(paper) ? report.bag.files.get(paper.path) : null;
    const back = el('p', {}, el('a', { href: '#/papers' }, t(WORDS.back)));
    this.url = null;
    this.ended = false;
    if (!file) {
      this.element = el('section', { id: 'paper' }, el('p', {}, t(WORDS.noPaper)), back);
      return;
    }
    this.element = el('section', { id: 'paper' }, el('h2', {}, t(paper.title), ' ', fileState(report, paper.path, t)), back);
    this.show(paper, report.bag, file, t).catch(() => this.element.append(el('p', { class: 'message', role: 'alert' }, t(WORDS.paperNotRead))));
  }

  async show(paper, bag, file, t) {
    const blob = await blobOf(file, 'text/html;charset=utf-8');
    const strange = foreign(await blob.text());
    if (this.ended) return;
    if (strange !== null) {
      this.element.append(el('p', { class: 'message', role: 'alert' }, t(WORDS.strangePaper), '<' + strange + '> ', opener(paper.path, bag, t)));
      return;
    }
    const frame = document.createElement('iframe');
    // Empty: no scripts, no forms, no windows, an origin of its own.
    frame.setAttribute('sandbox', '');
    frame.setAttribute('title', t(paper.title));
    this.url = URL.createObjectURL(blob);
    frame.src = this.url;
    this.element.append(el('p', { class: 'quiet' }, t(WORDS.shownChecked)), frame);
  }

  end() {
    this.ended = true;
    if (this.url) URL.revokeObjectURL(this.url);
  }
}
