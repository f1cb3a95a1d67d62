// The conformance material, or a loud skip.

import fs from 'node:fs';
import path from 'node:path';

const root = process.env.CORPUS || '';

/** A folder of the corpus, or null after a line that says what is skipped. */
export function corpus(below) {
  const folder = root ? path.join(root, 'trust', below) : '';
  if (folder && fs.existsSync(folder)) return folder;
  console.log(`SKIPPED: no corpus, so nothing of ${below} was run`);
  return null;
}

export const json = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
export const bytes = (file) => new Uint8Array(fs.readFileSync(file));
