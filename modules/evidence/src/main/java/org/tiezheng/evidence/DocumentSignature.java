package org.tiezheng.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A signature inside a document, such as a PDF's (ISO 32000-2, 12.8), as far as it was checked.
 *
 * @param time that the signer states; his own clock
 * @param field name of the field that holds it
 * @param type how it is made, such as {@code ETSI.CAdES.detached}
 * @param algorithm digest and key, such as {@code SHA-256/RSA}; empty if not read
 * @param signer distinguished name in the signer's certificate (RFC 4514)
 * @param revision which revision of the document it signs, from 1
 * @param revisions how many the document has
 * @param range the bytes that it covers
 * @param digestEqual whether the covered bytes are those that were signed; empty if not computed
 * @param valid whether the signature fits the signer's key; empty if not computed
 * @param certificates what is known of the signer's certificate and of those above it, his first
 * @param stamp a time token inside the signature
 * @param changes what was done to the document after it was signed
 */
public record DocumentSignature(
    Provenance provenance,
    RecordedTime time,
    String field,
    String type,
    String algorithm,
    String signer,
    int revision,
    int revisions,
    Range range,
    Optional<Boolean> digestEqual,
    Optional<Boolean> valid,
    List<CertificateUse> certificates,
    Optional<Stamp> stamp,
    List<Change> changes)
    implements FileFacts {
  public DocumentSignature {
    certificates = List.copyOf(certificates);
    changes = List.copyOf(changes);
  }

  /** How much of the document a signature covers. */
  public enum Range {
    /** Every byte of the file but the signature itself. */
    WHOLE,
    /** Every byte of an earlier revision; what was appended later is listed as changes. */
    REVISION,
    /** The range leaves bytes out, overlaps or is malformed: what it covers is not a document. */
    BROKEN
  }

  /** What was appended after a signature. */
  public enum ChangeKind {
    /** Another signature. */
    SIGNATURE,
    /** Certificates and statements about revocation for later checking (DSS). */
    VALIDATION,
    /** Title, dates and other properties, which no page shows. */
    PROPERTIES,
    /** Fields of a form were filled. */
    FORM,
    /** Comments and other marks on a page. */
    ANNOTATION,
    /** Pages, their content, or anything else that a reader sees. */
    CONTENT,
    /** Something whose effect was not worked out. */
    OTHER
  }

  /**
   * A change.
   *
   * @param revision in which it was made, from 1
   */
  public record Change(int revision, ChangeKind kind, Text what) {}

  /**
   * A time token (RFC 3161) inside the signature.
   *
   * @param valid whether its signature holds and its imprint is that of this signature
   */
  public record Stamp(Instant time, String service, boolean valid) {}

  @Override
  public String line() {
    return signer + " " + range + " " + revision + "/" + revisions;
  }
}
