// A paper of the bundle in HTML, from the very bytes that were checked. What has any element, attribute or style sheet
// that our papers do not have is not shown at all; what is shown stands in a frame in which nothing runs.

import { el } from './dom.js';
import { WORDS } from './words.js';
import { fileState, forBrowser, opener } from './catalogue.js';
import { blobOf } from '../reader/source.js';
import { textOf, toBase64, utf8 } from '../bytes.js';
import { sha256 } from '../digests.js';

const ELEMENTS = new Set(('html head meta title style body a header nav details summary ul li bdi main section p h1 h2 h3 span br hr div table colgroup col thead '
  + 'tbody tr th td figure figcaption svg rect path').split(' '));
const ATTRIBUTES = new Set('lang charset content name id class scope role tabindex aria-label aria-hidden xmlns viewbox width height fill d'.split(' '));

// SHA-256 of the style sheets that our papers have or had, as in their Content-Security-Policy; PaperHtmlTest holds the newest.
const SHEETS = ['swAQOkyfO+hNLgrveu84s5KuY2zgiigXwm6uJBGFWYU='];

/** What a text in HTML has that our papers have not, such as "script" or "a href"; null if nothing. */
export function foreign(text) {
  // Any other beginning could be read in another way here than in the frame, such as a second byte order mark.
  if (!text.startsWith('<!DOCTYPE html>')) return '!DOCTYPE';
  let sheets = 0;
  // A document without a window: nothing of it runs and nothing is fetched.
  for (const node of new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')) {
    const name = node.localName.toLowerCase();
    if (!ELEMENTS.has(name)) return name;
    // Any other sheet could hide words, or add some.
    if (name === 'style' && (++sheets > 1 || !SHEETS.includes(toBase64(sha256(utf8(node.textContent)))))) return name;
    for (const { name: attribute, value } of node.attributes) {
      const own = attribute.toLowerCase();
      const fits = own === 'href' ? name === 'a' && value.startsWith('#') : own === 'http-equiv' ? name === 'meta' && value === 'Content-Security-Policy' : ATTRIBUTES.has(own);
      if (!fits) return name + ' ' + own;
    }
  }
  return sheets === 1 ? null : 'style';
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
    const text = textOf(new Uint8Array(await (await blobOf(file, 'application/octet-stream')).arrayBuffer()));
    const strange = text === null ? null : foreign(text);
    if (this.ended) return;
    if (text === null || strange !== null) {
      const why = text === null ? [t(WORDS.notUtf8)] : [t(WORDS.strangePaper), '<' + strange + '> '];
      this.element.append(el('p', { class: 'message', role: 'alert' }, why, opener(paper.path, bag, t)));
      return;
    }
    const frame = document.createElement('iframe');
    // Empty: no scripts, no forms, no windows, an origin of its own.
    frame.setAttribute('sandbox', '');
    frame.setAttribute('title', t(paper.title));
    // The very text that was looked at: of the file's bytes a frame could make another one.
    this.url = URL.createObjectURL(new Blob([text], { type: 'text/html;charset=utf-8' }));
    frame.src = this.url;
    this.element.append(el('p', { class: 'quiet' }, t(WORDS.shownChecked)), frame);
  }

  end() {
    this.ended = true;
    if (this.url) URL.revokeObjectURL(this.url);
  }
}
