package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Style;

/** Sets the rows of a phone's store, each with its numbers, times, content and storage location. */
final class PhoneExcerptBody {
  static final Text CONTENT = new Text("内容：", "Content: ");
  static final Text STORED = new Text("保存位置：", "Stored in: ");

  private static final Style HEAD = new Style(10, 15, true, Style.Align.LEFT);
  private static final Style LINE = new Style(11, 16, false, Style.Align.LEFT);
  private static final Style SMALL = new Style(8, 11.5f, false, Style.Align.LEFT);
  private static final float HEAD_INDENT = 50;
  private static final float INDENT = 33;

  /** Two pages of index. */
  private static final int MOST_MONTHS = 80;

  private final PhoneExcerpt excerpt;
  private final PaperFacts facts;
  private final StorageLocation location;
  private final Flow flow;
  private final PhoneTally tally = new PhoneTally();
  private final List<Entry> index = new ArrayList<>();
  private final LinePages pages = new LinePages();
  private Optional<Text> section = Optional.empty();
  private String month = "";

  /** An entry of the index; a section, or the first row of a month. */
  record Entry(boolean section, String title, int row, String anchor) {}

  PhoneExcerptBody(PhoneExcerpt excerpt, PaperFacts facts, Flow flow) {
    this.excerpt = excerpt;
    this.facts = facts;
    this.flow = flow;
    this.location = new StorageLocation(facts, excerpt.files());
  }

  /** Whether a record is a row of an excerpt. */
  static boolean prints(Record record) {
    return record instanceof TextMessage || record instanceof Call;
  }

  /** Sets every row; the flow then holds the whole body. */
  Flow set() {
    flow.newPage();
    for (Record row : excerpt.rows()) {
      tally.count(row);
      switch (row) {
        case TextMessage message -> message(message);
        case Call call -> call(call);
        default -> {}
      }
    }
    return flow;
  }

  private void message(TextMessage message) {
    headings(
        gone(message.state())
            ? new Text("已删除后恢复的短信", "Messages recovered after deletion")
            : new Text("短信", "Messages"),
        message);
    flow.space(5);
    flow.need(HEAD.leading() + SMALL.leading() + 2 * LINE.leading());
    String numbers =
        message.counterparts().isEmpty()
            ? facts.say("〔号码未载明〕", "{number not stated}")
            : message.counterparts().stream()
                .map(n -> who(n, message.counterpartName()))
                .collect(Collectors.joining(facts.say("、", ", ")));
    head(message, message.state(), PhoneTally.direction(message), numbers);
    small(
        facts.say("发送 ", "Sent ")
            + message.sent().map(t -> PrintedTime.of(t, facts)).orElse("—")
            + facts.say("  接收 ", "  Received ")
            + message.received().map(t -> PrintedTime.of(t, facts)).orElse("—")
            + (message.service().isBlank() ? "" : "  " + message.service())
            + message.own().map(n -> facts.say("  本机 ", "  own number ") + n).orElse("")
            + message
                .serviceCentre()
                .filter(c -> !c.isBlank())
                .map(c -> facts.say("  服务中心 ", "  service centre ") + c)
                .orElse(""));
    if (!message.subject().isEmpty()) {
      flow.hanging("", facts.say("主题：", "Subject: ") + message.subject(), LINE, INDENT);
    }
    flow.hanging("", facts.say(CONTENT) + message.text(), LINE, INDENT);
    RowMeaning.of(message, facts).ifPresent(this::small);
    message.attachments().forEach(this::attachment);
    message
        .parts()
        .filter(p -> p.present() < p.total())
        .ifPresent(p ->
            small(
                facts.say(
                    "〔分段不全：共 %d 段，存 %d 段〕".formatted(p.total(), p.present()),
                    "{incomplete: %d of %d parts}".formatted(p.present(), p.total()))));
    for (TextMessage.Edit edit : message.edits()) {
      flow.hanging(
          "",
          facts.say("〔改前内容，", "{earlier content, ")
              + PrintedTime.of(edit.time(), facts)
              + facts.say("〕", "} ")
              + edit.text(),
          SMALL,
          INDENT);
    }
    small(
        facts.say(STORED)
            + location.box(message.box())
            + (message.thread().isBlank() ? "" : facts.say("，会话 ", ", thread ") + message.thread())
            + id(message.rowId(), message)
            + facts.say("，", ", ")
            + location.of(message.provenance()));
  }

  private void call(Call call) {
    headings(
        gone(call.state())
            ? new Text("已删除后恢复的通话记录", "Calls recovered after deletion")
            : new Text("通话记录", "Calls"),
        call);
    flow.space(5);
    flow.need(HEAD.leading() + 2 * SMALL.leading());
    head(
        call,
        call.state(),
        PhoneTally.way(call.way()),
        call.number().isBlank()
            ? facts.say("〔号码未载明〕", "{number withheld}")
            : who(call.number(), call.name()));
    small(
        facts.say("时间 ", "Time ")
            + PrintedTime.of(call.time(), facts)
            + facts.say("  时长 ", "  duration ")
            + call.seconds().map(this::duration).orElse("—")
            + (call.service().isBlank() ? "" : "  " + call.service())
            + call.own().map(n -> facts.say("  本机 ", "  own number ") + n).orElse(""));
    small(facts.say(STORED) + location.of(call.provenance()) + id(call.rowId(), call));
  }

  private String duration(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        + facts.say("（" + seconds + " 秒）", " (" + seconds + " s)");
  }

  /** The source's own id, where the place in the file does not already say it. */
  private String id(Optional<Long> rowId, Record row) {
    return row.provenance().locator() instanceof org.tiezheng.evidence.Locator.TableRow
            || row.provenance().locator() instanceof org.tiezheng.evidence.Locator.Residue
        ? ""
        : rowId.map(n -> facts.say("，编号 ", ", id ") + n).orElse("");
  }

  private void attachment(TextMessage.Attachment attachment) {
    small(
        facts.say("附件：", "Attachment: ")
            + attachment.name()
            + (attachment.mediaType().isBlank() ? "" : "  " + attachment.mediaType())
            + attachment.size().map(n -> "  " + n + facts.say(" 字节", " bytes")).orElse("")
            + "  "
            + attachment
                .sha256()
                .map(h -> "SHA-256 " + h)
                .orElseGet(() -> facts.say("〔文件不在来源内〕", "{file not in the source}")));
  }

  private void head(Record row, RowState state, Text direction, String numbers) {
    String mark =
        switch (state) {
          case RECALLED -> facts.say("〔已撤回〕", "{recalled} ");
          case DELETED_RECOVERED -> facts.say("〔恢复〕", "{recovered} ");
          case EDITED -> facts.say("〔已编辑〕", "{edited} ");
          case MARKED_DELETED -> facts.say("〔已标记删除〕", "{marked as deleted} ");
          case EARLIER_VERSION -> facts.say("〔旧版本〕", "{earlier version} ");
          case DELETED_OR_EARLIER ->
              facts.say("〔恢复：已删除或旧版本〕", "{recovered: deleted or earlier version} ");
          case LIVE, READ_FROM_PICTURE, READ_TO_CONFIRM -> "";
        };
    flow.numbered(
        tally.rows(),
        "[%06d] ".formatted(tally.rows())
            + mark
            + ChatLines.incomplete(row, facts)
            + facts.say(direction)
            + "  ",
        numbers,
        HEAD,
        HEAD_INDENT);
    pages.add(tally.rows(), flow.began());
  }

  private void small(String text) {
    flow.hanging("", text, SMALL, INDENT);
  }

  /** The number, the person whom the case names for it, and the name that the phone shows. */
  private String who(String number, String name) {
    String person = excerpt.persons().get(Account.keyOf(number));
    String shown =
        name.isBlank() ? "" : facts.say("（手机显示：" + name + "）", " (shown as " + name + ")");
    return number + (person == null ? "" : " " + person) + shown;
  }

  private static boolean gone(RowState state) {
    return state == RowState.DELETED_RECOVERED || state == RowState.DELETED_OR_EARLIER;
  }

  private void headings(Text title, Record row) {
    String anchor = "row-" + tally.rows();
    if (!section.equals(Optional.of(title))) {
      section = Optional.of(title);
      month = "";
      flow.heading(facts.say(title), Style.BODY.bolder(), 0, "section-" + tally.rows());
      index.add(new Entry(true, facts.say(title), tally.rows(), "section-" + tally.rows()));
    }
    String its =
        row.time()
            .instant()
            .map(t -> t.atZone(facts.zone()).toLocalDate().toString().substring(0, 7))
            .orElse(month);
    if (!its.equals(month) && index.size() < MOST_MONTHS) {
      month = its;
      flow.need(HEAD.leading() * 4).anchor(anchor);
      index.add(new Entry(false, its, tally.rows(), anchor));
    }
  }

  LinePages pages() {
    return pages;
  }

  PhoneTally tally() {
    return tally;
  }

  List<Entry> index() {
    return index;
  }
}
