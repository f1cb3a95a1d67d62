// A bundle of ten gigabytes in headless Chromium: time, and the memory of its processes.
//   node test/ten-gigabytes.mjs [gigabytes]   (not part of test.sh; needs the tools of test.sh)

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch, open } from './browser.mjs';
import { makeBundle } from './make-bundle.mjs';

const gigabytes = Number(process.argv[2] || 10);
const here = path.dirname(new URL(import.meta.url).pathname);
const work = fs.mkdtempSync(path.join(process.env.TMPDIR || os.tmpdir(), 'tiezheng-ten-'));
const folder = path.join(work, 'bundle');
// Sparse: the disk holds nothing, the reader reads every byte. One file of 4/10, six of 1/10.
const part = Math.round(gigabytes * 1e8);
const big = [{ item: 5, name: 'one.bin', size: 4 * part }];
for (let i = 0; i < 6; i++) big.push({ item: 6, name: `part${i}.bin`, size: part + i });
console.log(`making a bundle of ${gigabytes} GB in ${folder}`);
const index = fs.readFileSync(path.join(here, '../../resources/org/tiezheng/present/page/index.html'));
makeBundle(folder, { indexHtml: index, big });

/** Resident bytes of the browser's renderers and of all its processes. */
function memory(root) {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,cputimes=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim().split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter(Boolean)
    .map(([, pid, parent, rss, cpu, args]) => ({ pid: Number(pid), parent: Number(parent), rss: Number(rss) * 1024, cpu: Number(cpu), args }));
  const mine = new Set([root]);
  for (let before = -1; before !== mine.size;) {
    before = mine.size;
    rows.filter((row) => mine.has(row.parent)).forEach((row) => mine.add(row.pid));
  }
  const own = rows.filter((row) => mine.has(row.pid));
  return {
    renderer: Math.max(0, ...own.filter((row) => row.args.includes('--type=renderer')).map((row) => row.rss)),
    all: own.reduce((sum, row) => sum + row.rss, 0),
    cpu: own.reduce((sum, row) => sum + row.cpu, 0),
  };
}

const browser = await launch('chromium');
try {
  const { page } = await open(browser, path.join(folder, 'index.html'));
  const before = memory(browser.process().pid);
  const peak = { renderer: 0, all: 0 };
  const watch = setInterval(() => {
    const now = memory(browser.process().pid);
    peak.renderer = Math.max(peak.renderer, now.renderer);
    peak.all = Math.max(peak.all, now.all);
  }, 250);
  const began = Date.now();
  await (await page.$('#folder')).uploadFile(folder);
  const done = () => page.evaluate(() => document.documentElement.dataset.exit || ((document.getElementById('message') || {}).textContent && 'message'));
  let exit;
  for (let shown = 0; !exit;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    exit = await done();
    if (Date.now() - shown > 20000) {
      shown = Date.now();
      console.log(await page.evaluate(() => (document.getElementById('progress-text') || {}).textContent));
    }
  }
  clearInterval(watch);
  const seconds = (Date.now() - began) / 1000;
  const cpu = memory(browser.process().pid).cpu - before.cpu;
  const mib = (bytes) => Math.round(bytes / 1048576) + ' MiB';
  console.log(`exit ${exit}; ${gigabytes} GB in ${seconds.toFixed(0)} s = ${Math.round((gigabytes * 1000) / seconds)} MB/s (SHA-256 and SM3), ${cpu} CPU seconds; load ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores`);
  console.log(`renderer: ${mib(before.renderer)} before, ${mib(peak.renderer)} at most; all processes of the browser: ${mib(peak.all)} at most`);
  process.exitCode = exit === '0' ? 0 : 1;
} finally {
  await browser.close();
  fs.rmSync(work, { recursive: true, force: true });
}
