package org.tiezheng.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.letter.Asked;
import org.tiezheng.present.letter.Filer;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.Template;

/** What a person reads about the papers of a case. */
final class PaperLines {
  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private PaperLines(Locale locale) {
    this.locale = locale;
  }

  static List<String> of(Papers.Result result, Locale locale) {
    PaperLines lines = new PaperLines(locale);
    result.letters().forEach(lines::letter);
    result.profile().ifPresent(lines::profile);
    if (result.letters().isEmpty() && result.profile().isEmpty()) {
      lines.line("没有审查意见要求制作文书。", "No finding asks for a paper.");
    }
    if (!result.others().isEmpty()) {
      lines.line("另外可以制作(用 --doc 指定):", "Others that can be made (name them with --doc):");
      result.others().forEach(lines::other);
    }
    if (!result.files().isEmpty()) {
      lines.line("已写出:", "Written:");
      for (Path file : result.files()) {
        lines.lines.add("    " + file);
      }
    }
    return lines.lines;
  }

  /** 还缺什么: what each paper lacks and where it can be answered. */
  static String missing(List<Letter> letters, Locale locale) {
    PaperLines lines = new PaperLines(locale);
    lines.line("还缺什么", "Still missing");
    lines.line(
        "案件文件没有载明以下内容,文书中留有“待填”标记,没有推测。可在 Word 中直接填写,或在 case.yaml 的 attributes 下作答后重新制作。",
        "The case file does not hold what follows; the papers leave marked blanks and nothing was"
            + " guessed. Fill them in by hand, or answer under attributes in case.yaml and make"
            + " the papers again.");
    for (Letter letter : letters) {
      lines.lines.add("");
      lines.head(letter);
      lines.blanks(letter);
    }
    return String.join("\n", lines.lines) + "\n";
  }

  /** Blanks that must be filled before the paper can be used. */
  static long open(Letter letter) {
    return letter.missing().stream().filter(m -> !m.optional()).count();
  }

  private void letter(Letter letter) {
    head(letter);
    reasons(letter)
        .forEach((reason, items) ->
            lines.add(
                "    "
                    + say("因为 ", "for ")
                    + reason
                    + (items.isEmpty()
                        ? ""
                        : say("(第 " + items + " 项)", " (items " + items + ")"))));
    letter.notes().forEach(note -> lines.add("    ! " + note.in(locale)));
    blanks(letter);
  }

  /** By rule, the items that it speaks of. */
  private Map<String, String> reasons(Letter letter) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Asked asked : letter.asked()) {
      String rule = asked.finding().rule() + " " + asked.rule().in(locale);
      String item = asked.finding().item().map(String::valueOf).orElse("");
      String known = reasons.getOrDefault(rule, "");
      boolean said = List.of(known.split("、|, ", -1)).contains(item);
      reasons.put(rule, known.isEmpty() ? item : said ? known : known + say("、", ", ") + item);
    }
    return reasons;
  }

  private void head(Letter letter) {
    Template template = letter.template();
    lines.add(
        letter.number()
            + " "
            + template.title().in(locale)
            + " · "
            + say("提出人:", "by: ")
            + template.filers().stream()
                .map(Filer::title)
                .map(t -> t.in(locale))
                .collect(Collectors.joining(say("、", ", ")))
            + template.until().map(u -> " · " + u.in(locale)).orElse(""));
  }

  private void blanks(Letter letter) {
    if (letter.missing().isEmpty()) {
      lines.add("    " + say("没有空缺", "nothing is missing"));
    }
    for (Letter.Missing missing : letter.missing()) {
      lines.add(
          "    "
              + say("缺 ", "missing ")
              + missing.label()
              + (missing.optional() ? say("(可不填)", " (may be left out)") : "")
              + (missing.hint().isBlank() ? "" : say(":", ": ") + missing.hint())
              + " → "
              + missing.answer());
    }
  }

  private void profile(ProfilePaper.Told profile) {
    lines.add(
        profile.number()
            + say(
                " 个人信息页 · " + profile.accounts() + " 个账号",
                " profile pages · " + profile.accounts() + " accounts"));
    if (!profile.rules().isEmpty()) {
      lines.add("    " + say("因为 ", "for ") + String.join(say("、", ", "), profile.rules()));
    }
  }

  private void other(Template template) {
    lines.add("    " + template.id() + " " + template.title().in(locale));
  }

  private void line(String zh, String en) {
    lines.add(say(zh, en));
  }

  private String say(String zh, String en) {
    return new Text(zh, en).in(locale);
  }
}
