// Builds index.html: one file, the same bytes for the same sources and package-lock.json.
//   node build.mjs [output]

import { build } from 'esbuild';
import { parse } from 'acorn';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] || path.join(here, '../resources/org/tiezheng/present/page/index.html');
const MOST_BYTES = 400 * 1024;

async function bundle(entry, plugins = []) {
  const result = await build({
    entryPoints: [path.join(here, 'src', entry)], bundle: true, write: false, format: 'iife', minify: true, charset: 'ascii',
    target: ['es2020', 'chrome86', 'firefox102'], legalComments: 'inline', plugins, absWorkingDir: here,
  });
  return result.outputFiles[0].text.trim();
}

const worker = await bundle('worker.js');
const script = await bundle('main.js', [{
  name: 'worker-source',
  setup(own) {
    own.onResolve({ filter: /^worker-source$/ }, (args) => ({ path: args.path, namespace: 'worker-source' }));
    own.onLoad({ filter: /.*/, namespace: 'worker-source' }, () => ({ contents: worker, loader: 'text' }));
  },
}]);
// The floor that the page promises, checked by a parser of its own.
parse(worker, { ecmaVersion: 2020 });
parse(script, { ecmaVersion: 2020 });
if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its own element');

const read = (name) => fs.readFileSync(path.join(here, 'src', name), 'utf8');
const html = read('page.html').replace('@@STYLE@@', () => read('style.css').trim()).replace('@@SCRIPT@@', () => script);
if (Buffer.byteLength(html) > MOST_BYTES) throw new Error(`${Buffer.byteLength(html)} bytes, at most ${MOST_BYTES}`);
fs.mkdirSync(path.dirname(output), { recursive: true });
fs.writeFileSync(output, html);
console.log(`${output}: ${Buffer.byteLength(html)} bytes`);
