// Both digests of one file in one pass; runs in a worker, or in slices on the page.

import { sha256 } from './digests.js';
import { Sm3 } from './sm3.js';
import { stream } from './bag.js';
import { hex } from './bytes.js';
import { say } from './outcome.js';

/**
 * {sha256, sm3, size} or {fault}. `progress` is told the bytes of each piece; `only` may ask for one
 * digest alone, so that two workers share a large file.
 */
export async function digestFile(file, { progress = () => {}, stop = () => false, only = null } = {}) {
  const one = only === 'sm3' ? null : sha256.create();
  const two = only === 'sha256' ? null : new Sm3();
  try {
    const size = await stream(file, (bytes) => {
      if (one) one.update(bytes);
      if (two) two.update(bytes);
      progress(bytes.length);
    }, stop);
    return { size, sha256: one ? hex(one.digest()) : null, sm3: two ? hex(two.digest()) : null };
  } catch (error) {
    return { fault: error.text || say('无法读取：' + error.name, 'cannot be read: ' + error.name) };
  }
}
