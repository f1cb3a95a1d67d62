package org.tiezheng.unlock.sqlcipher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;
import org.tiezheng.unlock.SealedFolder;

/** Databases of a hundred messages, as the engine leaves them in a folder. */
final class EncryptedFolder {
  static final int ROWS = 100;
  static final byte[] KEY = HexFormat.of().parseHex(Keys.COUNTING);

  private EncryptedFolder() {}

  /** The engine; the test is skipped loudly where its jar is missing. */
  static CipherStore engine() throws IOException {
    Optional<CipherStore> engine = CipherStore.start();
    if (engine.isEmpty()) {
      System.out.println("SKIPPED: the jar of the encrypting engine is not there");
      Assumptions.abort("the jar of the encrypting engine is not there");
    }
    return engine.orElseThrow();
  }

  /** What makes the table and its rows; the last row is longer than a page. */
  static List<String> world() {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE TABLE Msg(local_id INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT)");
    sql.add("BEGIN");
    for (int i = 1; i <= ROWS; i++) {
      sql.add("INSERT INTO Msg(content) VALUES('" + content(i) + "')");
    }
    sql.add("COMMIT");
    return sql;
  }

  static String content(int id) {
    return ("第" + id + "条 ").repeat(id == ROWS ? 2_000 : 20);
  }

  static SealedFolder read(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var list = Files.list(folder)) {
      for (Path file : list.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return new SealedFolder(files);
  }

  /** A folder with one database {@code m.db}. */
  static SealedFolder store(Path folder, CipherStore engine, CipherSet set) throws IOException {
    engine.execute(folder.resolve("m.db"), set, KEY, world());
    return read(folder);
  }
}
