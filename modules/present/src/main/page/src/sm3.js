// SM3 (GB/T 32905-2016) as a streaming digest with the shape of the noble hashes.

const START = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];
// The constant of round j, already rotated left by j.
const T = new Int32Array(64);
for (let j = 0; j < 64; j++) {
  const t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
  const r = j % 32;
  T[j] = r === 0 ? t : (t << r) | (t >>> (32 - r));
}

export class Sm3 {
  constructor() {
    this.state = Int32Array.from(START);
    this.words = new Int32Array(68);
    this.block = new Uint8Array(64);
    this.held = 0;
    this.total = 0;
  }

  update(bytes) {
    let at = 0;
    this.total += bytes.length;
    if (this.held > 0) {
      at = Math.min(64 - this.held, bytes.length);
      this.block.set(bytes.subarray(0, at), this.held);
      this.held += at;
      if (this.held < 64) return this;
      compress(this.state, this.words, this.block, 0, 1);
      this.held = 0;
    }
    const blocks = (bytes.length - at) >>> 6;
    if (blocks > 0) compress(this.state, this.words, bytes, at, blocks);
    at += blocks * 64;
    this.block.set(bytes.subarray(at), 0);
    this.held = bytes.length - at;
    return this;
  }

  digest() {
    const bits = this.total * 8;
    const tail = new Uint8Array(this.held < 56 ? 64 : 128);
    tail.set(this.block.subarray(0, this.held));
    tail[this.held] = 0x80;
    const end = new DataView(tail.buffer);
    end.setUint32(tail.length - 8, Math.floor(bits / 4294967296));
    end.setUint32(tail.length - 4, bits >>> 0);
    compress(this.state, this.words, tail, 0, tail.length >>> 6);
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    for (let i = 0; i < 8; i++) view.setInt32(4 * i, this.state[i]);
    return out;
  }
}

export function sm3(bytes) {
  return new Sm3().update(bytes).digest();
}

function compress(state, w, bytes, from, blocks) {
  let s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3];
  let s4 = state[4], s5 = state[5], s6 = state[6], s7 = state[7];
  for (let p = from, last = from + blocks * 64; p < last; p += 64) {
    for (let j = 0, q = p; j < 16; j++, q += 4) {
      w[j] = (bytes[q] << 24) | (bytes[q + 1] << 16) | (bytes[q + 2] << 8) | bytes[q + 3];
    }
    for (let j = 16; j < 68; j++) {
      const y = w[j - 3], z = w[j - 13];
      const x = w[j - 16] ^ w[j - 9] ^ ((y << 15) | (y >>> 17));
      w[j] = x ^ ((x << 15) | (x >>> 17)) ^ ((x << 23) | (x >>> 9)) ^ ((z << 7) | (z >>> 25)) ^ w[j - 6];
    }
    let a = s0, b = s1, c = s2, d = s3, e = s4, f = s5, g = s6, h = s7;
    let x = 0, y = 0;
    // Four rounds at a time: the eight words change their roles instead of their places.
    for (let j = 0; j < 16; j += 4) {
      x = (a << 12) | (a >>> 20); y = (x + e + T[j]) | 0; y = (y << 7) | (y >>> 25);
      d = ((a ^ b ^ c) + d + (y ^ x) + (w[j] ^ w[j + 4])) | 0; b = (b << 9) | (b >>> 23);
      y = ((e ^ f ^ g) + h + y + w[j]) | 0; f = (f << 19) | (f >>> 13);
      h = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
      x = (d << 12) | (d >>> 20); y = (x + h + T[j + 1]) | 0; y = (y << 7) | (y >>> 25);
      c = ((d ^ a ^ b) + c + (y ^ x) + (w[j + 1] ^ w[j + 5])) | 0; a = (a << 9) | (a >>> 23);
      y = ((h ^ e ^ f) + g + y + w[j + 1]) | 0; e = (e << 19) | (e >>> 13);
      g = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
      x = (c << 12) | (c >>> 20); y = (x + g + T[j + 2]) | 0; y = (y << 7) | (y >>> 25);
      b = ((c ^ d ^ a) + b + (y ^ x) + (w[j + 2] ^ w[j + 6])) | 0; d = (d << 9) | (d >>> 23);
      y = ((g ^ h ^ e) + f + y + w[j + 2]) | 0; h = (h << 19) | (h >>> 13);
      f = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
      x = (b << 12) | (b >>> 20); y = (x + f + T[j + 3]) | 0; y = (y << 7) | (y >>> 25);
      a = ((b ^ c ^ d) + a + (y ^ x) + (w[j + 3] ^ w[j + 7])) | 0; c = (c << 9) | (c >>> 23);
      y = ((f ^ g ^ h) + e + y + w[j + 3]) | 0; g = (g << 19) | (g >>> 13);
      e = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
    }
    for (let j = 16; j < 64; j += 4) {
      x = (a << 12) | (a >>> 20); y = (x + e + T[j]) | 0; y = (y << 7) | (y >>> 25);
      d = (((a & b) | (c & (a | b))) + d + (y ^ x) + (w[j] ^ w[j + 4])) | 0; b = (b << 9) | (b >>> 23);
      y = ((g ^ (e & (f ^ g))) + h + y + w[j]) | 0; f = (f << 19) | (f >>> 13);
      h = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
      x = (d << 12) | (d >>> 20); y = (x + h + T[j + 1]) | 0; y = (y << 7) | (y >>> 25);
      c = (((d & a) | (b & (d | a))) + c + (y ^ x) + (w[j + 1] ^ w[j + 5])) | 0; a = (a << 9) | (a >>> 23);
      y = ((f ^ (h & (e ^ f))) + g + y + w[j + 1]) | 0; e = (e << 19) | (e >>> 13);
      g = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
      x = (c << 12) | (c >>> 20); y = (x + g + T[j + 2]) | 0; y = (y << 7) | (y >>> 25);
      b = (((c & d) | (a & (c | d))) + b + (y ^ x) + (w[j + 2] ^ w[j + 6])) | 0; d = (d << 9) | (d >>> 23);
      y = ((e ^ (g & (h ^ e))) + f + y + w[j + 2]) | 0; h = (h << 19) | (h >>> 13);
      f = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
      x = (b << 12) | (b >>> 20); y = (x + f + T[j + 3]) | 0; y = (y << 7) | (y >>> 25);
      a = (((b & c) | (d & (b | c))) + a + (y ^ x) + (w[j + 3] ^ w[j + 7])) | 0; c = (c << 9) | (c >>> 23);
      y = ((h ^ (f & (g ^ h))) + e + y + w[j + 3]) | 0; g = (g << 19) | (g >>> 13);
      e = y ^ ((y << 9) | (y >>> 23)) ^ ((y << 17) | (y >>> 15));
    }
    s0 ^= a; s1 ^= b; s2 ^= c; s3 ^= d; s4 ^= e; s5 ^= f; s6 ^= g; s7 ^= h;
  }
  state[0] = s0; state[1] = s1; state[2] = s2; state[3] = s3;
  state[4] = s4; state[5] = s5; state[6] = s6; state[7] = s7;
}
