package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Original;

/**
 * Material on, and a bundle for, a file system with the rules of Windows: drives, backslashes,
 * forbidden characters, no difference between upper and lower case, no permissions of POSIX.
 * Reserved names are no matter of that file system, so they are looked for. The vault itself needs
 * a real disk.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsPathsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final String RESERVED = "(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?";

  private final FileSystem windows =
      Jimfs.newFileSystem(
          Configuration.windows().toBuilder()
              .setRoots("C:\\", "D:\\")
              .setWorkingDirectory("C:\\Users\\林岚")
              .setAttributeViews("basic", "owner", "dos", "acl", "user")
              .build());
  @TempDir static Path folder;
  private final Path bundle = windows.getPath("D:\\证据材料");
  private Optional<CollectReport> collected = Optional.empty();
  private Optional<Present.Result> presented = Optional.empty();

  @BeforeAll
  void goesTheWholeWay() throws Exception {
    Path demo = Places.root().resolve("demo");
    Path material = windows.getPath("C:\\Users\\林岚\\Desktop\\evidence");
    copy(demo.resolve("evidence"), material);
    Files.write(material.resolve("旧电脑.zip"), zipOfNames());
    Workplace place = place();
    Path vault = folder.resolve("借款.case");
    new NewCase(place).open(vault, Files.readString(demo.resolve("case.yaml")));
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      collected =
          Optional.of(
              new Collect(open).run(new Collect.Request(List.of(material), "原告", "复制", Map.of())));
      presented =
          Optional.of(
              new Present(open).run(new Present.Request(bundle, true, false, DAY, Map.of())));
    }
  }

  @AfterAll
  void close() throws IOException {
    windows.close();
  }

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  /** Names that another system let somebody give, written as an old program for Windows does. */
  private static byte[] zipOfNames() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
      for (String name :
          List.of("欠条:原件?.txt", "con.txt", "收据/尾点.", "收据\\LPT1", "Aux.TXT", "a.txt", "A.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to;
        for (Path part : from.relativize(file)) {
          target = part.toString().isEmpty() ? target : target.resolve(part.toString());
        }
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void everyFileIsTaken() {
    CollectReport report = collected.orElseThrow();
    assertThat(report.notTaken()).isEmpty();
    assertThat(report.complete()).isTrue();
  }

  @Test
  void namesAreKeptWithSlashesAndWithoutTheDrive() throws Exception {
    try (OpenCase open = OpenCase.forReading(folder.resolve("借款.case"), place())) {
      List<String> names = open.originals().stream().map(Original::name).toList();
      assertThat(names).isNotEmpty().noneMatch(n -> n.contains("\\") || n.contains("C:"));
    }
  }

  @Test
  void theBundleIsWrittenAndVerifies() {
    Present.Result result = presented.orElseThrow();
    assertThat(result.verification().orElseThrow().exitCode()).isZero();
  }

  @Test
  void noNameOfTheBundleIsReservedOrEndsAsWindowsForbids() throws IOException {
    try (Stream<Path> all = Files.walk(bundle)) {
      assertThat(all.map(p -> String.valueOf(p.getFileName())))
          .noneMatch(n -> n.matches(RESERVED))
          .noneMatch(n -> n.endsWith(".") || n.endsWith(" "));
    }
  }
}
