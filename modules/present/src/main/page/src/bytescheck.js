// Answer 1: every file is listed, present, and has the listed digests; nothing else lies in the bag.

import * as bag from './bag.js';
import { FINDINGS, readerIndex, stream } from './bag.js';
import { labels, manifest } from './manifest.js';
import { BYTES, CHANGED, EXTRA, MISSING, OK, UNCHECKED, UNREADABLE } from './report.js';
import { say } from './outcome.js';
import { canonical, read } from './jcs.js';
import { concat, equal, hex, textOf, utf8 } from './bytes.js';
import { leafHash, root } from './merkle.js';

const ORIGINALS = 'data/originals/';
const BAGIT_TEXT = /^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/;
const DATA_BEFORE = 'window.TIEZHENG = ';
const DATA_AFTER = ';\n';

const STEP = {
  format: say('封装格式', 'Form of the bundle'),
  digests: say('文件摘要', 'Digests of the files'),
  listed: say('清单完整', 'Nothing unlisted'),
  oxum: say('总量（Payload-Oxum）', 'Total (Payload-Oxum)'),
  sm3: say('国密 SM3 摘要', 'SM3 digests'),
  claim: say('与材料自述一致', 'Agreement with evidence.json'),
  root: say('证据根', 'Evidence root'),
  page: say('预览数据', 'Preview data'),
};

export class BytesCheck {
  /** `digest(files)` answers a Map from path to {sha256, sm3} or {fault}. */
  constructor(files, report, digest) {
    this.bag = files;
    this.report = report;
    this.digest = digest;
    this.lists = { payload: [], tags: [], sm3: [] };
    this.digests = new Map();
  }

  async run() {
    await this.form();
    this.lists.payload = await this.list(bag.MANIFEST, (path) => path.startsWith('data/'));
    this.lists.tags = await this.list(bag.TAG_MANIFEST,
      (path) => !path.startsWith('data/') && !path.startsWith(bag.ROOT) && path !== bag.TAG_MANIFEST);
    this.digests = await this.digest([...this.bag.files.values()]);
    const good = this.compare('sha256', this.lists.payload.concat(this.lists.tags));
    this.extras();
    this.lists.sm3 = await this.list(bag.SM3_SUMS, (path) => path.startsWith('data/'));
    this.sm3();
    await this.oxum();
    return good;
  }

  async form() {
    const version = await this.readOr(bag.BAGIT);
    const text = version && textOf(version);
    if (!text || !BAGIT_TEXT.test(text)) {
      this.report.failed(BYTES, STEP.format, say('bagit.txt 不是 BagIt 1.0 声明', 'bagit.txt does not declare BagIt 1.0'), [bag.BAGIT]);
    } else {
      this.report.passed(BYTES, STEP.format, say('BagIt 1.0(RFC 8493)', 'BagIt 1.0 (RFC 8493)'));
    }
    if (this.bag.has('fetch.txt')) {
      this.report.failed(BYTES, STEP.format, say('含 fetch.txt（部分文件要从网上取），拒绝', 'fetch.txt (files to be fetched from elsewhere) is refused'), ['fetch.txt']);
    }
    this.bag.faults.forEach((path) =>
      this.report.failed(BYTES, STEP.format, say('路径不安全或重复：' + path, 'unsafe or repeated path: ' + path), [path]));
  }

  /** Reads a small file; an unreadable one is a failed step. */
  async readOr(path, limit) {
    try {
      return await this.bag.read(path, limit);
    } catch (error) {
      this.report.failed(BYTES, STEP.format, error.text || say('无法读取 ' + path, path + ' cannot be read'), [path]);
      return null;
    }
  }

  async list(name, belongs) {
    if (!this.bag.has(name)) {
      this.report.file(name, MISSING);
      this.report.failed(BYTES, STEP.listed, say('缺少清单 ' + name, 'the list ' + name + ' is missing'));
      return [];
    }
    const bytes = await this.readOr(name, bag.LARGE);
    if (bytes === null) return [];
    try {
      const lines = manifest(bytes, name);
      const strangers = lines.filter((line) => !belongs(line.path));
      if (strangers.length > 0) {
        this.report.failed(BYTES, STEP.listed,
          say(name + ' 列出了不属于它的文件：' + strangers[0].path, name + ' lists a file that does not belong there: ' + strangers[0].path), [name]);
      }
      return lines;
    } catch (error) {
      this.report.failed(BYTES, STEP.listed, error.text || say('无法读取', 'unreadable'), [name]);
      return [];
    }
  }

  compare(algorithm, lines) {
    let good = 0;
    for (const line of lines) {
      const found = this.digests.get(line.path);
      if (!found) {
        this.report.file(line.path, MISSING, say('清单中有，文件不在', 'listed, but not there'));
      } else if (found.fault) {
        this.report.file(line.path, UNREADABLE, found.fault);
      } else if (found[algorithm] !== line.digest) {
        this.report.file(line.path, CHANGED, say('SHA-256 与清单不同', 'the SHA-256 differs from the list'));
      } else {
        this.report.file(line.path, OK);
        good++;
      }
    }
    const bad = lines.length - good;
    if (lines.length === 0) {
      this.report.missing(BYTES, STEP.digests, say('没有可核对的清单', 'there is no list to compare with'));
    } else if (bad === 0) {
      this.report.passed(BYTES, STEP.digests, say(good + ' 个文件的 SHA-256 与清单一致', 'the SHA-256 of ' + good + ' files agrees with the lists'));
    } else {
      const files = lines.map((line) => line.path).filter((path) => this.report.files.get(path).state !== OK);
      this.report.step(BYTES, STEP.digests, 'FAILED',
        say(bad + ' 个文件被改动、缺失或无法读取', bad + ' files are changed, missing or unreadable'), { files });
    }
    return good;
  }

  /** Files that no list names. Those of the root folder are checked by their own form later. */
  extras() {
    const listed = new Set(this.lists.payload.concat(this.lists.tags).map((line) => line.path));
    const complete = this.lists.payload.length > 0 && this.lists.tags.length > 0;
    const extra = [...this.bag.files.keys()].filter((path) =>
      !listed.has(path) && path !== bag.TAG_MANIFEST && !path.startsWith(bag.ROOT));
    const state = complete ? EXTRA : UNCHECKED;
    extra.forEach((path) => this.report.file(path, state, say('清单中没有此文件', 'no list names this file')));
    if (extra.length === 0) {
      this.report.passed(BYTES, STEP.listed, say('没有清单之外的文件', 'no file is unlisted'));
    } else {
      this.report.step(BYTES, STEP.listed, 'FAILED',
        say(extra.length + ' 个文件不在清单中', extra.length + ' files are in no list'), { files: extra });
    }
    if (this.bag.outside.length > 0) {
      this.report.notChecked(BYTES, STEP.listed,
        say('所选位置还有 ' + this.bag.outside.length + ' 个文件不属于本材料，未检查',
          this.bag.outside.length + ' files beside the bundle were picked too and not checked'));
    }
  }

  sm3() {
    const sums = this.lists.sm3;
    const same = sums.length === this.lists.payload.length
      && sums.every((line, i) => line.path === this.lists.payload[i].path);
    if (sums.length > 0 && !same) {
      this.report.failed(BYTES, STEP.sm3, say('SM3 清单与 SHA-256 清单所列文件不同', 'the SM3 list names other files than the SHA-256 list'), [bag.SM3_SUMS]);
    }
    const bad = sums.filter((line) => {
      const found = this.digests.get(line.path);
      return found && !found.fault && found.sm3 !== line.digest;
    });
    if (bad.length > 0) {
      this.report.failed(BYTES, STEP.sm3, say(bad.length + ' 个文件的 SM3 与清单不同', 'the SM3 of ' + bad.length + ' files differs from the list'),
        bad.map((line) => line.path));
    } else if (sums.length > 0 && same) {
      this.report.passed(BYTES, STEP.sm3, say(sums.length + ' 个文件的 SM3 与清单一致', 'the SM3 of ' + sums.length + ' files agrees with the list'));
    }
  }

  async oxum() {
    const bytes = await this.readOr(bag.INFO);
    if (bytes === null) return;
    const found = textOf(bytes) === null ? {} : labels(bytes);
    this.external = found['External-Identifier'];
    const payload = [...this.bag.files.entries()].filter(([path]) => path.startsWith('data/'));
    const octets = payload.reduce((sum, [, file]) => sum + file.size, 0);
    const counted = octets + '.' + payload.length;
    if (found['Payload-Oxum'] === counted) {
      this.report.passed(BYTES, STEP.oxum, say('字节数与文件数相符：' + counted, 'bytes and files agree: ' + counted));
    } else {
      this.report.step(BYTES, STEP.oxum, 'FAILED',
        say('标明 ' + found['Payload-Oxum'] + '，实际 ' + counted, 'stated ' + found['Payload-Oxum'] + ', found ' + counted));
    }
  }

  /** What evidence.json says of the originals, and the evidence root. */
  claimed(claim) {
    if (this.external !== claim.bundle.id) {
      this.report.failed(BYTES, STEP.claim, say('bag-info.txt 的 External-Identifier 不是材料编号 ' + claim.bundle.id, 'External-Identifier of bag-info.txt is not the bundle\'s id ' + claim.bundle.id), [bag.INFO]);
    }
    const named = new Set();
    const bad = [];
    for (const item of claim.items) {
      for (const original of item.originals) {
        named.add(original.path);
        const found = this.digests.get(original.path);
        if (found && !found.fault && (found.sha256 !== original.sha256 || found.sm3 !== original.sm3 || found.size !== original.size)) bad.push(original.path);
        if (!this.lists.payload.some((line) => line.path === original.path)) {
          this.report.failed(BYTES, STEP.claim, say('自述中的原件不在清单：' + original.path, 'an original of evidence.json is in no list: ' + original.path), [bag.CLAIM]);
        }
      }
    }
    const unnamed = this.lists.payload.filter((line) => line.path.startsWith(ORIGINALS) && !named.has(line.path));
    if (unnamed.length > 0) {
      this.report.failed(BYTES, STEP.claim, say('有原件未列入目录：' + unnamed[0].path, 'an original is in no item: ' + unnamed[0].path), [bag.CLAIM]);
    }
    claim.papers.filter((paper) => !this.bag.has(paper.path)).forEach((paper) => this.report.file(paper.path, MISSING));
    if (bad.length > 0) {
      this.report.failed(BYTES, STEP.claim, say(bad.length + ' 个原件与自述的摘要或大小不同', bad.length + ' originals differ from what evidence.json states'), bad);
    } else if (named.size > 0) {
      this.report.passed(BYTES, STEP.claim, say(named.size + ' 个原件的大小与两种摘要与自述一致', 'size and both digests of ' + named.size + ' originals agree'));
    }
    const computed = hex(root(this.lists.payload.filter((line) => line.path.startsWith(ORIGINALS)).map((line) => leafHash(utf8(line.line)))));
    this.report.facts.evidenceRoot = computed;
    if (computed === claim.evidenceRoot) {
      this.report.passed(BYTES, STEP.root, say('重新计算一致：' + computed, 'recomputed and equal: ' + computed));
    } else {
      this.report.failed(BYTES, STEP.root, say('重新计算为 ' + computed + '，自述为 ' + claim.evidenceRoot, 'recomputed ' + computed + ', stated ' + claim.evidenceRoot));
    }
  }

  /** data.js is shown before anything is checked, so it must say what the files say. */
  async preview(claimBytes) {
    const bytes = await this.readOr(bag.DATA, bag.LARGE);
    if (bytes === null) return;
    let fault = 'evidence.json';
    try {
      const script = textOf(bytes);
      if (!script.startsWith(DATA_BEFORE) || !script.endsWith(DATA_AFTER)) throw new Error('another script');
      const shown = read(utf8(script.slice(DATA_BEFORE.length, -DATA_AFTER.length))).value;
      const { records = [], readers = [], findings = null, ...claim } = shown;
      if (equal(utf8(canonical(claim)), utf8(canonical(read(claimBytes).value)))) fault = this.otherReaders(readers, findings) || await this.otherRecords(records);
    } catch (_) {
      fault = bag.DATA;
    }
    if (fault === null) this.report.passed(BYTES, STEP.page, say('预览数据与材料中的文件相同', 'the preview data are those of the files'));
    else this.report.failed(BYTES, STEP.page, say('预览数据与 ' + fault + ' 不同', 'the preview data differ from ' + fault), [bag.DATA]);
  }

  /** An index that the preview names and the bag does not have, or null. */
  otherReaders(readers, findings) {
    const paths = readers.map((one) => readerIndex(one.item)).concat(findings === null ? [] : [FINDINGS]);
    return paths.find((path) => !this.bag.has(path)) || null;
  }

  /** The first file whose first records are not those of the preview, or null. */
  async otherRecords(records) {
    for (const one of records) {
      const path = 'data/records/' + String(one.item).padStart(3, '0') + '.jsonl';
      const lines = await firstLines(this.bag.files.get(path), one.first.length);
      if (one.first.some((record, i) => lines[i] === undefined || canonical(JSON.parse(lines[i])) !== canonical(record))) return path;
    }
    return null;
  }
}

/** The first lines of a file, without reading more of it than they need. */
async function firstLines(file, count) {
  const parts = [];
  let lines = 0;
  await stream(file, (bytes) => {
    if (lines > count) return;
    parts.push(bytes.slice());
    for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10) lines++;
  }, () => lines > count).catch((error) => { if (lines < count) throw error; });
  return textOf(concat(...parts.map((part, i) => (i === parts.length - 1 ? part.subarray(0, part.lastIndexOf(10) + 1) : part)))).split('\n').filter((line) => line !== '');
}
