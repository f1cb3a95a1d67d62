package org.tiezheng.server.deposit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.verify.ReceiptPaths;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;
import tools.jackson.databind.JsonNode;

/** Writes a receipt beside its file, as docs/deposit.md says, and gives it to our verifier. */
final class ReceiptFiles {
  private ReceiptFiles() {}

  static VerifyReport verify(Path folder, byte[] content, JsonNode receipt, String vkey)
      throws IOException {
    Path file = Files.createDirectories(folder).resolve("file");
    Files.write(file, content);
    ReceiptPaths paths = ReceiptPaths.beside(file);
    Files.writeString(paths.leaf(), receipt.get("leaf").asString());
    Files.writeString(paths.opening(), receipt.get("opening").asString());
    Files.writeString(paths.proof(), receipt.get("proof").asString());
    return Verifier.verifyReceipt(paths, VerifyOptions.DEFAULT.withLogVkey(vkey));
  }
}
