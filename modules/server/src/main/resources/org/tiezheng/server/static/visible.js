// Characters that cannot be seen, and such as turn the text beside them around, are shown by their
// code and name, as papers print them. Those within an emoji or a word (joiners) stay.
const NAMES = {
  '00AD': 'SOFT HYPHEN', '061C': 'ARABIC LETTER MARK', '200B': 'ZERO WIDTH SPACE', '200E': 'LEFT-TO-RIGHT MARK', '200F': 'RIGHT-TO-LEFT MARK',
  '2028': 'LINE SEPARATOR', '2029': 'PARAGRAPH SEPARATOR', '202A': 'LEFT-TO-RIGHT EMBEDDING', '202B': 'RIGHT-TO-LEFT EMBEDDING',
  '202C': 'POP DIRECTIONAL FORMATTING', '202D': 'LEFT-TO-RIGHT OVERRIDE', '202E': 'RIGHT-TO-LEFT OVERRIDE', '2060': 'WORD JOINER',
  '2066': 'LEFT-TO-RIGHT ISOLATE', '2067': 'RIGHT-TO-LEFT ISOLATE', '2068': 'FIRST STRONG ISOLATE', '2069': 'POP DIRECTIONAL ISOLATE', FEFF: 'ZERO WIDTH NO-BREAK SPACE',
};

export function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, (one) => {
    const code = one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}${NAMES[code] ? ` ${NAMES[code]}` : ''}]`;
  });
}

/** Text that cannot reorder what stands beside it. */
export function isolated(text) {
  const node = document.createElement('bdi');
  node.textContent = visible(text);
  return node;
}
