package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.verify.bundle.BundleLayout;

/** A bundle of this program that the other side handed in. */
class OpposeBundleTest {
  private static final Map<String, String> BUNDLE =
      new TreeMap<>(
          Map.of(
              "bagit.txt",
              "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
              "index.html",
              "<!doctype html>",
              "tiezheng/evidence.json",
              "{}",
              "tiezheng/page/reader.css",
              "p {}",
              "data/papers/DOC-CATALOGUE.txt",
              "对方的目录",
              "data/records/001.jsonl",
              "{}\n",
              "data/originals/001/收条.txt",
              "今收到五千元",
              "data/originals/002/bagit.txt",
              "一个也叫这个名字的原件"));

  @TempDir Path folder;

  private Oppose.Result oppose(Path received) throws Exception {
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    String yaml = Files.readString(Places.root().resolve("demo/case.yaml"));
    new NewCase(place).open(vault, yaml.substring(0, yaml.indexOf("\nitems:")) + "\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      Oppose.Result result =
          new Oppose(open, Secrets.NONE)
              .run(
                  new Oppose.Request(
                      List.of(received),
                      Optional.empty(),
                      "法院送达",
                      Optional.empty(),
                      LocalDate.of(2026, 11, 26)));
      sealed = open.originals().stream().map(Original::name).toList();
      items = open.matter().items().stream().map(Item::title).toList();
      logged =
          open.custody().stream()
              .map(entry -> entry.event().what())
              .filter(what -> what.containsKey("besideOriginalsFiles"))
              .map(what -> String.valueOf(what.get("besideOriginalsFiles")))
              .toList();
      return result;
    }
  }

  private List<String> logged = List.of();
  private List<String> sealed = List.of();
  private List<String> items = List.of();

  private Path bundle(String name) throws Exception {
    Path bag = folder.resolve(name);
    for (Map.Entry<String, String> file : BUNDLE.entrySet()) {
      Path path = bag.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return bag;
  }

  @Test
  void onlyItsOriginalsAreEvidenceAndEveryFileIsSealed() throws Exception {
    bundle("theirs/光盘/证据包");
    Files.writeString(folder.resolve("theirs/另附.txt"), "光盘之外的一份");
    Oppose.Result result = oppose(folder.resolve("theirs"));
    assertThat(items).containsExactlyInAnyOrder("收条.txt", "bagit.txt", "另附.txt");
    assertThat(sealed).hasSize(BUNDLE.size() + 1);
    assertThat(result.collected().orElseThrow().notes())
        .anySatisfy(note -> {
          assertThat(note.zh()).contains("共 6 个文件已固化,不作为证据列出");
          assertThat(note.en())
              .contains("6 files of bundles", "DOC-CATALOGUE.txt", "evidence.json");
        });
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("证据包/data/papers/DOC-CATALOGUE.txt", "证据包/index.html");
    assertThat(result.opposing().bundles()).singleElement().asString().contains("证据包");
  }

  @Test
  void whatNoBundleHoldsIsEvidenceWhereverItLies() throws Exception {
    bundle("theirs");
    List<String> hidden =
        List.of(
            "补充证据/录音.mp3",
            "说明.txt",
            "data/聊天.json",
            "data/papers/另一段录音.mp3",
            "data/records/照片.jpg",
            "tiezheng/page/视频.mp4");
    for (String name : hidden) {
      Path file = folder.resolve("theirs").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    assertThat(BundleParts.besideOriginals(hidden)).isEmpty();
    Oppose.Result result = oppose(folder.resolve("theirs"));
    assertThat(items)
        .containsExactlyInAnyOrder(
            "收条.txt", "bagit.txt", "录音.mp3", "说明.txt", "聊天.json", "另一段录音.mp3", "照片.jpg", "视频.mp4");
    assertThat(result.collected().orElseThrow().notes())
        .anySatisfy(note -> assertThat(note.zh()).contains("共 6 个文件").doesNotContain("mp3"));
  }

  @Test
  void everyFileOfTheLayoutIsKnown() {
    List<String> ours =
        List.of(
            BundleLayout.BAGIT,
            BundleLayout.BAG_INFO,
            BundleLayout.MANIFEST,
            BundleLayout.TAG_MANIFEST,
            BundleLayout.INDEX,
            BundleLayout.README,
            BundleLayout.CLAIM,
            BundleLayout.SM3_SUMS,
            BundleLayout.EVENTS,
            BundleLayout.LOG_VKEY,
            BundleLayout.SM2_PUBLIC_KEY,
            BundleLayout.SM2_SCRIPT,
            BundleLayout.PAGE_DATA,
            BundleLayout.BAG_PROOF,
            BundleLayout.bagToken("own-p256"),
            BundleLayout.token(7, "own-p256"),
            BundleLayout.excerpt(1, 0, 1),
            BundleLayout.readerLines(1, 1),
            BundleLayout.records(1),
            BundleLayout.paper("DOC-CATALOGUE-证据目录.pdf"),
            BundleLayout.paper("DERIVED-VOICE-001-a.wav"));
    assertThat(BundleParts.besideOriginals(ours)).containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void aZippedBundleIsVerified() throws Exception {
    Path received = Files.createDirectories(folder.resolve("received/disc"));
    zip(received.resolve("证据材料.ZIP"), "证据材料/", BUNDLE);
    zip(received.resolve("其他.zip"), "", Map.of("bagit.txt", "另一种用途", "照片.txt", "x"));
    Files.writeString(received.resolve("假的.zip"), "不是压缩包");
    Oppose.Result result = oppose(folder.resolve("received"));
    assertThat(result.opposing().bundles())
        .singleElement()
        .satisfies(said -> assertThat(said.zh()).contains("“证据材料.ZIP”").doesNotContain("相互一致"));
    assertThat(items)
        .containsExactlyInAnyOrder("证据材料.ZIP", "其他.zip", "假的.zip", "收条.txt", "bagit.txt");
    assertThat(sealed).anyMatch(name -> name.endsWith("证据材料.ZIP/data/originals/001/收条.txt"));
    assertThat(result.notes())
        .anySatisfy(note -> assertThat(note.zh()).contains("从证据包“证据材料.ZIP”中取出 2 个原件"));
    assertThat(result.opposing().objections()).isNotEmpty();
  }

  @Test
  void aZippedBundleThatIsNoZipInsideOrLeadsOutIsSealedAsReceived() throws Exception {
    Path received = Files.createDirectories(folder.resolve("received"));
    Map<String, String> entries = new TreeMap<>(BUNDLE);
    entries.put("data/originals/../../../../outside.txt", "x");
    zip(received.resolve("bad.zip"), "", entries);
    Oppose.Result result = oppose(received);
    assertThat(items).contains("bad.zip");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(Path::toString)).noneMatch(path -> path.endsWith("outside.txt"));
    }
    assertThat(result.collected().orElseThrow().complete()).isTrue();
  }

  private static void zip(Path file, String front, Map<String, String> entries) throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(front + entry.getKey()));
        zip.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aFolderThatOnlyLooksLikeOneIsTakenAsItIs() {
    assertThat(BundleParts.besideOriginals(List.of("a/bagit.txt", "a/b.txt"))).isEmpty();
    assertThat(BundleParts.besideOriginals(List.of("a/bagit.txt", "a/tiezheng/x.json", "b/c.txt")))
        .isEqualTo(Set.of("a/bagit.txt", "a/tiezheng/x.json"));
    assertThat(
            BundleParts.besideOriginals(
                List.of(
                    "bagit.txt",
                    "tiezheng/x.json",
                    "data/originals/1/a/bagit.txt",
                    "data/originals/1/a/tiezheng/y")))
        .isEqualTo(Set.of("bagit.txt", "tiezheng/x.json"));
  }
}
