// The members of a zip as stretches of its Blob (APPNOTE 6.3: stored and deflated, zip64, UTF-8 names).

import { Malformed, NotUnderstood } from './outcome.js';
import { textOf } from './bytes.js';

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_DIRECTORY = 256 * 1024 * 1024;
const MAX_MEMBERS = 1000000;
const FULL32 = 0xffffffff;
const UTF8_FLAG = 0x800;

const bad = (zh, en) => new Malformed('压缩包有误：' + zh, 'the zip is malformed: ' + en);

async function view(blob, from, to) {
  if (from < 0 || to > blob.size || from > to) throw bad('位置越界', 'a position outside the file');
  return new DataView(await blob.slice(from, to).arrayBuffer());
}

function long(data, at) {
  const value = data.getUint32(at + 4, true) * 4294967296 + data.getUint32(at, true);
  if (!Number.isSafeInteger(value)) throw bad('数值过大', 'a number is too large');
  return value;
}

/** Answers files in the form of bag.js; folders are left out. */
export async function zipFiles(blob) {
  const { count, from, size } = await directory(blob);
  if (count > MAX_MEMBERS || size > MAX_DIRECTORY) throw bad('目录过大', 'the directory is too large');
  const data = await view(blob, from, from + size);
  const members = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const member = central(data, at);
    at = member.next;
    if (!member.path.endsWith('/')) members.push(member);
  }
  const out = [];
  for (const member of members) out.push(await located(blob, member));
  return out;
}

async function directory(blob) {
  const start = Math.max(0, blob.size - 65557);
  const tail = await view(blob, start, blob.size);
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) === END && at + 22 + tail.getUint16(at + 20, true) === tail.byteLength) {
      const plain = { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), from: tail.getUint32(at + 16, true) };
      const has64 = at >= 20 && tail.getUint32(at - 20, true) === LOCATOR64;
      return has64 ? directory64(blob, long(tail, at - 12)) : plain;
    }
  }
  throw bad('找不到目录', 'no directory');
}

async function directory64(blob, at) {
  const end = await view(blob, at, at + 56);
  if (end.getUint32(0, true) !== END64) throw bad('zip64 目录', 'the zip64 directory');
  return { count: long(end, 32), size: long(end, 40), from: long(end, 48) };
}

function central(data, at) {
  if (at + 46 > data.byteLength || data.getUint32(at, true) !== CENTRAL) throw bad('目录条目', 'an entry of the directory');
  const nameLength = data.getUint16(at + 28, true);
  const extraLength = data.getUint16(at + 30, true);
  const next = at + 46 + nameLength + extraLength + data.getUint16(at + 32, true);
  if (next > data.byteLength) throw bad('目录条目', 'an entry of the directory');
  const flags = data.getUint16(at + 8, true);
  const method = data.getUint16(at + 10, true);
  const name = new Uint8Array(data.buffer, data.byteOffset + at + 46, nameLength);
  const path = textOf(name);
  if (path === null || ((flags & UTF8_FLAG) === 0 && name.some((byte) => byte > 127))) {
    throw bad('文件名不是 UTF-8', 'a name is not UTF-8');
  }
  if ((flags & 1) !== 0) throw new NotUnderstood('加密的压缩包，请先解压', 'encrypted zips; unpack it first');
  if (method !== 0 && method !== 8) throw new NotUnderstood('压缩方法 ' + method + '，请先解压', 'the compression ' + method + '; unpack it first');
  const member = {
    path, method, next, flags, length: data.getUint32(at + 20, true), size: data.getUint32(at + 24, true), local: data.getUint32(at + 42, true),
  };
  extra64(data, at + 46 + nameLength, extraLength, member);
  return member;
}

function extra64(data, from, length, member) {
  for (let at = from; at + 4 <= from + length;) {
    const id = data.getUint16(at, true);
    const end = at + 4 + data.getUint16(at + 2, true);
    if (end > from + length) return;
    if (id === 1) {
      let value = at + 4;
      for (const field of ['size', 'length', 'local']) {
        if (member[field] === FULL32) {
          if (value + 8 > end) throw bad('zip64 条目', 'a zip64 entry');
          member[field] = long(data, value);
          value += 8;
        }
      }
    }
    at = end;
  }
}

async function located(blob, member) {
  const head = await view(blob, member.local, member.local + 30);
  if (head.getUint32(0, true) !== LOCAL) throw bad(member.path, member.path);
  const offset = member.local + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (offset + member.length > blob.size) throw bad(member.path, member.path);
  if (member.method === 0 && member.length !== member.size) throw bad(member.path, member.path);
  return { path: member.path, size: member.size, blob, offset, length: member.length, deflated: member.method === 8 };
}
