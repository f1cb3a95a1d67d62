// Films, records and photographs into a case: docs/capture.md.
import { leftOver } from './capture-left.js';
import { Queue, compareClocks } from './capture-queue.js';
import { Recording, facts, picture, whole } from './capture-take.js';

const chinese = document.documentElement.lang.startsWith('zh');
const say = (zh, en) => (chinese ? zh : en);
const $ = (id) => document.getElementById(id);
const matter = decodeURIComponent(location.pathname.split('/')[2]);
const clockText = (millis) => `${Math.floor(millis / 60000)}:${String(Math.floor(millis / 1000) % 60).padStart(2, '0')}`;

let queue = null;
let medium = '';
let stream = null;
let recording = null;
let facing = 'environment';
let shot = '';
let finishing = false;
let meter = null;
let taking = 0; // takes that are being made, beside a recording
const lasting = new Map(); // warnings that stay until what they say is over
let passing = '';

const trouble = (what, note = '') => queue?.add({ type: 'trouble', take: recording?.running ? recording.take.number : 0, millis: recording?.running ? recording.take.millis : -1, what, note });

function tell(text) { $('said').textContent = text; }

/** What stays, and below it how it stands just now. Written only when it changes: it is read aloud. */
function warned() {
  const text = [...lasting.values(), passing].filter(Boolean).join('\n');
  if ($('trouble').textContent === text) return;
  $('trouble').hidden = !text;
  $('trouble').textContent = text;
}

/** A warning that stays, or goes if there is no text. */
function warn(about, text) {
  if (text) lasting.set(about, text);
  else lasting.delete(about);
  warned();
}

/** While a take is being made the capture cannot be ended. */
async function making(what) {
  taking++;
  enable();
  try {
    return await what();
  } finally {
    taking--;
    enable();
  }
}

function enable() { $('finish').disabled = finishing || taking > 0; }

/** What this browser cannot do is said before anything begins. */
function capabilities() {
  const media = navigator.mediaDevices;
  const lacks = {
    VIDEO: !media?.getUserMedia || !window.MediaRecorder,
    AUDIO: !media?.getUserMedia || !window.MediaRecorder,
    PHOTO: !media?.getUserMedia,
    SCREEN: !media?.getDisplayMedia || !window.MediaRecorder,
    SCREENSHOT: !media?.getDisplayMedia,
  };
  for (const input of document.querySelectorAll('input[name="list"]')) {
    if (!lacks[input.dataset.medium]) continue;
    input.disabled = true;
    input.checked = false;
    const why = input.closest('label').querySelector('.why');
    why.hidden = false;
    why.textContent = ['SCREEN', 'SCREENSHOT'].includes(input.dataset.medium)
      ? say('这个浏览器不能录屏(手机都不能);请用手机自带的录屏。', 'This browser cannot record the screen (none on a phone can); use the phone’s own recorder.')
      : say('这个浏览器不给页面摄像头或麦克风。', 'This browser gives pages no camera or microphone.');
  }
  if (!document.querySelector('input[name="list"]:checked')) document.querySelector('input[name="list"]:not(:disabled)').checked = true;
  if (!window.isSecureContext || !crypto.subtle || !window.indexedDB) {
    $('cannot').hidden = false;
    $('cannot').textContent = say('这个地址不是安全连接,浏览器不允许拍摄和计算摘要;请用 http://127.0.0.1 或 https 地址打开。', 'This address is no secure connection: the browser allows neither camera nor digests. Open it as http://127.0.0.1 or https.');
    $('begin').disabled = true;
  }
}

function refresh() {
  if (!queue?.standing) return;
  const standing = queue.standing;
  const size = (standing.bytes / 1048576).toFixed(1);
  $('sent').textContent = say(`${standing.last} 条记录,${size} MB;已存证到第 ${Math.max(0, standing.deposited)} 条`, `${standing.last} records, ${size} MB; deposited up to record ${Math.max(0, standing.deposited)}`);
  $('waiting').textContent = queue.waiting === 0 ? '0' : say(`${queue.waiting} 条,${(queue.bytes / 1048576).toFixed(1)} MB`, `${queue.waiting} records, ${(queue.bytes / 1048576).toFixed(1)} MB`);
  passing = passingBy(standing);
  warned();
}

function passingBy(standing) {
  if (queue.broken) return say('服务器不再接收:', 'The server takes no more: ') + queue.failure + say(' 重新打开本页可把留在浏览器里的内容存成文件。', ' Load this page again to save what is left in the browser as a file.');
  const memory = queue.unkept > 0 ? say(`${queue.unkept} 条只在内存里,送到之前关闭本页就会丢失。`, `${queue.unkept} records are only in memory and are lost if this page is closed before they are sent.`) : '';
  if (queue.offlineSince) {
    const seconds = Math.round((Date.now() - queue.offlineSince) / 1000);
    return `${memory} ${queue.failure ?? say('与服务器的连接中断。', 'The connection to the server is lost.')}${say(` 已 ${seconds} 秒;内容留在浏览器里,恢复后补送,并写明是补送的。不要关闭本页。`, ` For ${seconds} s; what is captured stays in the browser and is sent later, and said to be late. Keep this page open.`)}`.trim();
  }
  if (standing.trouble && !memory) return say('已到达但还不能存证:', 'It came, but cannot be deposited yet: ') + (chinese ? standing.trouble.zh : standing.trouble.en);
  return memory;
}

async function measure() {
  const clock = await compareClocks();
  if (clock && queue) queue.clock = clock;
  $('clock').textContent = queue?.clock
    ? say(`与服务器相差 ${queue.clock.offset} 毫秒(±${queue.clock.spread})`, `${queue.clock.offset} ms from the server’s (±${queue.clock.spread})`)
    : say('没有比对成', 'not compared');
}

async function post(address, body) {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error((chinese ? problem.zh : problem.en) ?? `${answer.status}`);
  }
  return answer.json();
}

const claimed = new Set();

/** Only one page of this browser may work at a capture. */
function claim(id) {
  return new Promise((resolve) => {
    if (!navigator.locks || claimed.has(id)) { resolve(true); return; }
    navigator.locks.request(`tiezheng-capture-${id}`, { ifAvailable: true }, (lock) => {
      if (lock) claimed.add(id);
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

async function follow(standing, known = null) {
  if (!await claim(standing.id)) throw new Error(say('这次拍摄正在另一个标签页里进行。', 'This capture goes on in another tab.'));
  queue = known ?? new Queue(standing.id, matter, refresh);
  queue.changed = refresh;
  queue.full = (error) => {
    recording?.stop('storage');
    warn('storage', say('浏览器的存储空间不够,录制已停止:', 'The browser has no room to store more, recording stopped: ') + (error?.name ?? ''));
    if (!queue.toldFull) { queue.toldFull = true; trouble('storage'); }
  };
  if (!known) await queue.open(standing);
  medium = standing.medium;
  navigator.storage?.persist?.();
  await measure();
  $('challenge').textContent = standing.challenge;
  $('choice').hidden = true;
  $('left').hidden = true;
  $('live').hidden = false;
  for (const box of document.querySelectorAll('#steps [data-list]')) box.hidden = box.dataset.list !== standing.shots;
  refresh();
  $('livehead').focus();
  await ready();
}

/** Opens camera, microphone or screen, and shows what can be done with it. */
async function ready() {
  $('filebox').hidden = medium !== 'FILE';
  if (medium === 'FILE') return;
  try {
    if (medium === 'SCREEN' || medium === 'SCREENSHOT') {
      stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 15 }, audio: medium === 'SCREEN' });
    } else {
      // A phone films another's small print; the camera of a laptop has no more to give.
      const [width, height] = navigator.maxTouchPoints > 0 ? [1920, 1080] : [1280, 720];
      const video = { facingMode: facing, width: { ideal: width }, height: { ideal: height } };
      stream = await navigator.mediaDevices.getUserMedia({ video: medium === 'AUDIO' ? false : video, audio: medium !== 'PHOTO' });
    }
  } catch (error) {
    const refused = error.name === 'NotAllowedError' || error.name === 'SecurityError';
    trouble(refused ? 'refused' : 'absent', error.name);
    tell(refused
      ? say('浏览器或你没有允许使用设备;请在地址栏旁允许,再点“开始录制”。', 'It was not allowed; allow it beside the address bar and press Record again.')
      : say('没有可用的摄像头、麦克风或屏幕:', 'There is no camera, microphone or screen to use: ') + error.name);
    stream = null;
  }
  for (const track of stream?.getTracks() ?? []) watch(track);
  const pictures = medium === 'PHOTO' || medium === 'SCREENSHOT';
  const shown = stream && stream.getVideoTracks().length > 0;
  $('preview').hidden = !shown;
  if (shown) {
    $('preview').srcObject = stream;
    await $('preview').play().catch(() => {});
  }
  $('record').hidden = pictures;
  $('shoot').hidden = !pictures;
  $('turn').hidden = !['VIDEO', 'PHOTO'].includes(medium) || !navigator.maxTouchPoints;
  if (medium === 'SCREEN' && stream && stream.getAudioTracks().length === 0) trouble('silent');
  listen();
}

function watch(track) {
  track.addEventListener('mute', () => trouble('muted', track.kind));
  track.addEventListener('unmute', () => trouble('unmuted', track.kind));
  track.addEventListener('ended', () => {
    trouble('lost', track.kind);
    recording?.stop('lost');
    stream = null;
  });
}

/** Shows how loud it is: a microphone that hears nothing is found out before, not after. */
function listen() {
  clearInterval(meter);
  const sound = stream && stream.getAudioTracks().length > 0;
  $('level').hidden = !sound;
  if (!sound) return;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  meter = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    $('meter').value = Math.min(1, Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length) * 4);
  }, 200);
}

async function record() {
  if (!stream || stream.getTracks().some((t) => t.readyState === 'ended')) await ready();
  if (!stream) return;
  await measure();
  recording = new Recording(queue, stream, shot || document.querySelector('#steps [data-list]:not([hidden]) .step')?.dataset.shot || '', stopped, (name) => trouble('error', name));
  for (const track of stream.getTracks()) if (track.muted) trouble('muted', track.kind);
  $('record').hidden = true;
  $('stop').hidden = false;
  $('turn').hidden = true;
  $('stop').focus();
  tell(say('正在录制', 'Recording'));
  navigator.wakeLock?.request?.('screen').catch(() => {});
}

const STOPPED = {
  stopped: say('已停止。再录会是另一段,封存时写明中断。', 'Stopped. Recording again makes another piece, and the break is said.'),
  lost: say('设备断开,录制已停止。', 'The device went away, recording stopped.'),
  storage: say('浏览器没有空间,录制已停止。', 'The browser has no room, recording stopped.'),
  error: say('浏览器的录制出错,已停止。', 'The recording of the browser failed and stopped.'),
  ended: say('录制自行停止了(没有人按停止)。', 'The recording stopped by itself (nobody pressed Stop).'),
};

/** Nothing more is recorded, whoever or whatever ended it. */
function stopped(ended, why) {
  $('stop').hidden = true;
  $('record').hidden = false;
  tell(STOPPED[why] ?? why);
  if (!['stopped', 'storage'].includes(why)) warn('stopped', STOPPED[why] ?? why);
  making(async () => {
    await ended.ended;
    listed(ended.take, clockText(ended.millis));
  });
}

function listed(take, more) {
  const row = document.createElement('li');
  row.textContent = `take-${String(take.number).padStart(3, '0')} · ${take.size.toLocaleString()} ${say('字节', 'bytes')} · ${more}`;
  $('takes').append(row);
}

async function shoot() {
  if (!stream) await ready();
  if (!stream) return;
  $('shoot').disabled = true;
  try {
    const { blob, way } = await picture(stream, $('preview'));
    listed(await whole(queue, shot, blob, '', { way, ...facts(stream.getVideoTracks()[0]) }), blob.type);
    tell(queue.unkept > 0
      ? say('已拍下,但浏览器没有空间,只在内存里:送到之前不要关闭本页', 'Taken, but the browser has no room: it is in memory only, keep this page open until it is sent')
      : say('已拍下', 'Taken'));
  } finally {
    $('shoot').disabled = false;
  }
}

async function chosen(files) {
  await measure();
  for (const file of files) {
    tell(say(`正在取入 ${file.name},取完才能封存`, `Taking ${file.name} in; it can be sealed when it is in`));
    try {
      listed(await whole(queue, shot, file, file.name.slice(0, 200), { lastModified: new Date(file.lastModified).toISOString(), watched: 'false' }), file.name);
    } catch (error) {
      trouble('unreadable', `${file.name.slice(0, 200)}: ${error.name}`);
      warn('unreadable', say(`没有读完 ${file.name}:`, `${file.name} could not be read to its end: `) + error.message);
    }
  }
  tell(say('已取入;录制时没有人看着,封存时会写明。', 'Taken in; that nobody watched it being made is said when it is sealed.'));
}

function step(button) {
  shot = button.dataset.shot;
  const pressed = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(pressed));
  if (!pressed || !recording?.running || !button.dataset.action) return;
  queue.add({ type: 'step', take: recording.take.number, millis: recording.take.millis, action: button.dataset.action, note: button.textContent.slice(0, 200) });
}

async function finish() {
  finishing = true;
  enable();
  warn('seal', null);
  try {
    await recording?.stop('stopped');
    stream?.getTracks().forEach((track) => track.stop());
    await flushed(queue);
    await seal(queue.capture, queue.last);
  } catch (error) {
    finishing = false;
    enable();
    warn('seal', say('没有封存:', 'Not sealed: ') + error.message);
  }
}

async function flushed(of) {
  await of.settled();
  while (of.waiting > 0) {
    if (of.broken) throw new Error(of.failure);
    tell(say(`还有 ${of.waiting} 条要送到服务器…`, `${of.waiting} records are still to be sent …`));
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
}

async function seal(capture, last) {
  // This browser forgets the capture when it is opened again and the server has sealed it.
  const job = await post(`/api/v1/captures/${capture}/end`, last === null ? {} : { last });
  finishing = true;
  queue?.stop();
  queue = null;
  location.assign(`/jobs/${job.id}`);
}

async function resume(id, rest) {
  await follow(await (await fetch(`/api/v1/captures/${id}`)).json(), rest);
}

async function attempt(what) {
  try {
    await what();
  } catch (error) {
    $('cannot').hidden = false;
    $('cannot').textContent = error.message;
  }
}

function locate() {
  if (!$('locate').checked || !navigator.geolocation) return;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => queue.add({ type: 'place', latitude: String(coords.latitude), longitude: String(coords.longitude), accuracy: String(Math.round(coords.accuracy)) }),
    (error) => trouble('place', error.message.slice(0, 200)),
    { enableHighAccuracy: true, timeout: 20000 },
  );
}

$('choice').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async () => {
    const list = document.querySelector('input[name="list"]:checked');
    const text = (id) => $(id)?.value.trim() ?? '';
    const standing = await post(`/api/v1/cases/${encodeURIComponent(matter)}/captures`, {
      medium: list.dataset.medium, shots: list.value, captures: text('captures'),
      stated: { who: text('who'), device: text('device'), what: text('what'), place: text('where') },
    });
    await follow(standing);
    locate();
  });
});
$('record').addEventListener('click', () => attempt(() => { warn('stopped', null); return making(record); }));
$('stop').addEventListener('click', () => recording?.stop('stopped'));
$('shoot').addEventListener('click', () => attempt(() => making(shoot)));
$('finish').addEventListener('click', finish);
$('file').addEventListener('change', () => attempt(async () => {
  $('file').disabled = true;
  try {
    await making(() => chosen([...$('file').files]));
  } finally {
    $('file').value = '';
    $('file').disabled = false;
  }
}));
$('turn').addEventListener('click', () => attempt(async () => {
  stream?.getTracks().forEach((track) => track.stop());
  facing = facing === 'environment' ? 'user' : 'environment';
  await ready();
}));
document.querySelectorAll('.step').forEach((button) => button.addEventListener('click', () => step(button)));
document.addEventListener('visibilitychange', () => { if (recording?.running) trouble(document.hidden ? 'hidden' : 'shown'); });
window.addEventListener('beforeunload', (event) => {
  if (!finishing && queue && (recording?.running || queue.waiting > 0)) event.preventDefault();
});
setInterval(() => { if (recording?.running) $('length').textContent = clockText(recording.take.millis); refresh(); }, 500);
setInterval(() => { if (queue?.standing && !finishing && !queue.offlineSince && queue.standing.deposited < queue.standing.last) queue.ask(); }, 1500);
setInterval(() => { if (queue && !finishing) measure(); }, 60000);

capabilities();
attempt(() => leftOver(matter, { claim, attempt, resume, seal, flushed }));
