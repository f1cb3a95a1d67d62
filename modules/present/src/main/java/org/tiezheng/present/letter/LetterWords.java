package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.PaperFacts;

/** The words that stand on a letter whatever its form. */
final class LetterWords {
  private static final String TICKED = "■ ";
  private static final int NARROWEST = 8;
  private static final int WIDEST = 34;
  private static final String OPEN = "□ ";

  private LetterWords() {}

  static String boxes(Letter.Boxes boxes) {
    return boxes.boxes().stream()
        .map(b -> (b.ticked() ? TICKED : OPEN) + b.label())
        .collect(Collectors.joining("\n"));
  }

  /** How wide each column is to be, by its longest line; Chinese characters count twice. */
  static List<Float> shares(Letter.Table table) {
    List<Float> shares = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      int longest =
          Stream.concat(
                  Stream.of(table.columns().get(c)),
                  table.rows().stream().flatMap(row -> row.get(column).lines()))
              .mapToInt(LetterWords::width)
              .max()
              .orElse(0);
      shares.add((float) Math.clamp(longest, NARROWEST, WIDEST));
    }
    return shares;
  }

  private static int width(String line) {
    return line.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }

  /** 此致, and to whom. */
  static List<String> address(Template template, PaperFacts facts) {
    return template
        .addressee()
        .map(to ->
            List.of(
                facts.say("此致", "To"),
                switch (to) {
                  case COURT ->
                      facts.court().isBlank()
                          ? facts.say(
                              "____________人民法院【待填：受理法院】",
                              "____________ [to be filled in: the court]")
                          : facts.court();
                  case NOTARY -> facts.say("____________公证处", "____________ (notary office)");
                }))
        .orElse(List.of());
  }

  /** Notes for the maker: they are no part of the paper. */
  static Text notesTitle() {
    return new Text(
        "制作说明（不属于文书正文，提交前请移除本页）",
        "Notes for the maker (no part of the paper; remove before handing in)");
  }

  /** Names and values of the notes. */
  static List<List<String>> notes(Letter letter, PaperFacts facts) {
    Template template = letter.template();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            facts.say("法律依据", "Legal basis"),
            template.basis().stream()
                .map(b -> facts.say(b.line()))
                .collect(Collectors.joining("\n"))));
    rows.add(
        List.of(
            facts.say("谁可以提出", "Who may hand it in"),
            template.filers().stream()
                .map(f -> facts.say(f.title()))
                .collect(Collectors.joining(facts.say("、", ", ")))));
    template
        .until()
        .ifPresent(until -> rows.add(List.of(facts.say("提出期限", "By when"), facts.say(until))));
    rows.add(List.of(facts.say("本文书的限度", "Limits"), facts.say(template.limits())));
    rows.add(List.of(facts.say("因何制作", "Why it was made"), reasons(letter, facts)));
    rows.add(List.of(facts.say("还缺什么", "Still missing"), missing(letter, facts)));
    letter.notes().forEach(note -> rows.add(List.of(facts.say("提示", "Note"), facts.say(note))));
    return rows;
  }

  private static String reasons(Letter letter, PaperFacts facts) {
    return letter.asked().isEmpty()
        ? facts.say("没有审查意见要求本文书；应制作人的要求制作。", "No finding asks for it; made on request.")
        : letter.asked().stream()
            .map(a ->
                a.finding().rule()
                    + " "
                    + facts.say(a.rule())
                    + a.finding()
                        .item()
                        .map(n -> facts.say("（第 " + n + " 项证据）", " (item " + n + ")"))
                        .orElse(""))
            .distinct()
            .collect(Collectors.joining("\n"));
  }

  private static String missing(Letter letter, PaperFacts facts) {
    return letter.missing().isEmpty()
        ? facts.say("没有。请仍由制作人通读。", "Nothing; read it through nevertheless.")
        : letter.missing().stream()
            .map(m ->
                m.label()
                    + (m.optional() ? facts.say("（可不填）", " (may be left out)") : "")
                    + facts.say("：case.yaml 的 attributes 中 ", ": under attributes in case.yaml, ")
                    + m.answer())
            .collect(Collectors.joining("\n"));
  }
}
