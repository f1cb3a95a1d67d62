package org.tiezheng.collect.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.ios.MessageSummary.Version;
import org.tiezheng.testkit.ios.AttributedArchive;
import org.tiezheng.testkit.ios.BinaryList;

/** Histories of edited and unsent messages: of a real phone, hostile and broken ones. */
class MessageSummaryTest {
  private static final String REAL =
      "sms/ReagentX+imessage-exporter/imessage-database/test_data/edited_message";
  private static final int ROUNDS = Boolean.getBoolean("long") ? 500_000 : 10_000;

  @Test
  @Tag("corpus")
  void everyVersionOfAMessageOfARealPhoneIsReadWithItsTime() throws IOException {
    MessageSummary summary = real("Edited.plist");
    assertThat(summary.damage()).isEmpty();
    assertThat(summary.versions().stream().map(Version::text))
        .containsExactly("First message  ", "Edit 1", "Edit 2", "Edited message");
    assertThat(summary.versions().stream().map(v -> v.time().instant().orElseThrow().toString()))
        .containsExactly(
            "2022-11-19T01:17:54.272551Z",
            "2022-11-19T01:18:00.468558Z",
            "2022-11-19T01:18:05.971860Z",
            "2022-11-19T01:18:14.012086Z");
    assertThat(summary.versions().stream().map(Version::last))
        .containsExactly(false, false, false, true);
    assertThat(summary.retracted()).isEmpty();
  }

  @Test
  @Tag("corpus")
  void aMessageOfARealPhoneThatWasTakenBackSaysSo() throws IOException {
    MessageSummary summary = real("Deleted.plist");
    assertThat(summary.damage()).isEmpty();
    assertThat(summary.whollyRetracted()).isTrue();
    assertThat(summary.versions()).isEmpty();
  }

  @Test
  @Tag("corpus")
  void aPartThatBecameALinkAndBackKeepsAllItsTexts() throws IOException {
    MessageSummary there = real("EditedToLink.plist");
    assertThat(there.versions().stream().map(Version::text))
        .containsExactly("here we go!", "https://github.com/ReagentX/imessage-exporter/issues/10");
    assertThat(there.versions()).allMatch(version -> version.part() == 1);
    assertThat(real("EditedToLinkAndBack.plist").versions().stream().map(Version::text))
        .containsExactly(
            "This is a normal message",
            "Edit to a url https://github.com/ReagentX/imessage-exporter/issues/10",
            "And edit it back to a normal message...");
  }

  /** Ten thousand versions that share the bytes of one, which takes no room in the file. */
  @Test
  void versionsThatShareTheirBytesEndTheReadingSoon() {
    Map<String, Object> one = Map.of("t", AttributedArchive.plain("很长".repeat(200_000)), "d", 7e8);
    byte[] list = BinaryList.of(Map.of("ec", Map.of("0", Collections.nCopies(1, one))));
    assertThat(MessageSummary.of(MemorySegment.ofArray(list)).versions()).hasSize(1);
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(one);
    }
    // Written forty times: more bytes than are taken in.
    byte[] large = BinaryList.of(Map.of("ec", Map.of("0", many)));
    MessageSummary summary = MessageSummary.of(MemorySegment.ofArray(large));
    assertThat(summary.damage()).isPresent();
    assertThat(summary.versions()).hasSizeLessThan(40);
  }

  @Test
  void damagedHistoriesAreReadAsFarAsTheyGoAndNeverThrow() {
    byte[] list =
        BinaryList.of(
            Map.of(
                "ec",
                Map.of("0", List.of(Map.of("t", AttributedArchive.plain("甲"), "d", 7e8))),
                "rp",
                List.of(1L),
                "otr",
                Map.of("0", Map.of("lo", 0L, "le", 1L))));
    Random random = new Random(20260504);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = list.clone();
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      MessageSummary summary = MessageSummary.of(MemorySegment.ofArray(bytes));
      assertThat(summary.versions()).hasSizeLessThan(list.length);
    }
  }

  private static MessageSummary real(String name) throws IOException {
    Path file = Path.of(System.getProperty("corpus", ""), REAL, name);
    boolean there = !System.getProperty("corpus", "").isEmpty() && Files.isRegularFile(file);
    if (!there) {
      System.out.println("SKIPPED: no corpus file " + file);
    }
    Assumptions.assumeTrue(there, "corpus " + REAL);
    return MessageSummary.of(MemorySegment.ofArray(Files.readAllBytes(file)));
  }
}
