// tiezheng/evidence.json: strict in form, tolerant of members that it does not know, which it names.

import { isObject, read } from './jcs.js';
import { fromHex } from './bytes.js';
import { isId } from './deposit.js';
import { Malformed } from './outcome.js';

const text = (v) => typeof v === 'string';
const number = (v) => Number.isSafeInteger(v) && v >= 0;
const digest = (v) => fromHex(v, 32) !== null;
const flag = (v) => typeof v === 'boolean';
const serviceName = (v) => text(v) && /^[a-z0-9][a-z0-9-]*$/.test(v);
const kind = (v) => v === 'own' || v === 'thirdParty';

/** A shape: a predicate, [shape] for a list, or an object of shapes. */
const SHAPE = {
  v: (v) => v === 1,
  bundle: {
    id: text, made: text, caseTitle: text, cause: text, caseNumber: text, court: text, submitter: text,
    parties: [{ id: text, name: text, role: text }], tool: text,
  },
  evidenceRoot: digest,
  log: { origin: text, operator: text, neutral: flag },
  times: [{ name: serviceName, kind, certificate: text }],
  items: [{
    number, title: text, kind: text, category: text, copyGrade: text, source: text, objectOfProof: text, content: text,
    originals: [{ path: text, nameFound: text, size: number, sha256: digest, sm3: digest, deposit: isId, checkpoint: number }],
  }],
  papers: [{ id: text, title: { zh: text, en: text }, path: text }],
  withheld: [{ what: text, description: text, holder: text, commit: { sha256: digest, sm3: digest }, deposit: isId }],
  events: [{ deposit: isId, line: number, checkpoint: number }],
  bagDeposit: isId,
  excerpts: [{ item: number, paper: text, path: text }],
};

/** What bundles made before it was thought of lack. */
const OPTIONAL = ['excerpts'];

function check(value, shape, where, strange) {
  if (typeof shape === 'function') {
    if (!shape(value)) throw fault(where);
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) throw fault(where);
    value.forEach((one, i) => check(one, shape[0], where + '[' + i + ']', strange));
  } else {
    if (!isObject(value)) throw fault(where);
    for (const name of Object.keys(value)) {
      if (!Object.prototype.hasOwnProperty.call(shape, name)) strange.push(where ? where + '.' + name : name);
    }
    for (const name of Object.keys(shape)) {
      if (!where && OPTIONAL.includes(name) && !Object.prototype.hasOwnProperty.call(value, name)) continue;
      if (!Object.prototype.hasOwnProperty.call(value, name)) throw fault(where ? where + '.' + name : name);
      check(value[name], shape[name], where ? where + '.' + name : name, strange);
    }
  }
}

function fault(where) {
  return new Malformed('evidence.json 中 ' + (where || '顶层') + ' 缺失或有误', 'evidence.json: ' + (where || 'the top') + ' is missing or malformed');
}

/** A proof that is named again would be read again, as often as somebody likes. */
function once(excerpts) {
  const paths = new Set();
  excerpts.forEach(({ path }, i) => {
    if (paths.has(path)) throw fault('excerpts[' + i + '].path');
    paths.add(path);
  });
}

/** {claim, notUnderstood, canonical}. Throws Malformed. */
export function claim(bytes) {
  const found = read(bytes);
  return { ...ofValue(found.value), canonical: found.canonical };
}

/** The same of a value that is already parsed (data.js, not to be trusted). */
export function ofValue(value) {
  const notUnderstood = [];
  check(value, SHAPE, '', notUnderstood);
  once(value.excerpts || []);
  return { claim: value, notUnderstood };
}
