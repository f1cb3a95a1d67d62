// Answer 2: each deposit's leaf, opening, inclusion proof and signed checkpoint.

import * as bag from './bag.js';
import { leaf, opening, opens } from './deposit.js';
import { checkpoint, ED25519, isCanonicalProof, ML_DSA_44_COSIGNATURE, proof, signedBy, strangers, verifierKey } from './note.js';
import { isIncluded, leafHash } from './merkle.js';
import { LOG, OK } from './report.js';
import { say } from './outcome.js';
import { equal, hex, textOf, utf8 } from './bytes.js';

const STEP = {
  keys: say('日志公钥', 'Keys of the log'),
  deposit: say('存证', 'Deposit'),
  checkpoint: say('检查点签名', 'Signature of the checkpoint'),
  cosignature: say('联署（ML-DSA-44）', 'Cosignature (ML-DSA-44)'),
  bagRoot: say('材料根的存证', 'Deposit of the bag root'),
  form: say('规范形式', 'Canonical form'),
};

export class LogCheck {
  constructor(files, report, pins) {
    this.bag = files;
    this.report = report;
    this.pins = pins;
    this.keys = [];
    this.notes = new Map();
    this.points = new Map();
  }

  /** The keys of this origin: those pinned from outside, else those in the bundle. */
  async readKeys(origin) {
    this.origin = origin;
    const wanted = [
      { path: bag.TRUST + 'log.vkey', type: ED25519, name: origin },
      { path: bag.TRUST + 'cosigner.vkey', type: ML_DSA_44_COSIGNATURE, name: origin + '/cosigner' },
    ];
    for (const want of wanted) {
      const pinned = this.pins.find((key) => key.type === want.type && key.name === want.name);
      const bytes = await this.small(want.path);
      const text = bytes && textOf(bytes);
      const own = text ? verifierKey(text.replace(/\n$/, '')) : null;
      if (bytes && (!own || own.type !== want.type || own.name !== want.name)) {
        this.report.failed(LOG, STEP.keys, say(want.path + ' 不是此日志的公钥', want.path + ' is not a key of this log'), [want.path]);
      }
      if (pinned && own && !equal(pinned.key, own.key)) {
        this.report.failed(LOG, STEP.keys, say('材料内的公钥与您粘贴的不同：' + want.name, 'the key in the bundle is not the one that you pasted: ' + want.name), [want.path]);
      }
      const key = pinned || own;
      if (key) this.keys.push(key);
      else if (want.type === ED25519) this.report.missing(LOG, STEP.keys, say('没有日志公钥，无法核对签名', 'there is no key of the log, signatures cannot be checked'), [want.path]);
      if (key && want.type === ED25519) {
        if (!pinned) this.report.notChecked(LOG, STEP.keys, say('日志公钥来自材料本身，未从外部核实', 'the key of the log comes from the bundle and was not confirmed from outside'));
        this.report.facts.logKey = { line: key.line, pinned: Boolean(pinned), id: hex(key.id) };
        this.report.passed(LOG, STEP.keys, pinned
          ? say('使用您从外部粘贴的公钥 ' + hex(key.id), 'the key that you pasted from outside: ' + hex(key.id))
          : say('使用材料内的公钥 ' + hex(key.id) + '（由材料制作者给出）', 'the key in the bundle, a statement of its maker: ' + hex(key.id)));
      }
    }
  }

  async small(path) {
    try {
      return await this.bag.read(path);
    } catch (error) {
      this.report.failed(LOG, STEP.form, error.text || say('无法读取 ' + path, path + ' cannot be read'), [path]);
      return null;
    }
  }

  /** Parses one file with `reader`, or null after a failed step. */
  parsed(reader, bytes, path, name) {
    try {
      return reader(bytes);
    } catch (error) {
      this.report.failed(LOG, name, say(path + '：' + (error.text ? error.text.zh : '有误'), path + ': ' + (error.text ? error.text.en : 'malformed')), [path]);
      return null;
    }
  }

  /** Whether a note is signed by the log; each note is looked at once. `path` is where it was found. */
  signed(found, path) {
    const known = this.notes.get(found.text + found.signatures.map((one) => one.line).join());
    if (known) return known;
    const result = this.signatures(found, path);
    this.notes.set(found.text + found.signatures.map((one) => one.line).join(), result);
    return result;
  }

  signatures(found, path) {
    const point = this.parsed(() => checkpoint(found.text), null, path, STEP.checkpoint);
    if (!point) return { good: false, bad: true };
    const log = this.keys.find((key) => key.type === ED25519);
    const cosigner = this.keys.find((key) => key.type === ML_DSA_44_COSIGNATURE);
    if (point.origin !== this.origin) {
      this.report.failed(LOG, STEP.checkpoint, say('检查点属于另一日志：' + point.origin, 'the checkpoint is of another log: ' + point.origin), [path]);
      return { good: false, bad: true, point };
    }
    const label = say('检查点 ' + point.size, 'checkpoint ' + point.size);
    let state = log ? signedBy(found, log, point).state : 'absent';
    if (state === 'good') {
      this.report.passed(LOG, STEP.checkpoint, say(label.zh + ' 的 Ed25519 签名有效', 'the Ed25519 signature of ' + label.en + ' is valid'));
    } else if (state === 'bad') {
      this.report.failed(LOG, STEP.checkpoint, say(label.zh + ' 的签名无效', 'the signature of ' + label.en + ' is not valid'), [path]);
    } else if (log) {
      this.report.missing(LOG, STEP.checkpoint, say(label.zh + ' 没有已知公钥的签名', label.en + ' is signed by no known key'), [path]);
    }
    if (cosigner) {
      const second = signedBy(found, cosigner, point);
      if (second.state === 'good') this.report.passed(LOG, STEP.cosignature, say(label.zh + ' 的联署有效', 'the cosignature of ' + label.en + ' is valid'));
      if (second.state === 'bad') {
        state = 'bad';
        this.report.failed(LOG, STEP.cosignature, say(label.zh + ' 的联署无效', 'the cosignature of ' + label.en + ' is not valid'), [path]);
      }
      if (second.state === 'absent') this.report.notChecked(LOG, STEP.cosignature, say(label.zh + ' 没有联署', label.en + ' has no cosignature'), [path]);
    } else {
      this.report.notChecked(LOG, STEP.cosignature, say('没有联署公钥', 'there is no key of the cosigner'));
    }
    const others = strangers(found, this.keys).length;
    if (others > 0) this.report.notChecked(LOG, STEP.checkpoint, say(label.zh + ' 另有 ' + others + ' 个未知签名', label.en + ' has ' + others + ' signatures by unknown keys'), [path]);
    const before = this.points.get(point.size);
    if (before && !equal(before.root, point.root)) {
      this.report.failed(LOG, STEP.checkpoint, say('同一日志有两个大小为 ' + point.size + ' 而根不同的检查点（日志分叉）', 'two checkpoints of size ' + point.size + ' have different roots: the log was forked'), [path]);
    }
    if (state === 'good') this.points.set(point.size, point);
    return { good: state === 'good', bad: state === 'bad', point };
  }

  /**
   * One deposit. `want` has the expected type, label, and either digests (with size) or the bare
   * commitment of something that is withheld. Answers the checkpoint that it leads to, or null.
   */
  async deposit(id, want, base = 'tiezheng/proofs/' + id) {
    const name = want.step || STEP.deposit;
    const paths = [base + '.leaf.json', base + '.opening.json', base + '.tlog-proof'];
    const [leafBytes, openBytes, proofBytes] = [await this.small(paths[0]), await this.small(paths[1]), await this.small(paths[2])];
    if (!leafBytes || !proofBytes || (!openBytes && !want.commit)) {
      const lost = [leafBytes, openBytes, proofBytes].map((one, i) => (one ? null : paths[i])).filter(Boolean);
      this.report.missing(LOG, name, say(want.label.zh + '：缺少 ' + lost.join('、'), want.label.en + ': ' + lost.join(', ') + ' missing'), lost);
      return null;
    }
    const one = this.parsed(leaf, leafBytes, paths[0], name);
    const open = openBytes ? this.parsed(opening, openBytes, paths[1], name) : null;
    const way = this.parsed(proof, proofBytes, paths[2], name);
    if (!one || !way || (openBytes && !open)) return null;
    const signed = this.signed(way.note, paths[2]);
    const included = Boolean(signed.point) && isIncluded(way.index, signed.point.size, leafHash(leafBytes), way.path, signed.point.root);
    const fault = this.mismatch({ id, want, one, open, included, paths });
    if (fault) {
      this.report.failed(LOG, name, say(want.label.zh + '：' + fault.zh, want.label.en + ': ' + fault.en), fault.files);
      return null;
    }
    if (!signed.good) return null;
    this.report.passed(LOG, name, say(
      want.label.zh + '：在日志第 ' + way.index + ' 条，检查点 ' + signed.point.size,
      want.label.en + ': entry ' + way.index + ' of the log, checkpoint ' + signed.point.size));
    return { point: signed.point, way, index: way.index, time: one.time, proofBytes, leafPath: paths[0] };
  }

  mismatch({ id, want, one, open, included, paths }) {
    const say3 = (zh, en, files) => ({ zh, en, files });
    if (one.id !== id) return say3('条目编号不同', 'the leaf has another id', [paths[0]]);
    if (want.type && one.type !== want.type) return say3('条目类型为 ' + one.type, 'the leaf is of type ' + one.type, [paths[0]]);
    if (open && !opens(open, one)) {
      return say3('开启值与承诺不符', 'the opening does not open the commitment', included ? [paths[1]] : [paths[0], paths[1]]);
    }
    if (!included) return say3('条目不在检查点的树中', 'the leaf is not in the tree of the checkpoint', [paths[0], paths[2]]);
    if (want.commit && (one.commit.sha256 !== want.commit.sha256 || one.commit.sm3 !== want.commit.sm3)) {
      return say3('承诺与自述不同', 'the commitment is not that of evidence.json', [bag.CLAIM]);
    }
    if (want.sha256 && (open.sha256 !== want.sha256 || open.sm3 !== want.sm3 || open.size !== want.size)) {
      return say3('存证的不是这份内容', 'other bytes were deposited', want.files || []);
    }
    return null;
  }

  /** The bag root: the same, and everything in its folder only in canonical form. */
  async bagRoot(id, digests, tokenNames) {
    const base = bag.ROOT + 'bag';
    const present = [...this.bag.files.keys()].filter((path) => path.startsWith(bag.ROOT));
    const allowed = ['.leaf.json', '.opening.json', '.tlog-proof', '.checkpoint.txt'].concat(tokenNames.map((name) => '.' + name + '.tsr'));
    const strange = present.filter((path) => !allowed.some((end) => path === base + end));
    strange.forEach((path) => this.report.file(path, 'EXTRA', say('此处不应有此文件', 'this file does not belong here')));
    if (strange.length > 0) {
      this.report.step(LOG, STEP.form, 'FAILED', say('tiezheng/root 中有不应有的文件', 'tiezheng/root holds files that do not belong there'), { files: strange });
    }
    const found = await this.deposit(id, {
      type: 'bundle', label: say('整份材料（tagmanifest）', 'the whole bundle (tagmanifest)'), step: STEP.bagRoot, ...digests, files: [bag.TAG_MANIFEST],
    }, base);
    if (!found) return null;
    if (!isCanonicalProof(found.proofBytes, found.way, this.keys)) {
      this.report.failed(LOG, STEP.form, say('材料根的证明不是规范形式', 'the proof of the bag root is not in canonical form'), [base + '.tlog-proof']);
    }
    const body = await this.small(base + '.checkpoint.txt');
    if (!body) {
      this.report.file(base + '.checkpoint.txt', 'MISSING');
      this.report.missing(LOG, STEP.bagRoot, say('缺少材料根的检查点文件', 'the checkpoint file of the bag root is missing'), [base + '.checkpoint.txt']);
    } else if (!equal(body, utf8(found.point.text))) {
      this.report.failed(LOG, STEP.bagRoot, say('检查点文件与证明中的不同', 'the checkpoint file is not that of the proof'), [base + '.checkpoint.txt']);
    }
    ['.leaf.json', '.opening.json', '.tlog-proof', '.checkpoint.txt'].filter((end) => this.bag.has(base + end)).forEach((end) => this.report.file(base + end, OK));
    return found;
  }

  /** Whether the loose checkpoint file says what the signed one of that size says. */
  async looseCheckpoint(size) {
    const path = 'tiezheng/checkpoints/' + size + '.txt';
    const body = await this.small(path);
    const point = this.points.get(size);
    if (!body) {
      this.report.missing(LOG, STEP.checkpoint, say('缺少检查点文件 ' + path, path + ' is missing'), [path]);
      return null;
    }
    if (!point) return null;
    if (!equal(body, utf8(point.text))) {
      this.report.failed(LOG, STEP.checkpoint, say(path + ' 与已签名的检查点不同', path + ' is not the signed checkpoint'), [path]);
      return null;
    }
    return body;
  }
}
