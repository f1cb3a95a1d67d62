package org.tiezheng.present.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TimeOrder;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.Transfers;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.html.WrittenXml;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.ChatLines;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.StorageLocation;
import org.tiezheng.present.paper.TransferLines;

/**
 * A conversation to be written out. Every format has the same lines with the same numbers, and says
 * first where they come from.
 *
 * @param chat whose messages can be read as often as formats are wanted
 * @param media that the page in HTML shows
 * @param transfers of the conversation, joined over their states
 * @param early lines whose time is earlier than that of one before them
 */
public record ChatExport(
    PaperFacts facts,
    ChatRecord chat,
    MediaBeside media,
    List<TransferChain> transfers,
    long early) {
  public ChatExport {
    transfers = List.copyOf(transfers);
  }

  /** Joins the transfers of the conversation, for which its messages are read. */
  public ChatExport(PaperFacts facts, ChatRecord chat, MediaBeside media) {
    this(facts, chat, media, Transfers.of(chat.messages()), early(chat));
  }

  private static long early(ChatRecord chat) {
    TimeOrder order = new TimeOrder();
    chat.messages().forEach(m -> order.add(m.time().instant()));
    return order.early();
  }

  /** Without media. */
  public ChatExport(PaperFacts facts, ChatRecord chat) {
    this(facts, chat, MediaBeside.NONE);
  }

  /**
   * A line as all formats give it. Control characters and halves of pairs, which no format but JSON
   * holds, are named by their code.
   *
   * @param number from 1
   * @param state empty for a row that is simply there
   * @param text the verbatim words or the label of what is no words
   * @param details numbers, quoted words and forwarded lines beside it
   * @param place where the row is stored
   */
  public record Line(
      long number,
      String time,
      String sender,
      String account,
      String state,
      String text,
      String details,
      String place,
      ChatMessage message) {}

  /** A line of the heading. */
  public record Fact(String name, String value) {}

  /**
   * Writes the conversation; a file that could not be finished is removed.
   *
   * @param faces for the PDF
   */
  public void write(ExportFormat format, Path file, Typefaces faces) throws IOException {
    boolean whole = false;
    try {
      switch (format) {
        case PDF -> new ChatFullDocument(facts, chat, 1, transfers).pdf(file, faces);
        case HTML -> HtmlExport.write(this, file);
        case CSV -> CsvExport.write(this, file);
        case JSON -> JsonExport.write(this, file);
        case XLSX -> XlsxExport.write(this, file);
        case DOCX -> DocxExport.write(this, file);
        case TXT -> TextExport.write(this, file);
      }
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Writes the transfers as a table of their own (CSV), which the table of lines has no room for; a
   * file that could not be finished is removed.
   */
  public void writeTransfers(Path file) throws IOException {
    boolean whole = false;
    try {
      CsvExport.writeTransfers(this, file);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  String title() {
    return chat.title();
  }

  TransferLines transferLines() {
    return new TransferLines(facts, chat);
  }

  /** Takes transfers one after the other. */
  interface TransferSink {
    void row(List<String> cells) throws IOException;
  }

  /** Gives the rows of a spreadsheet of the transfers, headings first. */
  void transferRows(TransferSink sink) throws IOException {
    TransferLines lines = transferLines();
    sink.row(lines.columns());
    for (int i = 0; i < transfers.size(); i++) {
      sink.row(lines.fields(i + 1, transfers.get(i)));
    }
  }

  /** What stands before the lines. */
  List<Fact> heading() {
    List<Fact> heading = new ArrayList<>();
    add(heading, "案件", "Case", facts.caseTitle());
    add(heading, "证据", "Item", String.valueOf(chat.item()));
    add(heading, "会话", "Conversation", chat.title());
    add(heading, "应用程序", "Application", facts.stated(chat.application()));
    add(heading, "己方账号", "Own accounts", accounts(chat.own()));
    add(heading, "其他账号", "Other accounts", accounts(chat.others()));
    for (Original source : chat.sources()) {
      add(heading, "来源文件", "Source file", source.name() + "  SHA-256 " + source.digests().sha256());
    }
    add(heading, "读取程序", "Read by", chat.importer());
    add(heading, "时区", "Time zone", facts.zone().getId());
    add(
        heading,
        "次序",
        "Order",
        facts.say(
            "来源的次序，行号从 1 起连续" + (early == 0 ? "" : "；其中 %,d 行的时间早于前面的行".formatted(early)),
            "that of the source, numbered from 1"
                + (early == 0
                    ? ""
                    : "; %,d lines have a time earlier than that of a line before them"
                        .formatted(early))));
    for (Text gap : chat.gaps()) {
      add(heading, "缺失", "Gap", facts.say(gap));
    }
    for (Text note : chat.notes()) {
      add(heading, "说明", "Note", facts.say(note));
    }
    add(
        heading,
        "性质",
        "Grade",
        facts.say(
            "由程序依据来源文件生成的派生件,与原始载体核对后使用;未列出的内容不等于不存在",
            "made by a program from the source files, to be compared with the original carrier;"
                + " what is not listed may still exist"));
    add(heading, "生成", "Made", facts.made() + "  " + facts.generator());
    return heading;
  }

  private void add(List<Fact> heading, String zh, String en, String value) {
    heading.add(new Fact(facts.say(zh, en), value));
  }

  private String accounts(List<Account> accounts) {
    return accounts.isEmpty()
        ? "—"
        : accounts.stream()
            .map(a ->
                facts.say(SourceNames.account(a.key()))
                    + (a.names().isEmpty() ? "" : " (" + String.join(", ", a.names()) + ")"))
            .collect(Collectors.joining("; "));
  }

  private String account(Optional<String> key) {
    return key.map(k -> facts.say(SourceNames.account(k))).orElse("");
  }

  /** Takes lines one after the other. */
  interface LineSink {
    void line(Line line) throws IOException;
  }

  /** Gives all lines in the order of the record; none is held. */
  void lines(LineSink sink) throws IOException {
    ChatLines words = new ChatLines(facts, chat.persons());
    Map<String, String> files =
        chat.sources().stream()
            .collect(Collectors.toMap(o -> o.digests().sha256(), Original::name, (a, _) -> a));
    StorageLocation places = new StorageLocation(facts, files);
    RecoveredOnce once = new RecoveredOnce();
    long number = 0;
    for (ChatMessage message : chat.messages()) {
      number++;
      sink.line(
          new Line(
              number,
              WrittenXml.held(words.time(message)),
              WrittenXml.held(words.sender(message)),
              WrittenXml.held(account(message.sender())),
              (words.mark(message) + words.same(once.before(message, number))).strip(),
              WrittenXml.held(message.line()),
              WrittenXml.held((words.quoted(message) + words.details(message)).strip()),
              WrittenXml.held(places.of(message.provenance())),
              message));
    }
  }

  /** The names of the columns of a table of lines. */
  List<String> columns() {
    return List.of(
        facts.say("行号", "line"),
        facts.say("时间", "time"),
        facts.say("发送者", "sender"),
        facts.say("账号", "account"),
        facts.say("状态", "state"),
        facts.say("内容", "content"),
        facts.say("附记", "details"),
        facts.say("消息编号", "message id"),
        facts.say("保存位置", "stored at"),
        facts.say("原件 SHA-256", "original SHA-256"));
  }

  /** A line as the cells of a table. */
  static List<String> cells(Line line) {
    return List.of(
        String.valueOf(line.number()),
        line.time(),
        line.sender(),
        line.account(),
        line.state(),
        line.text(),
        line.details(),
        line.message().nativeId().orElse(""),
        line.place(),
        line.message().provenance().original());
  }
}
