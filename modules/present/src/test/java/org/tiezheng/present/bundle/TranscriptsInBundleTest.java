package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.html.ReadHtml;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;

/** A transcript that was read leaves as a paper and as a text for going on with it. */
@Tag("DOC-AUDIO-TRANSCRIPT")
class TranscriptsInBundleTest {
  @TempDir Path folder;

  private static Transcript transcript(Record beside, String words) {
    return new Transcript(
        beside.provenance(),
        RecordedTime.none(),
        "",
        Map.of("place", "店内"),
        List.of(new Speaker("乙", "周乙", Optional.empty())),
        List.of(Segment.of(Optional.of(0L), Optional.of(5_000L), "乙", words, true)));
  }

  private static Transcript replacing(Transcript t, String old) {
    return new Transcript(
        t.provenance(),
        t.time(),
        t.recording(),
        Map.of(Transcript.REPLACES, old),
        t.speakers(),
        t.segments());
  }

  private static Transcript old(Transcript t, String old) {
    return new Transcript(
        Provenance.of(old, new Locator.Whole()),
        t.time(),
        t.recording(),
        t.statements(),
        t.speakers(),
        t.segments());
  }

  private static BundlePlan plan(World world) {
    BundlePlan plan = world.plan();
    List<PlannedItem> items = new ArrayList<>(plan.items());
    PlannedItem item = items.getFirst();
    PlannedItem.Content content = item.content().orElseThrow();
    List<Record> records = new ArrayList<>();
    content.records().forEach(records::add);
    records.add(transcript(records.getFirst(), "我认账"));
    // Any other file of the bundle stands for the text of an older transcript.
    String old =
        plan.items().stream()
            .flatMap(i -> i.item().originals().stream())
            .filter(sha -> !sha.equals(records.getFirst().provenance().original()))
            .findFirst()
            .orElseThrow();
    records.add(replacing(transcript(records.getFirst(), "另一段"), old));
    records.add(old(transcript(records.getFirst(), "被替代的旧稿"), old));
    items.set(
        0,
        new PlannedItem(
            item.item(),
            item.originals(),
            Optional.of(
                new PlannedItem.Content(
                    content.reading(),
                    records,
                    content.application(),
                    content.gaps(),
                    content.circumstances()))));
    return new BundlePlan(
        plan.file(),
        plan.heading(),
        items,
        plan.custody(),
        plan.withheld(),
        plan.checkpoints(),
        plan.trust(),
        plan.carriers(),
        plan.hideOriginalColumn());
  }

  @Test
  void eachTranscriptIsAPaperAndAText() throws Exception {
    World world = new World(folder.resolve("keys"), 6, Locale.CHINESE);
    Path bag = folder.resolve("bag");

    WrittenBundle written =
        BundleWriter.standard().write(plan(world), world.log.bagDeposit(), bag, Progress.SILENT);

    List<String> paths =
        written.papers().stream()
            .filter(p -> p.id().equals("DOC-AUDIO-TRANSCRIPT"))
            .map(WrittenBundle.Paper::path)
            .toList();
    assertThat(paths)
        .containsExactly(
            "data/papers/DOC-AUDIO-TRANSCRIPT-001-录音文字稿.pdf",
            "data/papers/DOC-AUDIO-TRANSCRIPT-001-录音文字稿.txt",
            "data/papers/DOC-AUDIO-TRANSCRIPT-001-2-录音文字稿.pdf",
            "data/papers/DOC-AUDIO-TRANSCRIPT-001-2-录音文字稿.txt");
    assertThat(Files.readString(bag.resolve(paths.get(1))))
        .isEqualTo("# 录音文字稿\n录音地点：店内\n说话人 乙：周乙\n\n[00:00 - 00:05] 乙*：我认账\n");
    assertThat(PaperReader.read(bag))
        .filteredOn(p -> p.document().equals("DOC-AUDIO-TRANSCRIPT"))
        .hasSize(2)
        .allSatisfy(p -> assertThat(p.unresolved()).isEmpty());
    ReadHtml.everyPaper(bag, "zh-CN");
    assertThat(Verifier.verify(bag, VerifyOptions.DEFAULT, Progress.SILENT).exitCode()).isZero();
  }
}
