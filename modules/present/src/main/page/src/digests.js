// The digests that a token or a certificate may use. SHA-1 serves only to read the
// old attribute that names a certificate (RFC 2634).

import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sm3 } from './sm3.js';

const DIGESTS = {
  '2.16.840.1.101.3.4.2.1': { name: 'SHA-256', of: sha256 },
  '2.16.840.1.101.3.4.2.2': { name: 'SHA-384', of: sha384 },
  '2.16.840.1.101.3.4.2.3': { name: 'SHA-512', of: sha512 },
  '1.2.156.10197.1.401': { name: 'SM3', of: sm3 },
};

/** The digest with this object identifier, or undefined. */
export function digestOf(oid) {
  return Object.prototype.hasOwnProperty.call(DIGESTS, oid) ? DIGESTS[oid] : undefined;
}

export { sha1, sha256, sm3 };
