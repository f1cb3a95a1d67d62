package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as its raw bytes state it.
 *
 * @param time of the Date field: the sender's statement
 * @param received the Received fields from the top (last hop) down, unfolded
 * @param text the readable body; HTML is reduced to text
 * @param headers every other field as found, first value of each name in lower case
 * @param wire what only the raw bytes show; empty for a mail that was not read from them
 */
public record Mail(
    Provenance provenance,
    Optional<String> messageId,
    RecordedTime time,
    String from,
    List<String> to,
    List<String> cc,
    String subject,
    Optional<String> inReplyTo,
    List<String> references,
    List<String> received,
    boolean dkimSigned,
    String text,
    List<Attachment> attachments,
    Map<String, String> headers,
    Optional<Wire> wire)
    implements Record {
  public Mail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    references = List.copyOf(references);
    received = List.copyOf(received);
    attachments = List.copyOf(attachments);
    headers = Map.copyOf(headers);
  }

  /**
   * A part of the mail that is a file.
   *
   * @param size of the decoded bytes
   */
  public record Attachment(String name, String mediaType, long size, String sha256) {}

  /**
   * What only the raw bytes of a mail show.
   *
   * @param charsets encodings that the words of the header name, in lower case, each once, in order
   * @param signatures DKIM signatures from the top down
   */
  public record Wire(List<String> charsets, List<Signature> signatures) {
    public Wire {
      charsets = List.copyOf(charsets);
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * A DKIM signature (RFC 6376) with what can be computed without its key, so that it can be
   * verified later by whoever has the key.
   *
   * @param domain the one that signed (d=)
   * @param selector the name of its key (s=)
   * @param algorithm such as {@code rsa-sha256} (a=)
   * @param fields of the header that it covers (h=), in lower case
   * @param bodyEqual whether the body's digest is the one in the signature; empty if the signature
   *     is malformed or of an algorithm that is not computed
   * @param covered bytes of the body that it covers (l=), if not all
   * @param signed SHA-256 of the fields in the form that was signed, in hexadecimal; empty like
   *     bodyEqual
   * @param value the signature in Base64 (b=)
   */
  public record Signature(
      String domain,
      String selector,
      String algorithm,
      List<String> fields,
      Optional<Boolean> bodyEqual,
      Optional<Long> covered,
      Optional<String> signed,
      String value) {
    public Signature {
      fields = List.copyOf(fields);
    }
  }
}
