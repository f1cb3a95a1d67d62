package org.tiezheng.casework.team;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.keys.DurableFiles;
import org.tiezheng.vault.VaultHold;
import org.tiezheng.vault.VaultInUseException;

/**
 * Copies a folder of cases with its team into one file, while people work: each case is copied as
 * it is at one moment, in which nobody else writes in it. Originals, which never change, are copied
 * before that moment, so that it is short. What was written is read again and compared before it
 * gets its name.
 */
public final class BackupTeam {
  /** What is derived and made again, or belongs to this computer. */
  private static final Set<String> LEFT_OUT =
      Set.of("lines", "words", "compared", "gaps", "sound", "phone");

  /** Locks and shared memory of programs that run now. */
  private static final Pattern OF_A_PROCESS =
      Pattern.compile("[^/]+/vault/(lock|store\\.db-shm)|\\.tiezheng/team/lock");

  private static final String OWN = ".tiezheng";

  private final Watch watch;

  public BackupTeam(Watch watch) {
    this.watch = watch;
  }

  /**
   * What was copied.
   *
   * @param notes what a person must know of it
   */
  public record Result(Path file, int cases, int files, long bytes, List<Text> notes) {
    public Result {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Copies.
   *
   * @param folder with the cases
   * @param target must not be there
   * @param patience so long a case may be in use
   * @throws TiezhengException if a case stays in use, or what was written is not what was read;
   *     then nothing is left behind
   */
  public Result run(Path folder, Path target, Duration patience)
      throws IOException, InterruptedException {
    Path cases = folder.toRealPath();
    require(cases, target);
    // A name of its own: what somebody else has there under a like name is not ours.
    Path part =
        Files.createTempFile(DurableFiles.parent(target), target.getFileName() + ".part-", "");
    boolean whole = false;
    try {
      Result result = write(cases, part, target, patience);
      watch.begins(new Text("核对备份", "checking the backup"), 0, Watch.Unit.THINGS);
      int read = new BackupReading(part).run(BackupReading.NOTHING);
      if (read != result.files()) {
        throw new IOException("the backup has " + read + " files, not " + result.files());
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.syncDirectory(DurableFiles.parent(target));
      whole = true;
      return result;
    } finally {
      if (!whole) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static void require(Path cases, Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new TiezhengException(
          new Text(
              "“" + target + "”已存在;备份不覆盖任何文件,请换一个名称。",
              target + " is there already; a backup writes over nothing, choose another name."));
    }
    if (DurableFiles.parent(target).toRealPath().startsWith(cases)) {
      throw new TiezhengException(
          new Text(
              "备份不能放在案件文件夹里面;最好放到另一块磁盘。",
              "A backup cannot lie within the folder of the cases; another disk is best."));
    }
  }

  private Result write(Path cases, Path part, Path target, Duration patience)
      throws IOException, InterruptedException {
    List<Text> notes = new ArrayList<>();
    int count = 0;
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        BackupArchive archive =
            new BackupArchive(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
      for (Path each : children(cases)) {
        watch.begins(Text.same(String.valueOf(each.getFileName())), 0, Watch.Unit.THINGS);
        if (Files.isRegularFile(each.resolve(CaseFile.NAME))) {
          matter(cases, each, archive, patience, notes);
          count++;
        } else if (String.valueOf(each.getFileName()).equals(OWN)) {
          for (Path own : children(each)) {
            if (!LEFT_OUT.contains(String.valueOf(own.getFileName()))) {
              all(cases, own, archive, notes);
            }
          }
        } else {
          all(cases, each, archive, notes);
        }
      }
      archive.finish();
      channel.force(true);
      return new Result(target, count, archive.files(), archive.bytes(), notes);
    }
  }

  private void matter(
      Path cases, Path folder, BackupArchive archive, Duration patience, List<Text> notes)
      throws IOException, InterruptedException {
    Path originals = folder.resolve("vault").resolve("originals");
    if (Files.isDirectory(originals)) {
      all(cases, originals, archive, notes);
    }
    // Nobody writes in the case as long as this is not closed.
    try (VaultHold _ = CaseTurn.hold(folder, patience)) {
      all(cases, folder, archive, notes);
    } catch (VaultInUseException e) {
      throw new TiezhengException(
          new Text(
              "案件“" + folder.getFileName() + "”一直在使用中,没有备份;请稍后再试,或用 --wait 等久一些。",
              "The case "
                  + folder.getFileName()
                  + " stayed in use, nothing was backed up; try again later, or wait longer with"
                  + " --wait."),
          e);
    } catch (TiezhengException e) {
      notes.add(
          new Text(
              "案件“" + folder.getFileName() + "”打不开,按现状复制:" + e.sentence().zh(),
              "The case "
                  + folder.getFileName()
                  + " cannot be opened and was copied as it lies: "
                  + e.sentence().en()));
      all(cases, folder, archive, notes);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static void all(Path cases, Path from, BackupArchive archive, List<Text> notes)
      throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = cases.relativize(file).toString().replace('\\', '/');
        if (Files.isSymbolicLink(file)) {
          notes.add(new Text("链接没有复制:" + name, "A link was not copied: " + name));
        } else if (!Files.isDirectory(file) && !Files.isRegularFile(file)) {
          notes.add(
              new Text("不是文件,没有复制:" + name, "Not copied, for it is no ordinary file: " + name));
        } else if (Files.isDirectory(file)) {
          archive.folder(name);
        } else if (Files.isRegularFile(file)
            && !archive.has(name)
            && !OF_A_PROCESS.matcher(name).matches()) {
          archive.put(file, name);
        }
      }
    }
  }
}
