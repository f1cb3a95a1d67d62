package org.tiezheng.unlock.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Claim;
import org.tiezheng.collect.container.Containers;
import org.tiezheng.collect.container.DamagedContainerException;
import org.tiezheng.collect.container.Fact;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.InnerBytes;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.container.UnreadableInnerException.Reason;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.unlock.SealedFolder;
import org.tiezheng.unlock.android.AbWriter.Source;

/** Backup streams of known contents, in all versions and forms. */
class AndroidBackupTest {
  private static final String AB = "phone/backup.ab";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void everyFileComesBackByteForByteWhateverTheForm(int version) throws IOException {
    for (boolean deflated : new boolean[] {true, false}) {
      for (String word : List.of("", "123456", "密码é🔑")) {
        Random random = new Random(version);
        List<Source> sources = sources(random, 30);
        Optional<String> password = word.isEmpty() ? Optional.empty() : Optional.of(word);
        byte[] file = new AbWriter(version, deflated, password, 30, random).write(sources);
        try (OpenedContainer backup = open(file, password)) {
          assertContents(backup, sources);
          assertThat(backup.complete()).isTrue();
          assertThat(backup.notes()).isEmpty();
        }
      }
    }
  }

  private static void assertContents(OpenedContainer backup, List<Source> sources) {
    List<Inner> inner = new ArrayList<>(backup.members().toList());
    assertThat(inner).hasSameSizeAs(sources);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      order.add(i);
    }
    // In the order of the stream, then in any order.
    assertBytes(backup, inner, sources, order);
    Collections.shuffle(order, new Random(1));
    assertBytes(backup, inner, sources, order);
  }

  private static void assertBytes(
      OpenedContainer backup, List<Inner> inner, List<Source> sources, List<Integer> order) {
    try (Arena arena = Arena.ofConfined()) {
      for (int i : order) {
        String[] name = sources.get(i).path().split(" -> ", -1);
        byte[] expected = sources.get(i).bytes();
        assertThat(inner.get(i).path()).isEqualTo(name[0]);
        assertThat(inner.get(i).modified()).contains(Instant.ofEpochSecond(AbWriter.MODIFIED));
        if (name.length == 2) {
          assertThat(inner.get(i).type()).isEqualTo(Inner.Type.LINK);
          assertThat(inner.get(i).facts()).containsEntry("target", name[1]);
        } else if (name[0].endsWith("/")) {
          assertThat(inner.get(i).type()).isEqualTo(Inner.Type.FOLDER);
        } else {
          assertThat(inner.get(i).size()).isEqualTo(expected.length);
          InnerBytes bytes = backup.bytes(inner.get(i), arena);
          assertThat(bytes.bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
          assertThat(bytes.doubt()).isEmpty();
          assertThat(backup.head(inner.get(i), 20))
              .isEqualTo(Arrays.copyOf(expected, Math.min(20, expected.length)));
        }
      }
    }
  }

  @Test
  void longNamesInGnusFormAreRead() throws IOException {
    List<Source> sources = List.of(new Source("apps/" + "很长的名字".repeat(40) + ".db", new byte[9]));
    byte[] tar = AbWriter.tar(sources, TarArchiveOutputStream.LONGFILE_GNU);
    byte[] file = new AbWriter(3, true, Optional.empty(), 1, new Random(1)).wrap(tar);
    try (OpenedContainer backup = open(file, Optional.empty())) {
      assertContents(backup, sources);
    }
  }

  @Test
  void theHeaderSaysWhetherAPasswordIsNeeded() throws IOException {
    byte[] locked =
        new AbWriter(5, true, Optional.of("a"), 1, new Random(1)).write(sources(new Random(1), 1));
    Claim claim = claim(locked).orElseThrow();
    assertThat(claim.locked()).isTrue();
    assertThat(claim.facts())
        .containsEntry(Fact.BACKUP_VERSION, "5")
        .containsEntry(Fact.ENCRYPTED, "true");
    assertThat(claim.folder()).isEqualTo("phone/");
    assertThat(claim.holds(AB)).isTrue();
    assertThat(claim.holds("phone/other.ab")).isFalse();
    assertThat(claim("ANDROID BACKUPS\n1\n".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void aMemberIsASourceWithSiblingsAndPlacesInTheSealedFile() throws IOException {
    String db = "apps/com.android.providers.telephony/db/mmssms.db";
    byte[] file =
        new AbWriter(5, true, Optional.of("a"), 1, new Random(1))
            .write(
                List.of(
                    new Source(db, new byte[] {1, 2}), new Source(db + "-wal", new byte[] {3})));
    try (OpenedContainer backup = open(file, Optional.of("a"));
        Arena arena = Arena.ofConfined()) {
      SealedSource source = backup.source(backup.find(db).orElseThrow(), arena, Opening.DEFAULT);
      assertThat(source.sibling("mmssms.db-wal").orElseThrow().stream())
          .hasBinaryContent(new byte[] {3});
      assertThat(source.at(new Locator.Whole()))
          .isEqualTo(new Provenance(SealedFolder.sha256(file), List.of(db), new Locator.Whole()));
    }
  }

  @Test
  void aWrongPasswordIsToldFromADamagedMasterKey() throws IOException {
    byte[] file =
        new AbWriter(5, true, Optional.of("right"), 20, new Random(6))
            .write(sources(new Random(1), 3));
    assertThatThrownBy(() -> open(file, Optional.of("wrong")))
        .isInstanceOf(WrongSecretException.class);
    assertThatThrownBy(() -> open(file, Optional.empty()))
        .isInstanceOf(SecretNeededException.class);
    // One digit of the checksum salt: the password still opens the blob, its checksum fails.
    byte[] damaged = file.clone();
    int saltLine = 15 + 2 + 2 + 8 + 129;
    damaged[saltLine] = (byte) (damaged[saltLine] == '0' ? '1' : '0');
    assertThatThrownBy(() -> open(damaged, Optional.of("right")))
        .isInstanceOf(DamagedContainerException.class)
        .hasMessageContaining("password is right");
    byte[] noHex = file.clone();
    noHex[saltLine] = 'x';
    assertThatThrownBy(() -> open(noHex, Optional.of("right")))
        .isInstanceOf(DamagedContainerException.class)
        .hasMessageContaining("checksum salt");
  }

  @Test
  void aBackupThatIsCutShortGivesWhatIsThereAndSaysSo() throws IOException {
    Random random = new Random(2);
    List<Source> sources =
        List.of(new Source("a", new byte[1000]), new Source("b", bytes(random, 100_000)));
    for (boolean encrypted : new boolean[] {false, true}) {
      Optional<String> word = encrypted ? Optional.of("w") : Optional.empty();
      byte[] file = new AbWriter(4, false, word, 3, random).write(sources);
      byte[] cut = Arrays.copyOf(file, file.length - 80_003);
      try (OpenedContainer backup = open(cut, word);
          Arena arena = Arena.ofConfined()) {
        assertThat(backup.complete()).isFalse();
        assertThat(backup.notes()).isNotEmpty();
        InnerBytes a = backup.bytes(backup.find("a").orElseThrow(), arena);
        assertThat(a.doubt()).isEmpty();
        InnerBytes b = backup.bytes(backup.find("b").orElseThrow(), arena);
        assertThat(b.doubt()).isPresent();
        int size = (int) b.bytes().byteSize();
        assertThat(size).isBetween(10_000, 99_999);
        assertThat(b.bytes().toArray(ValueLayout.JAVA_BYTE))
            .isEqualTo(Arrays.copyOf(sources.get(1).bytes(), size));
      }
    }
  }

  @Test
  void filesBehindADamagedHeaderAreStillListed() throws IOException {
    List<Source> sources =
        List.of(
            new Source("a", new byte[1000]),
            new Source("b", new byte[1000]),
            new Source("c", new byte[1000]));
    byte[] tar = AbWriter.tar(sources, TarArchiveOutputStream.LONGFILE_POSIX);
    tar[512 + 1024] ^= 1;
    byte[] file = new AbWriter(5, true, Optional.empty(), 1, new Random(1)).wrap(tar);
    try (OpenedContainer backup = open(file, Optional.empty())) {
      assertThat(backup.members().map(Inner::path)).containsExactly("a", "c");
      assertThat(backup.complete()).isFalse();
      assertThat(backup.notes()).hasSize(1);
    }
  }

  @Test
  void aPathThatRepeatsIsListedTwiceAndFoundAsARestoreWouldLeaveIt() throws IOException {
    List<Source> sources = List.of(new Source("a", new byte[1]), new Source("a", new byte[2]));
    byte[] file = new AbWriter(5, true, Optional.empty(), 1, new Random(1)).write(sources);
    try (OpenedContainer backup = open(file, Optional.empty())) {
      assertContents(backup, sources);
      assertThat(backup.find("a").orElseThrow().size()).isEqualTo(2);
      assertThat(backup.notes()).hasSize(1);
    }
  }

  @Test
  void aPasswordInTheOtherEncodingOpensABackupOfADeviceThatMixedThemUp() throws IOException {
    List<Source> sources = sources(new Random(1), 3);
    Optional<String> word = Optional.of("密码é");
    for (String versions : List.of("21", "12")) {
      byte[] file =
          new AbWriter(versions.charAt(0) - '0', true, word, 9, new Random(1)).write(sources);
      file["ANDROID BACKUP\n".length()] = (byte) versions.charAt(1);
      try (OpenedContainer backup = open(file, word)) {
        assertContents(backup, sources);
      }
    }
  }

  @Test
  void xiaomisLinesBeforeTheHeaderArePassedOver() throws IOException {
    List<Source> sources = sources(new Random(1), 3);
    byte[] file = new AbWriter(2, true, Optional.empty(), 1, new Random(1)).write(sources);
    byte[] lines = "MIUI BACKUP\n2\ncom.android.mms 短信\n-1\n0\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(lines, lines.length + file.length);
    System.arraycopy(file, 0, all, lines.length, file.length);
    assertThat(claim(all)).isPresent();
    try (OpenedContainer backup = open(all, Optional.empty())) {
      assertContents(backup, sources);
    }
  }

  @Test
  void bytesBehindTheStreamAreNotPassedOverInSilence() throws IOException {
    byte[] file =
        new AbWriter(5, true, Optional.empty(), 1, new Random(1)).write(sources(new Random(1), 3));
    try (OpenedContainer backup = open(Arrays.copyOf(file, file.length + 77), Optional.empty())) {
      assertThat(backup.members()).hasSize(3);
      assertThat(backup.notes())
          .singleElement()
          .matches(note -> note.en().startsWith("77 bytes behind"));
    }
  }

  @Test
  void aBombIsLeftAlone() throws IOException {
    List<Source> sources = List.of(new Source("zeros", new byte[40 << 20]));
    byte[] file = new AbWriter(5, true, Optional.empty(), 1, new Random(1)).write(sources);
    Opening opening = new Opening(Limits.SMALL, 64 << 20, 1000, Opening.Progress.NONE);
    try (OpenedContainer backup =
        new AndroidBackup().open(SealedFolder.of(AB, file).source(AB), Optional.empty(), opening)) {
      assertThat(backup.complete()).isFalse();
      assertThat(backup.notes()).anyMatch(note -> note.en().contains("limit"));
    }
  }

  @Test
  void aSizeThatIsNotThereTakesNoMemory() throws IOException {
    byte[] tar =
        AbWriter.tar(
            List.of(new Source("huge", new byte[10])), TarArchiveOutputStream.LONGFILE_POSIX);
    byte[] size = "77777777777".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, tar, 124, size.length);
    int sum = 8 * ' ';
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? 0 : tar[i] & 0xff;
    }
    byte[] digits = "%06o".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, tar, 148, 6);
    byte[] file = new AbWriter(5, false, Optional.empty(), 1, new Random(1)).wrap(tar);
    Opening opening = new Opening(Limits.DEFAULT, Long.MAX_VALUE, 1000, Opening.Progress.NONE);
    try (OpenedContainer backup =
            new AndroidBackup()
                .open(SealedFolder.of(AB, file).source(AB), Optional.empty(), opening);
        Arena arena = Arena.ofConfined()) {
      Inner huge = backup.find("huge").orElseThrow();
      assertThat(huge.size()).isEqualTo(0x1_ffff_ffffL);
      assertThat(backup.bytes(huge, arena).bytes().byteSize()).isLessThan(20_000);
      Opening usual = Opening.DEFAULT;
      try (OpenedContainer limited =
          new AndroidBackup().open(SealedFolder.of(AB, file).source(AB), Optional.empty(), usual)) {
        assertThatThrownBy(() -> limited.bytes(huge, arena))
            .isInstanceOfSatisfying(
                UnreadableInnerException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
      }
    }
  }

  @Test
  void namesThatClimbStayNames() throws IOException {
    List<Source> sources =
        List.of(new Source("../../etc/passwd", new byte[3]), new Source("a\u202eb", new byte[1]));
    byte[] file = new AbWriter(5, true, Optional.empty(), 1, new Random(1)).write(sources);
    try (OpenedContainer backup = open(file, Optional.empty())) {
      assertThat(backup.members().map(Inner::path))
          .containsExactly("../../etc/passwd", "a\\xE2\\x80\\xAEb");
    }
  }

  private static Optional<Claim> claim(byte[] file) {
    return Containers.load()
        .recognise(Probe.of(SealedFolder.of(AB, file).source(AB)))
        .map(Containers.Recognised::claim);
  }

  static OpenedContainer open(byte[] file, Optional<String> word) throws IOException {
    SealedSource source = SealedFolder.of(AB, file).source(AB);
    if (word.isEmpty()) {
      return new AndroidBackup().open(source, Optional.empty(), Opening.DEFAULT);
    }
    try (Secret secret = Secret.of(word.get().toCharArray())) {
      return new AndroidBackup().open(source, Optional.of(secret), Opening.DEFAULT);
    }
  }

  static List<Source> sources(Random random, int count) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String path = "apps/com.例子" + "x".repeat(random.nextInt(150)) + "/f/" + i;
      switch (i % 10) {
        case 8 -> sources.add(new Source(path + "/", new byte[0]));
        case 9 -> sources.add(new Source(path + " -> ../elsewhere", new byte[0]));
        default ->
            sources.add(
                new Source(path, bytes(random, random.nextInt(i % 5 == 0 ? 90_000 : 1100))));
      }
    }
    return sources;
  }

  private static byte[] bytes(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
