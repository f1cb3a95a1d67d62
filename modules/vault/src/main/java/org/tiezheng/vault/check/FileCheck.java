package org.tiezheng.vault.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.digest.TreeDigester;
import org.tiezheng.vault.check.CheckProblem.Kind;
import org.tiezheng.vault.embedded.ClosedState;
import org.tiezheng.vault.embedded.VaultLayout;

/** Files against rows and rows against files, each file read to its end. */
final class FileCheck {
  private final VaultLayout layout;
  private final Findings findings;

  FileCheck(VaultLayout layout, Findings findings) {
    this.layout = layout;
    this.findings = findings;
  }

  /** The vault's own files as they were when it was closed. */
  void ownFiles() throws IOException {
    Map<String, String> kept;
    try {
      var read = ClosedState.read(layout);
      if (read.isEmpty()) {
        findings.notChecked(
            "保管库正在使用或上次未正常关闭,缺少 state.sha256,数据库、日志和密钥文件只按内容检查。",
            "the vault is in use or was not closed properly: without state.sha256 the files of"
                + " database, log and keys were checked by their content only.");
        return;
      }
      kept = read.get();
    } catch (IOException | RuntimeException e) {
      findings.add(
          Kind.CHANGED,
          "state.sha256",
          "已被改动(" + e.getMessage() + ")。",
          "was changed (" + e.getMessage() + ").");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Path file : ClosedState.files(layout)) {
      String name = ClosedState.name(layout, file);
      seen.add(name);
      compare(name, file, kept.get(name));
    }
    for (String name : kept.keySet()) {
      if (!seen.contains(name)) {
        missing(name);
      }
    }
  }

  private void compare(String name, Path file, @Nullable String expected) {
    if (expected == null) {
      findings.add(Kind.UNLISTED, name, "关闭保管库之后新增的文件。", "was added after the vault was closed.");
      return;
    }
    try {
      String found = Digester.sha256Only().digest(file).sha256();
      if (!found.equals(expected)) {
        changed(name, expected, found);
      }
    } catch (IOException e) {
      unreadable(name, e.toString());
    }
  }

  /** Every original against its row. */
  void originals(Map<String, ContentDigest> rows, Progress progress)
      throws IOException, InterruptedException {
    List<Path> files = contentFiles(layout.originals());
    for (FileOutcome outcome : new TreeDigester(Digester.both()).digest(files, progress)) {
      String sha256 = String.valueOf(outcome.file().getFileName());
      String name = ClosedState.name(layout, outcome.file());
      switch (outcome) {
        case FileOutcome.Unreadable failed -> unreadable(name, failed.detail());
        case FileOutcome.Digested read -> {
          findings.originals++;
          findings.bytes += read.digest().size();
          original(name, read.digest(), sha256, rows.get(sha256));
        }
      }
    }
    missingOf(layout.originals(), rows.keySet());
  }

  private void original(
      String name, ContentDigest found, String sha256, @Nullable ContentDigest row) {
    if (!found.sha256().equals(sha256)) {
      changed(name, sha256, found.sha256());
    } else if (row == null) {
      unlisted(name);
    } else if (!row.equals(found)) {
      changed(name, row.toString(), found.toString());
    }
  }

  /** Every file of JSON lines against the digest that is its name. */
  void readings(Set<String> rows) throws IOException {
    for (Path file : contentFiles(layout.readings())) {
      String sha256 = String.valueOf(file.getFileName());
      String name = ClosedState.name(layout, file);
      compare(name, file, sha256);
      if (!rows.contains(sha256)) {
        unlisted(name);
      }
    }
    missingOf(layout.readings(), rows);
  }

  /** Whatever lies where nothing of ours belongs. */
  void strangers() throws IOException {
    Set<Path> ours = new HashSet<>(ClosedState.files(layout));
    ours.addAll(List.of(layout.lock(), layout.keys().resolve("lock"), layout.closedState()));
    ours.add(layout.root().resolve(VaultLayout.CASE_FILE));
    try (Stream<Path> all = Files.walk(layout.root())) {
      for (Path file : all.filter(f -> !Files.isDirectory(f)).toList()) {
        String name = ClosedState.name(layout, file);
        boolean content = file.startsWith(layout.originals()) || file.startsWith(layout.readings());
        boolean known = content ? isContent(file) : ours.contains(file);
        if (!known && !name.endsWith(".db-wal") && !name.endsWith(".db-shm")) {
          unlisted(name);
        }
      }
    }
  }

  private static boolean isContent(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("[0-9a-f]{64}")
        && Files.isRegularFile(file)
        && file.toString().replace('\\', '/').matches(".*/(originals|readings)/[0-9a-f]{2}/.*")
        && String.valueOf(file.getName(file.getNameCount() - 2)).equals(name.substring(0, 2));
  }

  private static List<Path> contentFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(FileCheck::isContent).sorted().toList();
    }
  }

  private void missingOf(Path folder, Set<String> rows) {
    List<String> absent = new ArrayList<>();
    for (String sha256 : rows) {
      Path file = folder.resolve(sha256.substring(0, 2)).resolve(sha256);
      if (!Files.exists(file)) {
        absent.add(ClosedState.name(layout, file));
      }
    }
    absent.stream().sorted().forEach(this::missing);
  }

  private void missing(String name) {
    findings.add(Kind.MISSING, name, "文件缺失;请从备份恢复。", "is missing; restore it from a backup.");
  }

  private void unlisted(String name) {
    findings.add(Kind.UNLISTED, name, "保管库中没有任何登记指向该文件。", "is named by nothing in the vault.");
  }

  private void unreadable(String name, String detail) {
    findings.add(
        Kind.UNREADABLE, name, "无法读取(" + detail + ")。", "cannot be read (" + detail + ").");
  }

  private void changed(String name, String expected, String found) {
    findings.add(
        Kind.CHANGED,
        name,
        "内容已改变(应为 " + expected + ",现为 " + found + ")。",
        "was changed (expected " + expected + ", found " + found + ").");
  }
}
