package org.tiezheng.present.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Samples;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** Every line must come back from every format, verbatim, in order, and none besides. */
class ChatExportTest {
  private static final List<String> ODD =
      List.of(
          "=HYPERLINK(\"http://x\",\"点我\")",
          "+8613800138000",
          "@cmd|'/c calc'!A1",
          "a,b\"c\"\n第二行\n\n第四行",
          "]]></script><script>alert(1)</script><img src=x onerror=alert(1)>",
          "👨‍👩‍👧‍👦👌🏽 שלום 𠮷野家",
          "控制\u0007符\u001b[31m\u0000 孤立\ud83d代理 \uFFFE 还\u202e005元\u2066",
          "6217000012345678901",
          "");

  @TempDir Path folder;
  private final List<ChatMessage> messages = new ArrayList<>();
  private final List<ChatExport.Line> lines = new ArrayList<>();
  private ChatExport export =
      new ChatExport(Samples.facts(Locale.CHINESE), Samples.chatRecord(List.of()));

  @BeforeEach
  void conversation() throws IOException {
    for (String text : ODD) {
      messages.add(Samples.message(messages.size(), true, new MessageContent.Words(text)));
    }
    messages.addAll(Samples.chat(900));
    export = new ChatExport(Samples.facts(Locale.CHINESE), Samples.chatRecord(messages));
    export.lines(lines::add);
  }

  private Path write(ExportFormat format) throws IOException {
    Path file = folder.resolve("c." + format.ending());
    export.write(format, file, Typefaces.standard());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
    return file;
  }

  @Test
  void whatNoFormatHoldsIsNamedByItsCode() {
    assertThat(lines.get(6).text())
        .isEqualTo("控制[U+0007]符[U+001B][31m[U+0000] 孤立[U+D83D]代理 [U+FFFE] 还[U+202E]005元[U+2066]");
    assertThat(lines).hasSameSizeAs(messages);
  }

  @Test
  void theTextHasOneUnindentedLineForEachMessage() throws IOException {
    List<String> read = Files.readAllLines(write(ExportFormat.TXT));
    List<String> starts = read.stream().filter(l -> l.matches("\\[\\d{6}] .*")).toList();

    assertThat(starts).hasSameSizeAs(messages);
    assertThat(starts.get(3)).endsWith("a,b\"c\"");
    assertThat(read).contains("         第四行");
    assertThat(String.join("\n", read)).contains("SHA-256 ");
  }

  @Test
  void aTitleOfTheOtherSideNeitherForgesALineNorSteersATerminal() throws IOException {
    String title = "群\n[000099] 2024-01-01 00:00:00 我: 我承认\u001b[2J\u202e";
    export =
        new ChatExport(Samples.facts(Locale.CHINESE), Samples.chatRecord(title, Samples.chat(3)));

    List<String> read = Files.readAllLines(write(ExportFormat.TXT));

    assertThat(read).noneMatch(line -> line.startsWith("[000099]"));
    assertThat(String.join("\n", read))
        .contains("群 ¶ [000099]", "[U+001B][2J[U+202E]")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void theTableHoldsEveryFieldAndNoFormula() throws IOException {
    List<List<String>> rows = csv(Files.readString(write(ExportFormat.CSV)));

    assertThat(rows.getFirst().getFirst()).isEqualTo("\ufeff行号");
    assertThat(rows).hasSize(messages.size() + 1);
    for (ChatExport.Line line : lines) {
      List<String> row = rows.get((int) line.number());
      List<String> cells = ChatExport.cells(line);
      for (int i = 0; i < cells.size(); i++) {
        assertThat(row.get(i)).isIn(cells.get(i), "'" + cells.get(i));
        assertThat(row.get(i)).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
      }
    }
    assertThat(rows.get(8).get(5)).isEqualTo("'6217000012345678901");
  }

  @Test
  void theDataAreTheRecordsThemselves() throws IOException {
    String json = Files.readString(write(ExportFormat.JSON));
    JsonNode document = EvidenceJson.mapper().readTree(json);

    assertThat(document.get("messages")).hasSize(messages.size());
    int at = 0;
    for (JsonNode message : document.get("messages")) {
      assertThat(EvidenceJson.read(message.toString(), org.tiezheng.evidence.Record.class))
          .isEqualTo(messages.get(at++));
    }
  }

  @Test
  void theWorkbookHoldsTextOnly() throws IOException {
    try (InputStream in = Files.newInputStream(write(ExportFormat.XLSX));
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheetAt(1);
      assertThat(sheet.getLastRowNum()).isEqualTo(messages.size());
      for (ChatExport.Line line : lines) {
        List<String> read = new ArrayList<>();
        sheet.getRow((int) line.number()).forEach(cell -> read.add(cell.getStringCellValue()));
        assertThat(read).isEqualTo(ChatExport.cells(line));
      }
    }
  }

  @Test
  void theDocumentHasAParagraphForEachMessage() throws IOException {
    try (InputStream in = Files.newInputStream(write(ExportFormat.DOCX));
        XWPFDocument docx = new XWPFDocument(in)) {
      List<String> read =
          docx.getParagraphs().stream()
              .map(p -> p.getText())
              .filter(t -> t.matches("(?s)\\[\\d{6}] .*"))
              .toList();
      assertThat(read).hasSameSizeAs(messages);
      for (ChatExport.Line line : lines) {
        assertThat(read.get((int) line.number() - 1))
            .contains(line.state() + line.text())
            .contains(line.details());
      }
    }
  }

  /** The page is well-formed enough for a strict reader once its void elements are closed. */
  @Test
  void thePageHoldsEveryLineAndNothingThatRunsButItsSearch() throws Exception {
    String whole = Files.readString(write(ExportFormat.HTML));
    Matcher script =
        Pattern.compile("<script>(.*)</script></body></html>\n$", Pattern.DOTALL).matcher(whole);
    assertThat(script.find()).isTrue();
    assertThat(whole)
        .contains(
            "; script-src 'sha256-"
                + Base64.getEncoder()
                    .encodeToString(
                        MessageDigest.getInstance("SHA-256")
                            .digest(script.group(1).getBytes(StandardCharsets.UTF_8)))
                + "'\">");
    assertThat(script.group(1)).doesNotContain("</", "<!--", "\r", "innerHTML", "eval");
    String page = whole.substring(0, script.start()) + "</body></html>";
    assertThat(page).doesNotContain("<script").doesNotContain("<img");
    assertThat(Pattern.compile(" (?:src|href|style|on[a-z]+)=\"([^\"]*)\"").matcher(page).results())
        .isNotEmpty()
        .allMatch(link -> link.group(1).matches("#m\\d{4}-\\d{2}"));
    String xml =
        Pattern.compile("<meta ([^>]*)>")
            .matcher(page)
            .replaceAll("<meta $1/>")
            .replace("<!DOCTYPE html>", "");
    NodeList items =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("li");
    assertThat(items.getLength()).isEqualTo(messages.size());
    for (ChatExport.Line line : lines) {
      NodeList parts =
          ((org.w3c.dom.Element) items.item((int) line.number() - 1)).getElementsByTagName("p");
      assertThat(parts.item(1).getTextContent()).isEqualTo(line.text());
      assertThat(parts.item(parts.getLength() - 1).getTextContent()).isEqualTo(line.place());
    }
  }

  @Test
  void thePaperIsMarkedAsBelongingToNoBundle() throws Exception {
    ChatExport alone =
        new ChatExport(
            new org.tiezheng.present.paper.PaperFacts(
                "案",
                "",
                "",
                "",
                List.of(),
                "",
                java.time.Instant.EPOCH,
                java.time.ZoneOffset.UTC,
                org.tiezheng.present.paper.PaperFacts.NO_ROOT,
                org.tiezheng.present.paper.PaperFacts.NO_ROOT,
                List.of(),
                "tiezheng",
                Locale.CHINESE),
            Samples.chatRecord(messages));
    Path file = folder.resolve("alone.pdf");
    alone.write(ExportFormat.PDF, file, Typefaces.standard());
    try (var pdf = org.apache.pdfbox.Loader.loadPDF(file.toFile())) {
      String text = new org.apache.pdfbox.text.PDFTextStripper().getText(pdf);
      assertThat(text).contains("不在证据包内").contains("[000909]").doesNotContain("离线核验码");
    }
  }

  @Test
  void aMessageOfWhichAPartIsLostIsSaidToBeIncomplete() throws Exception {
    ChatMessage said = Samples.message(1, true, new MessageContent.Words("欠款五"));
    ChatMessage cut =
        recovered(
            said, Optional.of("77"), RowState.DELETED_RECOVERED, Map.of("_partial", "content"));
    lines.clear();
    new ChatExport(Samples.facts(Locale.CHINESE), Samples.chatRecord(List.of(said, cut)))
        .lines(lines::add);

    assertThat(lines.stream().map(ChatExport.Line::state)).containsExactly("", "〔删除后恢复〕〔该行残缺〕");
  }

  private static ChatMessage recovered(ChatMessage m, Optional<String> id, RowState state) {
    return recovered(m, id, state, m.extra());
  }

  private static ChatMessage recovered(
      ChatMessage m, Optional<String> id, RowState state, Map<String, String> extra) {
    return new ChatMessage(
        m.provenance(),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        id,
        Optional.empty(),
        m.sender(),
        m.senderName(),
        m.outgoing(),
        m.time(),
        m.nativeType(),
        m.content(),
        m.quotes(),
        m.quoted(),
        state,
        extra);
  }

  @Test
  void aMessageRecoveredFromSeveralPlacesIsMarkedAndCountedOnce() throws Exception {
    ChatMessage said = Samples.message(1, true, new MessageContent.Words("欠款五千元"));
    ChatMessage picture =
        Samples.message(
            2,
            true,
            new MessageContent.Media(
                MessageContent.MediaType.IMAGE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()));
    List<ChatMessage> chat =
        List.of(
            said,
            recovered(said, Optional.empty(), RowState.DELETED_RECOVERED),
            recovered(said, Optional.of("77"), RowState.DELETED_OR_EARLIER),
            recovered(said, Optional.of("78"), RowState.DELETED_RECOVERED),
            recovered(picture, Optional.empty(), RowState.DELETED_RECOVERED),
            recovered(picture, Optional.empty(), RowState.DELETED_RECOVERED),
            recovered(picture, Optional.of("79"), RowState.DELETED_RECOVERED),
            recovered(picture, Optional.of("79"), RowState.EARLIER_VERSION));
    export = new ChatExport(Samples.facts(Locale.CHINESE), Samples.chatRecord(chat));
    lines.clear();
    export.lines(lines::add);

    // A live row is not the same as its remains; two ids are two messages, whatever they say;
    // without a number, pictures stay apart.
    assertThat(lines.stream().map(ChatExport.Line::state))
        .containsExactly(
            "",
            "〔删除后恢复〕",
            "〔恢复：已删除或旧版本〕〔同 [000002]〕",
            "〔删除后恢复〕",
            "〔删除后恢复〕",
            "〔删除后恢复〕",
            "〔删除后恢复〕",
            "〔旧版本〕〔同 [000007]〕");
    Path pdf = folder.resolve("once.pdf");
    export.write(ExportFormat.PDF, pdf, Typefaces.standard());
    try (var read = org.apache.pdfbox.Loader.loadPDF(pdf.toFile())) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(read).replaceAll("\\s", ""))
          .contains("恢复的7行中不同的消息5条", "〔旧版本〕〔同[000007]〕", "现存的库中已没有这些行")
          .doesNotContain("未发现缺失线索");
    }
  }

  private static ChatMessage transfer(long n, boolean mine, String state, long fen) {
    return Samples.message(
        n,
        mine,
        new MessageContent.Transfer(
            Optional.of("1000050001202403011"),
            Optional.of("53010000124165202403"),
            Optional.of("wechat:wxid_lin"),
            Optional.of("wechat:wxid_qian"),
            Optional.of(new Amount(fen, "CNY", "￥" + fen / 100 + ".00")),
            "=还款<b>\u202e",
            state));
  }

  @Test
  void theStatesOfATransferStandTogetherInEveryFormat() throws Exception {
    List<ChatMessage> chat =
        List.of(
            transfer(1, true, "发起", 500_000),
            Samples.message(2, false, new MessageContent.Words("好")),
            transfer(3, false, "已收款", 500_000));
    export = new ChatExport(Samples.facts(Locale.CHINESE), Samples.chatRecord(chat));

    assertThat(export.transfers())
        .singleElement()
        .satisfies(t -> assertThat(t.outcome()).isEqualTo(TransferChain.Outcome.RECEIVED));
    for (ExportFormat format :
        List.of(ExportFormat.HTML, ExportFormat.TXT, ExportFormat.XLSX, ExportFormat.DOCX)) {
      Path file = write(format);
      String text = words(file, format);
      assertThat(text).as(format.name()).contains("发起 [000001]", "已收款 [000003]", "￥5000.00");
      assertThat(text).as(format.name()).contains("1000050001202403011", "[U+202E]");
      Files.delete(file);
    }
    JsonNode json = EvidenceJson.mapper().readTree(Files.readString(write(ExportFormat.JSON)));
    assertThat(json.get("transfers").get(0).get("states")).hasSize(2);
    Path table = folder.resolve("t.csv");
    export.writeTransfers(table);
    List<List<String>> rows = csv(Files.readString(table));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)).contains("'1000050001202403011", "'=还款<b>[U+202E]", "已收款");
    Path pdf = folder.resolve("t.pdf");
    export.write(ExportFormat.PDF, pdf, Typefaces.standard());
    try (var read = org.apache.pdfbox.Loader.loadPDF(pdf.toFile())) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(read))
          .contains("转账一览", "[000003]");
    }
  }

  private static String words(Path file, ExportFormat format) throws IOException {
    return switch (format) {
      case XLSX -> {
        try (InputStream in = Files.newInputStream(file);
            XSSFWorkbook workbook = new XSSFWorkbook(in)) {
          StringBuilder all = new StringBuilder();
          workbook
              .getSheet("转账")
              .forEach(
                  row -> row.forEach(cell -> all.append(cell.getStringCellValue()).append(' ')));
          yield all.toString();
        }
      }
      case DOCX -> {
        try (InputStream in = Files.newInputStream(file);
            XWPFDocument docx = new XWPFDocument(in)) {
          yield docx.getTables().getFirst().getText();
        }
      }
      default -> Files.readString(file);
    };
  }

  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    Matcher field = Pattern.compile("(\ufeff?)\"((?:[^\"]|\"\")*)\"(,|\r\n)").matcher(text);
    int at = 0;
    while (field.find(at) && field.start() == at) {
      row.add(field.group(1) + field.group(2).replace("\"\"", "\""));
      if (field.group(3).equals("\r\n")) {
        rows.add(row);
        row = new ArrayList<>();
      }
      at = field.end();
    }
    assertThat(at).isEqualTo(text.length());
    return rows;
  }
}
