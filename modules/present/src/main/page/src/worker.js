// Runs in a worker: digests the files that it is sent, a batch at a time.

import './compat.js';
import { digestFile } from './digestfile.js';

self.onmessage = async (event) => {
  const { tasks } = event.data;
  const results = [];
  for (const { number, file, only } of tasks) {
    const progress = (bytes) => self.postMessage({ bytes: only ? bytes : 2 * bytes });
    results.push({ number, only, result: await digestFile(file, { only, progress: file.size > 262144 ? progress : undefined }) });
  }
  self.postMessage({ results });
};
self.postMessage({ ready: true });
