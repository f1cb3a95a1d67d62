package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;

/** What the covers of papers about messages say alike, whatever application they are from. */
final class CoverWords {
  private final PaperFacts facts;

  CoverWords(PaperFacts facts) {
    this.facts = facts;
  }

  /** From the first time to the last; a dash if there is none. */
  String period(Optional<Instant> first, Optional<Instant> last) {
    return first.isEmpty() || last.isEmpty()
        ? "—"
        : facts.time(first.get()) + facts.say(" 至 ", " to ") + facts.time(last.get());
  }

  /** The known signs of missing rows, or that none is known. */
  String gaps(List<Text> gaps) {
    return gaps.isEmpty()
        ? facts.say(
            "未发现缺失线索；这不等于证明记录完整。", "No sign of a gap is known; this does not prove completeness.")
        : gaps.stream().map(facts::say).collect(Collectors.joining("\n"));
  }

  /** Notes of the reading, each a sentence after what stands before; the last one stays open. */
  String notes(List<Text> notes) {
    return notes.stream()
        .map(note -> facts.say("。", ". ") + facts.say(note).replaceFirst("[。.]\\s*$", ""))
        .collect(Collectors.joining());
  }

  /** Name, size and digests of each file. */
  String sources(List<Original> sources) {
    return sources.stream()
        .map(o ->
            o.name()
                + facts.say("，", ", ")
                + o.size()
                + facts.say(" 字节", " bytes")
                + "\nSHA-256 "
                + o.digests().sha256()
                + "\nSM3 "
                + o.digests().sm3())
        .collect(Collectors.joining("\n"));
  }

  /**
   * How many rows there are, and of each kind.
   *
   * @param unit between the number and the kinds
   */
  String counts(int rows, Text unit, Map<Text, Integer> kinds) {
    return facts.say("共 ", "")
        + rows
        + facts.say(unit)
        + kinds.entrySet().stream()
            .map(e -> facts.say(e.getKey()) + " " + e.getValue())
            .collect(Collectors.joining(facts.say("、", ", ")));
  }
}
