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
    Map<String, String> headers)
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
}
