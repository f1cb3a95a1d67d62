package org.tiezheng.casework.file;

import java.util.Locale;
import java.util.Map;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.CourtResults.Field;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Script;
import org.tiezheng.present.hearing.Showing;

/**
 * The empty file of results that a person fills in. It names the bundle and what is compared there,
 * because points are numbered by page and line: page 2 of one bundle is not page 2 of the next.
 *
 * @param bundle its id; empty if none was made
 * @param locale of the plan's words
 */
public record ResultsForm(HearingPlan plan, String bundle, Locale locale) {
  /** What to do with a file that is for something else. */
  static final Text AGAIN =
      new Text(
          "请用 tiezheng hearing 案件 --out 新文件夹 写出新文件,逐项核对后重新填写",
          "write a new file with tiezheng hearing CASE --out NEW, compare each point and fill it in"
              + " again");

  private static final String CHINESE = "zh";
  private static final String ENGLISH = "en";

  /** Of the words in it, as {@code --lang} names it. */
  String language() {
    return locale.getLanguage().equals(CHINESE) ? CHINESE : ENGLISH;
  }

  String otherLanguage() {
    return language().equals(CHINESE) ? ENGLISH : CHINESE;
  }

  /** A bundle in a sentence. */
  static Text named(String bundle) {
    return bundle.isEmpty()
        ? new Text("尚未制作证据包", "no bundle")
        : new Text("是证据包 " + bundle, "bundle " + bundle);
  }

  /**
   * What a person said of one point.
   *
   * @param result the word for it; blank if it was not compared
   */
  public record Answer(String result, String difference, String objection) {
    static final Answer BLANK = new Answer("", "", "");
  }

  /**
   * What a person filled in.
   *
   * @param session by key of the field
   * @param items by number of the item, then by key of the field
   * @param points by id
   */
  public record Answers(
      Map<String, String> session,
      Map<String, Map<String, String>> items,
      Map<String, Answer> points) {
    /** Nothing yet. */
    public static final Answers NONE = new Answers(Map.of(), Map.of(), Map.of());

    public Answers {
      session = Map.copyOf(session);
      items = Map.copyOf(items);
      points = Map.copyOf(points);
    }
  }

  /** The empty file, with what each point is beside it. */
  public String text() {
    return text(Answers.NONE);
  }

  /** The file with what a person filled in; what does not belong to the plan is left out. */
  public String text(Answers answers) {
    StringBuilder text = new StringBuilder();
    text.append(
        new Text(
                """
                # 当庭核对结果:逐项填写 result —— 一致、不一致、无法核对;没有核对的留空,不会当作一致。
                # 不一致的写明 difference;对方有异议的写明 objection(异议及理由)。
                # 填好后:tiezheng hearing 案件 --record 本文件 --out 文件夹
                """,
                """
                # Results of the comparison: for each point result is same, different or impossible; blank means
                # not compared and never counts as the same. What is different needs difference; objection holds
                # the other side's objection and its reason. Then: tiezheng hearing CASE --record THIS --out FOLDER
                """)
            .in(locale));
    text.append(
            new Text(
                    "# 以下三行和各处的 digest 标明对应哪个证据包、哪些核对项,请勿改动。\n",
                    "# These three lines and each digest say for which bundle and points it is;"
                        + " leave them.\n")
                .in(locale))
        .append("bundle: ")
        .append(quoted(bundle))
        .append("\nplan: ")
        .append(quoted(plan.digest()))
        .append("\nlanguage: ")
        .append(quoted(language()))
        .append('\n');
    fields(text, "", true, false, answers.session());
    text.append("items:\n");
    for (Showing showing : plan.items()) {
      if (showing.steps().isEmpty()) {
        continue;
      }
      text.append("  # ").append(plain(showing.listed() + " " + showing.title())).append('\n');
      text.append("  - item: ").append(showing.item()).append('\n');
      boolean page = showing.record() == Script.Paper.SHOW;
      fields(
          text,
          "    ",
          false,
          page,
          answers.items().getOrDefault(String.valueOf(showing.item()), Map.of()));
      text.append("    results:\n");
      for (Showing.Step step : showing.steps()) {
        for (int p = 0; p < step.points().size(); p++) {
          Showing.Point point = step.points().get(p);
          text.append("      # ")
              .append(plain(step.number() + "-" + (p + 1) + " " + point.what()))
              .append("\n      - {point: ")
              .append(quoted(point.id()))
              .append(", digest: ")
              .append(quoted(point.digest()))
              .append(answered(answers.points().getOrDefault(point.id(), Answer.BLANK)));
        }
      }
    }
    return text.toString();
  }

  private static String answered(Answer answer) {
    return ", result: "
        + quoted(answer.result())
        + ", difference: "
        + quoted(answer.difference())
        + ", objection: "
        + quoted(answer.objection())
        + "}\n";
  }

  private void fields(
      StringBuilder text,
      String indent,
      boolean session,
      boolean page,
      Map<String, String> answers) {
    for (Field field : Field.values()) {
      boolean ofPages = field == Field.ADDRESS || field == Field.TIME || field == Field.NETWORK;
      if (field.ofSession() == session && (page || !ofPages)) {
        text.append(indent)
            .append(field.key())
            .append(": ")
            .append(quoted(answers.getOrDefault(field.key(), "")))
            .append("   # ")
            .append(field.title().in(locale))
            .append('\n');
      }
    }
  }

  /** A comment: one line, and nothing that a reader of YAML refuses. */
  private static String plain(String words) {
    StringBuilder plain = new StringBuilder();
    words.codePoints().forEach(c -> plain.appendCodePoint(printable(c) ? c : ' '));
    return plain.toString();
  }

  private static String quoted(String words) {
    StringBuilder quoted = new StringBuilder("\"");
    words
        .codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (printable(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append("\\U%08X".formatted(c));
          }
        });
    return quoted.append('"').toString();
  }

  /** What YAML 1.2 calls printable, without breaks of lines. */
  private static boolean printable(int c) {
    return (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
