package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;

/** A notice or a reaction is said in words; a message of its own needs none. */
class RowMeaningTest {
  @ParameterizedTest
  @CsvSource({
    "event, group renamed, 〔系统记录：修改群名〕, {system row: group renamed}",
    "event, system row of type 9, 〔系统记录：system row of type 9〕, {system row: system row of type 9}",
    "reaction, loved, 〔对消息的回应：爱心，对象 G1〕, '{reaction to a message: loved, to G1}'",
    "reaction, liked removed, 〔对消息的回应：撤销赞，对象 G1〕, '{reaction to a message: liked removed, to G1}'",
    "reaction, emphasised, 〔对消息的回应：强调，对象 G1〕, '{reaction to a message: emphasised, to G1}'"
  })
  void inBothLanguages(String field, String value, String zh, String en) {
    TextMessage message = message(Map.of(field, value, "refers_to", "G1"));

    assertThat(RowMeaning.of(message, Samples.facts(Locale.CHINESE))).hasValue(zh);
    assertThat(RowMeaning.of(message, Samples.facts(Locale.ENGLISH))).hasValue(en);
    assertThat(RowMeaning.of(message(Map.of()), Samples.facts(Locale.CHINESE))).isEmpty();
  }

  private static TextMessage message(Map<String, String> extra) {
    return new TextMessage(
        Provenance.of(Samples.hash(1), new Locator.Whole()),
        "iMessage",
        Optional.empty(),
        List.of(),
        "",
        Optional.empty(),
        TextMessage.Box.UNKNOWN,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        RowState.LIVE,
        extra);
  }
}
