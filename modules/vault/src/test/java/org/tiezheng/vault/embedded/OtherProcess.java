package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultSettings;

/** Opens a vault in a process of its own. */
final class OtherProcess {
  private OtherProcess() {}

  /** Prints {@code opened}, or the class and the sentence of the exception. */
  public static void main(String[] arguments) {
    // Later than any clock of a test.
    InstantSource clock = () -> Instant.parse("2027-01-01T00:00:00Z");
    VaultSettings settings = new VaultSettings(clock, new SecureRandom());
    try (Vault vault =
        Vault.open(Path.of(arguments[0]), Unlock.file(Path.of(arguments[1])), settings)) {
      System.out.println(vault.readOnly() ? "for reading" : "opened");
    } catch (TiezhengException e) {
      System.out.println(e.getClass().getName() + " " + e.sentence().en());
    }
  }

  static String open(Path folder, Path unlockFile) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.toString(),
                unlockFile.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
