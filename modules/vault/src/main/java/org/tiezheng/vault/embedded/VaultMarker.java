package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.vault.NotAVaultException;
import tools.jackson.core.JacksonException;

/**
 * The content of {@code vault.json}.
 *
 * @param v version of the layout
 * @param made our own clock
 */
record VaultMarker(String format, int v, Instant made) {
  private static final String FORMAT = "tiezheng-vault";
  private static final int VERSION = 1;
  private static final long MAX_BYTES = 4096;

  static void write(VaultLayout layout, Instant made) throws IOException {
    String json = EvidenceJson.write(new VaultMarker(FORMAT, VERSION, made)) + "\n";
    Durability.writeNew(layout.marker(), json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads it before anything else is touched.
   *
   * @throws NotAVaultException when it is missing, damaged or newer than this program
   */
  static VaultMarker require(VaultLayout layout) throws IOException {
    try {
      if (Files.size(layout.marker()) > MAX_BYTES) {
        throw notAVault(layout);
      }
      VaultMarker marker =
          EvidenceJson.read(
              Files.readString(layout.marker(), StandardCharsets.UTF_8), VaultMarker.class);
      if (!FORMAT.equals(marker.format()) || marker.v() > VERSION) {
        throw notAVault(layout);
      }
      return marker;
    } catch (NoSuchFileException | NotDirectoryException | JacksonException e) {
      throw notAVault(layout);
    }
  }

  private static NotAVaultException notAVault(VaultLayout layout) {
    return new NotAVaultException(
        new Text(
            "“"
                + layout.root()
                + "”不是本程序能打开的案件保管库(vault.json 缺失、损坏或版本更新);请检查路径,或用 tiezheng new 新建。",
            layout.root()
                + " is no case vault that this program can open (vault.json is missing, damaged or"
                + " newer); check the path, or make one with tiezheng new."));
  }
}
