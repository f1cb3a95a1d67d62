package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.absence.Evidence;
import org.tiezheng.sqlite.absence.Signal;

/** The section with the signs of absence. */
final class SignsSection {
  /** More would not be read; they are counted. */
  private static final int MOST = 300;

  private final Findings findings;
  private final Language language;
  private final Html html;

  SignsSection(Findings findings, Language language, Html html) {
    this.findings = findings;
    this.language = language;
    this.html = html;
  }

  void write() throws IOException {
    html.element("h2", language.of("缺失与改写的迹象", "Signs of something missing or rewritten"));
    List<Signal> signals = findings.absence().signals();
    html.element(
        "p class=\"note\"",
        language
                .of("查找了 %d 种迹象，发现 %d 项。", "%d kinds of signs were looked for; %d were found. ")
                .formatted(findings.absence().lookedFor().size(), signals.size())
            + language.of(
                "每项都有无关删除证据的解释，须结合其他证据判断。",
                "Each has explanations that have nothing to do with the removal of evidence, and"
                    + " has to be weighed with other evidence."));
    List<Sentence> explained = new ArrayList<>();
    for (Signal signal : signals.subList(0, Math.min(MOST, signals.size()))) {
      signal(signal, explained);
    }
    if (signals.size() > MOST) {
      html.element("p", language.of("另有 %d 项。", "And %d more.").formatted(signals.size() - MOST));
    }
    if (!explained.isEmpty()) {
      html.element("h3", language.of("可能的正常原因", "Innocent explanations")).open("ol");
      for (Sentence sentence : explained) {
        html.element("li", language.of(sentence));
      }
      html.close("ol");
    }
  }

  private void signal(Signal signal, List<Sentence> explained) throws IOException {
    html.open("p").open("strong").text(language.of(signal.weight().meaning())).close("strong");
    html.text(language.of("：", ": ") + language.of(signal.what()));
    List<Integer> numbers = new ArrayList<>();
    for (Sentence sentence : signal.innocent()) {
      if (!explained.contains(sentence)) {
        explained.add(sentence);
      }
      numbers.add(explained.indexOf(sentence) + 1);
    }
    html.raw("<br/>").open("span class=\"note\"");
    html.text(
        language.of("依据：", "Evidence: ")
            + signal.evidence().stream()
                .map(SignsSection::evidence)
                .collect(Collectors.joining("; ")));
    if (signal.place().isPresent()) {
      html.text(language.of("。位置：", ". Place: ") + Words.of(signal.place().get(), language));
    }
    html.text(
        language.of("。可能的正常原因：", ". Innocent explanations: ")
            + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    html.close("span").close("p").raw("\n");
  }

  private static String evidence(Evidence evidence) {
    return evidence.name() + " = " + evidence.value();
  }
}
