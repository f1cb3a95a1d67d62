// The one encoding of a response that is accepted where nothing else fixes its bytes (tiezheng/root).
// A signature covers only the content and the signed attributes. Everything around them is rebuilt
// from the signed parts, the signature value and the certificates at hand, and must be these bytes.

import { TAG, write, writeOid } from './der.js';
import { certificate } from './certificate.js';
import { digestOf } from './digests.js';
import { response, TST_INFO } from './timestamp.js';
import { equal, hex } from './bytes.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const SIGNATURES = [
  '1.2.840.113549.1.1.1', '1.2.156.10197.1.501',
  '1.2.840.10045.4.3.1', '1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4',
];

/** Whether `bytes` are in this form; `pinned` are the certificates of the service, in DER. */
export function isCanonicalToken(bytes, pinned) {
  try {
    const found = response(bytes);
    return setAgrees(found.certificates, pinned) && equal(rebuilt(found, pinned), bytes);
  } catch (_) {
    return false;
  }
}

function setAgrees(embedded, pinned) {
  const text = (list) => list.map(hex).sort().join();
  const withoutRoots = pinned.filter((bytes) => {
    const one = certificate(bytes);
    return !equal(one.subject, one.issuer);
  });
  return text(embedded) === text(pinned) || text(embedded) === text(withoutRoots);
}

/** Absent or NULL: both are in use, and no single changed byte makes one of the other. */
function identifier(oid, found) {
  return found.children().length === 1
    ? write(TAG.SEQUENCE, writeOid(oid))
    : write(TAG.SEQUENCE, writeOid(oid), write(TAG.NULL));
}

function rebuilt(found, pinned) {
  const { signer } = found;
  const serial = signer.id.as(TAG.SEQUENCE).children()[1].raw;
  const one = pinned.map(certificate).find((candidate) => equal(candidate.serial, serial));
  if (!one || !digestOf(signer.digestOid) || !SIGNATURES.includes(signer.algorithmOid)) throw new Error('not accepted');
  const version = write(TAG.INTEGER, Uint8Array.of(3));
  const digest = identifier(signer.digestOid, signer.digestAlgorithm);
  const info = write(TAG.SEQUENCE,
    write(TAG.INTEGER, Uint8Array.of(1)),
    write(TAG.SEQUENCE, one.issuer, one.serial),
    digest, signer.attributesRaw,
    identifier(signer.algorithmOid, signer.algorithm),
    write(TAG.OCTET_STRING, signer.signature.value));
  // The set keeps the order of the token: DER sorts it, and a set out of order is refused here.
  const certificates = found.certificates.slice().sort((a, b) => (hex(a) < hex(b) ? -1 : 1));
  const signed = write(TAG.SEQUENCE, version,
    write(TAG.SET, digest),
    write(TAG.SEQUENCE, writeOid(TST_INFO), write(0xa0, write(TAG.OCTET_STRING, found.content))),
    write(0xa0, ...certificates),
    write(TAG.SET, info));
  return write(TAG.SEQUENCE,
    write(TAG.SEQUENCE, write(TAG.INTEGER, Uint8Array.of(0))),
    write(TAG.SEQUENCE, writeOid(SIGNED_DATA), write(0xa0, signed)));
}
