package org.tiezheng.seal.time;

import org.tiezheng.evidence.Text;

/**
 * One thing that was looked at in a token.
 *
 * @param name what was looked at
 * @param result what came out
 * @param sentence what was found, for a person
 */
public record TimestampCheck(Name name, Result result, Text sentence) {
  /** What came out of a check; not checked is never shown as good. */
  public enum Result {
    PASSED,
    FAILED,
    NOT_CHECKED
  }

  /** The checks in the order in which they are made and reported. */
  public enum Name {
    /** The bytes are one TimeStampResp with a token (RFC 3161 section 2.4.2). */
    READABLE,
    /** PKIStatus is granted or grantedWithMods. */
    STATUS,
    /** The imprint's digest is one that still holds. */
    IMPRINT_ALGORITHM,
    /** The imprint is the digest of the message at hand. */
    IMPRINT_VALUE,
    /** The nonce is that of the query. */
    NONCE,
    /** The policy is the one that the reader demands. */
    POLICY,
    /** ESSCertID or ESSCertIDv2 names the certificate that the signature is checked with. */
    SIGNER_CERTIFICATE,
    /** The signature over the signed attributes, and these over the token's content. */
    SIGNATURE,
    /** Extended key usage: critical, time stamping and nothing else; not an authority itself. */
    KEY_PURPOSE,
    /** Key and signature digest are strong enough. */
    KEY_STRENGTH,
    /** genTime lies within the certificate's validity. */
    VALIDITY,
    /** A certificate path to a trusted authority, valid at genTime. */
    CHAIN,
    /** Revocation, by lists that lie in the token or were handed over; nothing is fetched. */
    REVOCATION
  }

  static TimestampCheck passed(Name name, String zh, String en) {
    return new TimestampCheck(name, Result.PASSED, new Text(zh, en));
  }

  static TimestampCheck failed(Name name, String zh, String en) {
    return new TimestampCheck(name, Result.FAILED, new Text(zh, en));
  }

  static TimestampCheck notChecked(Name name, String zh, String en) {
    return new TimestampCheck(name, Result.NOT_CHECKED, new Text(zh, en));
  }
}
