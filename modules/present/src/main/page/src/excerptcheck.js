// Key versions of a bundle: each proof against the custody event that it names (docs/bundle-format.md section 5).

import * as bag from './bag.js';
import { checkExcerpt, sealed, sealingTime } from './excerpt.js';
import { againstRecords } from './excerptrecords.js';
import { LOG } from './report.js';
import { say } from './outcome.js';

const STEP = say('重点版逐字证明', 'Excerpt proofs');
const FOLDER = 'tiezheng/excerpts/';
/** Of all proofs together; they are held at once. */
const MOST_BYTES = bag.LARGE;
const EXCERPTED = ['DOC-CHAT-KEY', 'DOC-CHAT-SUPPLEMENT'];

/** `deposited` = the lines of the custody log whose deposit passed. Answers what a person is shown. */
export async function excerpts(whole, claim, events, deposited, report) {
  const claimed = claim.excerpts || [];
  const eventOf = (n) => {
    const line = events[n - 1];
    return line && line.event && !line.withheld && line.event.n === n && line.event.kind === 'CONVERSATIONS' ? sealed(line.event.what) : null;
  };
  const out = [];
  let total = 0;
  for (const one of claimed) {
    const file = one.path.startsWith(FOLDER) ? whole.files.get(one.path) : null;
    total += file ? file.size : 0;
    if (total > MOST_BYTES) {
      report.missing(LOG, STEP, say(one.path + '：全部证明合计超过 256 MiB，这一份没有读取', one.path + ': the proofs together are larger than 256 MiB; this one was not read'), [one.path]);
    }
    out.push({ ...one, result: total > MOST_BYTES ? null : await checked(one, whole, claim, { eventOf, events }, deposited, report) });
  }
  await againstRecords(whole, out.map((one) => one.result).filter((one) => one !== null && one.name === 'Proven'), report, STEP);
  beside(whole, claim, claimed, report);
  if (claimed.length > 0) {
    report.notChecked(LOG, STEP, say(
      '证明只说明其中列出的消息与封存的读取结果一致；纸面上印出的文字请与下方列出的消息逐行对照；导入器读取是否正确、未列出的消息说了什么，未核对',
      'a proof is about the messages that it lists and the sealed reading; compare the printed words with the messages listed below line by line; that the importer read correctly, and what omitted messages say, was not checked'));
  }
  return out;
}

async function checked(one, whole, claim, { eventOf, events }, deposited, report) {
  const name = { zh: STEP.zh, en: STEP.en };
  const about = (text) => say(one.path + '：' + text.zh, one.path + ': ' + text.en);
  const bytes = one.path.startsWith(FOLDER) ? await whole.read(one.path, bag.LARGE).catch(() => null) : null;
  if (bytes === null) {
    report.missing(LOG, name, say('缺少 ' + one.path, one.path + ' is missing'), [one.path]);
    return null;
  }
  const result = checkExcerpt(bytes, eventOf);
  if (result.name === 'NoSuchEvent') {
    report.missing(LOG, name, about(result.text), [one.path]);
  } else if (result.name !== 'Proven') {
    report.failed(LOG, name, about(result.text), [one.path]);
  } else if (result.file.statement.item !== one.item || !claim.papers.some((paper) => paper.path === one.paper)) {
    report.failed(LOG, name, about(say('所属的证据或文书与自述不符', 'it is of another item or paper than stated')), [one.path]);
    return { ...result, name: 'OtherPaper' };
  } else if (!deposited.has(result.file.event)) {
    report.missing(LOG, name, about(say(
      '第 ' + result.file.event + ' 号保管事件的存证没有通过核对，证明因此不能成立', 'the deposit of custody event ' + result.file.event + ' did not pass, so the proof rests on nothing')), [one.path]);
    return { ...result, name: 'NotDeposited' };
  } else {
    const late = sealingTime(result.file.event, events);
    if (late !== null) result.text = say(result.text.zh + '；' + late.zh, result.text.en + '; ' + late.en);
    report.passed(LOG, name, about(result.text));
    sources(one, result.file.statement, claim, report, name);
  }
  return result;
}

function sources(one, statement, claim, report, name) {
  const known = new Set(claim.items.filter((item) => item.number === one.item).flatMap((item) => item.originals.map((original) => original.deposit))
    .concat(claim.withheld.map((other) => other.deposit)));
  const foreign = statement.originals.filter((id) => !known.has(id)).length;
  if (foreign > 0 || statement.originals.length === 0) {
    report.notChecked(LOG, name, say(
      one.path + '：封存声明所指的原件存证有 ' + foreign + ' 笔不在材料中，来源未核对',
      one.path + ': ' + foreign + ' deposits of originals that the statement names are not in the bundle; the source was not checked'));
  }
}

/** Papers without a proof, and proofs without a paper. */
function beside(whole, claim, claimed, report) {
  for (const paper of claim.papers) {
    if (EXCERPTED.includes(paper.id) && !claimed.some((one) => one.paper === paper.path)) {
      report.notChecked(LOG, STEP, say(
        paper.path + ' 没有附证明，与封存的会话是否一致未核对', paper.path + ' has no proof: whether it agrees with the sealed conversation was not checked'));
    }
  }
  const named = new Set(claimed.map((one) => one.path));
  const left = [...whole.files.keys()].filter((path) => path.startsWith(FOLDER) && !named.has(path));
  if (left.length > 0) {
    report.notChecked(LOG, STEP, say(left.length + ' 个证明文件未被自述引用，没有核对', left.length + ' proofs are not referred to and were not checked'), left);
  }
}
