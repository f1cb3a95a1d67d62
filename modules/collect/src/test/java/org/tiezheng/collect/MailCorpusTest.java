package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.mail.MailImporter;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** Published mails with what other parsers made of them. */
@Tag("corpus")
class MailCorpusTest {
  @Test
  void subjectsDatesAndIdsAreThoseThatTheStalwartSuiteExpects() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Path file : files("email/stalwart-mail-parser/resources/eml", ".eml")) {
      Path expected = file.resolveSibling(file.getFileName().toString().replace(".eml", ".json"));
      if (!Files.exists(expected)) {
        continue;
      }
      Mail mail = read(file);
      JsonNode headers =
          EvidenceJson.mapper()
              .readTree(Collected.bytes(expected))
              .path("parts")
              .path(0)
              .path("headers");
      for (JsonNode header : headers) {
        JsonNode value = header.path("value");
        switch (header.path("name").asString("")) {
          case "subject" -> {
            compared++;
            String text = value.path("Text").asString("");
            // Where Stalwart could not decode raw bytes, ours cannot be compared.
            if (text.indexOf(0xFFFD) < 0 && !plain(mail.subject()).equals(plain(text))) {
              wrong.add(file.getFileName() + " subject " + mail.subject() + " / " + text);
            }
          }
          case "message_id" -> {
            compared++;
            String text = value.path("Text").asString("");
            if (!mail.messageId().orElse("").equals(text)) {
              wrong.add(file.getFileName() + " id " + mail.messageId() + " / " + text);
            }
          }
          case "date" -> {
            JsonNode d = value.path("DateTime");
            if (d.isObject() && d.path("month").asInt() > 0) {
              compared++;
              if (!mail.time().instant().equals(java.util.Optional.of(instant(d)))) {
                wrong.add(file.getFileName() + " date " + mail.time() + " / " + d);
              }
            }
          }
          default -> {}
        }
      }
    }
    System.out.println(
        "stalwart: " + compared + " compared, " + wrong.size() + " differ: " + wrong);
    assertThat(compared).isGreaterThan(150);
    // Fields that occur more than once: Stalwart takes the last, we the first and say so.
    assertThat(wrong).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void attachmentsHaveTheDigestsOfThePartsThatMime4jDecoded() throws IOException {
    int parts = 0;
    List<String> missing = new ArrayList<>();
    for (Path file :
        files("email/james-mime4j/core/src/test/resources/mimetools-testmsgs", ".msg")) {
      Set<String> decoded = new HashSet<>();
      String stem = file.getFileName().toString().replace(".msg", "_decoded");
      try (Stream<Path> beside = Files.list(file.getParent())) {
        beside
            .filter(
                p -> p.getFileName().toString().startsWith(stem) && p.toString().endsWith(".bin"))
            .forEach(p -> decoded.add(Collected.sha256(Collected.bytes(p))));
      }
      if (decoded.isEmpty()) {
        continue;
      }
      for (Mail.Attachment attachment : read(file).attachments()) {
        parts++;
        if (!decoded.contains(attachment.sha256())
            && !attachment.mediaType().startsWith("message/")
            && !attachment.mediaType().startsWith("text/")) {
          missing.add(file.getFileName() + " " + attachment);
        }
      }
    }
    System.out.println(
        "mime4j: " + parts + " attachments, not among the decoded parts: " + missing);
    assertThat(parts).isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyMailOfTheCorpusIsReadWithoutABreak() throws IOException {
    int mails = 0;
    for (Path file : files("email", ".eml")) {
      SealedSource source = Collected.source(file.getFileName().toString(), Collected.bytes(file));
      if (new MailImporter().recognises(Probe.of(source)).recognised()) {
        mails++;
        Collected collected = Collected.of(new MailImporter(), source);
        assertThat(collected.reading().complete()).as(file.toString()).isTrue();
        assertThat(collected.records()).hasSize(1);
      }
    }
    assertThat(mails).isGreaterThan(90);
  }

  private static java.time.Instant instant(JsonNode d) {
    int minutes = d.path("tz_hour").asInt() * 60 + d.path("tz_minute").asInt();
    return OffsetDateTime.of(
            d.path("year").asInt(),
            d.path("month").asInt(),
            d.path("day").asInt(),
            d.path("hour").asInt(),
            d.path("minute").asInt(),
            Math.min(59, d.path("second").asInt()),
            0,
            ZoneOffset.ofTotalSeconds(
                60 * (d.path("tz_before_gmt").asBoolean() ? -minutes : minutes)))
        .toInstant();
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Mail read(Path file) {
    return Collected.of(
            new MailImporter(),
            Collected.source(file.getFileName().toString(), Collected.bytes(file)))
        .all(Mail.class)
        .getFirst();
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(Collected.corpus(folder))) {
      return all.filter(p -> p.toString().endsWith(end)).sorted().toList();
    }
  }
}
