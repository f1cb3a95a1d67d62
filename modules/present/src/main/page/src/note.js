// C2SP signed notes, verifier keys, checkpoints, ML-DSA-44 cosignatures and tlog-proofs.

import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { sha256 } from './digests.js';
import { verifyEd25519 } from './publickeys.js';
import { concat, equal, fromBase64, hex, textOf, toBase64, uint64, utf8 } from './bytes.js';
import { Malformed } from './outcome.js';

export const ED25519 = 0x01;
export const ML_DSA_44_COSIGNATURE = 0x06;
const KEY_BYTES = { [ED25519]: 32, [ML_DSA_44_COSIGNATURE]: 1312 };
const MAX_SIGNATURES = 64;
const MAX_PATH = 63;
const PROOF_HEAD = 'c2sp.org/tlog-proof@v1';

/** A verifier key "name+id+base64"; null if it is not one, or of a type that this page does not know. */
export function verifierKey(line) {
  const parts = /^([^+\s\u0000-\u001f]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line);
  const material = parts && fromBase64(parts[3]);
  if (!material || material.length < 2) return null;
  const type = material[0];
  const key = material.subarray(1);
  const id = keyId(parts[1], material);
  if (KEY_BYTES[type] !== key.length || hex(id) !== parts[2]) return null;
  return { name: parts[1], type, key, id, line };
}

function keyId(name, material) {
  return sha256(concat(utf8(name), Uint8Array.of(0x0a), material)).subarray(0, 4);
}

/** A note: text with its final LF, and the signature lines. Throws Malformed. */
export function note(bytes) {
  const all = textOf(bytes);
  if (all === null || /[\u0000-\u0009\u000b-\u001f]/.test(all)) {
    throw new Malformed('不是签名文本', 'not a signed note');
  }
  const gap = all.lastIndexOf('\n\n');
  if (gap < 0 || !all.endsWith('\n')) throw new Malformed('签名文本没有签名', 'the note has no signature');
  const text = all.slice(0, gap + 1);
  const lines = all.slice(gap + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new Malformed('签名行过多', 'too many signature lines');
  const signatures = lines.map((line) => {
    const parts = /^\u2014 ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const value = parts && fromBase64(parts[2]);
    if (!value || value.length < 5) throw new Malformed('签名行有误', 'a signature line is malformed');
    return { name: parts[1], id: value.subarray(0, 4), value: value.subarray(4), line };
  });
  return { text, signatures };
}

/** Origin, size and root of a note's text. Throws Malformed. */
export function checkpoint(text) {
  const parts = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  const root = parts && fromBase64(parts[3]);
  const size = parts && Number(parts[2]);
  if (!root || !Number.isSafeInteger(size)) {
    throw new Malformed('不是三行的检查点', 'not a checkpoint of three lines');
  }
  return { origin: parts[1], size, root, text };
}

function cosigned(key, time, point) {
  const name = utf8(key.name);
  const origin = utf8(point.origin);
  return concat(utf8('subtree/v1\n\0'), Uint8Array.of(name.length), name, time,
    Uint8Array.of(origin.length), origin, uint64(0), uint64(point.size), point.root);
}

/**
 * The state of one key's signature on a note: 'good', 'bad' or 'absent', and for a cosignature its
 * time (seconds, the cosigner's own statement). A known key that fails is bad, whatever else is there.
 */
export function signedBy(found, key, point) {
  const mine = found.signatures.filter((one) => one.name === key.name && equal(one.id, key.id));
  if (mine.length === 0) return { state: 'absent' };
  if (mine.length > 1) return { state: 'bad' };
  const value = mine[0].value;
  if (key.type === ED25519) {
    const good = value.length === 64 && verifyEd25519(key.key, value, utf8(found.text));
    return { state: good ? 'good' : 'bad' };
  }
  if (value.length !== 8 + 2420 || utf8(key.name).length > 255 || utf8(point.origin).length > 255) return { state: 'bad' };
  const time = value.subarray(0, 8);
  const good = verifyMlDsa44(key.key, value.subarray(8), cosigned(key, time, point), new Uint8Array(0));
  return { state: good ? 'good' : 'bad', seconds: Number(BigInt('0x' + hex(time))) };
}

export function verifyMlDsa44(key, signature, message, context) {
  try {
    return ml_dsa44.verify(signature, message, key, { context });
  } catch (_) {
    return false;
  }
}

/** Lines of a note that belong to none of these keys. */
export function strangers(found, keys) {
  return found.signatures.filter((one) => !keys.some((key) => one.name === key.name && equal(one.id, key.id)));
}

/** Index, path and checkpoint of a proof file. Throws Malformed. `extra` is read and not trusted. */
export function proof(bytes) {
  const text = textOf(bytes);
  const gap = text === null ? -1 : text.indexOf('\n\n');
  if (gap < 0) throw new Malformed('不是存证证明文件', 'not a tlog-proof');
  const lines = text.slice(0, gap).split('\n');
  if (lines.shift() !== PROOF_HEAD) throw new Malformed('证明文件首行有误', 'the first line of the proof is wrong');
  let extra = false;
  if (lines.length > 0 && lines[0].startsWith('extra ')) {
    extra = true;
    lines.shift();
  }
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() || '');
  if (!index) throw new Malformed('证明文件没有序号', 'the proof has no index');
  if (lines.length > MAX_PATH) throw new Malformed('证明路径过长', 'the proof is too long');
  const path = lines.map((line) => {
    const hash = fromBase64(line);
    if (!hash || hash.length !== 32) throw new Malformed('证明路径有误', 'a hash of the proof is malformed');
    return hash;
  });
  return { index: Number(index[1]), path, extra, note: note(utf8(text.slice(gap + 2))) };
}

/** Whether a proof file is byte-equal to what a writer makes of its parsed values, keys in this order. */
export function isCanonicalProof(bytes, parsed, keys) {
  const used = keys.filter((key) => parsed.note.signatures.some((one) => one.name === key.name && equal(one.id, key.id)));
  const order = parsed.note.signatures.every((one, i) => i < used.length && one.name === used[i].name && equal(one.id, used[i].id));
  if (parsed.extra || !order || strangers(parsed.note, keys).length > 0) return false;
  const again = PROOF_HEAD + '\nindex ' + parsed.index + '\n'
    + parsed.path.map((hash) => toBase64(hash) + '\n').join('') + '\n' + parsed.note.text + '\n'
    + parsed.note.signatures.map((one) => '\u2014 ' + one.name + ' ' + toBase64(concat(one.id, one.value)) + '\n').join('');
  return equal(utf8(again), bytes);
}
