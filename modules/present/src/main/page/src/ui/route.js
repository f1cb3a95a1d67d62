// Which part of the page is shown, from the address after #: #/read/1/120 is line 120 of item 1.

export function route(hash) {
  const read = /^#\/read\/(\d{1,6})(?:\/(\d{1,9}))?$/.exec(hash);
  if (read) return { view: 'read', item: Number(read[1]), line: Number(read[2] || 0) };
  const paper = /^#\/paper\/(\d{1,6})$/.exec(hash);
  if (paper) return { view: 'paper', paper: Number(paper[1]), part: 'papers' };
  if (hash === '#/findings') return { view: 'findings', part: 'findings' };
  const part = /^#\/([a-z-]{1,20})$/.exec(hash);
  return { view: 'home', part: part ? part[1] : '' };
}
