package org.tiezheng.seal.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** {@code case-secret.key} in the key ring: the case secret, sealed as private keys are. */
final class CaseSecretFile {
  private static final String SEALED = "TIEZHENG SEALED CASE SECRET";
  private static final String CONTEXT = "tiezheng-case-secret/1";

  private final Path file;

  CaseSecretFile(Path ring) {
    file = ring.resolve("case-secret.key");
  }

  /** The secret; made and forced to disk when there is none. The caller holds the ring's lock. */
  CaseSecret secret(MasterKey master, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      return open(master);
    }
    CaseSecret made = CaseSecret.random(random);
    String pem = Pem.encode(SEALED, master.seal(made.bytes(), CONTEXT, random));
    DurableFiles.write(file, pem.getBytes(StandardCharsets.UTF_8));
    return made;
  }

  private CaseSecret open(MasterKey master) throws IOException {
    try {
      byte[] sealed = Pem.decode(SEALED, Files.readString(file, StandardCharsets.UTF_8));
      return CaseSecret.of(master.unseal(sealed, CONTEXT, () -> damaged(null)));
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private KeyRingException damaged(@Nullable Throwable cause) {
    String zh = "“" + file + "”已损坏,不能为聊天摘录制作证明;请从备份恢复。";
    String en = file + " is damaged: excerpts cannot be proven; restore it from your backup.";
    return cause == null ? new KeyRingException(zh, en) : new KeyRingException(zh, en, cause);
  }
}
