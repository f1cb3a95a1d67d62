// SubjectPublicKeyInfo and signatures by such keys: ECDSA, SM2, RSA PKCS#1 v1.5, Ed25519.

import { p256, p384 } from '@noble/curves/nist.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { parse, TAG, write, writeOid } from './der.js';
import { bigint, concat, equal, utf8 } from './bytes.js';
import { digestOf, sm3 } from './digests.js';
import { Malformed, NotUnderstood } from './outcome.js';

const EC = '1.2.840.10045.2.1';
const RSA = '1.2.840.113549.1.1.1';
const ED25519 = '1.3.101.112';
const SM2_CURVE = '1.2.156.10197.1.301';
const SM2_WITH_SM3 = '1.2.156.10197.1.501';
const ECDSA = { '1.2.840.10045.3.1.7': { curve: p256, name: 'P-256' }, '1.3.132.0.34': { curve: p384, name: 'P-384' } };

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA384 = '2.16.840.1.101.3.4.2.2';
const SHA512 = '2.16.840.1.101.3.4.2.3';
/** Signature algorithms that name their digest; the bare ones take it from elsewhere. */
const SIGNATURES = {
  '1.2.840.10045.4.3.2': { kind: 'ECDSA', digest: SHA256 },
  '1.2.840.10045.4.3.3': { kind: 'ECDSA', digest: SHA384 },
  '1.2.840.10045.4.3.4': { kind: 'ECDSA', digest: SHA512 },
  '1.2.840.113549.1.1.11': { kind: 'RSA', digest: SHA256 },
  '1.2.840.113549.1.1.12': { kind: 'RSA', digest: SHA384 },
  '1.2.840.113549.1.1.13': { kind: 'RSA', digest: SHA512 },
  [EC]: { kind: 'ECDSA', digest: null },
  [RSA]: { kind: 'RSA', digest: null },
  [SM2_WITH_SM3]: { kind: 'SM2', digest: '1.2.156.10197.1.401' },
  [ED25519]: { kind: 'Ed25519', digest: null },
};

// GB/T 32918.5-2017, the recommended curve.
const SM2 = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Sm2Point = weierstrass(SM2);
const SM2_IDENTITY = utf8('1234567812345678');

function fixed(value) {
  const text = value.toString(16).padStart(64, '0');
  return Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
}

/** The Z value: identity, curve and key, digested before the message (GB/T 32918.2 section 5.5). */
function sm2Z(key) {
  const bits = SM2_IDENTITY.length * 8;
  return sm3(concat(
    Uint8Array.of(bits >> 8, bits & 0xff), SM2_IDENTITY,
    fixed(SM2.a), fixed(SM2.b), fixed(SM2.Gx), fixed(SM2.Gy), key.subarray(1)));
}

function twoNumbers(signature) {
  const parts = parse(signature).as(TAG.SEQUENCE).children();
  if (parts.length !== 2) throw new Malformed('签名编码有误', 'the signature is not two numbers');
  return parts.map((one) => one.integer());
}

/** SM2 with SM3 over a message, identity 1234567812345678. */
export function verifySm2(key, signature, message) {
  try {
    if (key.length !== 65 || key[0] !== 4) return false;
    const point = Sm2Point.fromBytes(key);
    const [r, s] = twoNumbers(signature);
    if (r < 1n || r >= SM2.n || s < 1n || s >= SM2.n) return false;
    const t = (r + s) % SM2.n;
    if (t === 0n) return false;
    const e = bigint(sm3(concat(sm2Z(key), message)));
    const found = Sm2Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t));
    return !found.is0() && (e + found.toAffine().x) % SM2.n === r;
  } catch (_) {
    return false;
  }
}

export function verifyEd25519(key, signature, message) {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch (_) {
    return false;
  }
}

export function verifyEcdsa(curve, key, signature, digest) {
  try {
    return curve.verify(signature, digest, key, { prehash: false, format: 'der', lowS: false });
  } catch (_) {
    return false;
  }
}

function power(base, exponent, modulus) {
  let out = 1n;
  for (const bit of exponent.toString(2)) {
    out = (out * out) % modulus;
    if (bit === '1') out = (out * base) % modulus;
  }
  return out;
}

/** RFC 8017 section 8.2.2: the expected encoding is built and compared, never parsed. */
export function verifyRsa(modulus, exponent, signature, digestOid, digest) {
  const length = Math.ceil(modulus.toString(16).length / 2);
  const value = bigint(signature);
  if (signature.length !== length || value >= modulus) return false;
  const info = write(TAG.SEQUENCE,
    write(TAG.SEQUENCE, writeOid(digestOid), write(TAG.NULL)), write(TAG.OCTET_STRING, digest));
  const pad = length - info.length - 3;
  if (pad < 8) return false;
  const expected = concat(Uint8Array.of(0, 1), new Uint8Array(pad).fill(0xff), Uint8Array.of(0), info);
  const found = power(value, exponent, modulus).toString(16).padStart(length * 2, '0');
  return equal(expected, Uint8Array.from(found.match(/../g), (two) => parseInt(two, 16)));
}

/** Reads a SubjectPublicKeyInfo. The result says its kind, its name for people and whether it is strong enough. */
export function publicKey(spki) {
  const [algorithm, bits] = spki.as(TAG.SEQUENCE).children();
  const parts = algorithm.as(TAG.SEQUENCE).children();
  const oid = parts[0].oid();
  const key = bits.bits();
  if (oid === EC) {
    const curve = parts[1].oid();
    if (curve === SM2_CURVE) return { kind: 'SM2', name: 'SM2', strong: true, key };
    const known = ECDSA[curve];
    if (!known) throw new NotUnderstood('椭圆曲线 ' + curve, 'the curve ' + curve);
    return { kind: 'ECDSA', name: 'ECDSA ' + known.name, strong: true, key, curve: known.curve };
  }
  if (oid === RSA) {
    const [modulus, exponent] = parse(key).as(TAG.SEQUENCE).children().map((one) => one.integer());
    const size = modulus > 0n ? modulus.toString(2).length : 0;
    if (size > 8192 || exponent < 3n || exponent > 0xffffffffffffffffn) {
      throw new NotUnderstood('RSA 参数', 'such an RSA key');
    }
    return { kind: 'RSA', name: 'RSA ' + size, strong: size >= 2048, modulus, exponent };
  }
  if (oid === ED25519) return { kind: 'Ed25519', name: 'Ed25519', strong: true, key };
  throw new NotUnderstood('密钥算法 ' + oid, 'keys of the algorithm ' + oid);
}

/**
 * Whether `signature` by `key` over `message` is good. `digestOid` is the digest named beside a bare
 * signature algorithm; where the algorithm names one itself, both must agree.
 */
export function verifySignature(key, algorithmOid, signature, message, digestOid) {
  const algorithm = SIGNATURES[algorithmOid];
  if (!algorithm) throw new NotUnderstood('签名算法 ' + algorithmOid, 'the signature algorithm ' + algorithmOid);
  if (algorithm.kind !== key.kind) return false;
  if (algorithm.digest && digestOid && algorithm.digest !== digestOid) return false;
  const oid = algorithm.digest || digestOid;
  if (key.kind === 'Ed25519') return verifyEd25519(key.key, signature, message);
  if (key.kind === 'SM2') return verifySm2(key.key, signature, message);
  const digest = digestOf(oid);
  if (!digest) return false;
  if (key.kind === 'RSA') return verifyRsa(key.modulus, key.exponent, signature, oid, digest.of(message));
  return verifyEcdsa(key.curve, key.key, signature, digest.of(message));
}

