package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A mounted file system of a few megabytes, or one that cannot be written to; needs root. */
record SmallMedium(Path root) implements AutoCloseable {
  static SmallMedium ofMegabytes(int size, Path root) throws IOException {
    return mounted(root, "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs");
  }

  /** The same files, under a mount that is read-only. */
  static SmallMedium readOnly(Path folder, Path root) throws IOException {
    SmallMedium medium = mounted(root, "--bind", folder.toString());
    if (!run("mount", "-o", "remount,bind,ro", root.toString())) {
      medium.close();
      skip("the file system could not be made read-only");
    }
    return medium;
  }

  private static SmallMedium mounted(Path root, String... options) throws IOException {
    Files.createDirectories(root);
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(options));
    command.add(root.toString());
    if (!run(command.toArray(String[]::new))) {
      skip("no small file system could be mounted (this needs root)");
    }
    return new SmallMedium(root);
  }

  private static void skip(String why) {
    System.out.println("SKIPPED: " + why);
    Assumptions.abort(why);
  }

  private static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(discard()).start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ProcessBuilder.Redirect discard() {
    return ProcessBuilder.Redirect.DISCARD;
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", root.toString())) {
      throw new IOException(root + " is still mounted");
    }
  }
}
