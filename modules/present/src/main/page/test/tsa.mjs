// A time service for tests, made with the openssl command: certificates, a P-256 token by
// `openssl ts -reply`, and an SM2 token put together here and signed by `openssl dgst -sm3`.

import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const POLICY = '2.25.266672124812609607153869904900832619054539';
const run = (cwd, ...args) => execFileSync('openssl', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });

export class TestTsa {
  constructor(folder) {
    this.folder = folder;
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'tsa.cnf'), [
      '[req]', 'distinguished_name=dn', 'prompt=no', '[dn]', 'O=Tiezheng', 'CN=unused',
      '[ca]', 'basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign', 'subjectKeyIdentifier=hash',
      '[leaf]', 'basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature,nonRepudiation',
      'extendedKeyUsage=critical,timeStamping', 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid',
      '[tsa]', 'default_tsa=t', '[t]', 'serial=serial', 'crypto_device=builtin', 'signer_cert=p256.leaf.pem', 'signer_key=p256.leaf.key',
      'signer_digest=sha256', `default_policy=${POLICY}`, 'digests=sha256', 'accuracy=secs:1', 'ordering=no', 'tsa_name=no',
      'ess_cert_id_chain=no', 'ess_cert_id_alg=sha256', ''].join('\n'));
    fs.writeFileSync(path.join(folder, 'serial'), '01\n');
    this.issue('p256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], '-sha256', []);
    this.issue('sm2', ['-algorithm', 'SM2'], '-sm3', ['-sigopt', 'distid:1234567812345678']);
  }

  issue(name, algorithm, digest, identity) {
    const o = (...args) => run(this.folder, ...args);
    o('genpkey', ...algorithm, '-out', `${name}.ca.key`);
    o('genpkey', ...algorithm, '-out', `${name}.leaf.key`);
    o('req', '-x509', '-new', '-config', 'tsa.cnf', '-extensions', 'ca', '-key', `${name}.ca.key`, digest, ...identity,
      '-subj', `/O=Tiezheng/CN=Tiezheng one-time authority ${name}`, '-days', '3000', '-out', `${name}.ca.pem`);
    o('req', '-new', '-config', 'tsa.cnf', '-key', `${name}.leaf.key`, digest, ...identity,
      '-subj', `/O=Tiezheng/CN=Tiezheng own clock, not a third party ${name}`, '-out', `${name}.csr`);
    const requestIdentity = identity.length > 0 ? ['-vfyopt', 'distid:1234567812345678'] : [];
    o('x509', '-req', '-in', `${name}.csr`, ...requestIdentity, '-CA', `${name}.ca.pem`, '-CAkey', `${name}.ca.key`, digest, ...identity,
      '-extfile', 'tsa.cnf', '-extensions', 'leaf', '-days', '3000', '-set_serial', '0x' + '5a'.padEnd(30, 'b7'), '-out', `${name}.leaf.pem`);
  }

  pem(name) {
    return this.read(`${name}.leaf.pem`) + this.read(`${name}.ca.pem`);
  }

  publicPem(name) {
    return run(this.folder, 'pkey', '-in', `${name}.leaf.key`, '-pubout').toString();
  }

  read(name) {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** A TimeStampResp over the message by `openssl ts`. */
  p256(message) {
    fs.writeFileSync(path.join(this.folder, 'message'), message);
    run(this.folder, 'ts', '-query', '-data', 'message', '-sha256', '-cert', '-out', 'query.tsq');
    run(this.folder, 'ts', '-reply', '-config', 'tsa.cnf', '-section', 't', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
    return fs.readFileSync(path.join(this.folder, 'reply.tsr'));
  }

  /** A TimeStampResp over the message with SM3 and SM2. */
  sm2(message, genTime = new Date()) {
    const sm3 = (bytes) => this.digest('-sm3', bytes);
    const leaf = der(this.read('sm2.leaf.pem'));
    const [issuer, serial] = issuerAndSerial(leaf);
    const sm3Id = seq(oid('1.2.156.10197.1.401'), Buffer.from([5, 0]));
    const time = genTime.toISOString().replace(/[-:T]/g, '').replace(/\.000Z$/, 'Z').replace(/(\.\d*?)0+Z$/, '$1Z');
    const info = seq(
      Buffer.from([2, 1, 1]), oid(POLICY), seq(sm3Id, tlv(0x04, sm3(message))),
      tlv(0x02, Buffer.concat([Buffer.from([0x51]), randomBytes(7)])), tlv(0x18, Buffer.from(time)), seq(Buffer.from([2, 1, 1])));
    const attribute = (type, value) => seq(oid(type), tlv(0x31, value));
    const attributes = [
      attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.9.16.1.4')),
      attribute('1.2.840.113549.1.9.4', tlv(0x04, sm3(info))),
      attribute('1.2.840.113549.1.9.16.2.47', seq(seq(seq(tlv(0x04, createHash('sha256').update(leaf).digest()))))),
    ].sort(Buffer.compare);
    const set = tlv(0x31, ...attributes);
    fs.writeFileSync(path.join(this.folder, 'attributes'), set);
    const signature = run(this.folder, 'dgst', '-sm3', '-sign', 'sm2.leaf.key', '-sigopt', 'distid:1234567812345678', 'attributes');
    const signer = seq(Buffer.from([2, 1, 1]), seq(issuer, serial), sm3Id, tlv(0xa0, ...attributes),
      seq(oid('1.2.156.10197.1.501')), tlv(0x04, signature));
    const data = seq(Buffer.from([2, 1, 3]), tlv(0x31, sm3Id),
      seq(oid('1.2.840.113549.1.9.16.1.4'), tlv(0xa0, tlv(0x04, info))), tlv(0xa0, leaf), tlv(0x31, signer));
    return seq(seq(Buffer.from([2, 1, 0])), seq(oid('1.2.840.113549.1.7.2'), tlv(0xa0, data)));
  }

  digest(name, bytes) {
    return execFileSync('openssl', ['dgst', name, '-binary'], { input: bytes });
  }
}

function tlv(tag, ...parts) {
  const value = Buffer.concat(parts);
  const n = value.length;
  const head = n < 128 ? [tag, n] : n < 256 ? [tag, 0x81, n] : [tag, 0x82, n >> 8, n & 255];
  return Buffer.concat([Buffer.from(head), value]);
}

const seq = (...parts) => tlv(0x30, ...parts);

function oid(text) {
  const arcs = text.split('.').map(BigInt);
  const out = [];
  for (const arc of [arcs[0] * 40n + arcs[1], ...arcs.slice(2)]) {
    const seven = [Number(arc & 127n)];
    for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) seven.unshift(Number(rest & 127n) | 128);
    out.push(...seven);
  }
  return tlv(0x06, Buffer.from(out));
}

function der(pem) {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''), 'base64');
}

/** Steps over DER far enough to cut out two fields of a certificate. */
function issuerAndSerial(certificate) {
  const at = (from) => {
    let length = certificate[from + 1];
    let head = 2;
    if (length > 128) {
      head += length - 128;
      length = certificate.subarray(from + 2, from + head).reduce((sum, byte) => sum * 256 + byte, 0);
    }
    return { inside: from + head, end: from + head + length };
  };
  let position = at(at(0).inside).inside; // into tbsCertificate
  position = at(position).end; // version
  const serial = certificate.subarray(position, at(position).end);
  position = at(at(position).end).end; // over the signature algorithm
  return [certificate.subarray(position, at(position).end), serial];
}
