// One film, sound, picture or file: its pieces are digested and given to the queue in order.
import { sha256 } from './capture-queue.js';
import { Sha256 } from './sha256.js';

const PIECE = 4 * 1024 * 1024;
const EVERY = 2000;
const MUCH = 64 * 1024 * 1024;
const pause = (millis) => new Promise((resolve) => { setTimeout(resolve, millis); });

// WebM gives its pieces away as they come; MP4 only at whole pictures, so these are asked for often.
const FILM = ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus', 'video/webm', 'video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/mp4'];
const SOUND = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4'];

export class Take {
  #queue;
  #whole = new Sha256();
  #order = Promise.resolve();
  pieces = 0;
  size = 0;
  begun = performance.now();

  constructor(queue, number) {
    this.#queue = queue;
    this.number = number;
  }

  get millis() { return Math.round(performance.now() - this.begun); }

  begin(shot, mediaType, name, facts) {
    return this.#then(() => this.#queue.add({ type: 'begin', take: this.number, shot, mediaType, name, facts }));
  }

  /** Everything of a take happens in the order in which it was asked for. */
  #then(what) {
    const next = this.#order.then(what);
    this.#order = next.catch(() => {});
    return next;
  }

  piece(blob) {
    const at = new Date();
    return this.#then(async () => {
      for (let from = 0; from < blob.size; from += PIECE) {
        const part = blob.size <= PIECE ? blob : blob.slice(from, from + PIECE);
        const bytes = new Uint8Array(await part.arrayBuffer());
        this.#whole.update(bytes);
        this.pieces++;
        this.size += part.size;
        await this.#queue.add({ type: 'piece', take: this.number, piece: this.pieces, sha256: await sha256(bytes), size: part.size }, part, at);
        while (this.#queue.bytes > MUCH) await pause(200);
      }
    });
  }

  end(millis, why) {
    const at = new Date();
    return this.#then(() => this.#queue.add({ type: 'end', take: this.number, pieces: this.pieces, size: this.size, sha256: this.#whole.hex(), millis, why }, null, at));
  }
}

/** What the browser says of a track, as words. */
export function facts(track) {
  const all = {};
  for (const [name, value] of Object.entries(track?.getSettings?.() ?? {})) {
    if (['string', 'number', 'boolean'].includes(typeof value) && !name.endsWith('Id')) all[`${track.kind}.${name}`] = String(value).slice(0, 80);
  }
  if (track?.label) all[`${track.kind}.label`] = track.label.slice(0, 120);
  return all;
}

/** Records a stream as a take; every two seconds a piece is given away. */
export class Recording {
  #recorder;
  #why = 'ended';
  ended; // answers when the last piece and the end are kept, with what ended it

  /** stopped is called as soon as nothing more is recorded, whatever ended it. */
  constructor(queue, stream, shot, stopped, failed) {
    const film = stream.getVideoTracks().length > 0;
    const type = (film ? FILM : SOUND).find((t) => MediaRecorder.isTypeSupported(t));
    this.#recorder = new MediaRecorder(stream, { ...(type ? { mimeType: type } : {}), ...(film ? { videoBitsPerSecond: 4_000_000, videoKeyFrameIntervalDuration: EVERY } : {}) });
    this.take = new Take(queue, queue.nextTake());
    this.#recorder.ondataavailable = (event) => { if (event.data.size > 0) this.take.piece(event.data); };
    this.ended = new Promise((resolve) => {
      this.#recorder.onstop = () => {
        this.millis ??= this.take.millis;
        stopped(this, this.#why);
        resolve(this.take.end(this.millis, this.#why).then(() => this.#why));
      };
    });
    this.#recorder.onerror = (event) => {
      failed(event.error?.name ?? '');
      this.stop('error');
    };
    this.#recorder.start(EVERY);
    this.take.begun = performance.now();
    this.take.begin(shot, this.#recorder.mimeType || type || '', '', Object.assign({}, ...stream.getTracks().map(facts)));
  }

  get running() { return this.#recorder.state !== 'inactive'; }

  /** Stops it; if it has stopped by itself a moment ago, this is why. */
  stop(why) {
    if (this.#why === 'ended') this.#why = why;
    if (this.running) {
      this.millis = this.take.millis;
      this.#recorder.stop();
    }
    return this.ended;
  }
}

/** A picture of the stream: as the camera makes it if it can, else a frame of the film. */
export async function picture(stream, video) {
  const track = stream.getVideoTracks()[0];
  if (window.ImageCapture && track.getSettings().displaySurface === undefined) {
    try {
      const made = await Promise.race([new ImageCapture(track).takePhoto(), pause(4000)]);
      if (made) return { blob: made, way: 'takePhoto' };
    } catch {
      // Not every camera can; then a frame.
    }
  }
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d').drawImage(video, 0, 0);
  return { blob: await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); }), way: 'frame drawn by the browser' };
}

/** A whole blob as one take. */
export async function whole(queue, shot, blob, name, more) {
  const take = new Take(queue, queue.nextTake());
  take.begin(shot, blob.type, name, more);
  await take.piece(blob);
  await take.end(0, 'whole');
  return take;
}
