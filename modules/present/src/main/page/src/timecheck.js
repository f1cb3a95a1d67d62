// Answer 3: for each checkpoint used, each token. Says whose clock it is.

import * as bag from './bag.js';
import { checkToken } from './timestamp.js';
import { isCanonicalToken } from './canonicaltoken.js';
import { certificate } from './certificate.js';
import { pemBlocks } from './der.js';
import { sha256 } from './digests.js';
import { MISSING, OK, TIME } from './report.js';
import { FAILED, NOT_CHECKED, PASSED, say } from './outcome.js';
import { equal, fromBase64, hex, textOf } from './bytes.js';

const STEP = {
  services: say('时间服务证书', 'Certificates of the time services'),
  token: say('时间戳', 'Time token'),
  form: say('规范形式', 'Canonical form'),
};
const OWN_MARK = /own clock, not a third party/i;

export class TimeCheck {
  constructor(files, report, pinnedAnchors) {
    this.bag = files;
    this.report = report;
    this.pinned = pinnedAnchors;
    this.services = [];
  }

  async readServices(times) {
    if (times.length === 0) {
      this.report.missing(TIME, STEP.services, say('材料没有时间戳服务', 'the bundle names no time service'));
    }
    if (times.length > 0 && this.pinned.length === 0) {
      this.report.notChecked(TIME, STEP.services, say('时间服务证书来自材料本身，未从外部核实', 'the certificates of the time services come from the bundle and were not confirmed from outside'));
    }
    for (const time of times) {
      let anchors = [];
      try {
        const bytes = await this.bag.read(time.certificate);
        anchors = bytes ? pemBlocks(textOf(bytes) || '', 'CERTIFICATE', fromBase64) : [];
        anchors.forEach(certificate);
        await this.loosePublicKey(time, anchors);
      } catch (error) {
        anchors = [];
        this.report.failed(TIME, STEP.services, error.text || say('证书无法读取', 'the certificate cannot be read'), [time.certificate]);
      }
      if (anchors.length === 0) {
        this.report.missing(TIME, STEP.services, say(time.name + '：没有证书', time.name + ': no certificate'), [time.certificate]);
      }
      const named = anchors.some((one) => OWN_MARK.test(certificate(one).subjectName));
      this.services.push({ name: time.name, own: time.kind === 'own' || named, anchors });
    }
  }

  /** The bare SM2 key beside the certificates, for the openssl script, must be the certificate's. */
  async loosePublicKey(time, anchors) {
    const path = bag.TRUST + 'tsa-' + time.name + '.pub.pem';
    const bytes = await this.bag.read(path);
    if (!bytes) return;
    const keys = pemBlocks(textOf(bytes) || '', 'PUBLIC KEY', fromBase64);
    if (keys.length !== 1 || !anchors.some((one) => equal(certificate(one).spki.raw, keys[0]))) {
      this.report.failed(TIME, STEP.services, say(path + ' 不是证书中的公钥', path + ' is not the key of the certificate'), [path]);
    }
  }

  /** Checks the tokens `base.<service>.tsr` over a checkpoint body. Answers those that passed. */
  async tokens(base, body, label, canonical) {
    const good = [];
    let seen = 0;
    for (const service of this.services) {
      const path = base + '.' + service.name + '.tsr';
      let bytes = null;
      try {
        bytes = await this.bag.read(path);
      } catch (error) {
        this.report.failed(TIME, STEP.token, error.text || say('无法读取 ' + path, path + ' cannot be read'), [path]);
      }
      if (bytes) {
        seen++;
        const token = this.token(path, bytes, body, service, label);
        if (canonical) this.form(path, bytes, service, token);
        if (token.state === PASSED) good.push(token);
      } else if (canonical) {
        // No list fixes which files lie in the root folder, so every service must be there.
        this.report.file(path, MISSING, say('缺少此时间戳', 'this token is missing'));
        this.report.missing(TIME, STEP.token, say('缺少 ' + service.name + ' 对' + label.zh + '的时间戳', 'the token of ' + service.name + ' over ' + label.en + ' is missing'), [path]);
      }
    }
    if (seen === 0) {
      this.report.missing(TIME, STEP.token, say(label.zh + ' 没有时间戳', 'there is no time token over ' + label.en));
    } else if (good.length === 0) {
      this.report.missing(TIME, STEP.token, say(label.zh + ' 没有通过核对的时间戳', 'no time token over ' + label.en + ' passed'));
    }
    return good;
  }

  token(path, bytes, body, service, label) {
    const pinned = this.pinned.length > 0 ? checkToken(bytes, body, this.pinned, service.anchors) : null;
    const outside = pinned !== null && pinned.state === PASSED;
    const found = outside ? pinned : checkToken(bytes, body, service.anchors);
    const confirmed = outside && !service.own;
    const whose = confirmed ? say('第三方，以您提供的证书核对', 'a third party, checked with the certificate you gave') : service.own ? say('自有时钟，非第三方', 'own clock, not a third party') : say('材料称为第三方，未从外部确认', 'a third party, says the bundle; not confirmed from outside');
    const token = { ...found, path, name: service.name, own: service.own, pinned: outside, label };
    if (found.anchor) token.fingerprint = hex(sha256(found.anchor.bytes));
    this.report.tokens.push(token);
    const head = say(label.zh + '，' + service.name + '（' + whose.zh + '）', label.en + ', ' + service.name + ' (' + whose.en + ')');
    if (found.state === PASSED) {
      const when = new Date(found.genTime).toISOString();
      this.report.passed(TIME, STEP.token, say(head.zh + '：不晚于 ' + when, head.en + ': not later than ' + when));
    } else if (found.state === NOT_CHECKED) {
      // In the root folder nothing but the token itself holds its bytes, so it must be understood.
      const put = label.root ? 'missing' : 'notChecked';
      this.report[put](TIME, STEP.token, say(head.zh + '：' + found.reason.zh, head.en + ': ' + found.reason.en), [path]);
    } else {
      this.report.failed(TIME, STEP.token, say(head.zh + '：未通过——' + found.reason.zh, head.en + ': failed: ' + found.reason.en), [path]);
    }
    return token;
  }

  form(path, bytes, service, token) {
    const good = isCanonicalToken(bytes, service.anchors);
    if (!good) {
      this.report.failed(TIME, STEP.form, say(path + ' 不是规范形式', path + ' is not in canonical form'), [path]);
    } else if (token.state !== FAILED) {
      this.report.file(path, OK);
    }
  }
}
