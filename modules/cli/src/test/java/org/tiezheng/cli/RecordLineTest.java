package org.tiezheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;

/** A person reads clock times and words, and sees of every recovered row that it is one. */
class RecordLineTest {
  private static final Provenance PLACE = Provenance.of("00", new Locator.Whole());
  private static final RecordedTime MILLIS =
      new RecordedTime(
          "1700000000000",
          Optional.of(Instant.ofEpochMilli(1_700_000_000_000L)),
          Precision.MILLISECOND,
          Basis.DEVICE);

  private static RecordLine lines(Locale locale) {
    return new RecordLine(
        new Talk(System.out, System.err, locale, false), ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void aTextShowsItsTimeAndItsBoxInWordsWithTheRawValueBeside() {
    TextMessage text =
        new TextMessage(
            PLACE,
            "sms",
            Optional.empty(),
            List.of("10086"),
            "",
            Optional.of(false),
            TextMessage.Box.INBOX,
            "1",
            Optional.empty(),
            Optional.empty(),
            Optional.of(MILLIS),
            "",
            "还款提醒",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            RowState.DELETED_RECOVERED,
            Map.of());

    assertThat(lines(Locale.SIMPLIFIED_CHINESE).of(text))
        .isEqualTo("2023-11-15 06:13:20(原值 1700000000000) 收到 10086 〔删除后恢复〕: 还款提醒");
    assertThat(lines(Locale.ENGLISH).of(text))
        .isEqualTo(
            "2023-11-15 06:13:20 (raw 1700000000000) received 10086 {deleted, recovered}: 还款提醒");
  }

  @Test
  void aRecoveredChatMessageIsNeverShownAsALiveOne() {
    for (RowState state : RowState.values()) {
      String line = lines(Locale.SIMPLIFIED_CHINESE).of(message(state, Map.of()));

      assertThat(line.contains("〔")).as(line).isEqualTo(state != RowState.LIVE);
      assertThat(line).doesNotContain(state.name());
    }
  }

  @Test
  void aRowOfWhichAPartIsLostIsSaidToBeIncomplete() {
    ChatMessage cut =
        message(RowState.DELETED_RECOVERED, Map.of("_incomplete", "true", "_partial", "content"));

    assertThat(lines(Locale.SIMPLIFIED_CHINESE).of(cut)).contains("〔删除后恢复〕 〔该行残缺〕: 好");
    assertThat(lines(Locale.ENGLISH).of(cut)).contains("{deleted, recovered} {incomplete row}: 好");
  }

  private static ChatMessage message(RowState state, Map<String, String> extra) {
    return new ChatMessage(
        PLACE,
        "wechat",
        "c",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "启明星",
        Optional.empty(),
        RecordedTime.none(),
        "1",
        new MessageContent.Words("好"),
        Optional.empty(),
        Optional.empty(),
        state,
        extra);
  }

  @Test
  void aFolderInABackupIsNoMachineWord() {
    FileEntry entry =
        new FileEntry(PLACE, "HomeDomain", 0, "FOLDER", RecordedTime.none(), "", Map.of());

    assertThat(lines(Locale.SIMPLIFIED_CHINESE).of(entry)).isEqualTo("— HomeDomain 文件夹");
    assertThat(lines(Locale.ENGLISH).of(entry)).isEqualTo("— HomeDomain folder");
  }

  @Test
  void thePlaceOfARowIsSaidInWords() {
    Provenance place =
        Provenance.of(
            "00",
            new Locator.Residue(
                "message", Optional.empty(), "freeblock", 7, 28_701, 40, Optional.empty(), 90));

    assertThat(lines(Locale.SIMPLIFIED_CHINESE).place(place))
        .isEqualTo(" 行号未留存,残留(freeblock),第 7 页,偏移 28701");
    assertThat(lines(Locale.ENGLISH).place(PLACE)).isEmpty();
  }
}
