package org.tiezheng.present.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Result;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BundleWriterTest {
  @TempDir static Path folder;
  private static Path bag = Path.of("");

  static BundleWriter writer() {
    return BundleWriter.standard();
  }

  @BeforeAll
  static void write() throws IOException {
    World world = new World(folder.resolve("keys"), 60, Locale.CHINESE);
    bag = folder.resolve("证据材料");
    writer().write(world.plan(), world.log.bagDeposit(), bag, Progress.SILENT);
  }

  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  @DisplayName("the recipe in README-验证.txt, pasted as it stands, finds nothing wrong")
  void recipe() throws Exception {
    Shell.Answer answer = Shell.recipe(bag);
    assertThat(answer.output()).contains("结论 RESULT: OK").doesNotContain("BAD", "FAILED");
    assertThat(answer.output().split("已核对 checked")).hasSizeGreaterThan(8);
    assertThat(answer.output()).contains("Verification: OK", "证据根 evidence root: ");
  }

  @Test
  @DisplayName("the same plan gives the same bytes; only the deposit of the bag root is new")
  void deterministic() throws Exception {
    World world = new World(folder.resolve("keys"), 60, Locale.CHINESE);
    BundlePlan plan = world.plan();
    String id = world.log.uuid();
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    writer().write(plan, world.log.bagDeposit(id), one, Progress.SILENT);
    writer().write(plan, world.log.bagDeposit(id), two, Progress.SILENT);
    List<Path> names = files(one).stream().map(one::relativize).toList();
    assertThat(files(two).stream().map(two::relativize).toList()).isEqualTo(names);
    for (Path name : names) {
      if (!name.startsWith("tiezheng/root")) {
        assertThat(Files.mismatch(one.resolve(name), two.resolve(name)))
            .as(name.toString())
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void aTargetInUseIsRefusedAndLeftAsItIs() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("mine.txt"), "x");
    assertThatThrownBy(
            () -> writer().write(world.plan(), world.log.bagDeposit(), used, Progress.SILENT))
        .isInstanceOf(BundleException.TargetInUse.class);
    assertThat(files(used)).hasSize(1);
  }

  @Test
  @DisplayName("an original that is not what was sealed stops the run, and nothing is left")
  void changedOriginal() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    BundlePlan plan = world.plan();
    PlannedItem item = plan.items().get(1);
    PlannedOriginal changed =
        new PlannedOriginal(
            item.originals().getFirst().original(),
            item.originals().getFirst().receipt(),
            () -> new ByteArrayInputStream("时间,金额\n2025-03-08,90000.00\n".getBytes(UTF_8)));
    List<PlannedItem> items = new ArrayList<>(plan.items());
    items.set(1, new PlannedItem(item.item(), List.of(changed), item.content()));
    Path place = Files.createDirectory(folder.resolve("failing"));
    assertThatThrownBy(() ->
            writer()
                .write(
                    with(plan, items, plan.checkpoints()),
                    world.log.bagDeposit(),
                    place.resolve("bag"),
                    Progress.SILENT))
        .isInstanceOfSatisfying(
            BundleException.OriginalChanged.class,
            e -> assertThat(e.sentence().zh()).contains("账单 100%.csv", "封存时不同"));
    assertThat(files(place)).isEmpty();
    assertThat(place).isEmptyDirectory();
  }

  @Test
  @DisplayName("what was made of a voice stands beside the papers and names its original")
  void playableVoice() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    BundlePlan plan = world.plan();
    PlannedItem item = plan.items().get(1);
    byte[] wav = "RIFF".getBytes(UTF_8);
    PlannedOriginal.Playable playable =
        new PlannedOriginal.Playable(
            "wav",
            new Text("由某解码器解码", "decoded by some decoder"),
            () -> new ByteArrayInputStream(wav));
    List<PlannedItem> items = new ArrayList<>(plan.items());
    items.set(
        1,
        new PlannedItem(
            item.item(), List.of(item.originals().getFirst().with(playable)), item.content()));
    Path place = folder.resolve("voice");

    WrittenBundle written =
        writer()
            .write(
                with(plan, items, plan.checkpoints()),
                world.log.bagDeposit(),
                place,
                Progress.SILENT);

    WrittenBundle.Paper paper =
        written.papers().stream()
            .filter(p -> p.id().equals("DERIVED-VOICE"))
            .findFirst()
            .orElseThrow();
    assertThat(paper.path()).startsWith("data/papers/DERIVED-VOICE-").endsWith(".wav");
    assertThat(paper.title().en()).contains("original data/originals/", "decoded by some decoder");
    assertThat(place.resolve(paper.path())).hasBinaryContent(wav);
    assertThat(Files.readString(place.resolve("tiezheng/evidence.json")))
        .contains("DERIVED-VOICE", "由某解码器解码");
    assertThat(PaperReader.read(place)).isNotEmpty();
    assertThat(Shell.recipe(place).output()).contains("结论 RESULT: OK");
  }

  @Test
  void aDepositThatFailsLeavesNothing() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    BundlePlan plan = world.plan();
    Path place = Files.createDirectory(folder.resolve("unsealed"));
    BagDeposit failing =
        new BagDeposit() {
          @Override
          public String id() {
            return World.BUNDLE;
          }

          @Override
          public Proof deposit(byte[] tagManifest) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> writer().write(plan, failing, place.resolve("bag"), Progress.SILENT))
        .isInstanceOf(BundleException.NotWritten.class)
        .hasMessageContaining("disk full");
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void aReceiptWithoutItsCheckpointIsRefused() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    BundlePlan plan = world.plan();
    assertThatThrownBy(() ->
            writer()
                .write(
                    with(plan, plan.items(), List.of()),
                    world.log.bagDeposit(),
                    folder.resolve("no-checkpoint"),
                    Progress.SILENT))
        .isInstanceOf(BundleException.Contradiction.class);
    assertThat(folder.resolve("no-checkpoint")).doesNotExist();
  }

  @Test
  @DisplayName("an original that neither leaves nor is named as staying is not dropped silently")
  void unaccountedOriginal() throws Exception {
    World world = new World(folder.resolve("keys"), 3, Locale.CHINESE);
    BundlePlan plan = world.plan();
    List<PlannedItem> items = new ArrayList<>(plan.items());
    PlannedItem photos = items.get(2);
    items.set(
        2, new PlannedItem(photos.item(), photos.originals().subList(0, 2), photos.content()));
    assertThatThrownBy(() ->
            writer()
                .write(
                    with(plan, items, plan.checkpoints()),
                    world.log.bagDeposit(),
                    folder.resolve("unaccounted"),
                    Progress.SILENT))
        .isInstanceOf(BundleException.Contradiction.class)
        .hasMessageContaining("item 3");
  }

  private static BundlePlan with(
      BundlePlan plan, List<PlannedItem> items, List<StampedCheckpoint> checkpoints) {
    return new BundlePlan(
        plan.file(),
        plan.heading(),
        items,
        plan.custody(),
        plan.withheld(),
        checkpoints,
        plan.trust(),
        plan.carriers(),
        plan.hideOriginalColumn());
  }

  @Test
  @DisplayName("the zip holds the bag below one folder, byte for byte, and its checksum fits")
  void zip() throws Exception {
    Path zip = folder.resolve("证据材料.zip");
    String digest = BagZip.write(bag, zip, Progress.SILENT);
    assertThat(Files.readString(folder.resolve("证据材料.zip.sha256")))
        .isEqualTo(digest + "  证据材料.zip\n");
    assertThat(Shell.run(folder, "sha256sum -c 证据材料.zip.sha256").exit()).isZero();
    try (ZipFile file = new ZipFile(zip.toFile(), UTF_8)) {
      assertThat(file.size()).isEqualTo(files(bag).size());
      for (Path path : files(bag)) {
        String name = "证据材料/" + bag.relativize(path);
        ZipEntry entry = file.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        assertThat(file.getInputStream(entry).readAllBytes()).isEqualTo(Files.readAllBytes(path));
      }
    }
    Path again = Files.createDirectory(folder.resolve("zip")).resolve("x.zip");
    assertThat(BagZip.write(bag, again, Progress.SILENT)).isEqualTo(digest);
    assertThatThrownBy(() -> BagZip.write(bag, again, Progress.SILENT))
        .isInstanceOf(BundleException.TargetInUse.class);
  }

  @Test
  @DisplayName("data.js is pure ASCII: no message can end the script")
  void pageData() throws Exception {
    String script = Files.readString(bag.resolve("tiezheng/page/data.js"));
    assertThat(script).startsWith("window.TIEZHENG = {").endsWith("};\n");
    assertThat(script.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
    assertThat(script).doesNotContain("<", ">", "&");
    String json = script.substring("window.TIEZHENG = ".length(), script.length() - 2);
    ObjectNode data = (ObjectNode) EvidenceJson.mapper().readTree(json);
    JsonNode records = data.remove("records");
    assertThat(records.path(0).path("total").asInt()).isEqualTo(60);
    assertThat(records.path(0).path("first").size()).isEqualTo(50);
    JsonNode readers = data.remove("readers");
    assertThat(readers.toString()).isEqualTo("[{\"item\":1,\"lines\":60}]");
    assertThat(data)
        .isEqualTo(
            EvidenceJson.mapper()
                .readTree(Files.readString(bag.resolve("tiezheng/evidence.json"))));
  }

  @Test
  @DisplayName("the verifier finds nothing to object to, in the folder and in the zip")
  void verifies() throws Exception {
    Path zip = Files.createDirectory(folder.resolve("checked")).resolve("b.zip");
    BagZip.write(bag, zip, Progress.SILENT);
    for (Path place : List.of(bag, zip)) {
      VerifyReport report = Verifier.verify(place, VerifyOptions.DEFAULT, Progress.SILENT);
      assertThat(report.steps())
          .filteredOn(step -> step.result() == Result.FAILED || step.incomplete())
          .isEmpty();
      assertThat(report.exitCode()).isZero();
      assertThat(report.deposits()).hasSizeGreaterThan(8);
      assertThat(report.tokens()).hasSize(4);
    }
  }

  @Test
  @DisplayName("the recipe names what was changed, added or taken away, as does the verifier")
  void recipeFindsDamage() throws Exception {
    for (String damage :
        List.of(
            "printf x >> data/originals/001/chat.json",
            "rm data/records/001.jsonl",
            "echo hi > data/extra.txt",
            "echo hi > tiezheng/root/extra",
            "sed -i 's/^index .*/index 3/' tiezheng/root/bag.tlog-proof",
            "sed -i '2 s/withheld/withholding/' tiezheng/events.jsonl")) {
      Path copy = folder.resolve("damaged-" + damage.hashCode());
      assertThat(Shell.run(folder, "cp -r 证据材料 " + copy.getFileName()).exit()).isZero();
      assertThat(Shell.run(copy, damage).exit()).isZero();
      assertThat(Shell.recipe(copy).output()).as(damage).contains("BAD ", "problems 处不一致");
      assertThat(Verifier.verify(copy, VerifyOptions.DEFAULT, Progress.SILENT).exitCode())
          .as(damage)
          .isEqualTo(1);
    }
  }
}
