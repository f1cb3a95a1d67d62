// Elements from data. Text is only ever set as text, so nothing from a bundle becomes markup.

const SAFE = ['class', 'id', 'type', 'multiple', 'webkitdirectory', 'accept', 'role', 'aria-live', 'aria-label', 'aria-pressed', 'lang',
  'colspan', 'scope', 'rows', 'spellcheck', 'placeholder', 'open', 'hidden', 'target', 'rel', 'download', 'href', 'value', 'max', 'title', 'tabindex', 'for',
  'dir', 'aria-expanded', 'aria-current', 'aria-hidden', 'maxlength', 'autocomplete', 'size'];

export function el(tag, attributes, ...children) {
  const out = document.createElement(tag);
  for (const name of Object.keys(attributes || {})) {
    const value = attributes[name];
    if (name.startsWith('on')) out.addEventListener(name.slice(2), value);
    else if (!SAFE.includes(name)) throw new Error('attribute ' + name);
    else if (value === true) out.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) out.setAttribute(name, String(value));
  }
  children.flat(3).forEach((child) => {
    if (child !== null && child !== undefined && child !== false) {
      out.append(child instanceof Node ? child : document.createTextNode(visible(String(child))));
    }
  });
  return out;
}

/** Characters that could turn or hide the text beside them are shown by their number. */
export function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    (one) => '\u27e8U+' + one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') + '\u27e9');
}

export function replace(node, ...children) {
  while (node.firstChild) node.removeChild(node.firstChild);
  node.append(...children.flat(3).filter(Boolean));
}
