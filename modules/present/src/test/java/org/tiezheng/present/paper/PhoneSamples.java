package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;

/** An invented phone: messages of every kind, some recovered, and calls. No real person's data. */
public final class PhoneSamples {
  private static final Instant START = Instant.parse("2025-03-08T02:00:00Z");
  private static final String[] WORDS = {
    "八万元到期了,请还款",
    "再宽限我一个月,年底工程款下来马上还",
    "【银行】您尾号 1234 的账户于 3 月 8 日转出 50,000.00 元,余额 1,234.56 元。",
    "好的👌",
    "第一行\n第二行\n\n第四行",
    "",
    "你什么时候还钱?已经过了约定的日子了,再这样下去我只能走法律程序了,希望你能理解。".repeat(6),
    "see attached loan agreement v2 final, page 3, clause 12",
    "[000002] 收到  内容：假的保存位置：假的",
    "𠮷野家门口见 ¶ [U+0041 LATIN CAPITAL LETTER A]"
  };

  /** Some place in a database. */
  public static final Locator PLACE =
      new Locator.TableRow("sms", 4, Optional.of(2L), Optional.of(8000L), Optional.empty());

  private PhoneSamples() {}

  /** That many rows, the last tenth of them recovered. */
  public static List<Record> rows(int count) {
    List<Record> rows = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      rows.add(row(n, count));
    }
    return rows;
  }

  /** One message with this text. */
  public static TextMessage message(int n, String text, RowState state, Locator locator) {
    boolean out = n % 3 == 0;
    Instant stored = START.plusSeconds(n * 9_000L);
    boolean part = state == RowState.DELETED_RECOVERED && n % 2 == 0;
    return new TextMessage(
        Provenance.of(Samples.hash(1), locator),
        n % 17 == 5 ? "MMS" : "SMS",
        n % 2 == 0 ? Optional.of("+8613800000001") : Optional.empty(),
        n % 11 == 7 ? List.of("10086") : List.of("13900000002"),
        n % 11 == 7 ? "" : "老钱",
        Optional.of(out),
        out ? TextMessage.Box.SENT : TextMessage.Box.INBOX,
        part ? "" : "3",
        locator instanceof Locator.TableRow row ? Optional.of(row.rowid()) : Optional.empty(),
        part ? Optional.empty() : Optional.of(time(stored.minusSeconds(out ? 0 : 4), 0)),
        out ? Optional.empty() : Optional.of(time(stored, 417)),
        n % 17 == 5 ? "合同" : "",
        text,
        n % 17 == 5
            ? List.of(
                new TextMessage.Attachment(
                    "image" + n + ".jpg",
                    "image/jpeg",
                    Optional.of(20_480L),
                    Optional.of(Samples.hash(n))),
                new TextMessage.Attachment(
                    "smil.xml", "application/smil", Optional.empty(), Optional.empty()))
            : List.of(),
        n % 19 == 3 ? Optional.of(new TextMessage.Parts(3, 2)) : Optional.empty(),
        out ? Optional.empty() : Optional.of("+8613800100500"),
        Optional.of("com.android.mms"),
        out ? Optional.empty() : Optional.of("0"),
        n % 23 == 4 ? List.of(new TextMessage.Edit(time(stored, 0), "改前的话")) : List.of(),
        state,
        n % 29 == 6 ? Map.of("event", "group renamed") : Map.of());
  }

  private static TextMessage row(int n, int count) {
    boolean gone = n >= count - count / 10;
    Locator locator =
        gone
            ? new Locator.Residue(
                "sms",
                n % 2 == 0 ? Optional.empty() : Optional.of(900L + n),
                n % 2 == 0 ? "freeblock" : "wal-frame",
                17 + n,
                4096L * (16 + n) + 812,
                143,
                n % 2 == 0 ? Optional.empty() : Optional.of(5L),
                90 + n % 10)
            : new Locator.TableRow(
                "sms",
                100L + n,
                Optional.of(17L + n / 20),
                Optional.of(4096L * (16 + n / 20) + 200L * (n % 20)),
                Optional.empty());
    RowState state =
        gone
            ? RowState.DELETED_RECOVERED
            : n % 29 == 9 ? RowState.MARKED_DELETED : n % 23 == 4 ? RowState.EDITED : RowState.LIVE;
    return message(n, WORDS[n % WORDS.length], state, locator);
  }

  public static List<Record> calls(int count) {
    List<Record> calls = new ArrayList<>();
    Call.Way[] ways = Call.Way.values();
    for (int n = 0; n < count; n++) {
      calls.add(
          new Call(
              Provenance.of(
                  Samples.hash(1),
                  new Locator.TableRow(
                      "calls", n + 1, Optional.of(4L), Optional.of(12_288L + n), Optional.empty())),
              "电话",
              Optional.empty(),
              n % 9 == 8 ? "" : "13900000002",
              "老钱",
              ways[n % ways.length],
              Optional.of(n + 1L),
              time(START.plusSeconds(n * 7_777L), 0),
              Optional.of(n * 13L),
              n % 10 == 9 ? RowState.MARKED_DELETED : RowState.LIVE,
              Map.of()));
    }
    return calls;
  }

  private static RecordedTime time(Instant instant, int millis) {
    Instant moment = instant.plusMillis(millis);
    return new RecordedTime(
        String.valueOf(moment.toEpochMilli()),
        Optional.of(moment),
        millis == 0 ? RecordedTime.Precision.SECOND : RecordedTime.Precision.MILLISECOND,
        RecordedTime.Basis.DEVICE);
  }

  public static PhoneExcerpt excerpt(List<Record> rows) {
    return excerpt(Kind.SMS, 8, "原告手机短信", rows);
  }

  public static PhoneExcerpt callExcerpt(List<Record> rows) {
    return excerpt(Kind.CALLS, 9, "原告手机通话记录", rows);
  }

  private static PhoneExcerpt excerpt(Kind kind, int item, String title, List<Record> rows) {
    return new PhoneExcerpt(
        item,
        title,
        kind,
        new PhoneExcerpt.Device(
            "华为 P60 (MNA-AL00)", Optional.of("861234056789019"), "SN-2231", "林䶮"),
        List.of("138 0000 0001"),
        Map.of("phone:+8613800000001", "林䶮", "phone:+8613900000002", "钱㛃"),
        Map.of(Samples.hash(1), "mmssms.db"),
        List.of(Samples.original(1, "mmssms.db", false)),
        "sms.android 1.0.0",
        CopyGrade.DEEMED_ORIGINAL,
        List.of(
            new Acquisition(
                "a1",
                "林䶮",
                START.plusSeconds(90_000_000),
                START.plusSeconds(90_000_300),
                Optional.of(120L),
                "手机备份",
                "adb backup,手机处于飞行模式",
                Map.of(),
                Map.of(),
                List.of())),
        List.of(
            new Text(
                "编号缺口 1 处 3 行(也可能因:自动清理)。迹象不说明由谁、因何缺失", "one gap of three rows (or retention)")),
        List.of(new Text("来源以毫秒记载时间", "the source states times in milliseconds")),
        rows);
  }
}
