// Pictures and voices, only from the bundle's own files and only of kinds that a browser shows
// without running anything in them: no SVG, no HTML.

import { el } from '../ui/dom.js';
import { READER } from './words.js';

const PICTURES = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', bmp: 'image/bmp' };
const SOUNDS = { wav: 'audio/wav', mp3: 'audio/mpeg', ogg: 'audio/ogg', m4a: 'audio/mp4' };
const FILMS = { mp4: 'video/mp4', webm: 'video/webm' };

const ending = (path) => (/\.([A-Za-z0-9]+)$/.exec(path) || ['', ''])[1].toLowerCase();
const leaf = (path) => path.split('/').pop();

/** What a line shows beside its words; null if it refers to no file of the bundle. `frees` gets what is to be called when it goes; `measured` is called when its height changes. */
export function figure(row, source, t, frees, measured) {
  const paths = [row.a, row.f].filter((path) => typeof path === 'string');
  if (paths.length === 0) return null;
  const out = el('figure', {});
  const kinds = [[PICTURES, 'img'], [SOUNDS, 'audio'], [FILMS, 'video']];
  const shown = paths.map((path) => [path, kinds.find(([types]) => types[ending(path)])]).find(([, kind]) => kind);
  if (shown) {
    const [path, [types, tag]] = shown;
    source.place(path, types[ending(path)]).then((place) => {
      if (!place) return;
      frees.push(place.free);
      const medium = document.createElement(tag);
      if (tag === 'img') {
        medium.loading = 'lazy';
        medium.decoding = 'async';
        medium.alt = row.x.slice(0, 200);
        medium.onload = measured;
        medium.onerror = () => {
          medium.replaceWith(el('span', { class: 'quiet' }, t(READER.noPicture)));
          measured();
        };
      } else {
        medium.controls = true;
        medium.preload = 'none';
        medium.setAttribute('aria-label', row.x.slice(0, 200));
      }
      medium.src = place.url;
      out.prepend(medium);
      measured();
    }, () => {});
  }
  out.append(el('figcaption', { class: 'quiet path' },
    row.f ? el('div', {}, t(READER.original), ' ', leaf(row.f)) : null, row.a ? el('div', {}, t(READER.playable), ' ', leaf(row.a)) : null));
  return out;
}
