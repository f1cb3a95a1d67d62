package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Holds what was read in a bubble against an exported message. The same is said only of the same
 * characters. What a machine may misread is tolerated where it is rare and changes no number, date,
 * amount or negation; “differs” is said only where the machine was sure of several characters that
 * it cannot have confused. Everything else is for a person.
 */
final class Judge {
  /** One in so many characters may be misread. */
  private static final int TOLERATED = 15;

  /** Below it the machine guesses. */
  private static final double GUESSED = 0.5;

  /** From here on a character that it did not take for another is that character. */
  private static final double SURE = 0.9;

  private static final int SURELY_OTHER = 3;
  private static final double HARDLY_READ = 0.75;

  private Judge() {}

  static Judged judge(ExportLine line, Block block) {
    if (line.form() == ExportLine.Form.CARD) {
      return card(line, block);
    }
    List<Mark> exported = Marks.of(line.words());
    Judged plain = words(line, exported, Marks.of(block.lines()), block);
    if (plain.verdict() == Verdict.SAME) {
      return plain;
    }
    Judged dashed = words(line, exported, Marks.withoutDashes(block.lines()), block);
    return dashed.differences().size() < plain.differences().size()
        ? tolerated(dashed, new Text("短横读作“一”", "a dash was read as 一"))
        : plain;
  }

  private static Judged tolerated(Judged judged, Text why) {
    return judged.verdict() == Verdict.SAME ? judged.but(Verdict.WITHIN, why) : judged;
  }

  private static Judged words(ExportLine line, List<Mark> exported, List<Mark> read, Block block) {
    if (exported.size() > Edits.LONGEST || read.size() > Edits.LONGEST) {
      return new Judged(
          Verdict.PERSON, List.of(), 1, List.of(new Text("过长,未逐字比对", "too long to compare")));
    }
    if (read.isEmpty()) {
      return new Judged(
          Verdict.PERSON,
          List.of(),
          block.cut() ? 0 : 1,
          List.of(new Text("未读出文字", "no words were read")));
    }
    Edits edits = Edits.of(exported, read, block.cutTop(), block.cutBottom());
    boolean part = edits.covered() < exported.size();
    List<Judged.Difference> differences = differences(edits);
    List<Text> reasons = new ArrayList<>();
    Verdict verdict;
    if (edits.steps().isEmpty()) {
      verdict = equal(line, read, block, part, reasons);
    } else {
      verdict = unequal(exported, read, edits, block, reasons);
    }
    if (block.gap() && verdict != Verdict.PERSON) {
      verdict = Verdict.PERSON;
      reasons.add(new Text("气泡内有一处未读出", "a part of the bubble was not read"));
    }
    double shown = exported.isEmpty() ? 1 : (double) edits.covered() / exported.size();
    return new Judged(verdict, differences, shown, reasons);
  }

  private static Verdict equal(
      ExportLine line, List<Mark> read, Block block, boolean part, List<Text> reasons) {
    if (read.stream().anyMatch(m -> Marks.critical(m) && m.confidence() < GUESSED)) {
      reasons.add(
          new Text(
              "数字、日期、金额或否定词相同,但识别把握低",
              "a number, date, amount or negation is the same, but hardly legible"));
      return Verdict.PERSON;
    }
    String screen = Marks.strict(block.text());
    String export = Marks.strict(line.words());
    if (part ? export.contains(screen) : export.equals(screen)) {
      return Verdict.SAME;
    }
    reasons.add(new Text("仅标点、大小写或表情不同", "only punctuation, case or emoji differ"));
    return Verdict.WITHIN;
  }

  private static Verdict unequal(
      List<Mark> exported, List<Mark> read, Edits edits, Block block, List<Text> reasons) {
    List<Edits.Step> steps = edits.steps();
    if (steps.stream().anyMatch(Judge::critical)) {
      reasons.add(new Text("涉及数字、日期、金额或否定词", "a number, date, amount or negation is concerned"));
      return Verdict.PERSON;
    }
    if (steps.size() <= read.size() / TOLERATED && steps.stream().allMatch(Judge::explained)) {
      return Verdict.WITHIN;
    }
    double mean = read.stream().mapToDouble(Mark::confidence).average().orElse(0);
    if (mean < HARDLY_READ || block.gap()) {
      reasons.add(new Text("识别把握低", "hardly legible"));
      return Verdict.PERSON;
    }
    long surely = steps.stream().filter(step -> surely(step, read)).count();
    if (surely >= SURELY_OTHER && !block.cut() && surely * TOLERATED > exported.size()) {
      return Verdict.DIFFERS;
    }
    reasons.add(
        new Text(
            "差异超出识别误差,或机器不能排除误读", "more than the tolerance, or a misreading cannot be excluded"));
    return Verdict.PERSON;
  }

  private static boolean critical(Edits.Step step) {
    return step.exported().filter(Judge::weighty).isPresent()
        || step.read().filter(Judge::weighty).isPresent();
  }

  /** In Latin words any letter may make a negation (not, can't). */
  private static boolean weighty(Mark mark) {
    return Marks.critical(mark) || (mark.folded() >= 'a' && mark.folded() <= 'z');
  }

  /** Whether the machine itself says that it may have misread: it hesitated or named the other. */
  private static boolean explained(Edits.Step step) {
    Optional<Mark> read = step.read();
    if (read.isEmpty()) {
      return false;
    }
    return read.get().confidence() < SURE || names(read.get(), step);
  }

  private static boolean names(Mark read, Edits.Step step) {
    return step.exported().filter(e -> read.others().indexOf(e.folded()) >= 0).isPresent();
  }

  private static boolean surely(Edits.Step step, List<Mark> read) {
    if (step.read().isPresent()) {
      Mark mark = step.read().get();
      return mark.confidence() >= SURE && !names(mark, step);
    }
    // Left out on the screen: only if its neighbours stand so close that nothing was between them.
    int at = step.at();
    if (at == 0 || at >= read.size()) {
      return false;
    }
    Mark before = read.get(at - 1);
    Mark behind = read.get(at);
    return before.line() == behind.line()
        && before.confidence() >= SURE
        && behind.confidence() >= SURE
        && behind.x() - before.x() < 1.4 * pitch(read, before.line());
  }

  private static double pitch(List<Mark> read, int line) {
    List<Mark> of = read.stream().filter(m -> m.line() == line).toList();
    return of.size() < 2 ? 0 : (of.getLast().x() - of.getFirst().x()) / (of.size() - 1);
  }

  private static List<Judged.Difference> differences(Edits edits) {
    return edits.steps().stream()
        .map(s ->
            new Judged.Difference(
                s.exported().map(Mark::raw).orElse(""),
                s.read().map(Mark::raw).orElse(""),
                critical(s)))
        .toList();
  }

  /** A card shows its words among others, so they are looked for in what was read. */
  private static Judged card(ExportLine line, Block block) {
    String wanted = Marks.text(Marks.of(line.words()));
    List<Mark> read = Marks.of(block.lines());
    String shown = Marks.text(read);
    boolean sure = read.stream().noneMatch(m -> Marks.critical(m) && m.confidence() < GUESSED);
    if (!wanted.isEmpty() && sure && stands(wanted, shown)) {
      return new Judged(
          Verdict.SAME,
          List.of(),
          1,
          List.of(
              new Text(
                  "卡片:仅比对“" + line.words() + "”",
                  "a card: only “" + line.words() + "” was compared")));
    }
    return new Judged(
        Verdict.PERSON,
        List.of(),
        block.cut() ? 0 : 1,
        List.of(new Text("卡片的内容由人核对", "what is on a card is for a person")));
  }

  /** Whether it stands there, and not as a part of a longer number. */
  static boolean stands(String wanted, String shown) {
    for (int at = shown.indexOf(wanted); at >= 0; at = shown.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean before = at > 0 && number(shown.charAt(at - 1)) && number(wanted.charAt(0));
      boolean behind =
          end < shown.length()
              && number(shown.charAt(end))
              && number(wanted.charAt(wanted.length() - 1));
      if (!before && !behind) {
        return true;
      }
    }
    return false;
  }

  private static boolean number(char c) {
    return Character.isDigit(c) || c == '.' || c == ',';
  }
}
