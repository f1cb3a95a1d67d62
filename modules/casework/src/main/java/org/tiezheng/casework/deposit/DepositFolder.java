package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.keys.DurableFiles;

/**
 * The folder of a deposit service: {@code deposit.json} that says so, {@code tenants/}, {@code
 * vault/} with log, keys and files, and {@code usage.json}, which is derived.
 *
 * @param path of the folder
 */
public record DepositFolder(Path path) {
  private static final String MARKER = "deposit.json";

  /** The marker's form. */
  record Marker(int v, Instant made) {}

  /**
   * The folder of a service; one that is new or empty becomes one.
   *
   * @throws TiezhengException if other things lie there
   */
  public static DepositFolder at(Path path, Workplace place) throws IOException {
    if (!Files.exists(path.resolve(MARKER))) {
      requireEmpty(path);
      OwnerOnly.folder(path);
      String json = EvidenceJson.write(new Marker(1, place.clock().instant())) + "\n";
      DurableFiles.write(path.resolve(MARKER), json.getBytes(StandardCharsets.UTF_8));
    }
    return new DepositFolder(path);
  }

  /**
   * The folder of a service that is there.
   *
   * @throws TiezhengException if it is none
   */
  public static DepositFolder existing(Path path) {
    if (!Files.isRegularFile(path.resolve(MARKER))) {
      throw new TiezhengException(
          new Text(
              "“" + path + "”不是存证服务的文件夹(没有 " + MARKER + ");请检查路径,或用 deposit tenant add 新建。",
              path
                  + " is no folder of a deposit service (it has no "
                  + MARKER
                  + "); check the path, or begin one with deposit tenant add."));
    }
    return new DepositFolder(path);
  }

  /** Its tenants. */
  public Tenants tenants() {
    return new Tenants(path.resolve("tenants"));
  }

  /** Opens the log; the first time it is made, with its keys. */
  DepositLog log(Workplace place) throws IOException {
    if (!Files.exists(DepositLog.vaultFolder(path))) {
      DepositLog.create(path, place);
    }
    return DepositLog.open(path, place);
  }

  Path usage() {
    return path.resolve("usage.json");
  }

  private static void requireEmpty(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new TiezhengException(
        new Text(
            "“" + path + "”中已有别的内容,不是存证服务的文件夹;请换一个空的或新的文件夹。",
            path
                + " holds other things and is no folder of a deposit service; name one that is"
                + " empty or new."));
  }
}
