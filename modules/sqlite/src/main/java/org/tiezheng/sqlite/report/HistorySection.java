package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.history.Change;
import org.tiezheng.sqlite.history.Step;
import org.tiezheng.sqlite.history.Untold;

/** The section with the history. */
final class HistorySection {
  private final Findings findings;
  private final Language language;
  private final Html html;

  HistorySection(Findings findings, Language language, Html html) {
    this.findings = findings;
    this.language = language;
    this.html = html;
  }

  void write() throws IOException {
    html.element("h2", language.of("时间线：逐次事务的变化", "History: transaction by transaction"));
    long all = findings.history().changes().values().stream().mapToLong(Long::longValue).sum();
    if (all > 0 && !findings.damage().isEmpty()) {
      html.element("p", Words.damaged(language));
    }
    if (findings.changes().size() < all) {
      html.element(
          "p class=\"note\"",
          language
              .of("以下列出前 %d 处变化，共 %d 处。", "The first %d changes of %d follow.")
              .formatted(findings.changes().size(), all));
    }
    Optional<Step> step = Optional.empty();
    for (Change change : findings.changes()) {
      if (step.isEmpty() || step.get().number() != change.step().number()) {
        html.raw(step.isPresent() ? "</table>\n" : "");
        step = Optional.of(change.step());
        begin(change.step());
      }
      change(change);
    }
    html.raw(step.isPresent() ? "</table>\n" : "");
    untold();
  }

  private void begin(Step step) throws IOException {
    html.element(
        "h3",
        language
            .of("第 %d 次：%s（第 %d–%d 帧）", "No. %d: %s (frames %d–%d)")
            .formatted(
                step.number(),
                language.of(step.standing().meaning()),
                step.firstFrame(),
                step.lastFrame()));
    html.open("table").open("tr");
    for (String heading :
        List.of(
            language.of("变化", "Change"),
            language.of("表与行号", "Table, rowid"),
            language.of("内容", "Content"),
            language.of("位置", "Place"))) {
      html.element("th", heading);
    }
    html.close("tr");
  }

  private void change(Change change) throws IOException {
    html.open("tr");
    html.element(
        "td",
        language.of(change.kind().meaning())
            + (change.certain() ? "" : language.of("（不确定）", " (uncertain)")));
    html.element(
        "td",
        change.table() + (change.rowid().isPresent() ? " " + change.rowid().getAsLong() : ""));
    html.element("td", content(change));
    html.element("td", Words.of(change.place(), language)).close("tr").raw("\n");
  }

  private String content(Change change) {
    List<String> parts = new ArrayList<>();
    Row row = change.row();
    if (change.columns().isEmpty()) {
      for (int i = 0; i < row.values().size(); i++) {
        parts.add(
            row.table().columns().get(i).name() + " = " + Words.of(row.values().get(i), language));
      }
    }
    for (String column : change.columns()) {
      parts.add(
          "%s: %s → %s"
              .formatted(
                  column,
                  change.before().map(r -> Words.of(r.value(column), language)).orElse(""),
                  change.after().map(r -> Words.of(r.value(column), language)).orElse("")));
    }
    return String.join("; ", parts);
  }

  private void untold() throws IOException {
    if (findings.untold().isEmpty()) {
      return;
    }
    html.element("h3", language.of("无法判断之处", "What cannot be told")).open("ul");
    for (Untold untold : findings.untold()) {
      String step =
          untold
              .step()
              .map(s -> language.of("第 %d 次：", "No. %d: ").formatted(s.number()))
              .orElse("");
      String page =
          untold.page() == 0
              ? ""
              : language
                  .of("（表 %s，第 %d 页）", " (table %s, page %d)")
                  .formatted(untold.table(), untold.page());
      html.element("li", step + language.of(untold.what()) + page);
    }
    html.close("ul");
    long more = findings.history().untold() - findings.untold().size();
    if (more > 0) {
      html.element("p", language.of("另有 %d 处。", "And %d more.").formatted(more));
    }
  }
}
