package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything below a folder is listed, whatever it is and whatever it is called. */
class FolderWalkTest {
  @TempDir Path folder;

  @Test
  void filesAreListedInTheOrderOfTheirNamesWithSizeAndTime() throws IOException {
    write("b/2.txt", "xx");
    write("b/1.txt", "");
    write("a.txt", "x");
    List<Found> found = walk(folder);
    assertThat(found)
        .extracting(Found::name)
        .containsExactly(name("a.txt"), name("b/1.txt"), name("b/2.txt"));
    assertThat(((Found.File) found.get(1)).size()).isZero();
    assertThat(found).hasOnlyElementsOfType(Found.File.class);
  }

  @Test
  void aLinkIsNotFollowedAndALoopIsNamed() throws IOException, InterruptedException {
    write("in/f.txt", "x");
    Files.createSymbolicLink(folder.resolve("in/up"), folder);
    Files.createSymbolicLink(folder.resolve("in/out"), Path.of("/etc"));
    Files.createSymbolicLink(folder.resolve("in/gone"), Path.of("/nowhere"));
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("in/pipe").toString()).start().waitFor())
        .isZero();
    List<Found> found = walk(folder);
    assertThat(found).hasSize(5);
    assertThat(found)
        .filteredOn(Found.Loop.class::isInstance)
        .extracting(Found::name)
        .containsExactly(name("in/up"));
    assertThat(found)
        .filteredOn(Found.Skipped.class::isInstance)
        .extracting(Found::name)
        .containsExactly(name("in/gone"), name("in/out"), name("in/pipe"));
  }

  @Test
  void namesThatAreNoTextAreListedAndTheirFilesCanBeRead() throws IOException {
    Path odd = Path.of(URI.create(folder.toUri() + "%D5%C5%C8%FD%0A.txt"));
    Files.writeString(odd, "内容");
    write("一行\n二行.txt", "y");
    write("张三.txt", "z");
    List<Found> found = walk(folder);
    assertThat(found)
        .filteredOn(Found.OddName.class::isInstance)
        .extracting(Found::name)
        .containsExactlyInAnyOrder(name("\\xD5\\xC5\\xC8\\xFD\\x0A.txt"), name("一行\\x0A二行.txt"));
    assertThat(found).filteredOn(Found.File.class::isInstance).hasSize(3);
    for (Found file : found) {
      if (file instanceof Found.File f && f.name().contains("\\xD5")) {
        assertThat(Files.readString(f.path(), StandardCharsets.UTF_8)).isEqualTo("内容");
      }
      if (file instanceof Found.OddName n && n.name().contains("\\xD5")) {
        assertThat(n.rawHex()).isEqualTo("d5c5c8fd0a2e747874");
      }
    }
  }

  @Test
  void whatCannotBeReadIsListedWithItsReason() throws IOException {
    write("open.txt", "x");
    write("closed.txt", "x");
    Files.setPosixFilePermissions(
        folder.resolve("closed.txt"), PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(
        Files.isReadable(folder.resolve("closed.txt")), "run as a user who may read everything");
    assertThat(walk(folder))
        .filteredOn(Found.Unreadable.class::isInstance)
        .extracting(Found::name)
        .containsExactly(name("closed.txt"));
  }

  @Test
  void whatIsNamedTwiceIsTakenOnceAndWhatIsNotThereIsSaid() throws IOException {
    write("a.txt", "x");
    List<Found> found = walk(folder.resolve("a.txt"), folder, folder.resolve("none"));
    assertThat(found).filteredOn(Found.File.class::isInstance).hasSize(1);
    assertThat(found).filteredOn(Found.Skipped.class::isInstance).hasSize(1);
    assertThat(found).filteredOn(Found.Unreadable.class::isInstance).hasSize(1);
  }

  private String name(String inside) {
    return folder.getFileName() + "/" + inside;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<Found> walk(Path... roots) {
    return FolderWalk.walk(List.of(roots)).toList();
  }
}
