package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.UnreadableDatabaseException;
import org.tiezheng.sqlite.report.ExaminedFile;

/**
 * Looks for deleted rows in any SQLite file, without a case. The file and the logs beside it are
 * only read, and hashed before and after to show it.
 */
public final class RecoverFile {
  private final Workplace place;

  public RecoverFile(Workplace place) {
    this.place = place;
  }

  /**
   * Searches.
   *
   * @param lines takes every row as a line of JSON
   * @param report to be written; the table of all rows lies beside it
   * @throws TiezhengException if the file is no database, or changed while it was read
   */
  public RecoveredStore run(Path file, Optional<Appendable> lines, Optional<Path> report)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TiezhengException(
          new Text("没有文件“" + file + "”;请检查路径。", "There is no file " + file + "; check the path."));
    }
    List<Path> paths = new ArrayList<>(List.of(file));
    Optional<Path> wal = beside(file, "-wal", paths);
    Optional<Path> journal = beside(file, "-journal", paths);
    List<ExaminedFile> before = examined(paths);
    RecoveredStore found;
    try (Arena arena = Arena.ofShared()) {
      Database database =
          Database.open(
              new DatabaseFiles(
                  map(file, arena),
                  wal.isPresent() ? Optional.of(map(wal.get(), arena)) : Optional.empty(),
                  journal.isPresent() ? Optional.of(map(journal.get(), arena)) : Optional.empty()));
      found = new RecoverStore(database, before, place).run(0, lines, report);
    } catch (UnreadableDatabaseException e) {
      throw new TiezhengException(
          new Text(
              "“" + file.getFileName() + "”:" + e.sentence().zh(),
              file.getFileName() + ": " + e.sentence().en()),
          e);
    }
    if (!examined(paths).equals(before)) {
      throw new TiezhengException(
          new Text(
              "读取过程中“" + file + "”被改动,结果作废;请先复制一份,再对副本运行。",
              file
                  + " changed while it was read, so nothing that was found holds; make a copy and"
                  + " run on that."));
    }
    return found;
  }

  private static Optional<Path> beside(Path file, String suffix, List<Path> paths)
      throws IOException {
    Path other = file.resolveSibling(file.getFileName() + suffix);
    if (!Files.isRegularFile(other) || Files.size(other) == 0) {
      return Optional.empty();
    }
    paths.add(other);
    return Optional.of(other);
  }

  private List<ExaminedFile> examined(List<Path> paths) throws IOException {
    List<ExaminedFile> files = new ArrayList<>();
    for (Path path : paths) {
      long size = Files.size(path);
      place.watch().begins(new Text("计算摘要", "hashing"), size, Watch.Unit.BYTES);
      String name = String.valueOf(path.getFileName());
      files.add(new ExaminedFile(name, size, Digester.sha256Only().digest(path).sha256()));
    }
    return files;
  }

  private static MemorySegment map(Path path, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }
}
