package org.tiezheng.collect.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.FormatException;

/**
 * A web page in one file as its parts pass: the head's fields, the page itself, and the addresses
 * of what lies beside it. Only the page and, while it is told, one frame are held in memory. Not
 * thread-safe.
 */
final class SavedPage {
  /**
   * The page of the file.
   *
   * @param sha256 of the page as it lies in the file, decoded from its transfer encoding
   * @param charset as its part states it; empty where the part states none
   * @param address of its part; may be empty
   */
  record Page(PageBytes bytes, String sha256, Optional<String> charset, String address) {}

  /** The bytes of a page. */
  interface PageBytes {
    InputStream open();
  }

  /** Takes the pages within the page. */
  interface Frames {
    /** A page after the first; its address may be a {@code cid:}, or empty. */
    void frame(Page frame);

    /** One that is larger than a page may be, by its address. */
    void tooLong(String address);
  }

  private final Limits limits;
  private final Map<String, String> head = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private Optional<Page> page = Optional.empty();
  private boolean inHead = true;
  private String location = "";
  private String id = "";
  private Optional<RawField> type = Optional.empty();
  private boolean forgot;
  private int parts;

  SavedPage(Limits limits) {
    this.limits = limits;
  }

  /** A field of the file's own head, as it stands; empty if there is none. */
  String field(String name) {
    return head.getOrDefault(name, "");
  }

  /** The first part that is a page. */
  Optional<Page> page() {
    return page;
  }

  /** Whether the file holds what lies at an address. */
  boolean holds(String address) {
    return held.contains(bare(address));
  }

  /** Whether the file has more addresses than are kept. */
  boolean forgot() {
    return forgot;
  }

  int parts() {
    return parts;
  }

  /**
   * Takes the file in.
   *
   * @param frames told every page after the first, as it passes
   * @throws FormatException where it breaks off or meets a limit; what passed before stays
   */
  void read(InputStream in, Frames frames) throws IOException {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(limits.lineBytes())
            .setMaxHeaderCount(limits.fields())
            .setMaxContentLen(-1)
            .setStrictParsing(false)
            .build();
    MimeTokenStream stream = new MimeTokenStream(config);
    stream.setRecursionMode(RecursionMode.M_RECURSE);
    try (in) {
      stream.parse(in);
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        switch (state) {
          case T_START_MULTIPART -> inHead = false;
          case T_START_HEADER -> {
            location = "";
            id = "";
            type = Optional.empty();
          }
          case T_FIELD -> field(stream.getField());
          case T_BODY -> body(stream.getBodyDescriptor(), stream.getDecodedInputStream(), frames);
          default -> {}
        }
      }
    } catch (MimeException | IllegalArgumentException | IllegalStateException e) {
      throw new FormatException("MIME 结构损坏,后面的内容无法读取", "broken MIME; what follows cannot be read");
    }
  }

  private void field(Field field) {
    String name = field.getName().toLowerCase(Locale.ROOT);
    String value = String.valueOf(field.getBody()).strip();
    if (inHead) {
      head.putIfAbsent(name, value);
    }
    if (name.equals("content-type") && type.isEmpty()) {
      type = Optional.of(new RawField(field.getName(), value));
    } else if (name.equals("content-location")) {
      location = value;
      hold(value);
    } else if (name.equals("content-id")) {
      id = "cid:" + value.replaceAll("^<|>$", "");
      hold(id);
    }
  }

  private void hold(String address) {
    if (held.size() < limits.members()) {
      held.add(bare(address));
    } else if (!held.contains(bare(address))) {
      forgot = true;
    }
  }

  private void body(BodyDescriptor what, InputStream body, Frames frames) throws IOException {
    parts++;
    boolean html =
        what.getMimeType().equalsIgnoreCase("text/html")
            || what.getMimeType().equalsIgnoreCase("application/xhtml+xml");
    if (!html) {
      return;
    }
    byte[] bytes = body.readNBytes(limits.objectBytes() + 1);
    boolean tooLong = bytes.length > limits.objectBytes();
    String address = location.isEmpty() ? id : location;
    if (tooLong && page.isPresent()) {
      frames.tooLong(address);
      return;
    }
    if (tooLong) {
      throw new FormatException(
          "网页正文超过 " + limits.objectBytes() + " 字节,没有读取",
          "the page is larger than " + limits.objectBytes() + " bytes and was not read");
    }
    if (page.isPresent()) {
      frames.frame(
          new Page(() -> new ByteArrayInputStream(bytes), sha256(bytes), charset(), address));
    } else {
      page =
          Optional.of(
              new Page(() -> new ByteArrayInputStream(bytes), sha256(bytes), charset(), location));
    }
  }

  /**
   * As the part's own field has it. The descriptor of the parser answers US-ASCII where the part
   * says nothing (RFC 2045), but then the page itself says (a mark of order or a meta element).
   */
  private Optional<String> charset() {
    return type.map(RawFieldParser.DEFAULT::parseRawBody).map(RawBody::getParams).stream()
        .flatMap(List::stream)
        .filter(parameter -> parameter.getName().equalsIgnoreCase("charset"))
        .map(NameValuePair::getValue)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  /** Without what a browser jumps to within a page. */
  private static String bare(String address) {
    int hash = address.indexOf('#');
    return hash < 0 ? address : address.substring(0, hash);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
