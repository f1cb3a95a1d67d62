package org.tiezheng.present.pdf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a file says about itself.
 *
 * @param identity from which the file identifier is computed: same identity, same identifier
 * @param author the party that hands the paper in
 * @param made whole seconds
 * @param producer program and version
 * @param attachments machine-readable copies
 */
public record FileFacts(
    String title,
    String author,
    String subject,
    String producer,
    Instant made,
    String identity,
    Locale locale,
    List<Attachment> attachments) {
  public FileFacts {
    title = plain(title);
    author = plain(author);
    subject = plain(subject);
    producer = plain(producer);
    attachments = List.copyOf(attachments);
  }

  /** Metadata are XML and a search field: what neither can hold becomes a space. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(c ->
            c < ' ' || c == 0x7f || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF
                ? ' '
                : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** A file inside the file, with the relationship {@code Data} (ISO 19005-3 clause 6.8). */
  public record Attachment(String name, String mediaType, String description, Content content) {}

  /** Writes the bytes of an attachment. */
  @FunctionalInterface
  public interface Content {
    void writeTo(java.io.OutputStream out) throws java.io.IOException;
  }
}
