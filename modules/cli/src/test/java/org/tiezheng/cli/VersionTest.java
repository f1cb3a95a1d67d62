package org.tiezheng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VersionTest {
  @Test
  void aProgramThatRunsFromClassFoldersHasNoDigestAndDoesNotFail() {
    assertEquals(Optional.empty(), Version.jarDigest());
  }
}
