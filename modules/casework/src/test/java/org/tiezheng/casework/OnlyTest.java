package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.SourceFamily;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.IosBackup;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Only some kinds are read; all is sealed, and what was left unread is listed. */
class OnlyTest {
  @TempDir Path folder;
  private Path vault = Path.of("");
  private Path evidence = Path.of("");

  @BeforeEach
  void aCase() throws Exception {
    vault = folder.resolve("case");
    evidence = Files.createDirectories(folder.resolve("evidence"));
    new NewCase(Places.at(folder, Clock.systemUTC())).open(vault, "title: t\nitems:\n");
    Files.writeString(
        evidence.resolve("老周.vcf"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:老周\r\nTEL:13900001111\r\nEND:VCARD\r\n");
    Files.writeString(evidence.resolve("note.bin"), "?", StandardCharsets.UTF_8);
    Files.writeString(
        evidence.resolve("sms-1.xml"),
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"1\">\n<sms"
            + " protocol=\"0\" address=\"10086\" date=\"1700000000000\" type=\"1\" body=\"x\"/>\n"
            + "</smses>\n");
  }

  private CollectReport collect(OpenCase open, Path path, String... only) throws Exception {
    return new Collect(open)
        .run(new Collect.Request(List.of(path), "", "", Map.of(), Only.of(List.of(only))));
  }

  private static long outside(OpenCase open) {
    return new Search(open)
        .run(
            new Search.Request(
                List.of("x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            _ -> {})
        .outside();
  }

  @Test
  void whatIsNotWantedIsSealedAndListedAndReadLater() throws Exception {
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      CollectReport report = collect(open, evidence, "sms");

      assertThat(report.files()).isEqualTo(3);
      assertThat(report.items()).extracting(CollectReport.ItemRead::kind).containsExactly(Kind.SMS);
      assertThat(report.leftOut())
          .extracting(CollectReport.LeftOut::importer)
          .containsExactlyInAnyOrder("contacts.vcard", "file");
      Event last = open.custody().getLast().event();
      assertThat(last.kind()).isEqualTo(Event.Type.NOTE);
      assertThat(last.what()).containsEntry("only", "sms").containsEntry("leftUnread", "2");
      assertThat(last.what().get("leftUnreadFiles")).contains("老周.vcf");
      assertThat(open.vault().caseStore().intake().acquisitions())
          .singleElement()
          .extracting(Acquisition::steps)
          .asString()
          .contains("only these kinds were read: sms");

      assertThat(outside(open)).as("a search says that these were not searched").isEqualTo(2);

      CollectReport again = collect(open, evidence);

      assertThat(outside(open)).isZero();
      assertThat(again.leftOut()).isEmpty();
      assertThat(again.items())
          .extracting(CollectReport.ItemRead::kind)
          .containsExactlyInAnyOrder(Kind.CONTACTS, Kind.OTHER);
    }
  }

  @Test
  void aBackupListsInItsReadingWhatWasLeftUnread() throws Exception {
    Path backup = Files.createDirectories(folder.resolve("backup"));
    new IosBackup()
        .write(ChatWorld.clean(4, 120), Side.A, backup, WriteOptions.OPEN.withoutMedia());
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      CollectReport report = collect(open, backup, "sms,calls".split(","));

      assertThat(open.matter().items()).hasSize(1);
      Item list = open.matter().items().getFirst();
      assertThat(report.leftOut()).isNotEmpty();
      assertThat(report.leftOut()).allMatch(l -> l.importer().equals("wechat.ios"));
      assertThat(list.reading().orElseThrow().complete()).isTrue();
      assertThat(list.reading().orElseThrow().notes())
          .filteredOn(n -> n.zh().contains("calls,sms"))
          .hasSameSizeAs(report.leftOut());
      assertThat(list.originals())
          .as("sealed whole")
          .containsExactlyInAnyOrderElementsOf(
              open.originals().stream().map(o -> o.digests().sha256()).distinct().toList());

      assertThat(outside(open)).isEqualTo(report.leftOut().size());

      CollectReport wechat = collect(open, backup, "wechat");

      assertThat(outside(open)).isZero();

      assertThat(wechat.items()).extracting(CollectReport.ItemRead::kind).containsOnly(Kind.CHAT);
      assertThat(wechat.leftOut()).isEmpty();
    }
  }

  @Test
  void anUnknownNameIsToldWithThoseThatAreKnown() {
    assertThatThrownBy(() -> Only.of(List.of("wechat", "wexin")))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("wexin")
        .hasMessageContaining("whatsapp");
    assertThat(Only.of(List.of("WeChat", "chat.qqnt")).wants("chat.qqnt")).isTrue();
    assertThat(Only.of(List.of()).limited()).isFalse();
  }

  @Test
  void everyImporterBelongsToAFamily() {
    for (Importer importer : Importers.load().all()) {
      assertThat(Stream.of(SourceFamily.values()).anyMatch(f -> f.holds(importer.id())))
          .as(importer.id())
          .isTrue();
    }
  }
}
