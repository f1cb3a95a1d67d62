package org.tiezheng.examine.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.ChatMessage.Sequence;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Witness;

/** Media, files and databases against the messages. */
class MediaSignsTest {
  private static final long START = 1_700_000_000L;
  private static final Provenance FILE = Provenance.of("a".repeat(64), new Locator.Whole());

  /** MD5 of the conversation's name. */
  private static final String CHAT_MD5 = "aa8af3ebe14831a7cd1b6d1383a03755";

  private final List<ChatMessage> copy = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();

  private void message(
      String store, long local, long seconds, MessageContent content, Map<String, String> extra) {
    copy.add(
        new ChatMessage(
            Provenance.of(
                store.repeat(64),
                new Locator.TableRow(
                    "Chat", local, Optional.empty(), Optional.empty(), Optional.empty())),
            "wechat",
            "chat",
            "chat",
            Optional.of(String.valueOf(8_000_000_000_000_000_000L + local)),
            Optional.of(Sequence.local(String.valueOf(local))),
            Optional.of("wechat:x"),
            "x",
            Optional.of(false),
            new RecordedTime(
                String.valueOf(seconds),
                Optional.of(Instant.ofEpochSecond(seconds)),
                RecordedTime.Precision.SECOND,
                RecordedTime.Basis.UNKNOWN),
            "1",
            content,
            Optional.empty(),
            Optional.empty(),
            RowState.LIVE,
            extra));
  }

  private static Media media(MediaType type, long bytes, long millis) {
    return new Media(
        type,
        Optional.empty(),
        Optional.of("c".repeat(64)),
        Optional.of(new Media.Claimed(Optional.empty(), Optional.of(bytes))),
        "",
        type == MediaType.VOICE ? Optional.of(millis) : Optional.empty());
  }

  private void voices(int n, Map<Integer, Map<String, String>> odd) {
    for (int i = 1; i <= n; i++) {
      message(
          "a",
          i,
          START + i * 60L,
          media(MediaType.VOICE, 900, 5_000),
          odd.getOrDefault(
              i,
              Map.of(
                  "bytesFound",
                  "900",
                  "millisFound",
                  "5040",
                  "mediaPath",
                  "Audio/" + CHAT_MD5 + "/" + i + ".aud")));
    }
  }

  private List<GapSign> signs(GapKind kind) {
    GapSource source =
        new GapSource() {
          @Override
          public Stream<? extends Record> records() {
            return copy.stream();
          }

          @Override
          public void witnesses(Consumer<Witness> to) {
            witnesses.forEach(to);
          }
        };
    return Gaps.examine(source, GapQuestions.USUAL).signs().stream()
        .filter(s -> s.kind() == kind)
        .toList();
  }

  private void file(String name, String conversation, String local) {
    witnesses.add(
        new Witness(
            Witness.Kind.FILE,
            FILE,
            FILE,
            "Audio",
            conversation,
            Optional.empty(),
            Optional.of(local).filter(l -> !l.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(name)));
  }

  @Test
  void aVoiceThatIsLongerThanItsMessageSaysIsNamed() {
    voices(20, Map.of(7, Map.of("bytesFound", "900", "millisFound", "9000")));

    assertThat(signs(GapKind.VOICE_LENGTH))
        .singleElement()
        .satisfies(s -> assertThat(s.what().en()).contains("5,000 ms").contains("9,000 ms"));
    assertThat(signs(GapKind.MEDIA_LENGTH)).isEmpty();
  }

  @Test
  void bytesOfAnotherLengthAreNamedUnlessThisAppStatesAnotherLengthThroughout() {
    voices(20, Map.of(7, Map.of("bytesFound", "901", "millisFound", "5000")));
    assertThat(signs(GapKind.MEDIA_LENGTH)).hasSize(1);

    copy.clear();
    for (int i = 1; i <= 20; i++) {
      message(
          "a",
          i,
          START + i,
          media(MediaType.VIDEO, 900, 0),
          Map.of("bytesFound", Integer.toString(900 + i)));
    }
    assertThat(signs(GapKind.MEDIA_LENGTH)).isEmpty();
  }

  @Test
  void aMarkOfCompressionThatDoesNotFitTheContentIsNamed() {
    for (int i = 1; i <= 40; i++) {
      boolean plain = i % 2 == 0 || i == 7;
      Map<String, String> marked = Map.of("WCDB_CT_message_content", "4");
      message(
          "a",
          i,
          START + i,
          new MessageContent.Words("w" + i),
          i % 2 == 0
              ? Map.of()
              : plain ? marked : Map.of("WCDB_CT_message_content", "4", "contentCoding", "zstd"));
    }
    assertThat(signs(GapKind.CODING))
        .singleElement()
        .matches(s -> s.weight() == Weight.NOTABLE)
        .satisfies(s -> assertThat(s.what().en()).contains("marked 4").contains("not compressed"));
  }

  @Test
  void aFileOfARowThatIsNotThereNeedsAnExplanationAndOneThatNobodyNamesDoesNot() {
    voices(10, Map.of());
    file("backup/Audio/" + CHAT_MD5 + "/3.aud", CHAT_MD5, "3");
    file("backup/Audio/" + CHAT_MD5 + "/44.aud", CHAT_MD5, "44");
    file("backup/Audio/" + "f".repeat(32) + "/1.aud", "f".repeat(32), "1");
    file("backup/image2/a/b/x.jpg", "", "");

    assertThat(signs(GapKind.MEDIA_WITHOUT_ROW))
        .extracting(s -> s.weight() + " " + s.conversation() + " " + s.count())
        .containsExactlyInAnyOrder("NOTABLE chat 1", "NOTABLE  1", "SLIGHT  1");
  }

  @Test
  void aNumberThatIsNotThereAmongTheDatabasesIsNamed() {
    voices(3, Map.of());
    witnesses.add(
        new Witness(
            Witness.Kind.ABSENT_STORE,
            FILE,
            FILE,
            "message_2.db",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("message_1.db")));
    assertThat(signs(GapKind.STORE_ABSENT))
        .singleElement()
        .satisfies(s -> assertThat(s.what().zh()).contains("message_1.db"));
  }

  @Test
  void aPauseOfTheWholeAccountBetweenTwoDatabasesIsNamed() {
    for (int i = 0; i < 20; i++) {
      message("a", i + 1, START + i * 86_400L, new MessageContent.Words("a" + i), Map.of());
      message("b", i + 1, START + (i + 60) * 86_400L, new MessageContent.Words("b" + i), Map.of());
    }
    assertThat(signs(GapKind.STORE_PAUSE)).singleElement().matches(s -> s.places().size() == 2);
  }
}
