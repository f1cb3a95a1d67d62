package org.tiezheng.seal.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a log states about itself at one moment (C2SP tlog-checkpoint v1.0.0); the text of a signed
 * note.
 *
 * @param origin name of the log
 * @param size number of leaves
 * @param root of the tree
 * @param extensions further lines, which we never write
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || size < 0) {
      throw new IllegalArgumentException("a checkpoint has an origin and a size from 0");
    }
  }

  /** A checkpoint of three lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note.
   *
   * @throws MalformedProofException when it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    return read(text)
        .orElseThrow(() ->
            new MalformedProofException(
                "检查点(checkpoint)应为日志名、条数、根值三行。",
                "A checkpoint has three lines: origin, tree size, root."));
  }

  static Optional<Checkpoint> read(String text) {
    if (!text.endsWith("\n")) {
      return Optional.empty();
    }
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3
        || lines.stream().anyMatch(String::isEmpty)
        || !SIZE.matcher(lines.get(1)).matches()) {
      return Optional.empty();
    }
    Optional<Hash> root = Hash.ofBase64(lines.get(2));
    try {
      long size = Long.parseLong(lines.get(1));
      return root.map(
          hash -> new Checkpoint(lines.get(0), size, hash, lines.subList(3, lines.size())));
    } catch (NumberFormatException e) {
      // 19 digits may exceed a long; no tree is that large.
      return Optional.empty();
    }
  }

  /** The text that is signed and time-stamped: every line with its LF. */
  public String body() {
    StringBuilder body = new StringBuilder();
    for (String line : Arrays.asList(origin, Long.toString(size), root.base64())) {
      body.append(line).append('\n');
    }
    extensions.forEach(line -> body.append(line).append('\n'));
    return body.toString();
  }
}
