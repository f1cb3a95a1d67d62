package org.tiezheng.seal.proof;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the log (docs/bundle-format.md section 1): a salted commitment, never a name, a size
 * or a person.
 *
 * @param commit what was deposited, hidden
 * @param id the request id
 * @param time our own clock in milliseconds, years 0 to 9999; a statement of the operator
 * @param tool name and version of the program that made the leaf
 * @param type what the commitment is over
 */
public record Leaf(Commitment commit, UUID id, Instant time, String tool, LeafType type) {
  /** The most that a leaf may have. */
  public static final int MAX_BYTES = 61_440;

  private static final String TOOL_CHARACTERS = "[A-Za-z0-9._+/-]{1,120}";
  private static final Pattern TOOL = Pattern.compile(TOOL_CHARACTERS);
  private static final CanonicalForm FORM =
      CanonicalForm.of(
          "{\"commit\":{\"sha256\":\"",
          CanonicalForm.HEX,
          "\",\"sm3\":\"",
          CanonicalForm.HEX,
          "\"},\"id\":\"",
          CanonicalForm.UUID_TEXT,
          "\",\"time\":\"",
          "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)",
          "\",\"tool\":\"",
          "(" + TOOL_CHARACTERS + ")",
          "\",\"type\":\"",
          "([a-z]+)",
          "\",\"v\":1}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  public Leaf {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("a leaf's year has four digits: " + time);
    }
    if (!TOOL.matcher(tool).matches()) {
      throw new IllegalArgumentException(
          "a tool is named by letters, digits and ._+/- only: " + tool);
    }
  }

  /**
   * Reads the one form that a leaf has.
   *
   * @throws MalformedProofException for everything else
   */
  public static Leaf parse(byte[] bytes) {
    Matcher values = FORM.match(bytes, MAX_BYTES, "存证记录(leaf)", "leaf");
    LeafType type =
        LeafType.of(values.group(6))
            .orElseThrow(() ->
                new MalformedProofException(
                    "存证记录(leaf)的类型“" + values.group(6) + "”未知。",
                    "The leaf's type " + values.group(6) + " is not known."));
    return new Leaf(
        new Commitment(values.group(1), values.group(2)),
        CanonicalForm.uuid(values.group(3)),
        time(values.group(4)),
        values.group(5),
        type);
  }

  /** Whether these bytes are a leaf in its one form, as {@link #parse} demands. */
  public static boolean isCanonical(byte[] bytes) {
    try {
      parse(bytes);
      return true;
    } catch (MalformedProofException e) {
      return false;
    }
  }

  /** The JCS bytes that go into the log. */
  public byte[] encode() {
    return ("{\"commit\":{\"sha256\":\""
            + commit.sha256()
            + "\",\"sm3\":\""
            + commit.sm3()
            + "\"},\"id\":\""
            + id
            + "\",\"time\":\""
            + TIME.format(time)
            + "\",\"tool\":\""
            + tool
            + "\",\"type\":\""
            + type.word()
            + "\",\"v\":1}")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The hash of the encoded leaf, as it stands in the tree. */
  public Hash hash() {
    return MerkleTree.leafHash(encode());
  }

  private static Instant time(String text) {
    try {
      Instant time = Instant.parse(text);
      // 24:00:00 and leap seconds parse but have another canonical form.
      if (TIME.format(time).equals(text)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Told below, in words for a person.
    }
    throw new MalformedProofException(
        "存证记录(leaf)的时间“" + text + "”不存在。", "The leaf's time " + text + " does not exist.");
  }
}
