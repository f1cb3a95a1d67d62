package org.tiezheng.casework.team;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.CheckCase;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.keys.DurableFiles;

/**
 * Puts a backup back into a folder that is not there yet: every file is compared with the digest
 * under which it was put in, and then every case is checked as {@code check} does.
 */
public final class RestoreTeam {
  /** As docs/exit-codes.md says. */
  private static final int UNREADABLE = 4;

  private final Watch watch;

  public RestoreTeam(Watch watch) {
    this.watch = watch;
  }

  /**
   * A case that was restored.
   *
   * @param exitCode of its check
   * @param lines what the check says
   */
  public record Checked(String name, int exitCode, List<Text> lines) {
    public Checked {
      lines = List.copyOf(lines);
    }
  }

  /** What was restored. */
  public record Result(Path folder, int files, List<Checked> cases) {
    public Result {
      cases = List.copyOf(cases);
    }

    /** The worst of the checks. */
    public int exitCode() {
      return cases.stream().mapToInt(Checked::exitCode).max().orElse(0);
    }
  }

  /**
   * Restores.
   *
   * @throws TiezhengException if the backup is not whole, or the folder is there; then nothing is
   *     left behind
   */
  public Result run(Path backup, Path folder) throws IOException, InterruptedException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new TiezhengException(
          new Text(
              "“" + folder + "”已存在;恢复不覆盖任何内容,请写一个新的文件夹。",
              folder + " is there already; nothing is written over, name a new folder."));
    }
    // A name of its own: what somebody else has there under a like name is not ours.
    Path part =
        Files.createTempDirectory(DurableFiles.parent(folder), folder.getFileName() + ".part-");
    boolean whole = false;
    try {
      watch.begins(new Text("取出并核对", "taking out and comparing"), 0, Watch.Unit.THINGS);
      int files = new BackupReading(backup).run(new Into(part));
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.syncDirectory(DurableFiles.parent(folder));
      whole = true;
      return new Result(folder, files, check(folder));
    } finally {
      if (!whole) {
        remove(part);
      }
    }
  }

  private List<Checked> check(Path folder) throws IOException, InterruptedException {
    List<Checked> checked = new ArrayList<>();
    List<Path> cases;
    try (Stream<Path> all = Files.list(folder)) {
      cases = all.filter(f -> Files.isRegularFile(f.resolve(CaseFile.NAME))).sorted().toList();
    }
    for (Path each : cases) {
      String name = String.valueOf(each.getFileName());
      try {
        CheckCase.Result result = new CheckCase(watch).run(each);
        checked.add(new Checked(name, result.exitCode(), result.lines()));
      } catch (TiezhengException e) {
        checked.add(new Checked(name, UNREADABLE, List.of(e.sentence())));
      } catch (IOException e) {
        checked.add(new Checked(name, UNREADABLE, List.of(Text.same(String.valueOf(e)))));
      }
    }
    return checked;
  }

  /** Writes files below a folder, for their owner only. */
  private static final class Into implements BackupReading.Target {
    private final Path folder;
    private @Nullable OutputStream out;

    Into(Path folder) {
      this.folder = folder;
    }

    @Override
    public BackupReading.Taker begin(String name) throws IOException {
      Path file = folder.resolve(name);
      OwnerOnly.folder(DurableFiles.parent(file));
      OutputStream to = Files.newOutputStream(OwnerOnly.file(file));
      out = to;
      return (piece, length) -> to.write(piece, 0, length);
    }

    @Override
    public void folder(String name) throws IOException {
      OwnerOnly.folder(folder.resolve(name));
    }

    @Override
    public void end() throws IOException {
      if (out != null) {
        out.close();
        out = null;
      }
    }
  }

  private static void remove(Path place) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
