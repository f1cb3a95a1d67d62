package org.tiezheng.collect.mail;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Mail.Attachment;
import org.tiezheng.evidence.Text;

/**
 * One pass over a mail: its fields, its words, and the digests of its attachments. A mail within a
 * mail is an attachment. Attachments are not held in memory. Not thread-safe.
 */
final class MailReading {
  private final Limits limits;
  private final List<Field> fields = new ArrayList<>();
  private final List<String> plain = new ArrayList<>();
  private final List<String> html = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final Deque<PartHeader> parts = new ArrayDeque<>();
  private Optional<Text> broken = Optional.empty();
  private String charset = "";
  private int count;

  private record PartHeader(List<Field> fields) {
    String value(String name) {
      return fields.stream()
          .filter(f -> f.getName().strip().equalsIgnoreCase(name))
          .findFirst()
          .map(f -> HeaderText.unfolded(bytes(f), ""))
          .orElse("");
    }
  }

  MailReading(Limits limits) {
    this.limits = limits;
  }

  /** The fields of the mail itself, in their order. */
  List<Field> fields() {
    return fields;
  }

  List<Attachment> attachments() {
    return attachments;
  }

  /** Label of the encoding of the first words; empty if they have none. */
  String charset() {
    return charset;
  }

  /** Why reading stopped before the end; empty if it did not. */
  Optional<Text> broken() {
    return broken;
  }

  /** The words: those written as plain text, else those of the HTML. */
  String text() {
    String words = String.join("\n", plain).strip();
    return words.isEmpty() ? String.join("\n", html).strip() : words;
  }

  void read(InputStream in) {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(limits.lineBytes())
            .setMaxHeaderLen(limits.objectBytes())
            .setMaxHeaderCount(limits.fields())
            .setMaxContentLen(-1)
            .setStrictParsing(false)
            .setMalformedHeaderStartsBody(false)
            .build();
    MimeTokenStream stream = new MimeTokenStream(config);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    try {
      stream.parse(in);
      EntityState state = stream.getState();
      while (state != EntityState.T_END_OF_STREAM) {
        token(stream, state);
        state = stream.next();
      }
    } catch (IOException | MimeException | RuntimeException e) {
      broken =
          Optional.of(
              e instanceof FormatException format
                  ? format.sentence()
                  : new Text(
                      "邮件损坏或超限,之后的内容未读取",
                      "the mail is damaged or beyond a limit; the rest is not read"));
    }
  }

  private void token(MimeTokenStream stream, EntityState state) throws IOException {
    switch (state) {
      case T_START_HEADER -> {
        if (parts.size() > limits.depth()) {
          throw new FormatException("邮件嵌套过深", "the mail's parts are nested too deep");
        }
        parts.push(new PartHeader(new ArrayList<>()));
      }
      case T_FIELD -> {
        PartHeader part = parts.getFirst();
        if (part.fields.size() < limits.fields()) {
          part.fields.add(stream.getField());
        }
        if (parts.size() == 1) {
          fields.add(stream.getField());
        }
      }
      case T_BODY -> {
        body(stream.getBodyDescriptor(), stream.getDecodedInputStream(), parts.getFirst());
        parts.pop();
      }
      case T_END_MULTIPART -> parts.pop();
      default -> {}
    }
  }

  private void body(BodyDescriptor descriptor, InputStream in, PartHeader header)
      throws IOException {
    count++;
    Parameters type = Parameters.of(header.value("content-type"));
    Parameters disposition = Parameters.of(header.value("content-disposition"));
    Optional<String> name = disposition.get("filename").or(() -> type.get("name"));
    String media = descriptor.getMimeType().toLowerCase(Locale.ROOT);
    boolean words = media.equals("text/plain") || media.equals("text/html");
    boolean file = disposition.value().equals("attachment") || name.isPresent();
    if (words && !file) {
      byte[] bytes = in.readNBytes(limits.objectBytes());
      if (in.read() >= 0) {
        throw new FormatException("正文过大", "the words are larger than the limit");
      }
      charset = charset.isEmpty() ? type.get("charset").orElse("") : charset;
      String text = MailCharset.decode(bytes, type.get("charset").orElse("")).replace("\r\n", "\n");
      if (media.equals("text/html")) {
        html.add(HtmlText.of(text));
      } else {
        plain.add(text);
      }
    } else {
      attachments.add(attachment(in, name.orElse("part-" + count), media));
      if (attachments.size() > limits.members()) {
        throw new FormatException("附件过多", "more attachments than the limit");
      }
    }
  }

  private static Attachment attachment(InputStream in, String name, String media)
      throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
        size += n;
      }
      return new Attachment(name, media, size, HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The bytes of a field as they stand in the mail. */
  static byte[] bytes(Field field) {
    ByteSequence raw = field.getRaw();
    return raw == null
        ? (field.getName() + ":" + field.getBody())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8)
        : raw.toByteArray();
  }
}
