package org.tiezheng.collect.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * A line of the log of a capture, written by the server.
 *
 * @param n from 1 without holes
 * @param prev SHA-256 of the line before, without its line feed; 64 zeros for the first
 * @param at by the clock of the server
 */
public record LogLine(long n, String prev, Instant at, LogEntry entry) {
  /** {@link #prev} of the first line. */
  public static final String NONE = "0".repeat(64);

  /** Longer than any line that is written. */
  public static final int MOST = 64 * 1024;

  public LogLine {
    Objects.requireNonNull(prev, "prev");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(entry, "entry");
  }

  /** The line without its line feed. */
  public String text() {
    return EvidenceJson.write(this);
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal digits: what the next line or record names. */
  public static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
