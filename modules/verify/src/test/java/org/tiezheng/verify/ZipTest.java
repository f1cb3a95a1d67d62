package org.tiezheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;

/** Bundles as zips: read in place, and every trick of the format seen. */
class ZipTest {
  private static final TestBundle BUNDLE = new TestBundle(new Operator(5)).fill().list().seal();

  @TempDir private Path folder;

  @Test
  void aZipWithTheBagAtItsRootOrBelowOneFolderIsTheSameBundle()
      throws IOException, InterruptedException {
    for (String top : List.of("", "证据材料/")) {
      VerifyReport report = verify(zip(bytes(top, StandardCharsets.UTF_8)));
      assertThat(report.exitCode()).as(report.details(Locale.ENGLISH)).isZero();
      assertThat(report.files()).hasSize(BUNDLE.files().size());
    }
  }

  @Test
  void storedEntriesAreReadToo() throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var file : BUNDLE.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    assertThat(verify(zip(out.toByteArray())).exitCode()).isZero();
  }

  @Test
  void withoutAChecksumFileBesideItTheReportSaysThatTheZipsOwnBytesWereNotChecked()
      throws IOException, InterruptedException {
    VerifyReport report = verify(zip(bytes("", StandardCharsets.UTF_8)));
    assertThat(report.steps(Check.CONTAINER))
        .extracting(Step::result)
        .containsExactly(Result.NOT_CHECKED);
  }

  @Test
  void aChecksumFileBesideItFixesEveryByteOfTheZip() throws IOException, InterruptedException {
    byte[] good = bytes("", StandardCharsets.UTF_8);
    Path zip = zip(good);
    Files.writeString(
        folder.resolve("bundle.zip.sha256"),
        Digester.sha256Only().digest(good).sha256() + "  bundle.zip\n");
    assertThat(verify(zip).steps(Check.CONTAINER))
        .extracting(Step::result)
        .containsExactly(Result.PASSED);
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 50; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) random.nextInt(1, 256);
      Files.write(zip, bad);
      assertThat(verify(zip).exitCode()).isNotZero();
    }
    Files.writeString(folder.resolve("bundle.zip.sha256"), "0".repeat(64) + "  other.zip\n");
    Files.write(zip, good);
    assertThat(verify(zip).exitCode()).isEqualTo(1);
  }

  @Test
  void aDamagedEntryIsNamed() throws IOException, InterruptedException {
    byte[] bad = bytes("", StandardCharsets.UTF_8);
    int name = indexOf(bad, TestBundle.CHAT.getBytes(StandardCharsets.UTF_8), 0);
    bad[name + TestBundle.CHAT.getBytes(StandardCharsets.UTF_8).length + 60] ^= 0x55;
    VerifyReport report = verify(zip(bad));
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.steps(Check.SHA256))
        .anySatisfy(step -> assertThat(step.file()).contains(TestBundle.CHAT));
  }

  @Test
  void everyTruncationOfAZipIsOneClearSentence() throws IOException, InterruptedException {
    byte[] good = bytes("", StandardCharsets.UTF_8);
    for (int length = 0; length < good.length; length += 997) {
      VerifyReport report = verify(zip(Arrays.copyOf(good, length)));
      assertThat(report.exitCode()).isEqualTo(4);
      assertThat(report.summary(Locale.CHINESE)).contains("bundle.zip");
    }
  }

  @Test
  void aNameThatOccursTwiceIsReported() throws IOException, InterruptedException {
    byte[] two = with("data/papers/aa.txt", "data/papers/bb.txt");
    byte[] same = replaced(two, "data/papers/bb.txt", "data/papers/aa.txt");
    assertNamed(same, Check.NAMES, "data/papers/aa.txt");
  }

  @Test
  void namesThatDifferOnlyInCaseAreReported() throws IOException, InterruptedException {
    assertNamed(with("data/papers/x.txt", "data/papers/X.txt"), Check.NAMES, "data/papers/x.txt");
  }

  @Test
  void namesThatLeaveTheBagAreReportedAndNothingIsWritten()
      throws IOException, InterruptedException {
    for (String name : List.of("../evil", "/etc/evil", "C:evil", "data/../../evil", "a\\b", "~x")) {
      assertNamed(with(name), Check.NAMES, name);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("bundle.zip"));
    }
  }

  @Test
  void aNameInGbkIsReportedAsNotUtf8() throws IOException, InterruptedException {
    VerifyReport report = verify(zip(bytes("", Charset.forName("GBK"))));
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.steps(Check.NAMES))
        .anySatisfy(step -> assertThat(step.sentence().zh()).contains("UTF-8"));
  }

  @Test
  void aSymbolicLinkIsRefused() throws IOException, InterruptedException {
    byte[] zip = with("data/papers/link");
    byte[] name = "data/papers/link".getBytes(StandardCharsets.UTF_8);
    int central = indexOf(zip, name, indexOf(zip, name, 0) + 1) - 46;
    zip[central + 5] = 3;
    zip[central + 40] = 0;
    zip[central + 41] = (byte) 0xA0;
    assertNamed(zip, Check.NAMES, "data/papers/link");
  }

  @Test
  void aDirectoryThatNamesAnotherFileThanTheEntryIsNotASoundZip()
      throws IOException, InterruptedException {
    byte[] zip = with("data/papers/aa.txt");
    byte[] name = "data/papers/aa.txt".getBytes(StandardCharsets.UTF_8);
    int local = indexOf(zip, name, 0);
    zip[local + 12] = 'b';
    assertThat(verify(zip(zip)).exitCode()).isEqualTo(4);
  }

  @Test
  void bytesThatBelongToNoFileAreReported() throws IOException, InterruptedException {
    byte[] good = bytes("", StandardCharsets.UTF_8);
    byte[] prefixed = new byte[good.length + 7];
    System.arraycopy(good, 0, prefixed, 7, good.length);
    assertThat(verify(zip(prefixed)).exitCode()).isEqualTo(4);
  }

  @Test
  void aZipBombIsRefusedUnopened() throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("bagit.txt"));
      zip.write(new byte[1 << 20]);
    }
    Limits strict = new Limits(1000, 1 << 20, 64, 100, 1 << 19);
    VerifyReport report =
        Verifier.verify(
            zip(out.toByteArray()), VerifyOptions.DEFAULT.withLimits(strict), Progress.SILENT);
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(report.summary(Locale.ENGLISH)).contains("zip bomb");
  }

  @Test
  void whatIsNoZipIsUnreadable() throws IOException, InterruptedException {
    assertThat(verify(zip("hello".getBytes(StandardCharsets.UTF_8))).exitCode()).isEqualTo(4);
    assertThat(verify(zip(new byte[0])).exitCode()).isEqualTo(4);
    assertThat(verify(folder.resolve("nowhere.zip")).exitCode()).isEqualTo(4);
    assertThat(verify(Files.createDirectory(folder.resolve("empty"))).exitCode()).isEqualTo(4);
  }

  private void assertNamed(byte[] zip, Check check, String name)
      throws IOException, InterruptedException {
    VerifyReport report = verify(zip(zip));
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.steps(check))
        .as(name)
        .anySatisfy(step -> assertThat(step.file()).contains(name));
  }

  private static byte[] with(String... more) throws IOException {
    return bytes("", StandardCharsets.UTF_8, more);
  }

  private static byte[] bytes(String top, Charset names, String... more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      for (var file : BUNDLE.files().entrySet()) {
        zip.putNextEntry(new ZipEntry(top + file.getKey()));
        zip.write(file.getValue());
      }
      for (String name : more) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("some text that is long enough".getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] replaced(byte[] zip, String from, String to) {
    byte[] out = zip.clone();
    byte[] old = from.getBytes(StandardCharsets.UTF_8);
    for (int at = indexOf(out, old, 0); at >= 0; at = indexOf(out, old, at + 1)) {
      System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, out, at, old.length);
    }
    return out;
  }

  private static int indexOf(byte[] in, byte[] what, int from) {
    for (int i = from; i <= in.length - what.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }

  private Path zip(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("bundle.zip"), bytes);
  }

  private static VerifyReport verify(Path place) throws InterruptedException {
    return Verifier.verify(place, VerifyOptions.DEFAULT, Progress.SILENT);
  }
}
