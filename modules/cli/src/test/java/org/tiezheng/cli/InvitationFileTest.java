package org.tiezheng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

final class InvitationFileTest {
  private static final URI ADDRESS = URI.create("http://127.0.0.1:8080/enter?token=Ab-_9");

  @Test
  void onlyTheOwnerReadsItAndItsNameHoldsNoToken() throws Exception {
    Path page;
    try (InvitationFile file = InvitationFile.to(ADDRESS)) {
      page = Path.of(file.page());
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
      assertFalse(file.page().toString().contains("Ab-_9"));
      assertTrue(Files.readString(page).contains("content=\"0;url=" + ADDRESS + "\""));
    }
    assertFalse(Files.exists(page), "gone with the app");
  }
}
