// Spreads files over workers; where workers are refused, digests them here, slice by slice.

import { digestFile } from './digestfile.js';

const SPLIT = 16 * 1024 * 1024;
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_FILES = 64;
const REPORTED = 262144;
const PATIENCE = 4000;
const MOST_WORKERS = 4;

export class Cancelled extends Error {}

export class DigestPool {
  /** `source` is the script of the worker. `progress(done, total)` is told bytes. */
  constructor(source, progress) {
    this.source = source;
    this.progress = progress;
    this.workers = [];
    this.cancelled = false;
    this.threads = 0;
  }

  cancel() {
    this.cancelled = true;
    this.workers.forEach((one) => one.terminate());
    if (this.refuse) this.refuse(new Cancelled());
  }

  /** Answers a Map from path to {sha256, sm3, size} or {fault}. */
  async digest(files) {
    this.total = files.reduce((sum, file) => sum + 2 * file.size, 0);
    this.done = 0;
    const batches = this.batches(files);
    const out = files.map(() => ({}));
    const accept = ({ number, only, result }) => {
      const file = files[number];
      if (file.size <= REPORTED) this.advance(only ? file.size : 2 * file.size);
      const known = out[number];
      if (result.fault) known.fault = result.fault;
      known.size = result.size;
      if (result.sha256) known.sha256 = result.sha256;
      if (result.sm3) known.sm3 = result.sm3;
    };
    const wanted = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2, batches.length));
    const url = this.workerUrl();
    try {
      const started = await Promise.all(Array.from({ length: wanted }, () => this.start(url)));
      this.workers = started.filter(Boolean);
      this.threads = this.workers.length;
      if (this.workers.length > 0) {
        await new Promise((resolve, reject) => {
          this.refuse = reject;
          Promise.all(this.workers.map((worker) => this.serve(worker, batches, accept))).then(resolve, reject);
        });
      } else {
        await this.alone(batches, accept);
      }
    } finally {
      this.workers.forEach((one) => one.terminate());
      if (url) URL.revokeObjectURL(url);
    }
    if (this.cancelled) throw new Cancelled();
    return new Map(files.map((file, i) => [file.path, out[i]]));
  }

  /** Large files first, each digest a task of its own; small ones together. */
  batches(files) {
    const order = files.map((file, number) => ({ file, number })).sort((a, b) => b.file.size - a.file.size);
    const out = [];
    let bytes = 0;
    for (const { file, number } of order) {
      if (file.size >= SPLIT) {
        out.push([{ number, file, only: 'sm3' }], [{ number, file, only: 'sha256' }]);
        bytes = BATCH_BYTES;
      } else {
        if (bytes + file.size > BATCH_BYTES || out.length === 0 || out[out.length - 1].length >= BATCH_FILES) {
          out.push([]);
          bytes = 0;
        }
        out[out.length - 1].push({ number, file, only: null });
        bytes += file.size;
      }
    }
    return out;
  }

  advance(bytes) {
    this.done += bytes;
    this.progress(this.done / 2, this.total / 2);
  }

  workerUrl() {
    try {
      return URL.createObjectURL(new Blob([this.source], { type: 'text/javascript' }));
    } catch (_) {
      return null;
    }
  }

  /** A worker that answered, or null. */
  start(url) {
    return new Promise((resolve) => {
      let worker;
      try {
        worker = new Worker(url);
      } catch (_) {
        resolve(null);
        return;
      }
      const timer = setTimeout(() => { worker.terminate(); resolve(null); }, PATIENCE);
      const settle = (value) => { clearTimeout(timer); resolve(value); };
      worker.onerror = (event) => { event.preventDefault(); settle(null); };
      worker.onmessage = () => settle(worker);
    });
  }

  serve(worker, batches, accept) {
    return new Promise((resolve, reject) => {
      const next = () => {
        if (batches.length === 0) resolve();
        else worker.postMessage({ tasks: batches.shift() });
      };
      worker.onerror = (event) => reject(new Error(event.message || 'worker'));
      worker.onmessage = (event) => {
        if (event.data.bytes) this.advance(event.data.bytes);
        if (event.data.results) {
          event.data.results.forEach(accept);
          next();
        }
      };
      next();
    });
  }

  async alone(batches, accept) {
    for (const batch of batches) {
      for (const { number, file, only } of batch) {
        const progress = (bytes) => { if (file.size > REPORTED) this.advance(only ? bytes : 2 * bytes); };
        accept({ number, only, result: await digestFile(file, { only, progress, stop: () => this.cancelled }) });
        if (this.cancelled) throw new Cancelled();
      }
    }
  }
}
