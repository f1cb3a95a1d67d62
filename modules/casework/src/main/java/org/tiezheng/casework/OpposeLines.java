package org.tiezheng.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.letter.Opposing;

/** What a person reads about the other side's evidence. */
final class OpposeLines {
  private static final int PLACES = 3;

  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private OpposeLines(Locale locale) {
    this.locale = locale;
  }

  static List<String> of(Oppose.Result result, Locale locale) {
    OpposeLines lines = new OpposeLines(locale);
    lines.all(result);
    return List.copyOf(lines.lines);
  }

  private void all(Oppose.Result result) {
    Opposing opposing = result.opposing();
    line(
        "“%s”提交的证据 %d 项,可提出的异议 %d 项(草稿,是否提出由人决定):"
            .formatted(
                opposing.other().name(), opposing.items().size(), opposing.objections().size()),
        "%d items of %s, %d objections that can be raised (drafts; a person decides):"
            .formatted(
                opposing.items().size(), opposing.other().name(), opposing.objections().size()));
    opposing.bundles().forEach(said -> lines.add("  " + said.in(locale)));
    for (Opposing.Opposed one : opposing.items()) {
      lines.add("");
      lines.add(one.item().number() + " " + one.item().title());
      opposing.objections().stream()
          .filter(o -> o.item() == one.item().number())
          .forEach(this::objection);
    }
    lines.add("");
    line(
        "有 %d 项检查因缺少数据或说明未能进行;未能检查、未发现问题,都不等于认可。".formatted(opposing.unanswered()),
        "%d checks could not be made for want of data or statements; neither that nor finding nothing is an admission."
            .formatted(opposing.unanswered()));
    result.notes().forEach(note -> lines.add("! " + note.in(locale)));
    if (!result.files().isEmpty()) {
      line("已写出:", "Written:");
      for (Path file : result.files()) {
        lines.add("    " + file);
      }
    }
  }

  private void objection(Opposing.Objection o) {
    lines.add("  [%s] %s (%s)".formatted(o.property().in(locale), o.ground().in(locale), o.rule()));
    o.places().stream().limit(PLACES).map(OpposeLines::place).forEach(lines::add);
    if (o.places().size() > PLACES) {
      line(
          "      另有 %d 处".formatted(o.places().size() - PLACES),
          "      %d more places".formatted(o.places().size() - PLACES));
    }
    lines.add("      ? " + o.question().in(locale));
    if (!o.request().zh().isEmpty()) {
      lines.add("      > " + o.request().in(locale));
    }
  }

  private static String place(Finding.Pointer p) {
    return "      @ " + String.join(" ", p.file(), p.where(), p.value()).strip();
  }

  private void line(String zh, String en) {
    lines.add(new Text(zh, en).in(locale));
  }
}
