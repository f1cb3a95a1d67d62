// The sound of a recording: player, waveform and spectrogram of any length, loop, zoom.
const SHORTEST = 2000;
const WAVE = 0.42;

export function clock(ms) {
  const whole = Math.max(0, Math.round(ms));
  const s = Math.floor(whole / 1000);
  const rest = String(whole % 1000).padStart(3, '0');
  const two = (n) => String(n).padStart(2, '0');
  return s < 3600 ? `${two(Math.floor(s / 60))}:${two(s % 60)}.${rest}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${rest}`;
}

/** Milliseconds of what a person types: 1:02:03.456, 62:03, 5.25; null if it is no time. */
export function parse(text) {
  const m = /^\s*(?:(?:(\d{1,3})[:：])?(\d{1,3})[:：])?(\d{1,5})(?:[.,。](\d{1,3}))?\s*$/.exec(text);
  return m ? ((Number(m[1] ?? 0) * 60 + Number(m[2] ?? 0)) * 60 + Number(m[3])) * 1000 + Number((m[4] ?? '').padEnd(3, '0')) : null;
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

/** From nothing to loud: black, violet, orange, white. */
const COLOURS = Array.from({ length: 256 }, (_, i) => {
  const v = Math.max(0, (i - 60) / 195);
  return [Math.round(255 * Math.min(1, v * 1.9)), Math.round(255 * Math.max(0, v * 1.7 - 0.7)), Math.round(v < 0.45 ? 340 * v : 153 - 180 * (v - 0.45) + Math.max(0, v - 0.8) * 900)];
});

export class Sound {
  length = 0;
  selection = null;
  loop = null;
  #api;
  #say;
  #told;
  #player = document.getElementById('player');
  #box = document.getElementById('pictures');
  #picture = document.getElementById('picture');
  #overlay = document.getElementById('overlay');
  #position = document.getElementById('position');
  #clock = document.getElementById('clock');
  #play = document.getElementById('play');
  #from = 0;
  #span = 0;
  #stretch = null;
  #asked = '';
  #timer = 0;
  #failed = 0;
  #segments = () => [];
  #moved;

  /**
   * @param told hears sentences about the sound
   * @param segments gives the passages to be drawn
   * @param moved hears where it plays
   */
  constructor(api, say, told, segments, moved) {
    this.#api = api;
    this.#say = say;
    this.#told = told;
    this.#segments = segments;
    this.#moved = moved;
    this.#listen();
    this.#address();
    this.#make();
  }

  get now() { return Math.round(this.#player.currentTime * 1000); }

  get playing() { return !this.#player.paused; }

  #listen() {
    const p = this.#player;
    p.addEventListener('loadedmetadata', () => this.#known(p.duration * 1000));
    p.addEventListener('play', () => { this.#label(); requestAnimationFrame(() => this.#tick()); });
    p.addEventListener('pause', () => this.#label());
    p.addEventListener('timeupdate', () => this.#loopOn());
    p.addEventListener('seeked', () => this.#show());
    p.addEventListener('error', () => this.#broken());
    this.#play.addEventListener('click', () => this.toggle());
    document.getElementById('back').addEventListener('click', () => this.jump(-3000));
    document.getElementById('ahead').addEventListener('click', () => this.jump(3000));
    document.getElementById('closer').addEventListener('click', () => this.zoom(0.5));
    document.getElementById('farther').addEventListener('click', () => this.zoom(2));
    document.getElementById('speed').addEventListener('change', (event) => { p.playbackRate = Number(event.target.value); });
    this.#position.addEventListener('input', () => this.go(Number(this.#position.value)));
    new ResizeObserver(() => this.#look()).observe(this.#box);
    this.#pointer();
  }

  #pointer() {
    let begun = null;
    const at = (event) => this.#from + (event.offsetX / this.#overlay.clientWidth) * this.#span;
    this.#overlay.addEventListener('pointerdown', (event) => { begun = at(event); this.#overlay.setPointerCapture(event.pointerId); });
    this.#overlay.addEventListener('pointermove', (event) => {
      if (begun === null) return;
      const there = at(event);
      if (Math.abs(there - begun) > this.#span / 100) {
        this.selection = { start: Math.round(Math.max(0, Math.min(begun, there))), end: Math.round(Math.min(this.length, Math.max(begun, there))) };
        this.draw();
      }
    });
    this.#overlay.addEventListener('pointerup', (event) => {
      if (begun !== null && Math.abs(at(event) - begun) <= this.#span / 100) { this.selection = null; this.go(at(event)); }
      begun = null;
      this.draw();
    });
    this.#box.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.altKey) return;
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.4 : 1 / 1.4);
    }, { passive: false });
  }

  #known(ms) {
    if (!Number.isFinite(ms) || ms <= 0 || this.length) return;
    this.length = Math.round(ms);
    this.#position.max = this.length;
    if (!this.#span) this.#span = Math.min(this.length, 60_000);
    this.#show();
    this.#look();
  }

  /** The address is good for half an hour only: it is asked for anew when it is no more. */
  async #address() {
    const answer = await fetch(`${this.#api}/player`);
    const value = answer.ok ? await answer.json() : {};
    if (value.address) {
      const time = this.#player.currentTime;
      const playing = this.playing;
      this.#player.src = value.address;
      if (time) this.#player.currentTime = time;
      this.#player.playbackRate = Number(document.getElementById('speed').value);
      if (playing) await this.#player.play();
    }
    return Boolean(value.address);
  }

  #broken() {
    if (this.#player.error?.code === MediaError.MEDIA_ERR_ABORTED) return;
    this.#failed++;
    if (this.#failed < 3) this.#address().catch(() => {});
    else this.#told(this.#say('这个浏览器不能播放这段录音;请换一个浏览器,或下载原件用别的程序听。', 'This browser cannot play the recording; use another one, or save the original and listen with another program.'));
  }

  /** Has waveform and spectrogram made, if they are not there yet. */
  async #make() {
    const first = await this.#fetch(0, 1, 1);
    if (!first) {
      const begun = await fetch(`${this.#api}/sound`, { method: 'POST' });
      const job = await begun.json();
      if (!begun.ok) throw new Error(this.#say(job.zh, job.en));
      this.#told(this.#say('正在制作波形和频谱……', 'Waveform and spectrogram are being made …'));
      const ended = await this.#wait(job.id);
      if (ended.state !== 'DONE') {
        this.#told(this.#say(ended.failure.zh, ended.failure.en));
        document.getElementById('transcript').dataset.drawn = 'none';
        return;
      }
    }
    const facts = (first ?? await this.#fetch(0, 1, 1)).facts;
    if (!this.#player.src) await this.#address();
    this.#known(facts.millis);
    this.#told(`${this.#say('波形和频谱', 'Waveform and spectrogram')}: ${this.#say(facts.made.zh, facts.made.en)}`);
    this.#box.hidden = false;
    this.#look();
  }

  async #wait(id) {
    for (;;) {
      const events = await fetch(`/api/v1/jobs/${id}/events`);
      await events.text(); // ends after some seconds, or with the work
      const job = await (await fetch(`/api/v1/jobs/${id}`)).json();
      if (job.state !== 'RUNNING') return job;
    }
  }

  async #fetch(from, to, columns) {
    const answer = await fetch(`${this.#api}/sound?from=${Math.floor(from)}&to=${Math.ceil(to)}&columns=${columns}`);
    if (!answer.ok) return null;
    const { stretch } = await answer.json();
    return stretch ? { ...stretch, wave: new Int8Array(bytes(stretch.wave).buffer), spectrum: bytes(stretch.spectrum) } : null;
  }

  /** Loads what is in view; what was there before is shown until then. */
  #look() {
    this.draw();
    clearTimeout(this.#timer);
    if (this.#box.hidden || !this.#span) return;
    this.#timer = setTimeout(async () => {
      const width = Math.max(200, Math.min(4000, Math.round(this.#box.clientWidth * devicePixelRatio)));
      const wanted = `${Math.floor(this.#from)} ${Math.floor(this.#span)} ${width}`;
      if (wanted === this.#asked) return;
      this.#asked = wanted;
      const stretch = await this.#fetch(this.#from, this.#from + this.#span, width).catch(() => null);
      if (stretch && wanted === this.#asked) {
        this.#stretch = { ...stretch, image: this.#image(stretch) };
        this.draw();
        document.getElementById('transcript').dataset.drawn = 'yes';
      }
    }, 60);
  }

  #image(stretch) {
    const columns = stretch.spectrum.length / stretch.bands;
    if (!columns) return null;
    const image = new ImageData(columns, stretch.bands);
    for (let x = 0; x < columns; x++) {
      for (let band = 0; band < stretch.bands; band++) {
        const at = 4 * ((stretch.bands - 1 - band) * columns + x);
        const [r, g, b] = COLOURS[stretch.spectrum[x * stretch.bands + band]];
        image.data.set([r, g, b, 255], at);
      }
    }
    const canvas = document.createElement('canvas');
    canvas.width = columns;
    canvas.height = stretch.bands;
    canvas.getContext('2d').putImageData(image, 0, 0);
    return canvas;
  }

  #fit(canvas) {
    const width = Math.round(this.#box.clientWidth * devicePixelRatio);
    const height = Math.round(this.#box.clientHeight * devicePixelRatio);
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    const context = canvas.getContext('2d');
    context.clearRect(0, 0, width, height);
    return { context, width, height };
  }

  draw() {
    if (this.#box.hidden || !this.#span) return;
    const { context: c, width, height } = this.#fit(this.#picture);
    const style = getComputedStyle(document.documentElement);
    const x = (ms) => ((ms - this.#from) / this.#span) * width;
    const top = Math.round(height * WAVE);
    if (this.#stretch) this.#drawn(c, x, top, height, style);
    this.#times(c, width, height, style);
    this.#line(x);
  }

  #drawn(c, x, top, height, style) {
    const s = this.#stretch;
    const columns = s.wave.length / 2;
    c.fillStyle = style.getPropertyValue('--link');
    for (let i = 0; i < columns; i++) {
      const at = x(s.from + ((s.to - s.from) * i) / columns);
      const next = x(s.from + ((s.to - s.from) * (i + 1)) / columns);
      const high = (s.wave[2 * i + 1] / 127) * (top / 2 - 2);
      const low = (s.wave[2 * i] / 127) * (top / 2 - 2);
      c.fillRect(at, top / 2 - high, Math.max(1, next - at), Math.max(1, high - low));
    }
    if (s.image) c.drawImage(s.image, x(s.from), top, x(s.to) - x(s.from), height - top);
  }

  #times(c, width, height, style) {
    const steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000];
    const step = steps.find((one) => (one / this.#span) * width > 90 * devicePixelRatio) ?? 3_600_000;
    c.font = `${11 * devicePixelRatio}px sans-serif`;
    for (let at = Math.ceil(this.#from / step) * step; at < this.#from + this.#span; at += step) {
      const place = ((at - this.#from) / this.#span) * width;
      c.fillStyle = style.getPropertyValue('--line');
      c.fillRect(place, 0, 1, height);
      c.fillStyle = style.getPropertyValue('--ink');
      c.fillText(clock(at).replace(step < 1000 ? /x/ : /\.\d+$/, ''), place + 3, 11 * devicePixelRatio);
    }
  }

  /** What moves: passages, what is picked, where it plays. */
  #line(x) {
    const { context: c, width, height } = this.#fit(this.#overlay);
    const style = getComputedStyle(document.documentElement);
    const band = Math.round(6 * devicePixelRatio);
    for (const s of this.#segments()) {
      const end = s.end ?? s.start + 200;
      if (end < this.#from || s.start > this.#from + this.#span) continue;
      c.fillStyle = style.getPropertyValue(s.confirmed ? '--pass' : s.engine ? '--warn' : '--quiet');
      c.fillRect(x(s.start), height * WAVE - band / 2, Math.max(2, x(end) - x(s.start) - 1), band);
    }
    const picked = this.loop ?? this.selection;
    if (picked) {
      c.globalAlpha = 0.25;
      c.fillStyle = style.getPropertyValue('--focus');
      c.fillRect(x(picked.start), 0, x(picked.end) - x(picked.start), height);
      c.globalAlpha = 1;
    }
    c.fillStyle = style.getPropertyValue('--fail');
    c.fillRect(Math.min(width - 2, x(this.now)), 0, Math.max(2, devicePixelRatio * 1.5), height);
  }

  #tick() {
    this.#loopOn();
    this.#show();
    if (this.playing) requestAnimationFrame(() => this.#tick());
  }

  #loopOn() {
    if (this.loop && this.playing && (this.now >= this.loop.end || this.now < this.loop.start - 50)) this.#player.currentTime = this.loop.start / 1000;
  }

  #show() {
    const now = this.now;
    this.#clock.textContent = clock(now);
    this.#position.value = now;
    this.#position.setAttribute('aria-valuetext', clock(now));
    if (this.#span && (now < this.#from || now > this.#from + this.#span)) {
      this.#window(now - this.#span * 0.1, this.#span);
    } else {
      this.draw();
    }
    this.#moved(now);
  }

  #window(from, span) {
    this.#span = Math.max(Math.min(SHORTEST, this.length), Math.min(this.length, span));
    this.#from = Math.max(0, Math.min(this.length - this.#span, from));
    this.#look();
  }

  /** Shows a stretch around where it plays, longer or shorter. */
  zoom(by) {
    if (!this.#span) return;
    const share = Math.min(1, Math.max(0, (this.now - this.#from) / this.#span));
    const span = Math.max(Math.min(SHORTEST, this.length), Math.min(this.length, this.#span * by));
    this.#window(this.now - span * share, span);
  }

  #label() {
    this.#play.textContent = this.playing ? this.#say('暂停', 'Pause') : this.#say('播放', 'Play');
  }

  toggle() {
    if (this.playing) this.#player.pause();
    else this.#player.play().catch((error) => this.#told(error.message));
  }

  jump(ms) { this.go(this.now + ms); }

  go(ms) {
    this.#player.currentTime = Math.max(0, Math.min(this.length || ms, ms)) / 1000;
    this.#show();
  }

  speed(step) {
    const select = document.getElementById('speed');
    select.selectedIndex = Math.max(0, Math.min(select.options.length - 1, select.selectedIndex + step));
    this.#player.playbackRate = Number(select.value);
  }

  /** Plays a stretch again and again; without one no more. */
  repeat(stretch) {
    this.loop = stretch;
    if (stretch) {
      this.go(stretch.start);
      if (!this.playing) this.toggle();
    }
    this.draw();
  }
}
