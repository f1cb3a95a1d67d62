package org.tiezheng.collect.smsbackup;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.android.CallRow;
import org.tiezheng.collect.android.Columns;
import org.tiezheng.collect.android.PhoneAccounts;
import org.tiezheng.collect.android.PhoneTime;
import org.tiezheng.collect.android.SmsRow;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/** One backup file being read: every element becomes a record or is set aside. */
final class SmsBackupReading {
  private static final Text EMPTY =
      new Text("号码、时间、内容均无", "has neither a number nor a time nor a text");

  private final SealedSource source;
  private final ReadingSession session;
  private final ReferenceText text;
  private final Tags tags;
  private Optional<OpenMms> open = Optional.empty();
  private Optional<Long> stated = Optional.empty();
  private String root = "";
  private boolean ended;
  private long elements;
  private boolean seconds;

  SmsBackupReading(SealedSource source, ReadingSession session, Charset charset, int bom) {
    this.source = source;
    this.session = session;
    this.text = new ReferenceText(charset);
    this.tags = new Tags(source.main().bytes(), bom, source.limits(), text);
  }

  void read() {
    for (Optional<Tag> tag = tags.next(); tag.isPresent(); tag = tags.next()) {
      switch (tag.get()) {
        case Tag.Start start -> start(start);
        case Tag.End end -> end(end);
        case Tag.Broken broken -> aside(table(), broken, broken.why());
      }
    }
    long size = source.main().size();
    open.ifPresent(mms -> unended(mms, size));
    if (!ended) {
      session.broke(table(), new Text("文件在结束标签之前中断", "the file ends before its last end tag"));
    }
    count();
    notes();
  }

  private void start(Tag.Start tag) {
    if (ended) {
      aside(tag.name(), tag, new Text("位于结束标签之后", "stands behind the end of the backup"));
      return;
    }
    switch (tag.name()) {
      case "smses", "calls" -> root(tag);
      case "sms" -> sms(tag);
      case "call" -> call(tag);
      case "mms" -> mms(tag);
      case "part", "addr" -> inside(tag);
      case "parts", "addrs" -> {
        if (open.isEmpty()) {
          aside(tag.name(), tag, outside());
        }
      }
      default -> aside(tag.name(), tag, new Text("未知的元素", "an element that is not known"));
    }
  }

  private void end(Tag.End tag) {
    if (tag.name().equals("mms") && open.isPresent()) {
      finish(open.get(), tag.offset() + tag.length());
    } else if (tag.name().equals(root)) {
      open.ifPresent(mms -> unended(mms, tag.offset()));
      ended = true;
    }
  }

  private void root(Tag.Start tag) {
    if (!root.isEmpty()) {
      aside(tag.name(), tag, new Text("第二个根元素", "a second root element"));
      return;
    }
    root = tag.name();
    ended = tag.whole();
    boolean calls = root.equals("calls");
    session.table(calls ? "call" : "sms");
    if (!calls) {
      session.table("mms");
    }
    Columns attributes = columns(tag);
    stated = attributes.number("count");
    attributes
        .without(java.util.Set.of())
        .forEach((name, value) -> session.statement(root + "." + name, value));
  }

  private void sms(Tag.Start tag) {
    open.ifPresent(mms -> unended(mms, tag.offset()));
    elements++;
    Columns row = columns(tag);
    if (!SmsRow.saysSomething(row)) {
      aside("sms", tag, EMPTY);
      return;
    }
    session.seen("sms");
    seconds |= PhoneTime.countsSeconds(row.get("date"));
    TextMessage message = SmsRow.message(at(tag), row, Optional.empty(), false, RowState.LIVE);
    PhoneAccounts.of(session, message);
    session.record("sms", message);
  }

  private void call(Tag.Start tag) {
    elements++;
    Columns row = columns(tag);
    if (!CallRow.saysSomething(row)) {
      aside("call", tag, EMPTY);
      return;
    }
    session.seen("call");
    Call call = CallRow.call(at(tag), row, Optional.empty(), RowState.LIVE);
    PhoneAccounts.of(session, call);
    session.record("call", call);
  }

  private void mms(Tag.Start tag) {
    open.ifPresent(mms -> unended(mms, tag.offset()));
    elements++;
    OpenMms mms = new OpenMms(columns(tag), tag.offset(), source.limits().fields());
    open = Optional.of(mms);
    if (tag.whole()) {
      finish(mms, tag.offset() + tag.length());
    }
  }

  private void inside(Tag.Start tag) {
    if (open.isEmpty()) {
      aside(tag.name(), tag, outside());
    } else if (!open.get().add(tag.name(), columns(tag), tag.content())) {
      aside(tag.name(), tag, new Text("一条彩信的部分过多", "more parts in one MMS than the limit allows"));
    }
  }

  private void unended(OpenMms mms, long end) {
    session.note(
        "位置 " + mms.offset() + " 的彩信没有结束标签,其部分可能不全",
        "the MMS at byte " + mms.offset() + " has no end tag; parts of it may be missing");
    finish(mms, end);
  }

  private void finish(OpenMms mms, long end) {
    open = Optional.empty();
    session.seen("mms");
    TextMessage message =
        mms.message(source.at(new Locator.Bytes(mms.offset(), end - mms.offset())));
    PhoneAccounts.of(session, message);
    session.record("mms", message);
    if (mms.unsound()) {
      session.note(
          "有彩信附件不是完整的 base64,未计算其摘要",
          "an attachment of an MMS is not whole base64; no digest is given for it");
    }
  }

  private void count() {
    if (stated.isPresent() && stated.get() != elements) {
      session.note(
          "文件自称 " + stated.get() + " 条,实有 " + elements + " 条",
          "the file says it holds " + stated.get() + ", but it holds " + elements);
    } else if (stated.isEmpty()) {
      session.note("文件未写明条数,无法核对", "the file does not say how many it holds");
    }
  }

  private void notes() {
    session.note(
        "此 XML 由手机程序导出,可用任何编辑器改动;本机号码、行号不在其中",
        "this XML was exported by a program on the phone and any editor can change it; it has"
            + " neither the phone's own number nor row ids");
    if (text.pairs()) {
      session.note(
          "表情等字符以 UTF-16 代理项引用写成(不合 XML 规范),已还原为字符",
          "characters such as emoji are written as references to UTF-16 halves (not well-formed"
              + " XML) and were put together");
    }
    if (text.halves()) {
      session.note("有单独的代理项,照原样保留", "there are lone halves of UTF-16 pairs, kept as they are");
    }
    if (text.controls()) {
      session.note(
          "有 XML 不允许的控制字符,照原样保留",
          "there are control characters that XML forbids, kept as they are");
    }
    if (text.unknown()) {
      session.note(
          "有无法解释的引用,照原样保留", "there are references that name no character, kept as they are");
    }
    if (text.malformed()) {
      session.note(
          "有不合编码的字节,显示为 U+FFFD", "there are bytes that do not fit the encoding, shown as U+FFFD");
    }
    if (tags.cut()) {
      session.note(
          "有超过上限的字段,只保留开头", "there are fields beyond the limit, of which the beginning is kept");
    }
    if (seconds) {
      session.note("有短信时间按数值判断为秒", "times of SMS that can only count seconds were read so");
    }
  }

  /**
   * The program writes the word null where its database has none; where somebody's words stand it
   * may be what he wrote, and stays.
   */
  private static Columns columns(Tag.Start tag) {
    Map<String, String> values = new HashMap<>(tag.attributes());
    boolean words = values.getOrDefault("ct", "").equals("text/plain") && tag.content().isEmpty();
    String kept = tag.name().equals("part") && words ? "text" : "body";
    values.entrySet().removeIf(v -> v.getValue().equals("null") && !v.getKey().equals(kept));
    return new Columns(values);
  }

  private String table() {
    return root.equals("calls") ? "call" : "sms";
  }

  private static Text outside() {
    return new Text("不在彩信之内", "not inside an MMS");
  }

  private Provenance at(Tag tag) {
    return source.at(new Locator.Bytes(tag.offset(), tag.length()));
  }

  private void aside(String table, Tag tag, Text reason) {
    session.seen(table);
    session.setAside(table, at(tag), reason, text.beginning(source.main().bytes(), tag));
  }
}
