package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Recording;

/**
 * AUD-003, VID-002: what a screening shows of cutting and writing anew. A sign is a candidate for
 * an expert, never a proof; a screening that was not made is no pass.
 */
final class EditScreening implements Check.OfItem {
  private static final String EDITORS = "editors";
  private static final String REQUIRED = "required";

  private final String name;
  private final boolean film;

  EditScreening(String name, boolean film) {
    this.name = name;
    this.film = film;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> parameters() {
    return Set.of(EDITORS, REQUIRED);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places edited = new Places();
    Places signs = new Places();
    Places slight = new Places();
    Places good = new Places();
    Set<String> notMade = new TreeSet<>();
    try (Stream<Recording> recordings = context.records(item, Recording.class)) {
      recordings
          .filter(r -> film == r.film())
          .forEach(r -> {
            String software = r.software().orElse("");
            String lower = software.toLowerCase(Locale.ROOT);
            if (params.words(EDITORS).stream().anyMatch(lower::contains)) {
              edited.add(context, r, "software: " + software);
            }
            r.screening()
                .signs()
                .forEach(s -> add(s.weight() == Weight.SLIGHT ? slight : signs, context, r, s));
            List<String> made = r.screening().made();
            params.words(REQUIRED).stream().filter(s -> !made.contains(s)).forEach(notMade::add);
            good.add(context, r, r.line() + " " + made);
          });
    }
    if (!edited.isEmpty()) {
      return Ruling.fail(
              "%d 个文件由剪辑软件写成(不等于剪过内容,须说明或鉴定)".formatted(edited.count()),
              "%d files were written by an editing program (which does not show that anything was"
                      .formatted(edited.count())
                  + " cut; explain it or have it appraised)")
          .at(edited.list());
    }
    if (!signs.isEmpty()) {
      return Ruling.warn(
              "筛查发现 %d 处可能剪接的迹象,只是线索,不是结论".formatted(signs.count()),
              "a screening shows %d candidates for a cut: leads, no conclusion"
                  .formatted(signs.count()))
          .at(signs.list());
    }
    if (good.isEmpty()) {
      return Ruling.unknown("没有读到录音或录像文件", "no recording was read", "records.recording");
    }
    if (!notMade.isEmpty()) {
      return Ruling.unknown(
              "没有做的筛查:%s;未做的不算没有问题".formatted(String.join("、", notMade)),
              "screenings not made: %s; what was not looked for is not absent"
                  .formatted(String.join(", ", notMade)),
              "records.recording.screening")
          .at(good.list());
    }
    return Ruling.pass(
            "所做的筛查未见需要解释的剪接迹象(轻微的 %d 处;不能证明没有剪接)".formatted(slight.count()),
            "the screenings made show no sign of a cut that needs explaining (%d slight ones; that"
                    .formatted(slight.count())
                + " does not prove that there is none)")
        .at(slight.isEmpty() ? good.list() : slight.list());
  }

  private static void add(Places signs, Context context, Recording r, Recording.Sign sign) {
    String where = sign.millis().map(Transcripts::clock).orElse(sign.screening());
    signs.add(
        context.name(r.provenance().original()),
        where,
        sign.screening() + ": " + sign.what().zh() + " / " + sign.what().en());
  }
}
