package org.tiezheng.present.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

@Tag("G-020")
class FilingFolderTest {
  private static final String OWN =
      """
      id: own
      title: {zh: 某院, en: some court}
      formats: {value: [PDF], source: {zh: 通知, en: notice}}
      fileMegabytes: {value: 5, source: {zh: 通知, en: notice}}
      pagesPerFile: {value: 3, source: {zh: 通知, en: notice}}
      files: {value: 2, source: {zh: 通知, en: notice}}
      naming: {value: "{number}_{title}{part}", source: {zh: 通知, en: notice}}
      """;

  @TempDir Path folder;

  private static CourtProfile profile(String yaml) {
    return CourtProfile.read("test", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private FilingFolder.Source paper(String name, int pages) throws Exception {
    Path file = folder.resolve(name);
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      document.save(file.toFile());
    }
    return new FilingFolder.Source(new Text("目录/一", "catalogue"), file, "data/papers/" + name);
  }

  @Test
  void aPaperWithTooManyPagesIsSplitAndNoPageIsLost() throws Exception {
    Path target = folder.resolve("filing");
    Path word = Files.writeString(folder.resolve("a.docx"), "x");
    List<FilingFolder.Filed> filed =
        FilingFolder.write(
            profile(OWN),
            List.of(
                paper("a.pdf", 7),
                paper("b.pdf", 3),
                new FilingFolder.Source(new Text("目录", "c"), word, "data/papers/a.docx")),
            target,
            Locale.CHINESE);

    assertThat(filed)
        .extracting(FilingFolder.Filed::name)
        .containsExactly(
            "01_目录_一-01.pdf", "01_目录_一-02.pdf", "01_目录_一-03.pdf", "02_目录_一.pdf", "03_目录.docx");
    assertThat(filed).extracting(FilingFolder.Filed::pages).containsExactly(3, 3, 1, 3, 0);
    int pages = 0;
    for (FilingFolder.Filed one : filed.subList(0, 3)) {
      try (PDDocument part = Loader.loadPDF(target.resolve(one.name()).toFile())) {
        pages += part.getNumberOfPages();
      }
    }
    assertThat(pages).isEqualTo(7);
    assertThat(filed.getLast().unfit()).extracting(Text::zh).containsExactly("格式不在接受之列");
    assertThat(target.resolve("清单.txt")).content().contains("超过上限").contains("通知");
    assertThat(target.resolve("02_目录_一.pdf"))
        .hasBinaryContent(Files.readAllBytes(folder.resolve("b.pdf")));
  }

  @Test
  void whatNobodyCouldFindIsUnknownAndForbidsNothing() throws Exception {
    CourtProfile shipped = CourtProfile.named("cn-court");
    assertThat(shipped.fileMegabytes().value()).isEmpty();
    assertThat(shipped.pagesPerFile().exceeded(1_000_000)).isFalse();
    assertThat(shipped.formats()).contains("pdf", "docx");
  }

  @Test
  void aLimitWithoutASourceIsRefusedAndSoIsAnUnknownKey() {
    for (String wrong :
        List.of(
            OWN.replace("value: 5, source: {zh: 通知, en: notice}", "value: 5"),
            OWN.replace("value: 5", "value: -5"),
            OWN + "maxPages: 3\n",
            OWN.replace("{number}", ""),
            OWN.replace("{part}", ""),
            "[",
            "")) {
      assertThatThrownBy(() -> profile(wrong)).as(wrong).isInstanceOf(TiezhengException.class);
    }
  }
}
