package org.tiezheng.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;

/** Values for the tests of this module. */
public final class Samples {
  public static final Case CASE = theCase("0199c0de-0000-7000-8000-000000000001", "张三诉李四");
  public static final Acquisition ACQUISITION = acquisition("a1", "张三");

  private Samples() {}

  public static Case titled(String title) {
    return theCase(CASE.id(), title);
  }

  public static Case withId(String id) {
    return theCase(id, CASE.title());
  }

  private static Case theCase(String id, String title) {
    return new Case(
        id,
        title,
        "民间借贷",
        "",
        "",
        List.of("CN-INET"),
        Optional.empty(),
        Optional.empty(),
        0,
        List.of(new Party("p1", "张三", Role.PLAINTIFF, true, Optional.empty(), List.of())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of("note", "一\n二"));
  }

  public static Acquisition acquisition(String id, String actor) {
    return new Acquisition(
        id,
        actor,
        Instant.parse("2026-11-24T08:59:00Z"),
        Instant.parse("2026-11-24T09:00:00Z"),
        Optional.of(120L),
        "D:\\证据",
        "copied from a folder",
        Map.of("serial", "S-1"),
        Map.of("os", "Linux"),
        List.of("opened", "copied"));
  }

  public static Original original(String name, ContentDigest digest, Acquisition acquisition) {
    return new Original(
        digest.digests(),
        digest.size(),
        name,
        "text/plain",
        Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
        false,
        acquisition.id(),
        "deposit of " + name);
  }

  public static List<Record> records(int count) {
    List<Record> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(message(i, "第 %d 条 💰\n\u2028 \uD83D".formatted(i)));
    }
    return all;
  }

  private static Record message(int i, String text) {
    return new ChatMessage(
        Provenance.of("f".repeat(64), new Locator.Line(i + 1, i * 100L, 100)),
        "wechat",
        "c1",
        "李四",
        Optional.of("m" + i),
        Optional.of(ChatMessage.Sequence.local(String.valueOf(i))),
        Optional.of("wechat:lisi"),
        "李四",
        Optional.of(i % 2 == 0),
        RecordedTime.none(),
        "1",
        new MessageContent.Words(text),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  public static List<SetAside> setAsides(int count) {
    List<SetAside> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Provenance place = Provenance.of("f".repeat(64), new Locator.Line(i + 1, i, 1));
      all.add(new SetAside(place, "messages", new Text("空行", "empty line"), "raw " + i));
    }
    return all;
  }

  public static Reading reading(String recordsDigest) {
    return new Reading(
        "chat.test",
        "1.0.0",
        Kind.CHAT,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        recordsDigest);
  }

  public static Finding finding(String rule) {
    return new Finding(
        rule,
        "1.0.0",
        "a".repeat(64),
        Optional.of(1),
        Outcome.UNKNOWN,
        List.of(new Finding.Pointer("chat.json", "line 1", "")),
        new Text("缺少材料", "material is missing"),
        List.of("device"),
        List.of(),
        "0.1.0");
  }
}
