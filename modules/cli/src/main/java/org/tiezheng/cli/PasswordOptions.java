package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Option;

/** Where the password of an account comes from: never from the command line itself. */
final class PasswordOptions {
  @Option(names = "--password")
  boolean ask;

  @Option(names = "--password-file", paramLabel = "FILE")
  @Nullable Path file;

  /** The password; empty if one is to be chosen with an invitation. */
  Optional<char[]> password(Common common) {
    if (file != null) {
      return Optional.of(Common.firstLine(file).toCharArray());
    }
    if (!ask) {
      return Optional.empty();
    }
    char[] typed = common.typed();
    if (!Arrays.equals(typed, common.typed())) {
      throw new TiezhengException(new Text("两次输入的口令不同。", "The two passwords are not the same."));
    }
    return Optional.of(typed);
  }
}
