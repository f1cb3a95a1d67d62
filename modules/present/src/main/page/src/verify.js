// The whole verification (docs/bundle-format.md section 5), in order.

import { readerData } from './readercheck.js';
import * as bag from './bag.js';
import { BytesCheck } from './bytescheck.js';
import { LogCheck } from './logcheck.js';
import { TimeCheck } from './timecheck.js';
import { custody } from './custody.js';
import { excerpts } from './excerptcheck.js';
import { claim as readClaim } from './claim.js';
import { BYTES, CHANGED, LOG, OK, Report, TIME } from './report.js';
import { say } from './outcome.js';

const CLAIM = say('材料自述', 'evidence.json');
const CONTAINER = say('压缩包本身', 'The container itself');

/**
 * Verifies the files. `digest(files)` is asked once for both digests of all of them.
 * `pins` = {keys, anchors} from outside. `container`, for a zip, = {name, sha256, expected} where the
 * last is the digest from the file beside it, or null.
 */
export async function verify(files, { digest, pins = { keys: [], anchors: [] }, container = null }) {
  const report = new Report();
  const whole = new bag.Bag(files);
  report.bag = whole;
  if (!whole.found) {
    report.unreadable = say(
      '这里没有材料：所选位置的最上层（或其下唯一文件夹）没有 bagit.txt。请选择含有 index.html 和 bagit.txt 的那个文件夹。',
      'There is no bundle here: neither the picked folder nor one folder below it has a bagit.txt. Pick the folder that holds index.html and bagit.txt.');
    return report;
  }
  await bytesOf(whole, report, digest, container).then((bytes) => rest(whole, report, bytes, pins));
  assumptions(report, container);
  return report;
}

async function bytesOf(whole, report, digest, container) {
  const check = new BytesCheck(whole, report, digest);
  await check.run();
  if (container) containerOf(report, container);
  let claim = null;
  const bytes = await check.readOr(bag.CLAIM, bag.LARGE);
  if (bytes) {
    try {
      const found = readClaim(bytes);
      claim = found.claim;
      report.notUnderstood = found.notUnderstood;
      if (!found.canonical) report.failed(BYTES, CLAIM, say('evidence.json 不是规范形式', 'evidence.json is not in canonical form'), [bag.CLAIM]);
      check.claimed(claim);
      await check.preview(bytes);
      await readerData(whole, claim.items, report);
    } catch (error) {
      report.failed(BYTES, CLAIM, error.text || say('无法读取', 'unreadable'), [bag.CLAIM]);
    }
  } else {
    report.missing(BYTES, CLAIM, say('缺少 evidence.json', 'evidence.json is missing'), [bag.CLAIM]);
  }
  report.claim = claim;
  return check;
}

function containerOf(report, container) {
  if (!container.expected) {
    report.notChecked(BYTES, CONTAINER, say(
      '没有同时选择 ' + container.name + '.sha256，压缩包本身的字节未核对，只核对了其中的文件',
      container.name + '.sha256 was not picked too: the bytes of the zip were not checked, only the files in it'));
  } else if (container.expected === container.sha256) {
    report.passed(BYTES, CONTAINER, say('压缩包的 SHA-256 与旁边的文件一致', 'the SHA-256 of the zip agrees with the file beside it'));
  } else {
    report.failed(BYTES, CONTAINER, say('压缩包的 SHA-256 与旁边的文件不同', 'the SHA-256 of the zip differs from the file beside it'));
  }
}

async function rest(whole, report, bytes, pins) {
  const claim = report.claim;
  const events = await custody(whole, report);
  if (!claim) {
    report.missing(LOG, CLAIM, say('没有自述，无法核对存证', 'without evidence.json deposits cannot be checked'));
    report.missing(TIME, CLAIM, say('没有自述，无法核对时间', 'without evidence.json times cannot be checked'));
    return;
  }
  const log = new LogCheck(whole, report, pins.keys);
  const time = new TimeCheck(whole, report, pins.anchors);
  await log.readKeys(claim.log.origin);
  await time.readServices(claim.times);
  const used = new Set();
  for (const item of claim.items) await itemOf(item, log, bytes, report, used);
  const deposited = new Set();
  for (const one of claim.events) if (await eventOf(one, events, log, report, used)) deposited.add(one.line);
  for (const one of claim.withheld) {
    await log.deposit(one.deposit, { type: null, commit: one.commit, label: say('未移交：' + one.description, 'withheld: ' + one.description) });
  }
  await unproven(claim, events, report);
  report.excerpts = await excerpts(whole, claim, events, deposited, report);
  unused(whole, report, claim, used);
  const stamps = new Map();
  for (const size of [...used].sort((a, b) => a - b)) {
    const body = await log.looseCheckpoint(size);
    const label = say('检查点 ' + size, 'checkpoint ' + size);
    if (body) stamps.set(size, await time.tokens('tiezheng/checkpoints/' + size, body, label, false));
    else report.missing(TIME, label, say(label.zh + ' 没有通过核对，时间无从谈起', label.en + ' did not pass, so no time follows'));
  }
  report.items.forEach((item) => item.originals.forEach((one) => {
    one.tokens = (one.proven && stamps.get(one.checkpoint)) || [];
    if (!one.proven) {
      report.missing(TIME, say('时间戳', 'Time token'), say(
        '证据 ' + item.number + ' ' + one.nameFound + '：存证没有通过，所以没有时间',
        'item ' + item.number + ' ' + one.nameFound + ': its deposit did not pass, so no time follows'), [one.path]);
    }
  }));
  const found = bytes.digests.get(bag.TAG_MANIFEST);
  const digests = found && !found.fault ? { sha256: found.sha256, sm3: found.sm3, size: found.size } : {};
  report.facts.bagRoot = digests.sha256;
  const rooted = await log.bagRoot(claim.bagDeposit, digests, claim.times.map((one) => one.name));
  if (rooted) {
    report.file(bag.TAG_MANIFEST, OK);
    report.bagTokens = await time.tokens(bag.ROOT + 'bag', new TextEncoder().encode(rooted.point.text), { ...say('整份材料', 'the whole bundle'), root: true }, true);
  } else {
    report.missing(TIME, say('时间戳', 'Time token'), say('整份材料的存证没有通过', 'the deposit of the whole bundle did not pass'));
  }
}

async function itemOf(item, log, bytes, report, used) {
  const out = { number: item.number, title: item.title, originals: [] };
  for (const original of item.originals) {
    const found = bytes.digests.get(original.path);
    used.add(original.checkpoint);
    const label = say('证据 ' + item.number + ' ' + original.nameFound, 'item ' + item.number + ' ' + original.nameFound);
    const here = Boolean(found) && !found.fault;
    const digests = here ? found : { sha256: original.sha256, sm3: original.sm3, size: original.size };
    const deposited = await log.deposit(original.deposit, { type: 'original', label, ...digests, files: [original.path] });
    if (deposited && deposited.point.size !== original.checkpoint) {
      report.failed(LOG, label, say('证明所到的检查点与自述不同', 'the proof leads to another checkpoint than stated'), [bag.CLAIM]);
    }
    if (!here) report.missing(LOG, label, say('文件不在或无法读取，存证无从对应', 'the file is missing or unreadable, so the deposit cannot be held against it'), [original.path]);
    const proven = here ? deposited : null;
    out.originals.push({ ...original, proven, failed: report.files.has(original.path) && report.files.get(original.path).state === CHANGED, tokens: [] });
  }
  report.items.push(out);
}

async function eventOf(one, events, log, report, used) {
  const line = events[one.line - 1];
  const label = say('保管事件 ' + one.line, 'custody event ' + one.line);
  used.add(one.checkpoint);
  if (!line || line.withheld || !line.digest) {
    report.failed(LOG, label, say('没有这一行', 'there is no such line'), [bag.EVENTS]);
    return false;
  }
  const proven = await log.deposit(one.deposit, {
    type: 'event', label, sha256: line.digest, sm3: line.sm3, size: line.bytes.length, files: [bag.EVENTS],
  });
  if (proven && proven.point.size !== one.checkpoint) {
    report.failed(LOG, label, say('证明所到的检查点与自述不同', 'the proof leads to another checkpoint than stated'), [bag.CLAIM]);
    return false;
  }
  return Boolean(proven);
}

async function unproven(claim, events, report) {
  const covered = new Set(claim.events.map((one) => one.line));
  const open = events.filter((line, i) => !line.withheld && !covered.has(i + 1)).length;
  if (open > 0) report.notChecked(LOG, say('保管链', 'Custody chain'), say(open + ' 个保管事件没有随附存证证明', open + ' custody events come without a proof of deposit'));
}

/** Proofs and tokens to which evidence.json does not lead. */
function unused(whole, report, claim, used) {
  const ids = new Set(claim.items.flatMap((item) => item.originals.map((one) => one.deposit))
    .concat(claim.events.map((one) => one.deposit), claim.withheld.map((one) => one.deposit)));
  const names = new Set(claim.times.map((one) => one.name));
  const left = [...whole.files.keys()].filter((path) => {
    const proof = /^tiezheng\/proofs\/(.*?)\.(?:leaf\.json|opening\.json|tlog-proof)$/.exec(path);
    const stamp = /^tiezheng\/checkpoints\/(\d+)(?:\.(.+))?\.(?:txt|tsr)$/.exec(path);
    return proof ? !ids.has(proof[1]) : stamp ? !used.has(Number(stamp[1])) || (stamp[2] !== undefined && !names.has(stamp[2]))
      : path.startsWith('tiezheng/proofs/') || path.startsWith('tiezheng/checkpoints/');
  });
  if (left.length > 0) {
    report.notChecked(LOG, say('未用到的证明', 'Unused proofs'), say(
      left.length + ' 个证明或时间戳文件未被自述引用，没有核对其内容', left.length + ' files of proofs or tokens are not referred to and their content was not checked'), left);
  }
}

/** What is never checked here, whatever the bundle. */
function assumptions(report, container) {
  report.notChecked(TIME, say('证书吊销', 'Revocation'), say('未检查时间戳证书是否曾被吊销（离线）', 'whether a certificate was revoked is not checked (offline)'));
  report.notChecked(LOG, say('日志一致性', 'Consistency of the log'), say('未检查日志各检查点之间的一致性（材料不含一致性证明）', 'consistency between checkpoints is not checked (a bundle holds no consistency proofs)'));
  if (!container) report.notChecked(BYTES, say('空文件夹', 'Empty folders'), say('浏览器看不到空文件夹，未检查', 'a browser does not see empty folders; not checked'));
  report.notUnderstood.forEach((name) =>
    report.notChecked(BYTES, CLAIM, say('本页不识别的自述内容：' + name, 'a member of evidence.json that this page does not know: ' + name)));
}

