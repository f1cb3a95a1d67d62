// RFC 3161 responses and RFC 5816 (ESSCertIDv2): what they say and whether it holds, check by check.

import { parse, TAG, write } from './der.js';
import { certificate, leadsTo, TIME_STAMPING, validAt } from './certificate.js';
import { publicKey, verifySignature } from './publickeys.js';
import { digestOf, sha1 } from './digests.js';
import { equal, hex } from './bytes.js';
import { FAILED, Malformed, NOT_CHECKED, NotUnderstood, PASSED, say } from './outcome.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const MAX_BYTES = 256 * 1024;
const MAX_CERTIFICATES = 32;
const MINUTE = 60000;

/** Reads a TimeStampResp with one signer. Throws Malformed or NotUnderstood. */
export function response(bytes) {
  if (bytes.length > MAX_BYTES) throw new Malformed('时间戳过大', 'the token is too large');
  try {
    return structure(bytes);
  } catch (error) {
    if (error instanceof Malformed || error instanceof NotUnderstood) throw error;
    throw new Malformed('结构与 RFC 3161 不符', 'the structure is not that of RFC 3161');
  }
}

function structure(bytes) {
  const top = parse(bytes).as(TAG.SEQUENCE).children();
  const status = Number(top[0].as(TAG.SEQUENCE).children()[0].integer());
  if (top.length === 1) throw new Malformed('没有时间戳（状态 ' + status + '）', 'there is no token (status ' + status + ')');
  if (top.length !== 2) throw new Malformed('多余内容', 'something follows the token');
  const [type, wrapped] = top[1].as(TAG.SEQUENCE).children();
  if (type.oid() !== SIGNED_DATA) throw new Malformed('不是 SignedData', 'not a SignedData');
  const data = wrapped.as(0xa0).children()[0].as(TAG.SEQUENCE).children();
  const [contentType, content] = data[2].as(TAG.SEQUENCE).children();
  if (contentType.oid() !== TST_INFO) throw new Malformed('不是 TSTInfo', 'not a TSTInfo');
  const inner = content.as(0xa0).children()[0].as(TAG.OCTET_STRING).value;
  const certificates = data.find((one, i) => i > 2 && one.tag === 0xa0);
  const signers = data[data.length - 1].as(TAG.SET).children();
  if (signers.length !== 1) throw new Malformed('签名者不是一个', 'not exactly one signer');
  const embedded = certificates ? certificates.children().filter((one) => one.tag === TAG.SEQUENCE) : [];
  if (embedded.length > MAX_CERTIFICATES) throw new Malformed('证书过多', 'too many certificates');
  return {
    status, data, content: inner, info: tstInfo(inner), signer: signerInfo(signers[0]),
    certificates: embedded.map((one) => one.raw),
  };
}

function tstInfo(bytes) {
  const fields = parse(bytes).as(TAG.SEQUENCE).children();
  const [algorithm, imprint] = fields[2].as(TAG.SEQUENCE).children();
  const accuracy = fields.slice(5).find((one) => one.tag === TAG.SEQUENCE);
  return {
    version: Number(fields[0].integer()),
    policy: fields[1].oid(),
    imprintOid: algorithm.as(TAG.SEQUENCE).children()[0].oid(),
    imprint: imprint.as(TAG.OCTET_STRING).value,
    serial: hex(fields[3].as(TAG.INTEGER).value),
    genTime: fields[4].as(TAG.GENERALIZED_TIME).time(),
    accuracySeconds: accuracy ? secondsOf(accuracy) : null,
  };
}

function secondsOf(accuracy) {
  let out = 0;
  for (const one of accuracy.children()) {
    const value = one.value.reduce((sum, byte) => sum * 256 + byte, 0);
    out += one.tag === TAG.INTEGER ? value : one.tag === 0x80 ? value / 1e3 : value / 1e6;
  }
  return out;
}

function signerInfo(signer) {
  const fields = signer.as(TAG.SEQUENCE).children();
  const attributes = fields[3].as(0xa0);
  const found = new Map();
  for (const one of attributes.children()) {
    const [type, values] = one.as(TAG.SEQUENCE).children();
    const oid = type.oid();
    const all = values.as(TAG.SET).children();
    if (found.has(oid) || all.length !== 1) throw new Malformed('签名属性重复', 'a signed attribute is repeated');
    found.set(oid, all[0]);
  }
  return {
    id: fields[1],
    digestAlgorithm: fields[2].as(TAG.SEQUENCE),
    digestOid: fields[2].children()[0].oid(),
    attributes: found,
    attributesRaw: attributes.raw,
    signed: write(TAG.SET, attributes.value),
    algorithm: fields[4].as(TAG.SEQUENCE),
    algorithmOid: fields[4].children()[0].oid(),
    signature: fields[5].as(TAG.OCTET_STRING),
    more: fields.slice(6),
  };
}

/** Whether every attribute that names a certificate, and the signer identifier, name this one. */
function names(signer, bytes) {
  const all = [SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2].filter((oid) => signer.attributes.has(oid));
  if (all.length === 0) return false;
  const one = certificate(bytes);
  return identifies(signer.id, one) && all.every((oid) => attributeNames(signer.attributes.get(oid), oid, one));
}

function attributeNames(attribute, oid, one) {
  const first = attribute.as(TAG.SEQUENCE).children()[0].children()[0].as(TAG.SEQUENCE).children().slice();
  let digest = sha1; // RFC 2634; only picks one of the certificates at hand, whose own signature is checked
  if (oid === SIGNING_CERTIFICATE_V2) {
    const found = digestOf(first[0].tag === TAG.SEQUENCE ? first.shift().children()[0].oid() : SHA256);
    if (!found) return false;
    digest = found.of;
  }
  if (!equal(digest(one.bytes), first[0].as(TAG.OCTET_STRING).value)) return false;
  if (first.length === 1) return true;
  const [general, serial] = first[1].as(TAG.SEQUENCE).children();
  const directory = general.as(TAG.SEQUENCE).children().find((name) => name.tag === 0xa4);
  return Boolean(directory) && equal(directory.value, one.issuer) && equal(serial.raw, one.serial);
}

function identifies(id, one) {
  if (id.tag !== TAG.SEQUENCE) return id.tag === 0x80; // by key identifier; the attribute decides
  const [issuer, serial] = id.children();
  return equal(issuer.raw, one.issuer) && equal(serial.raw, one.serial);
}

/**
 * Checks a response over `message`. `anchors` and `helpers` are certificates in DER.
 * Answers {state, reason, checks, genTime, service, anchor, digest}; never throws for what it reads.
 */
export function checkToken(bytes, message, anchors, helpers = []) {
  const checks = [];
  const put = (good, zh, en) => {
    checks.push({ state: good ? PASSED : FAILED, text: say(zh, en) });
    return good;
  };
  const facts = {};
  try {
    run(response(bytes), message, anchors, helpers, put, facts);
  } catch (error) {
    if (error instanceof NotUnderstood) {
      checks.push({ state: NOT_CHECKED, text: say('本页不识别：' + error.text.zh, 'This page does not know ' + error.text.en) });
    } else {
      const text = error.text || say('结构有误', 'malformed');
      put(false, '时间戳无法读取：' + text.zh, 'The token cannot be read: ' + text.en);
    }
  }
  const worst = checks.find((one) => one.state === FAILED) || checks.find((one) => one.state === NOT_CHECKED);
  return { state: worst ? worst.state : PASSED, reason: worst ? worst.text : checks[0].text, checks, ...facts };
}

function run(found, message, anchors, helpers, put, facts) {
  const { info, signer } = found;
  facts.genTime = info.genTime;
  facts.accuracySeconds = info.accuracySeconds;
  put(found.status === 0 || found.status === 1, '服务状态：' + found.status, 'Status of the service: ' + found.status);
  const digest = digestOf(info.imprintOid);
  if (digest) {
    facts.digest = digest.name;
    put(equal(digest.of(message), info.imprint),
      '时间戳所针对的数据（' + digest.name + ' 摘要比对）', 'The data that the token is over (' + digest.name + ' compared)');
  }
  signedBy(found, anchors, helpers, put, facts);
  // Only now: a changed byte in the name of the digest breaks the signature, and that says more.
  if (!digest) throw new NotUnderstood('摘要算法 ' + info.imprintOid, 'the digest ' + info.imprintOid);
}

function signedBy(found, anchors, helpers, put, facts) {
  const { info, signer } = found;
  const candidates = found.certificates.concat(anchors, helpers);
  const bytes = candidates.find((one) => names(signer, one));
  if (!put(bytes !== undefined, '签名属性（ESSCertIDv2）所指明的证书', 'The certificate that the signed attributes (ESSCertIDv2) name')) return;
  const one = certificate(bytes);
  facts.service = one.subjectName;
  const own = digestOf(signer.digestOid);
  if (!own) throw new NotUnderstood('摘要算法 ' + signer.digestOid, 'the digest ' + signer.digestOid);
  const type = signer.attributes.get(CONTENT_TYPE);
  const inner = signer.attributes.get(MESSAGE_DIGEST);
  put(Boolean(type && inner) && type.oid() === TST_INFO && equal(inner.as(TAG.OCTET_STRING).value, own.of(found.content)),
    '签名属性中的内容类型与摘要', 'Content type and digest in the signed attributes');
  const key = publicKey(one.spki);
  put(verifySignature(key, signer.algorithmOid, signer.signature.value, signer.signed, signer.digestOid),
    '时间戳签名（' + key.name + '）', "The token's signature (" + key.name + ')');
  put(key.strong, '密钥强度（' + key.name + '）', 'Strength of the key (' + key.name + ')');
  put(one.purposesCritical && one.purposes.length === 1 && one.purposes[0] === TIME_STAMPING && !one.authority,
    '证书用途仅限时间戳（关键扩展）', 'The certificate is, critically, for time stamping alone');
  put(validAt(one, info.genTime), '签发时间在证书有效期内（' + day(one.notBefore) + ' 至 ' + day(one.notAfter) + '）',
    'genTime is within the validity of the certificate (' + day(one.notBefore) + ' to ' + day(one.notAfter) + ')');
  const others = found.certificates.concat(helpers).map(certificateOrNull).filter(Boolean);
  const anchor = leadsTo(one, others, anchors.map(certificate), info.genTime);
  put(anchor !== null, '证书链通向随附的证书', 'The chain leads to a certificate at hand');
  if (anchor) facts.anchor = anchor;
}

function certificateOrNull(bytes) {
  try {
    return certificate(bytes);
  } catch (_) {
    return null;
  }
}

function day(time) {
  return new Date(Math.floor(time / MINUTE) * MINUTE).toISOString().slice(0, 10);
}
