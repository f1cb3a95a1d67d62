package org.tiezheng.testkit.hostile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with entries that are awkward as entries: links in a circle, a pipe nobody writes to,
 * names that are not text, a file that is nearly all hole.
 */
public final class AwkwardFolder {
  private AwkwardFolder() {}

  /**
   * Makes the entries.
   *
   * @param hole apparent size of the file with a hole, in bytes
   * @return what could be made on this system, as words
   */
  public static List<String> make(Path folder, long hole) throws IOException {
    Files.createDirectories(folder);
    List<String> made = new ArrayList<>();
    Files.writeString(folder.resolve("plain.txt"), "plain\n");
    Files.writeString(folder.resolve("line\nbreak.txt"), "newline\n");
    Files.writeString(folder.resolve(" leading and trailing "), "spaces\n");
    Files.writeString(folder.resolve("-rf"), "a name like an option\n");
    Files.writeString(folder.resolve("\u202Egpj.exe"), "direction override\n");
    Files.writeString(folder.resolve("长".repeat(80)), "a long name\n");
    made.add("odd names");
    Path loop = Files.createDirectories(folder.resolve("loop/inner"));
    attempt(made, "folder loop", () -> Files.createSymbolicLink(loop.resolve("up"), folder));
    attempt(
        made,
        "link to nothing",
        () -> Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("gone")));
    attempt(
        made,
        "link outside",
        () -> Files.createSymbolicLink(folder.resolve("outside"), Path.of("/etc/hostname")));
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("hole.bin").toFile(), "rw")) {
      file.setLength(hole);
      file.write("head".getBytes(StandardCharsets.US_ASCII));
    }
    made.add("hole");
    shell(made, "pipe", folder, "mkfifo pipe");
    shell(
        made, "name that is not UTF-8", folder, "printf x > \"$(printf 'bad\\377\\376name.txt')\"");
    Path deep = folder;
    for (int i = 0; i < 60; i++) {
      deep = deep.resolve("d" + i);
    }
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("bottom.txt"), "bottom\n");
    made.add("deep folders");
    return made;
  }

  /** Something that a file system may refuse. */
  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(List<String> made, String what, Step step) throws IOException {
    try {
      step.run();
      made.add(what);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // This file system has no such thing; the list says so by leaving it out.
      return;
    }
  }

  /** Java cannot name these entries, the shell can. */
  private static void shell(List<String> made, String what, Path folder, String command)
      throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() == 0) {
        made.add(what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
