// RFC 8493 manifests and tag files, in the one form that the bundle writer gives them.

import { compare, textOf, utf8 } from './bytes.js';
import { Malformed } from './outcome.js';

/** Undoes the percent-encoding of RFC 8493 section 2.1.3, of %, CR and LF only. */
function decoded(path) {
  return path.replace(/%(25|0[AaDd])/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

/** Why a path may not be used, or null. */
export function pathFault(path) {
  const bad = path === '' || path.startsWith('/') || path.includes('\\') || path.startsWith('~') || /^[A-Za-z]:/.test(path)
    || path.split('/').some((part) => part === '' || part === '.' || part === '..');
  return bad ? path : null;
}

/**
 * The lines of a manifest: [{digest, path, line}]. Throws Malformed for a line that is not
 * `<64 hex><two spaces><path>`, an unsafe path, a path twice, or an order other than that of path bytes.
 */
export function manifest(bytes, name) {
  const text = textOf(bytes);
  if (text === null) throw new Malformed(name + ' 不是 UTF-8', name + ' is not UTF-8');
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Malformed(name + ' 末行没有换行', 'the last line of ' + name + ' is not ended');
  const out = [];
  let before = null;
  for (const line of text.slice(0, -1).split('\n')) {
    const parts = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (!parts) throw new Malformed(name + ' 有一行格式有误：' + line.slice(0, 80), 'a line of ' + name + ' is malformed: ' + line.slice(0, 80));
    const path = decoded(parts[2]);
    if (pathFault(path) !== null) throw new Malformed(name + ' 含不安全的路径：' + path, name + ' has an unsafe path: ' + path);
    const key = utf8(parts[2]);
    if (before !== null && compare(before, key) >= 0) {
      throw new Malformed(name + ' 路径重复或次序有误：' + path, 'a path of ' + name + ' is repeated or out of order: ' + path);
    }
    before = key;
    out.push({ digest: parts[1], path, line });
  }
  return out;
}

/** The labels and values of bag-info.txt, folded lines joined. */
export function labels(bytes) {
  const text = textOf(bytes);
  if (text === null) throw new Malformed('bag-info.txt 不是 UTF-8', 'bag-info.txt is not UTF-8');
  const out = {};
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0) out[line.slice(0, at)] = line.slice(at + 1).trim();
  }
  return out;
}
