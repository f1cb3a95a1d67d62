package org.tiezheng.casework.twins;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.file.PdfForger;

/** Defects in the finished bundle: somebody changes what is handed in. */
final class BundleDefects {
  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    BundleDefects defects = new BundleDefects();
    defects.excerpts();
    defects.pages();
    defects.files();
    return List.copyOf(defects.all);
  }

  private void plant(
      String id, String what, Defect.BundleChange change, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, new Defect.InBundle(change), rule, o, where));
  }

  private static Path paper(Path bundle, String start) throws Exception {
    try (Stream<Path> papers = Files.list(bundle.resolve("data/papers"))) {
      return papers
          .filter(p -> p.getFileName().toString().startsWith(start))
          .filter(p -> p.toString().endsWith(".pdf"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Defect.BundleChange words(String paper, String from, String to) {
    return bundle -> PdfForger.replace(paper(bundle, paper), from, to);
  }

  private void excerpts() {
    plant(
        "key-misquotes",
        "重点版把“欠你四万五”印成“欠你五万五”",
        words("DOC-CHAT-KEY-004", "欠你四万五", "欠你五万五"),
        "CN/CHAT-007",
        Outcome.FAIL,
        "DOC-CHAT-KEY-004");
    plant(
        "full-misquotes",
        "完整版把“欠你四万五”印成“欠你五万五”",
        words("DOC-CHAT-FULL-004", "欠你四万五", "欠你五万五"),
        "CN/CHAT-007",
        Outcome.FAIL,
        "DOC-CHAT-FULL-004");
    plant(
        "omission-misstated",
        "重点版不载明未摘录的行",
        words("DOC-CHAT-KEY-004", "行未摘录", "行均摘录"),
        "CN/CHAT-007",
        Outcome.FAIL,
        "DOC-CHAT-KEY-004");
    plant(
        "key-time-changed",
        "重点版的消息时间改动一年",
        words("DOC-CHAT-KEY-004", "2024-03-09 19:3", "2023-03-09 19:3"),
        "CN/CHAT-007",
        Outcome.FAIL,
        "DOC-CHAT-KEY-004");
    plant(
        "sms-excerpt-misquotes",
        "短信摘录把“四万五我认”印成“一万五我认”",
        words("DOC-SMS-EXCERPT-007", "四万五我认", "一万五我认"),
        "CN/SMS-007",
        Outcome.FAIL,
        "DOC-SMS-EXCERPT-007");
  }

  private void pages() {
    plant(
        "page-number-off",
        "完整版的一页页码错一",
        words("DOC-CHAT-FULL-004", "第 3 页", "第 4 页"),
        "CN/PRE-002",
        Outcome.FAIL,
        "DOC-CHAT-FULL-004");
    plant(
        "page-dropped",
        "完整版抽去一页",
        bundle -> PdfForger.dropPage(paper(bundle, "DOC-CHAT-FULL-004"), 5),
        "CN/CHAT-007",
        Outcome.FAIL,
        "DOC-CHAT-FULL-004");
    plant(
        "page-dropped-numbers",
        "完整版抽去一页，页码不再连续",
        bundle -> PdfForger.dropPage(paper(bundle, "DOC-CHAT-FULL-004"), 5),
        "CN/PRE-002",
        Outcome.FAIL,
        "DOC-CHAT-FULL-004");
  }

  private void files() {
    plant(
        "original-changed",
        "证据包中的原件被改动",
        bundle -> {
          try (Stream<Path> files = Files.walk(bundle.resolve("data"))) {
            Path pdf = files.filter(f -> f.toString().endsWith(".eml")).findFirst().orElseThrow();
            Files.writeString(pdf, "x", StandardCharsets.US_ASCII);
          }
        },
        "CN-GD/PRE-001",
        Outcome.FAIL,
        "changed");
    plant(
        "original-gone",
        "证据包中的原件不在",
        bundle -> {
          try (Stream<Path> files = Files.walk(bundle.resolve("data"))) {
            Files.delete(
                files.filter(f -> f.toString().endsWith(".docx")).findFirst().orElseThrow());
          }
        },
        "CN-GD/PRE-001",
        Outcome.FAIL,
        "missing");
    plant(
        "file-added",
        "证据包中多出一个文件",
        bundle -> Files.writeString(bundle.resolve("data/附加说明.txt"), "另附"),
        "CN-GD/PRE-001",
        Outcome.FAIL,
        "extra");
  }
}
