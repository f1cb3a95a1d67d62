package org.tiezheng.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard error belongs to us: some libraries print there what they think of a broken file, which
 * our report says better and in the person's language.
 */
final class StandardError {
  private static Optional<PrintStream> ours = Optional.empty();

  private StandardError() {}

  /** From now on only we are heard. */
  static void keepForUs() {
    if (ours.isEmpty()) {
      ours = Optional.of(System.err);
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }
  }

  static PrintStream stream() {
    return ours.orElse(System.err);
  }
}
