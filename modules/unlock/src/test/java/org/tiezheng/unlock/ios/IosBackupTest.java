package org.tiezheng.unlock.ios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.tiezheng.unlock.ios.BackupWriter.Layout;
import org.tiezheng.unlock.ios.BackupWriter.Source;

/** Backups of known contents, written as every generation of the format says. */
class IosBackupTest {
  private static final String WORD = "口令 pass🔑";
  private static final Map<Integer, Inner.Type> TYPES =
      Map.of(1, Inner.Type.FILE, 2, Inner.Type.FOLDER, 4, Inner.Type.LINK);
  private static final String SMS = "HomeDomain/Library/SMS/sms.db";

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyFileOfAnEncryptedBackupComesBackByteForByte(Layout layout) throws IOException {
    Random random = new Random(layout.name().length());
    roundTrip(layout, Optional.of(WORD), random, 40);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyFileOfAPlainBackupIsTheSealedFileItself(Layout layout) throws IOException {
    roundTrip(layout, Optional.empty(), new Random(9), 40);
  }

  private static void roundTrip(Layout layout, Optional<String> word, Random random, int count)
      throws IOException {
    List<Source> sources = sources(random, count);
    BackupWriter writer = new BackupWriter(layout, word, 50, 20, random);
    SealedFolder folder = writer.write(sources);
    Map<String, Inner> listed = new LinkedHashMap<>();
    try (OpenedContainer backup = open(folder, writer.head(), word);
        Arena arena = Arena.ofConfined()) {
      backup.members().forEach(m -> listed.put(m.path(), m));
      assertThat(listed).hasSize(sources.size());
      for (Source source : sources) {
        Inner inner = Objects.requireNonNull(listed.get(source.domain() + "/" + source.path()));
        assertThat(inner.size()).isEqualTo(source.bytes().length);
        assertThat(inner.modified()).contains(BackupWriter.MODIFIED);
        assertThat(inner.type()).isEqualTo(TYPES.get(source.flags()));
        if (source.flags() == 1) {
          assertBytes(backup, inner, source.bytes(), arena);
          String id = source.fileId();
          String name = layout == Layout.MBDB ? id : id.substring(0, 2) + "/" + id;
          byte[] stored = folder.bytes(name);
          assertThat(inner.original()).contains(SealedFolder.sha256(stored));
        }
      }
      assertThat(backup.notes()).isEmpty();
    }
  }

  private static void assertBytes(
      OpenedContainer backup, Inner inner, byte[] expected, Arena arena) {
    InnerBytes bytes = backup.bytes(inner, arena);
    assertThat(bytes.bytes().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
    assertThat(bytes.doubt()).isEmpty();
    for (int most : new int[] {0, 1, 16, 17, expected.length + 5}) {
      assertThat(backup.head(inner, most))
          .isEqualTo(Arrays.copyOf(expected, Math.min(most, expected.length)));
    }
  }

  @Test
  void theHeadOfABackupSaysWhatDeviceItIsOfAndWhichFilesBelongToIt() throws IOException {
    BackupWriter writer = new BackupWriter(Layout.CURRENT, Optional.of(WORD), 1, 1, new Random(1));
    SealedFolder folder = writer.write(sources(new Random(1), 3));
    Claim claim = claim(folder, "Manifest.db").orElseThrow();
    assertThat(claim.facts())
        .containsEntry(Fact.DEVICE_NAME, "小王的 iPhone")
        .containsEntry(Fact.IMEI, "353012345678901")
        .containsEntry(Fact.PHONE_NUMBER, "+86 138 0000 0000")
        .containsEntry(Fact.BACKUP_DATE, "2024-05-01T08:30:00Z")
        .containsEntry(Fact.DEVICE_ID, "00008030-001A")
        .containsEntry(Fact.ENCRYPTED, "true");
    assertThat(claim.title()).isEqualTo("iTunes/Finder: 小王的 iPhone 2024-05-01");
    assertThat(claim.locked()).isTrue();
    assertThat(claim.notes()).isEmpty();
    assertThat(folder.files().keySet()).allMatch(claim::holds);
    assertThat(List.of("holiday.jpg", "xx/" + "a".repeat(40), "../Manifest.db"))
        .noneMatch(claim::holds);
    assertThat(folder.files().keySet())
        .filteredOn(name -> claim(folder, name).isPresent())
        .containsExactly("Manifest.db");
  }

  @Test
  void aBackupInAFolderOfAFolderKnowsItsFiles() throws IOException {
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.empty(), 1, 1, new Random(1))
            .write(sources(new Random(1), 3));
    Map<String, byte[]> deeper = new LinkedHashMap<>();
    folder.files().forEach((name, bytes) -> deeper.put("Backup/0000/" + name, bytes));
    SealedFolder moved = new SealedFolder(deeper);
    Claim claim = claim(moved, "Backup/0000/Manifest.db").orElseThrow();
    assertThat(deeper.keySet()).allMatch(claim::holds);
    assertThat(claim.holds("Backup/Manifest.db")).isFalse();
    try (OpenedContainer backup = open(moved, "Backup/0000/Manifest.db", Optional.empty())) {
      assertThat(backup.members().filter(m -> m.type() == Inner.Type.FILE))
          .isNotEmpty()
          .allMatch(Inner::readable);
    }
  }

  @Test
  void whatIsMissingOfABackupIsSaid() throws IOException {
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.of(WORD), 1, 1, new Random(1))
            .write(sources(new Random(1), 3));
    SealedFolder unfinished =
        folder
            .with("Info.plist", Optional.empty())
            .with("Status.plist", Optional.of(status("uploading")));
    Claim claim = claim(unfinished, "Manifest.db").orElseThrow();
    assertThat(claim.facts())
        .containsEntry(Fact.DEVICE_NAME, "小王的 iPhone")
        .containsEntry(Fact.BACKUP_STATE, "uploading")
        .doesNotContainKey(Fact.IMEI);
    assertThat(claim.notes()).hasSize(2);
    SealedFolder headless = folder.with("Manifest.db", Optional.empty());
    assertThat(claim(headless, "Manifest.plist")).isPresent();
    assertThatThrownBy(() -> open(headless, "Manifest.plist", Optional.of(WORD)))
        .isInstanceOf(DamagedContainerException.class)
        .hasMessageContaining("no list of files");
  }

  private static byte[] status(String state) {
    return ("<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>SnapshotState</key><string>"
            + state
            + "</string></dict></plist>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void storedFilesOfABackupInTheMakingAreFound() throws IOException {
    List<Source> sources = List.of(BackupWriter.file("D", "a", new byte[] {7}));
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.empty(), 1, 1, new Random(1)).write(sources);
    String name = stored(sources.getFirst());
    SealedFolder making =
        folder
            .with(name, Optional.empty())
            .with("Snapshot/" + name, Optional.of(folder.bytes(name)));
    assertThat(claim(making, "Manifest.db").orElseThrow().holds("Snapshot/" + name)).isTrue();
    try (OpenedContainer backup = open(making, "Manifest.db", Optional.empty())) {
      assertThat(backup.find("D/a").orElseThrow().readable()).isTrue();
    }
  }

  @Test
  void aMemberIsASourceWithSiblingsAndPlacesInTheSealedFile() throws IOException {
    List<Source> sources =
        List.of(
            BackupWriter.file("HomeDomain", "Library/SMS/sms.db", new byte[] {1, 2, 3}),
            BackupWriter.file("HomeDomain", "Library/SMS/sms.db-wal", new byte[] {4}),
            BackupWriter.file("MediaDomain", "Library/SMS/Attachments/a.jpg", new byte[] {5}));
    BackupWriter writer = new BackupWriter(Layout.CURRENT, Optional.of(WORD), 2, 2, new Random(3));
    SealedFolder folder = writer.write(sources);
    String id = sources.getFirst().fileId();
    assertThat(id).isEqualTo("3d0d7e5fb2ce288813306e4d4636395e047a3d28");
    try (OpenedContainer backup = open(folder, "Manifest.db", Optional.of(WORD));
        Arena arena = Arena.ofConfined()) {
      SealedSource sms = backup.source(backup.find(SMS).orElseThrow(), arena, Opening.DEFAULT);
      assertThat(sms.main().stream()).hasBinaryContent(new byte[] {1, 2, 3});
      assertThat(sms.sibling("sms.db-wal").orElseThrow().stream()).hasBinaryContent(new byte[] {4});
      assertThat(sms.siblings().apply("MediaDomain/Library/SMS/Attachments/a.jpg")).isPresent();
      String sealed = SealedFolder.sha256(folder.bytes("3d/" + id));
      assertThat(sms.at(new Locator.Bytes(0, 1)))
          .isEqualTo(new Provenance(sealed, List.of(SMS), new Locator.Bytes(0, 1)));
    }
  }

  @Test
  void aWrongPasswordIsToldFromDamageAndAMissingOneFromBoth() throws IOException {
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.of(WORD), 10, 10, new Random(5))
            .write(sources(new Random(5), 3));
    assertThatThrownBy(() -> open(folder, "Manifest.db", Optional.of(WORD + " ")))
        .isInstanceOf(WrongSecretException.class);
    assertThatThrownBy(() -> open(folder, "Manifest.db", Optional.empty()))
        .isInstanceOf(SecretNeededException.class);
    byte[] list = folder.bytes("Manifest.db").clone();
    list[3] ^= 1;
    assertThatThrownBy(() ->
            open(folder.with("Manifest.db", Optional.of(list)), "Manifest.db", Optional.of(WORD)))
        .isInstanceOf(DamagedContainerException.class)
        .hasMessageContaining("password is right");
    assertThatThrownBy(() ->
            open(folder.with("Manifest.plist", Optional.empty()), "Manifest.db", Optional.of(WORD)))
        .isInstanceOf(DamagedContainerException.class);
  }

  @Test
  void eachUnreadableFileHasItsReasonAndTheOthersStayReadable() throws IOException {
    List<Source> sources =
        List.of(
            BackupWriter.file("D", "good", new byte[40]),
            BackupWriter.file("D", "gone", new byte[40]),
            BackupWriter.file("D", "cut", new byte[40]),
            BackupWriter.file("D", "odd", new byte[40]),
            BackupWriter.file("D", "large", new byte[5000]),
            new Source("D", "deviceOnly", new byte[40], 1, 11),
            new Source("D", "folder", new byte[0], 2, 0));
    SealedFolder written =
        new BackupWriter(Layout.CURRENT, Optional.of(WORD), 2, 2, new Random(5)).write(sources);
    SealedFolder folder =
        written
            .with(stored(sources.get(1)), Optional.empty())
            .with(stored(sources.get(2)), Optional.of(cut(written, sources.get(2), 16)))
            .with(stored(sources.get(3)), Optional.of(cut(written, sources.get(3), 45)));
    Opening small = new Opening(Opening.DEFAULT.limits(), 4096, 100, Opening.Progress.NONE);
    // The list itself is larger than the files may be here.
    try (Secret secret = Secret.of(WORD.toCharArray());
        OpenedContainer backup =
            new IosBackup()
                .open(
                    folder.source("Manifest.db"),
                    Optional.of(secret),
                    new Opening(small.limits(), 40_000, 100, Opening.Progress.NONE));
        Arena arena = Arena.ofConfined()) {
      assertThat(backup.bytes(inner(backup, "good"), arena).doubt()).isEmpty();
      assertThat(inner(backup, "gone").original()).isEmpty();
      assertReason(backup, "gone", Reason.NOT_SEALED);
      assertReason(backup, "deviceOnly", Reason.NO_CLASS_KEY);
      assertReason(backup, "folder", Reason.NO_FILE);
      assertThat(backup.bytes(inner(backup, "cut"), arena).doubt()).isPresent();
      assertThat(backup.bytes(inner(backup, "odd"), arena).doubt()).isPresent();
      assertThat(backup.notes()).hasSize(2);
    }
  }

  @Test
  void aFileBeyondTheLimitIsNotDecrypted() throws IOException {
    List<Source> sources = List.of(BackupWriter.file("D", "large", new byte[50_000]));
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.of(WORD), 2, 2, new Random(5)).write(sources);
    Opening small = new Opening(Opening.DEFAULT.limits(), 40_000, 9, Opening.Progress.NONE);
    try (Secret secret = Secret.of(WORD.toCharArray());
        OpenedContainer backup =
            new IosBackup().open(folder.source("Manifest.db"), Optional.of(secret), small)) {
      assertReason(backup, "large", Reason.TOO_LARGE);
      assertThat(backup.head(inner(backup, "large"), 100)).hasSize(100);
    }
  }

  @Test
  void aDamagedClassKeyCostsItsFilesOnly() throws IOException {
    List<Source> sources =
        List.of(
            new Source("D", "three", new byte[40], 1, 3),
            new Source("D", "two", new byte[40], 1, 2));
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.of(WORD), 2, 2, new Random(5)).write(sources);
    byte[] manifest = folder.bytes("Manifest.plist").clone();
    int at = 0;
    for (int found = 0; found < 2; at++) {
      if (manifest[at] == 'W' && manifest[at + 1] == 'P' && manifest[at + 2] == 'K') {
        found++;
      }
    }
    manifest[at + 20] ^= 1;
    SealedFolder damaged = folder.with("Manifest.plist", Optional.of(manifest));
    try (OpenedContainer backup = open(damaged, "Manifest.db", Optional.of(WORD));
        Arena arena = Arena.ofConfined()) {
      assertReason(backup, "two", Reason.NO_CLASS_KEY);
      assertThat(backup.bytes(inner(backup, "three"), arena).doubt()).isEmpty();
      assertThat(backup.notes()).hasSize(1);
    }
  }

  @Test
  void namesInsideAreNamesAndNeverReachAFileOutside() throws IOException {
    List<Source> sources =
        List.of(
            BackupWriter.file("D", "../../../etc/passwd", new byte[] {1}),
            BackupWriter.file("/D", "a\nb\u202ec", new byte[] {2}));
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.empty(), 2, 2, new Random(5)).write(sources);
    try (OpenedContainer backup = open(folder, "Manifest.db", Optional.empty());
        Arena arena = Arena.ofConfined()) {
      List<Inner> all = backup.members().toList();
      assertThat(all.getFirst().path()).isEqualTo("D/../../../etc/passwd");
      assertThat(all.get(1).path()).isEqualTo("/D/a\\x0Ab\\xE2\\x80\\xAEc");
      SealedSource source = backup.source(all.getFirst(), arena, Opening.DEFAULT);
      assertThat(source.main().stream()).hasBinaryContent(new byte[] {1});
      assertThat(source.sibling("../x")).isEmpty();
    }
  }

  @Test
  void theRealCountOfRoundsShowsItsProgress() throws IOException {
    int rounds = Boolean.getBoolean("long") ? 10_000_000 : 300_000;
    SealedFolder folder =
        new BackupWriter(Layout.CURRENT, Optional.of(WORD), rounds, 10_000, new Random(5))
            .write(sources(new Random(5), 3));
    List<Long> heard = new ArrayList<>();
    try (Secret secret = Secret.of(WORD.toCharArray());
        OpenedContainer backup =
            new IosBackup()
                .open(
                    folder.source("Manifest.db"),
                    Optional.of(secret),
                    Opening.DEFAULT.with((_, done, total) -> heard.add(total == 0 ? 0 : done)))) {
      assertThat(backup.members()).hasSize(3);
    }
    assertThat(heard).hasSizeGreaterThan(rounds / 70_000).isSorted().endsWith((long) rounds);
  }

  private static String stored(Source source) {
    return source.fileId().substring(0, 2) + "/" + source.fileId();
  }

  private static byte[] cut(SealedFolder folder, Source source, int size) {
    return Arrays.copyOf(folder.bytes(stored(source)), size);
  }

  private static Inner inner(OpenedContainer backup, String name) {
    return backup.find("D/" + name).orElseThrow();
  }

  private static void assertReason(OpenedContainer backup, String name, Reason reason) {
    try (Arena arena = Arena.ofConfined()) {
      assertThatThrownBy(() -> backup.bytes(inner(backup, name), arena))
          .isInstanceOfSatisfying(
              UnreadableInnerException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
  }

  private static Optional<Claim> claim(SealedFolder folder, String name) {
    return Containers.load()
        .recognise(Probe.of(folder.source(name)))
        .map(Containers.Recognised::claim);
  }

  static OpenedContainer open(SealedFolder folder, String head, Optional<String> word)
      throws IOException {
    if (word.isEmpty()) {
      return new IosBackup().open(folder.source(head), Optional.empty(), Opening.DEFAULT);
    }
    try (Secret secret = Secret.of(word.get().toCharArray())) {
      return new IosBackup().open(folder.source(head), Optional.of(secret), Opening.DEFAULT);
    }
  }

  static List<Source> sources(Random random, int count) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int flags = i % 10 == 8 ? 2 : i % 10 == 9 ? 4 : 1;
      byte[] bytes = new byte[flags == 1 ? random.nextInt(i % 5 == 0 ? 70_000 : 200) : 0];
      random.nextBytes(bytes);
      String domain = i % 3 == 0 ? "HomeDomain" : "AppDomainGroup-group.例子.app";
      sources.add(new Source(domain, "Library/目录/f" + i, bytes, flags, 1 + random.nextInt(10)));
    }
    return sources;
  }
}
