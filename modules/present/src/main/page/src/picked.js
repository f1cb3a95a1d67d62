// What a person picked or dropped, as files in the form of bag.js.

import { wholeFile } from './bag.js';
import { zipFiles } from './zip.js';
import { Malformed } from './outcome.js';
import { textOf } from './bytes.js';

/** Answers {files, container}: `container` is null for a folder, {name, blob, expected} for a zip. */
export async function fromFileList(list) {
  const all = [...list];
  const zip = all.find((file) => /\.zip$/i.test(file.name) && !(file.webkitRelativePath || '').includes('/'));
  if (!zip) return { files: all.map((file) => wholeFile(file.webkitRelativePath || file.name, file)), container: null };
  const beside = all.find((file) => file.name === zip.name + '.sha256');
  return { files: await zipFiles(zip), container: { name: zip.name, blob: zip, expected: beside ? await digestIn(beside, zip.name) : null } };
}

async function digestIn(file, name) {
  const text = file.size < 4096 ? textOf(new Uint8Array(await file.arrayBuffer())) : null;
  const parts = /^([0-9a-f]{64}) [ *](.+?)\r?\n?$/.exec(text || '');
  if (!parts || parts[2] !== name) throw new Malformed(name + '.sha256 的内容有误', name + '.sha256 is malformed');
  return parts[1];
}

/** The same for a drop. Browsers differ in what a page opened from disk may do with a dropped folder. */
export async function fromDrop(transfer) {
  const items = [...(transfer.items || [])].filter((item) => item.kind === 'file');
  // Both must be asked before the first wait: the drop is gone after it.
  const entries = items.map((item) => (item.webkitGetAsEntry ? item.webkitGetAsEntry() : null));
  const handles = items.map((item) => (item.getAsFileSystemHandle ? item.getAsFileSystemHandle().catch(() => null) : null));
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry && entry.isDirectory)) return fromFileList(plain);
  try {
    const files = [];
    for (const entry of entries) if (entry) await walkEntry(entry, '', files);
    return { files, container: null };
  } catch (_) {
    try {
      const files = [];
      for (const handle of await Promise.all(handles)) await walkHandle(handle, '', files);
      return { files, container: null };
    } catch (error) {
      throw new Malformed(
        '此浏览器不允许本页读取拖入的文件夹，请改用“选择文件夹”按钮',
        'this browser does not let this page read a dropped folder; use the button that picks a folder');
    }
  }
}

async function walkEntry(entry, below, out) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    out.push(wholeFile(below + entry.name, file));
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await walkEntry(one, below + entry.name + '/', out);
  }
}

async function walkHandle(handle, below, out) {
  if (handle.kind === 'file') {
    out.push(wholeFile(below + handle.name, await handle.getFile()));
    return;
  }
  for await (const one of handle.values()) await walkHandle(one, below + handle.name + '/', out);
}
