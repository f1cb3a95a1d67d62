package org.tiezheng.collect.qq;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.FormatException;

/**
 * The parts of a web archive: pictures by the names that the page gives them, and the page itself.
 * Pictures are digested as they pass; none is held in memory. Not thread-safe.
 */
final class MhtParts {
  private static final int BUFFER = 1 << 16;

  /** Reads the page. */
  interface PageReader {
    void read(InputStream page) throws IOException;
  }

  private final Limits limits;
  private final Map<String, String> digests = new HashMap<>();
  private String name = "";

  MhtParts(Limits limits) {
    this.limits = limits;
  }

  int count() {
    return digests.size();
  }

  /** SHA-256 of a picture by the name in the page, which may begin with {@code cid:}. */
  Optional<String> digest(String source) {
    return Optional.ofNullable(digests.get(plain(source)));
  }

  /** Takes in the pictures. */
  void digest(InputStream in) throws IOException {
    walk(
        in,
        (type, body) -> {
          if (!type.equals("text/html") && !name.isEmpty() && digests.size() < limits.members()) {
            digests.put(name, sha256(body));
          }
        });
  }

  /** Gives the first page to the reader. */
  void page(InputStream in, PageReader reader) throws IOException {
    boolean[] met = {false};
    walk(
        in,
        (type, body) -> {
          if (type.equals("text/html") && !met[0]) {
            met[0] = true;
            reader.read(body);
          }
        });
    if (!met[0]) {
      throw new FormatException("归档里没有网页正文", "the archive holds no page");
    }
  }

  private interface Body {
    void take(String type, InputStream body) throws IOException;
  }

  private void walk(InputStream in, Body taker) throws IOException {
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
        if (state == EntityState.T_START_HEADER) {
          name = "";
        } else if (state == EntityState.T_FIELD) {
          field(stream.getField());
        } else if (state == EntityState.T_BODY) {
          String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
          taker.take(type, stream.getDecodedInputStream());
        }
      }
    } catch (MimeException | IllegalArgumentException | IllegalStateException e) {
      throw new FormatException("MIME 结构损坏,后面的内容无法读取", "broken MIME; what follows cannot be read");
    }
  }

  private void field(Field field) {
    String header = field.getName().toLowerCase(Locale.ROOT);
    if (header.equals("content-location") || header.equals("content-id")) {
      name = plain(field.getBody().strip());
    }
  }

  private static String plain(String source) {
    String bare = source.startsWith("cid:") ? source.substring(4) : source;
    return bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1) : bare;
  }

  private static String sha256(InputStream body) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestOutputStream out =
          new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
          out.write(buffer, 0, n);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
