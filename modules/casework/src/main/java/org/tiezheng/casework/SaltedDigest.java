package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the custody log says of records and sources, so that nobody who is handed the log can test a
 * guess at them: HMAC-SHA-256 under the secret of the case (docs/bundle-format.md section 6). Logs
 * that were begun before have the plain digests under other names, and are still compared with.
 */
final class SaltedDigest {
  /** Of all records of an item; before, {@link #PLAIN_RECORDS}. */
  static final String RECORDS = "recordsSalted";

  static final String PLAIN_RECORDS = "recordsDigest";

  /** Of what an item was read from; before, {@link #PLAIN_SOURCES}. */
  static final String SOURCES = "claimedSalted";

  static final String PLAIN_SOURCES = "claimed";

  private final OpenCase open;

  SaltedDigest(OpenCase open) {
    this.open = open;
  }

  /**
   * The salted form of a digest.
   *
   * @param name under which it stands in the event: one use tells nothing of another
   */
  String of(String name, int item, String digest) throws IOException {
    String context =
        "{\"digest\":\"%s\",\"item\":%d,\"use\":\"tiezheng/read-event/1 %s\"}"
            .formatted(digest, item, name);
    byte[] salted =
        open.vault().keys().caseSecret().derive(context.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(salted);
  }

  /** Whether an event has this digest, in either form; false if it has neither. */
  boolean has(Map<String, String> what, String name, String plain, int item, String digest)
      throws IOException {
    return what.containsKey(name)
        ? of(name, item, digest).equals(what.get(name))
        : digest.equals(what.get(plain));
  }
}
