// Keys and certificates that a person pastes, to be used instead of those in the bundle.

import { verifierKey } from './note.js';
import { pemBlocks } from './der.js';
import { certificate } from './certificate.js';
import { fromBase64 } from './bytes.js';

/** {keys, anchors, strange}: verifier keys, certificates in DER, and lines that are neither. */
export function pins(text) {
  let anchors = [];
  let strange = [];
  try {
    anchors = pemBlocks(text, 'CERTIFICATE', fromBase64);
    anchors.forEach(certificate);
  } catch (_) {
    anchors = [];
    strange.push('-----BEGIN CERTIFICATE-----');
  }
  const rest = text.replace(/-----BEGIN [^-]+-----[^-]*-----END [^-]+-----/g, '');
  const lines = rest.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  const keys = lines.map(verifierKey);
  strange = strange.concat(lines.filter((_, i) => keys[i] === null));
  return { keys: keys.filter(Boolean), anchors, strange };
}
