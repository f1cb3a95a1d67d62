package org.tiezheng.present.disc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.TiezhengException;

class DiscImageTest {
  private static final Instant TIME = Instant.parse("2026-11-26T04:00:00Z");

  @TempDir Path temp;
  private Path folder = Path.of("");
  private final List<String> paths = new ArrayList<>();

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createDirectories(temp.resolve("证据材料"));
    Random random = new Random(5);
    file("bagit.txt", "BagIt-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
    file("data/originals/001/借条（2024年）.txt", "今借到八万元".getBytes(StandardCharsets.UTF_8));
    file("data/originals/001/表情😀.png", bytes(random, 3_000));
    file("data/originals/002/空.txt", new byte[0]);
    file("data/originals/002/无后缀", bytes(random, 2_048));
    file("data/一/二/三/四/五/六/七/八/九/深.bin", bytes(random, 2_049));
    file("data/长/" + "长".repeat(64), bytes(random, 10));
    for (int i = 0; i < 150; i++) {
      file("data/records/聊天记录第" + i + "页.json", bytes(random, random.nextInt(5_000)));
    }
  }

  private void file(String path, byte[] bytes) throws IOException {
    Path at = folder.resolve(path);
    Files.createDirectories(at.getParent());
    Files.write(at, bytes);
    Files.setLastModifiedTime(at, FileTime.from(TIME.plusSeconds(paths.size())));
    paths.add(path);
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private Path image(String name) throws IOException {
    Path image = temp.resolve(name);
    DiscImage.write(folder, paths, "ZT-1 光盘", image);
    return image;
  }

  @Test
  void whatWasWrittenIsReadBackWithItsNamesAndEveryByte() throws IOException {
    Path image = temp.resolve("a.iso");
    DiscImage.Written written = DiscImage.write(folder, paths, "ZT-1 光盘", image);
    assertThat(written.files()).isEqualTo(paths.size());
    assertThat(written.longNames()).isZero();
    assertThat(Files.size(image))
        .isEqualTo(written.bytes())
        .isEqualTo(written.bytes() / 2048 * 2048);
    try (DiscReader reader = DiscReader.open(image)) {
      assertThat(reader.label()).isEqualTo("ZT-1 光盘");
      assertThat(reader.entries())
          .extracting(DiscReader.Entry::path)
          .containsExactlyInAnyOrderElementsOf(paths);
      assertThat(reader.differing(folder, paths)).isEmpty();
    }
  }

  @Test
  void theSameFilesGiveTheSameImage() throws IOException {
    assertThat(image("b.iso")).hasSameBinaryContentAs(image("c.iso"));
  }

  @Test
  void aByteThatDiffersAFileTooManyAndOneTooFewAreNamed() throws IOException {
    Path image = image("a.iso");
    String changed = "data/originals/001/表情😀.png";
    long offset;
    try (DiscReader reader = DiscReader.open(image)) {
      offset =
          reader.entries().stream()
              .filter(e -> e.path().equals(changed))
              .findFirst()
              .orElseThrow()
              .offset();
    }
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.seek(offset + 2_999);
      int was = file.read();
      file.seek(offset + 2_999);
      file.write(was ^ 1);
    }
    List<String> listed = new ArrayList<>(paths);
    listed.remove("bagit.txt");
    listed.add("data/没有.txt");
    try (DiscReader reader = DiscReader.open(image)) {
      assertThat(reader.differing(folder, listed))
          .containsExactlyInAnyOrder("bagit.txt", changed, "data/没有.txt");
    }
  }

  @Test
  void aDamagedImageIsSaidToBeOneOrNamesWhatDiffers() throws IOException {
    byte[] whole = Files.readAllBytes(image("a.iso"));
    Random random = new Random(3);
    Path damaged = temp.resolve("d.iso");
    for (int i = 0; i < (Boolean.getBoolean("long") ? 3_000 : 40); i++) {
      byte[] bytes = whole.clone();
      // Descriptors, tables and folders lie before the files.
      int at = 16 * 2048 + random.nextInt(60 * 2048);
      bytes[at] = (byte) (bytes[at] ^ (1 + random.nextInt(255)));
      Files.write(damaged, bytes);
      try (DiscReader reader = DiscReader.open(damaged)) {
        reader.differing(folder, paths);
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> DiscReader.open(damaged)).isInstanceOf(IOException.class);
    Files.write(damaged, new byte[100_000]);
    assertThatThrownBy(() -> DiscReader.open(damaged)).hasMessageContaining("descriptor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b.txt", "what?.txt", "new\nline", "back\\slash"})
  void aNameThatADiscCannotBearIsRefusedAndNeverAltered(String name) throws IOException {
    file("data/" + name, new byte[1]);
    assertThatThrownBy(() -> image("a.iso"))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("cannot be written to a disc");
    assertThat(temp.resolve("a.iso")).doesNotExist();
  }

  @Test
  void namesBeyondJolietAreCountedAndThoseThatNobodyReadsAreRefused() throws IOException {
    file("data/" + "名".repeat(80) + ".txt", new byte[1]);
    Path image = temp.resolve("a.iso");
    assertThat(DiscImage.write(folder, paths, "ZT-1", image).longNames()).isEqualTo(1);
    try (DiscReader reader = DiscReader.open(image)) {
      assertThat(reader.differing(folder, paths)).isEmpty();
    }
    file("data/很长-" + "a".repeat(110), new byte[1]);
    assertThatThrownBy(() -> image("b.iso")).hasMessageContaining("1 names");
  }

  @Test
  void anImageThatIsThereIsNotOverwritten() throws IOException {
    Path image = image("a.iso");
    byte[] before = Files.readAllBytes(image);
    assertThatThrownBy(() -> image("a.iso")).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(image).hasBinaryContent(before);
  }

  @Test
  void aFileOfTwoGibibytesAndMoreIsWrittenAndOneOfFourIsRefused() throws IOException {
    sparse("data/五.bin", 1L << 32);
    assertThatThrownBy(() -> image("a.iso")).hasMessageContaining("4 GiB");
    Assumptions.assumeTrue(Boolean.getBoolean("long"), "writes 2.5 GB");
    Files.delete(folder.resolve("data/五.bin"));
    paths.remove("data/五.bin");
    sparse("data/大.bin", 2_500_000_000L);
    Path image = image("b.iso");
    try (DiscReader reader = DiscReader.open(image)) {
      assertThat(reader.differing(folder, paths)).isEmpty();
    }
    Files.delete(image);
  }

  private void sparse(String path, long size) throws IOException {
    file(path, new byte[0]);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(path).toFile(), "rw")) {
      file.setLength(size);
    }
  }

  /** What another program takes out of an image must be the folder again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cmake -E tar xf IMAGE",
        "bsdtar -xf IMAGE",
        "7z x -y IMAGE",
        "xorriso -osirrox on -indev IMAGE -extract / ."
      })
  void anotherProgramTakesTheSameFilesOut(String command) throws Exception {
    String tool = command.substring(0, command.indexOf(' '));
    boolean there =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    if (!there) {
      System.out.println("SKIPPED: no " + tool + " on this machine");
    }
    Assumptions.assumeTrue(there, tool);
    Path image = image("a.iso");
    Path out = Files.createDirectories(temp.resolve("out"));
    List<String> words =
        Stream.of(command.split(" ", -1))
            .map(w -> w.equals("IMAGE") ? image.toString() : w)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(words).directory(out.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Path log = temp.resolve("log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    Map<String, Path> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> found.put(out.relativize(f).toString().replace('\\', '/'), f));
    }
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(paths);
    for (String path : paths) {
      assertThat(found.get(path)).hasSameBinaryContentAs(folder.resolve(path));
    }
  }
}
