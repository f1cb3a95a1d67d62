package org.tiezheng.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
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
    // A class that comes from the cache of loaded classes names no place of its code; what it lies
    // in can still be asked for.
    URL self = Version.class.getResource("Version.class");
    if (self == null || !"jar".equals(self.getProtocol())) {
      return Optional.empty();
    }
    try {
      String inside = self.getPath();
      URI jar = URI.create(inside.substring(0, inside.indexOf("!/")));
      return Optional.of(Workplace.sha256(Path.of(jar)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
