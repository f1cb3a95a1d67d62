package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.seal.digest.Progress;

/** The key version for editing says what the printed one says, line by line. */
class EditableKeyTest {
  private static final int LINES = 300;
  private static final Pattern NUMBERED = Pattern.compile("\\[(\\d{6})\\]（完整版第 (\\d+) 页）");

  @TempDir static Path folder;
  private static Path bag = Path.of("");

  @BeforeAll
  static void write() throws Exception {
    ChatPapersWorld world = new ChatPapersWorld(folder.resolve("keys"), LINES, Locale.CHINESE);
    bag = folder.resolve("bag");
    BundleWriterTest.writer().write(world.odd(), world.bagDeposit(), bag, Progress.SILENT);
  }

  private static Path key(Path in) throws Exception {
    try (var files = Files.list(in.resolve("data/papers"))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("DOC-CHAT-KEY"))
          .filter(f -> f.toString().endsWith(".docx"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Observation.Excerpt read(Path in) {
    return PaperReader.excerpts(in, Typefaces.standard()).stream()
        .filter(e -> e.document().equals("DOC-CHAT-KEY") && e.file().endsWith(".docx"))
        .findFirst()
        .orElseThrow();
  }

  /** The bundle with another body of the text. */
  private static Path changed(String name, UnaryOperator<String> body) throws Exception {
    assertThat(Shell.run(folder, "cp -r bag " + name).exit()).isZero();
    Path file = key(folder.resolve(name));
    byte[] packed = Files.readAllBytes(file);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(e.getName()));
        byte[] part = in.readAllBytes();
        if (e.getName().equals("word/document.xml")) {
          String was = new String(part, StandardCharsets.UTF_8);
          String is = body.apply(was);
          assertThat(is).isNotEqualTo(was);
          part = is.getBytes(StandardCharsets.UTF_8);
        }
        out.write(part);
      }
    }
    return folder.resolve(name);
  }

  /** The paragraphs of the lines, each with its tags. */
  private static List<String> paragraphs(String body) {
    return Pattern.compile("<w:p>(?:(?!</w:p>).)*?\\[\\d{6}\\]（.*?</w:p>", Pattern.DOTALL)
        .matcher(body)
        .results()
        .map(r -> r.group())
        .toList();
  }

  @Test
  @Tag("DOC-CHAT-KEY")
  @Tag("SEED-GD-12")
  void aWordProcessorShowsEveryLineWithItsNumberAndPageOfThePrintedFullVersion() throws Exception {
    Observation.Excerpt seen = read(bag);
    assertThat(seen.differing()).isEmpty();
    assertThat(seen.printed()).isEqualTo(seen.rows()).isPositive();
    try (InputStream in = Files.newInputStream(key(bag));
        XWPFDocument docx = new XWPFDocument(in)) {
      List<XWPFParagraph> lines =
          docx.getParagraphs().stream()
              .filter(p -> NUMBERED.matcher(p.getText()).lookingAt())
              .toList();
      assertThat(lines).hasSize((int) seen.rows());
      List<Integer> numbers =
          lines.stream()
              .map(p -> {
                Matcher number = NUMBERED.matcher(p.getText());
                assertThat(number.lookingAt()).isTrue();
                assertThat(Integer.parseInt(number.group(2))).isPositive();
                return Integer.parseInt(number.group(1));
              })
              .toList();
      assertThat(numbers).doesNotHaveDuplicates();
      assertThat(docx.getParagraphs())
          .extracting(XWPFParagraph::getText)
          .anyMatch(t -> t.contains("供编辑"))
          .anyMatch(t -> t.contains("行未摘录，见完整版第"));
      assertThat(docx.getDocument().xmlText()).doesNotContain("fldSimple", "instrText");
    }
  }

  @Test
  void writtenTwiceItIsTheSame() throws Exception {
    ChatPapersWorld world = new ChatPapersWorld(folder.resolve("keys2"), LINES, Locale.CHINESE);
    Path again = folder.resolve("again");
    BundleWriterTest.writer().write(world.odd(), world.bagDeposit(), again, Progress.SILENT);
    assertThat(key(again)).hasSameBinaryContentAs(key(bag));
  }

  @Test
  @Tag("CHAT-016")
  void aWordAPageALineTooFewOneTooManyAndTwoExchangedAreFound() throws Exception {
    String body = body(key(bag));
    List<String> lines = paragraphs(body);
    String some = lines.get(4);
    String number = label(some);

    assertThat(
            read(changed(
                    "word",
                    b ->
                        b.replace(some, some.replace("</w:t></w:r></w:p>", "。</w:t></w:r></w:p>"))))
                .differing())
        .containsExactly(number);
    assertThat(
            read(changed("page", b -> b.replace(some, some.replaceAll("完整版第 \\d+ 页", "完整版第 99 页"))))
                .differing())
        .containsExactly(number);
    assertThat(read(changed("lost", b -> b.replace(some, ""))).differing()).contains(number);
    assertThat(read(changed("twice", b -> b.replace(some, some + some))).differing()).isNotEmpty();
    String next = lines.get(5);
    Observation.Excerpt turned =
        read(
            changed(
                "turned",
                b -> b.replace(some, "\u0001").replace(next, some).replace("\u0001", next)));
    assertThat(turned.differing()).isNotEmpty();
    assertThat(turned.printed()).isLessThan(turned.rows());
    assertThat(
            read(changed("end", b -> b.replace(lines.getLast(), lines.getLast() + lines.getLast())))
                .differing())
        .isNotEmpty();
    assertThat(read(changed("broken", b -> b.substring(0, b.length() / 2))).differing())
        .singleElement()
        .asString()
        .contains("not readable");
  }

  private static String label(String paragraph) {
    Matcher number = Pattern.compile("\\[\\d{6}\\]").matcher(paragraph);
    assertThat(number.find()).isTrue();
    return number.group();
  }

  private static String body(Path docx) throws Exception {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(docx))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (e.getName().equals("word/document.xml")) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no body");
  }
}
