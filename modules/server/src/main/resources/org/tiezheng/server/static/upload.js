// Sends files in pieces that are each checked where they arrive, goes on after a break, and computes
// the digest of the whole while sending; the server compares it with what is on its disk.
import { Sha256 } from './sha256.js';

const PIECE = 8 * 1024 * 1024;
const TRIES = 8;
const MOST = 100000;
const chinese = document.documentElement.lang.startsWith('zh');
const say = (zh, en) => (chinese ? zh : en);

const box = document.getElementById('upload');
const said = document.getElementById('uploadsaid');
const bar = document.getElementById('uploadbar');
const drop = document.getElementById('drop');
const inputs = [...document.querySelectorAll('#upload input[type="file"]')];

const base64 = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
const utf8 = (text) => new TextEncoder().encode(text);
const pause = (millis) => new Promise((resolve) => { setTimeout(resolve, millis); });

async function refused(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Error((chinese ? problem.zh : problem.en) ?? `${answer.status}`);
}

function tus(method, address, headers, body) {
  return fetch(address, { method, headers: { 'Tus-Resumable': '1.0.0', ...headers }, body });
}

/** The browser keeps only so much; without it an upload works, but does not go on after the page was closed. */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Full.
  }
}

/** Forgets the uploads of work that is done; those of work that failed are still there. */
async function forget() {
  for (const name of Object.keys(localStorage).filter((n) => n.startsWith('job '))) {
    const answer = await fetch(`/api/v1/jobs/${name.slice('job '.length)}`).catch(() => undefined);
    if (!answer) continue;
    const job = answer.ok ? await answer.json() : {};
    if (job.state === 'RUNNING') continue;
    const kept = (job.outcome?.result?.notTaken ?? []).some((not) => not.fault);
    if (job.state === 'DONE' && !kept) JSON.parse(localStorage.getItem(name)).forEach((key) => localStorage.removeItem(key));
    localStorage.removeItem(name);
  }
}

/** Where the same file was left before, if the server still has it. */
async function begun(name, file) {
  const key = `upload ${name} ${file.size} ${file.lastModified}`;
  const known = localStorage.getItem(key);
  if (known) {
    const head = await tus('HEAD', known, {});
    if (head.ok) return { address: known, offset: Number(head.headers.get('Upload-Offset')), key };
  }
  const made = await tus('POST', '/api/v1/uploads', {
    'Upload-Length': String(file.size),
    'Upload-Metadata': `filename ${base64(utf8(name))}`,
  });
  if (!made.ok) throw await refused(made);
  const address = made.headers.get('Location');
  remember(key, address);
  return { address, offset: 0, key };
}

async function send(name, file, heard) {
  const { address, offset, key } = await begun(name, file);
  const digest = new Sha256();
  for (let at = 0; at < file.size;) {
    const end = at < offset ? Math.min(offset, at + PIECE) : Math.min(file.size, at + PIECE);
    const bytes = new Uint8Array(await file.slice(at, end).arrayBuffer());
    if (bytes.length !== end - at) throw new Error(say(`“${name}”在上传时变短了。`, `“${name}” became shorter while it was sent.`));
    // What arrived before is only read again, for the digest.
    if (at >= offset) await piece(address, at, bytes);
    digest.update(bytes);
    at = end;
    heard(bytes.length);
  }
  return { id: address.split('/').pop(), sha256: digest.hex(), key };
}

async function piece(address, at, bytes) {
  const sum = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await tus('PATCH', address, {
        'Upload-Offset': String(at),
        'Upload-Checksum': `sha256 ${sum}`,
        'Content-Type': 'application/offset+octet-stream',
      }, bytes);
      if (answer.status === 204) return;
      if (answer.status === 409) {
        // It had arrived, only the answer was lost.
        const head = await tus('HEAD', address, {});
        if (Number(head.headers.get('Upload-Offset')) === at + bytes.length) return;
      }
      if (answer.status !== 460 && answer.status !== 423 && answer.status < 500) throw Object.assign(await refused(answer), { final: true });
    } catch (error) {
      if (error.final || attempt >= TRIES) throw error;
      said.textContent = say('连接中断,正在重试…', 'The connection broke off, trying again …');
    }
    if (attempt >= TRIES) throw new Error(say('多次重试仍未成功;再选同样的文件即可从中断处继续。', 'It did not succeed; choose the same files again to go on where it broke off.'));
    await pause(300 * attempt);
  }
}

/** Files of what was dropped, folders and all. */
async function files(entry, path, all) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
    all.push({ name: path + file.name, file });
  } else {
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
      if (some.length === 0) break;
      for (const inside of some) await files(inside, `${path}${entry.name}/`, all);
    }
  }
  return all;
}

async function take(chosen) {
  if (chosen.length === 0) return;
  if (box.dataset.one === 'yes' && chosen.length > 1) {
    said.textContent = say('请只选一个 zip 文件;文件夹请用完整路径。', 'Choose one zip; for a folder give its full path.');
    return;
  }
  if (chosen.length > MOST) {
    said.textContent = say('一次最多上传 100,000 个文件;请分几次,或填写文件夹的完整路径。', 'At most 100,000 files are taken at once; do it in several steps, or give the full path of the folder.');
    return;
  }
  inputs.forEach((input) => { input.disabled = true; });
  const total = chosen.reduce((sum, { file }) => sum + file.size, 0);
  let sent = 0;
  bar.hidden = false;
  bar.max = Math.max(1, total);
  const done = [];
  try {
    for (const { name, file } of chosen) {
      done.push(await send(name, file, (bytes) => {
        sent += bytes;
        bar.value = sent;
        said.textContent = say(`${done.length} / ${chosen.length} 个文件 · ${name}`, `${done.length} of ${chosen.length} files · ${name}`);
      }));
    }
    await finish(done);
  } catch (error) {
    said.textContent = say('没有完成:', 'Not done: ') + error.message;
    inputs.forEach((input) => { input.disabled = false; });
  }
}

async function finish(done) {
  const uploads = done.map(({ id, sha256 }) => ({ id, sha256 }));
  const text = (id) => document.getElementById(id)?.value ?? '';
  const body = box.dataset.one === 'yes'
    ? { upload: uploads[0], ...(text('key') ? { key: text('key') } : {}) }
    : document.getElementById('source') ? { uploads, source: text('source'), method: text('method') }
      : { uploads, party: text('party'), method: text('method') };
  const answer = await fetch(box.dataset.then, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw await refused(answer);
  const { id } = await answer.json();
  remember(`job ${id}`, JSON.stringify(done.map(({ key }) => key)));
  location.assign(`/jobs/${id}`);
}

forget();

inputs.forEach((input) => input.addEventListener('change', () => {
  take([...input.files].map((file) => ({ name: file.webkitRelativePath || file.name, file })));
}));

drop.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', async (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const all = [];
  for (const entry of entries) await files(entry, '', all);
  take(all);
});
