package org.tiezheng.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tiezheng.casework.Workplace;

/** Which program this is. */
final class Version {
  private Version() {}

  /** Name and version as leaves and papers print it. */
  static String tool() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "tiezheng/" + (version == null ? "0.1.0-SNAPSHOT" : version);
  }

  /** SHA-256 of the command's own jar, if it runs from one. */
  static Optional<String> jarDigest() {
    try {
      Path place =
          Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? Optional.of(Workplace.sha256(place)) : Optional.empty();
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }
}
