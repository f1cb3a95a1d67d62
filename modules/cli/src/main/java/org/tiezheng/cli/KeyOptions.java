package org.tiezheng.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Secrets;
import picocli.CommandLine.Option;

/** How a person gives what opens a backup or an encrypted database. */
final class KeyOptions {
  @Option(names = "--password-file", paramLabel = "FILE")
  @Nullable Path passwordFile;

  @Option(names = "--key-file", paramLabel = "FILE")
  @Nullable Path keyFile;

  Secrets secrets(Common common) {
    return common.secrets(passwordFile, keyFile);
  }
}
