// Digests of files in one thread, as the worker makes them.

import { digestFile } from '../src/digestfile.js';

export async function localDigest(files) {
  const out = new Map();
  for (const file of files) out.set(file.path, await digestFile(file));
  return out;
}
