package org.tiezheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.file.CaseFileText.NewItem;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Role;

class CaseFileTest {
  @TempDir Path folder;

  private CaseFile read(String yaml) throws IOException {
    Files.writeString(folder.resolve("case.yaml"), yaml, StandardCharsets.UTF_8);
    return CaseFile.read(folder);
  }

  private static Original original(String name, char digit) {
    String digest = String.valueOf(digit).repeat(64);
    return new Original(
        new Digests(digest, digest),
        1,
        name,
        "text/plain",
        Optional.of(Instant.EPOCH),
        false,
        "a",
        "d" + digit);
  }

  @Test
  void theOpeningFormCanBeReadBackAndNamesBothSides() throws IOException {
    CaseFile file =
        read(
            CaseFileText.opening(
                new Opening(
                    "林岚诉周启明: \"借款\" #1", "民间借贷", Role.PLAINTIFF, "林岚", Role.DEFENDANT, "周启明")));
    Case matter = file.toCase("id", FoundNames.of(List.of()), Map.of(), Map.of());
    assertThat(matter.title()).isEqualTo("林岚诉周启明: \"借款\" #1");
    assertThat(matter.self().orElseThrow().name()).isEqualTo("林岚");
    assertThat(matter.opponents()).extracting(p -> p.name()).containsExactly("周启明");
    assertThat(matter.items()).isEmpty();
    assertThat(file.submitter()).isEqualTo("林岚");
  }

  @Test
  void newItemsAreAddedAtTheEndAndNothingElseChanges() throws IOException {
    String before =
        CaseFileText.opening(new Opening("t", "c", Role.PLAINTIFF, "a", Role.DEFENDANT, "b"))
            + "  # 我的注释 my own remark\n";
    CaseFile after =
        read(before)
            .append(
                List.of(
                    item(1, "chat: 'x' # y", Kind.CHAT, Piece.of(original("f/a \"b\".json", '1'))),
                    item(2, "二", Kind.PHOTO, Piece.of(original("f/照片.jpg", '2')))));
    assertThat(Files.readString(after.path())).startsWith(before);
    assertThat(after.numbers()).containsExactly(1, 2);
    Case matter =
        CaseFile.read(folder)
            .toCase(
                "id",
                FoundNames.of(List.of(original("f/a \"b\".json", '1'), original("f/照片.jpg", '2'))),
                Map.of(),
                Map.of());
    assertThat(matter.item(1).orElseThrow().title()).isEqualTo("chat: 'x' # y");
    assertThat(matter.item(1).orElseThrow().originals()).containsExactly("1".repeat(64));
    assertThat(matter.item(2).orElseThrow().originals()).containsExactly("2".repeat(64));
    assertThat(matter.catalogue()).isEmpty();
  }

  private static NewItem item(int number, String title, Kind kind, Piece piece) {
    return new NewItem(
        number, title, kind, List.of(piece), "s", Map.of("serial", "F: 1"), Map.of());
  }

  @Test
  void aFileInsideABackupIsNamedAfterTheSealedFileThatHoldsIt() throws IOException {
    Original backup = original("phone/a*b.ab", '1');
    Original other = original("phone/other.ab", '2');
    String inner = "apps/x/d_f/000000_sms_backup";
    CaseFile file =
        read("title: t\nitems:\n")
            .append(List.of(item(1, "短信", Kind.SMS, Piece.inside(backup, inner))));

    assertThat(file.pieces(1, FoundNames.of(List.of(other, backup))))
        .containsExactly(Piece.inside(backup, inner));
    Case matter = file.toCase("id", FoundNames.of(List.of(other, backup)), Map.of(), Map.of());
    assertThat(matter.item(1).orElseThrow().originals()).containsExactly("1".repeat(64));
    assertThat(matter.item(1).orElseThrow().carrier()).containsEntry("serial", "F: 1");
  }

  @Test
  void aSealedFileWhoseNameLooksLikeAPathInsideIsThatFile() throws IOException {
    Original odd = original("odd!/name.txt", '1');
    CaseFile file =
        read("title: t\nitems:\n").append(List.of(item(1, "o", Kind.OTHER, Piece.of(odd))));

    assertThat(file.pieces(1, FoundNames.of(List.of(odd)))).containsExactly(Piece.of(odd));
  }

  @Test
  void filesComeInTheOrderOfIntakeHoweverTheyAreNamed() throws IOException {
    CaseFile file = read("items: [{number: 1, files: [z.txt, 'photos/*', root/b.txt, a.txt]}]\n");
    Original last = original("root/z.txt", '4');
    Original again = original("other/a.txt", '3');
    Original photo = original("root/photos/p.jpg", '2');
    Original first = original("a.txt", '1');
    FoundNames found =
        FoundNames.of(List.of(first, photo, again, original("root/photos/x/q.jpg", '5'), last));

    assertThat(file.pieces(1, found))
        .containsExactly(Piece.of(first), Piece.of(photo), Piece.of(again), Piece.of(last));
    assertThat(file.toCase("id", found, Map.of(), Map.of()).items().getFirst().originals())
        .containsExactly("1".repeat(64), "2".repeat(64), "3".repeat(64), "4".repeat(64));
    assertThat(file.pieces(2, found)).isEmpty();
  }

  @Test
  void itemsThatAreNotTheLastKeyAreNotWrittenInto() throws IOException {
    String yaml = "items:\n  - {number: 1, title: a}\ntitle: x\n";
    CaseFile file = read(yaml);
    assertThatThrownBy(
            () -> file.append(List.of(item(2, "b", Kind.OTHER, Piece.of(original("b", '1'))))))
        .isInstanceOf(CaseFileException.class)
        .hasMessageContaining("last key");
    assertThat(Files.readString(folder.resolve("case.yaml"))).isEqualTo(yaml);
  }

  @Test
  void aMisspelledKeyIsToldWithItsLineAndNotIgnored() {
    assertThatThrownBy(() -> read("title: x\nitems:\n  - number: 1\n    catalogd: true\n"))
        .isInstanceOf(CaseFileException.class)
        .hasMessageContaining("catalogd")
        .hasMessageContaining("line 4")
        .hasMessageContaining("catalogued");
  }

  @Test
  void whatCannotBeIsToldInOneSentence() {
    assertThatThrownBy(() -> read("items:\n  - {number: 1}\n  - {number: 1}\n"))
        .hasMessageContaining("1 is used twice");
    assertThatThrownBy(() -> read("links:\n  - {item: 1, fact: nothing}\n"))
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> read("title: [unclosed\n")).isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> read("hearing: tomorrow\n")).isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> CaseFile.read(folder.resolve("none")))
        .hasMessageContaining("tiezheng new");
  }

  @Test
  void factsSlotsDatesAndGlobsAreRead() throws IOException {
    CaseFile file =
        read(
            """
            hearing: 2026-12-01
            parties: [{id: me, name: 林岚, role: PLAINTIFF, self: true}]
            facts:
              - id: loan
                title: 借款
                standard: BEYOND_REASONABLE_DOUBT
                slots: [{name: 金额, type: AMOUNT, value: "80000", readings: [{item: 1, value: 8万, where: 第3行}]}]
            links: [{item: 1, fact: loan, supports: false, lines: 1-3}]
            items:
              - {number: 1, files: ["photos/*.jpg", "deep/**"], catalogued: true, carrier: {availableForHearing: true}}
            """);
    Case matter =
        file.toCase(
            "id",
            FoundNames.of(
                List.of(
                    original("root/photos/a.jpg", '1'),
                    original("root/photos/sub/b.jpg", '2'),
                    original("deep/x/y/c.txt", '3'),
                    original("elsewhere/voice.silk", '9'))),
            Map.of(),
            Map.of(1, List.of("9".repeat(64), "8".repeat(64))));
    assertThat(matter.hearing()).contains(LocalDate.of(2026, 12, 1));
    assertThat(matter.facts().getFirst().standard())
        .isEqualTo(Fact.Standard.BEYOND_REASONABLE_DOUBT);
    assertThat(matter.facts().getFirst().slots().getFirst().readings().getFirst().value())
        .isEqualTo("8万");
    assertThat(matter.links().getFirst().supports()).isFalse();
    // What it refers to belongs to it if it was sealed; a voice in a row of a database was not.
    assertThat(matter.item(1).orElseThrow().originals())
        .containsExactly("1".repeat(64), "3".repeat(64), "9".repeat(64));
    assertThat(matter.item(1).orElseThrow().carrier()).containsEntry("availableForHearing", "true");
  }

  @Test
  void whatCouldNotBeToldWhenItWasCollectedIsOfTheKindOfItsReading() throws IOException {
    CaseFile file =
        read("title: t\nitems:\n  - number: 1\n    kind: OTHER\n  - number: 2\n    kind: EMAIL\n");
    Reading chat =
        new Reading(
            "wechat.version4",
            "1",
            Kind.CHAT,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            "");

    Case matter = file.toCase("id", FoundNames.of(List.of()), Map.of(1, chat, 2, chat), Map.of());

    assertThat(matter.item(1).orElseThrow().kind())
        .as("read once its key was given")
        .isEqualTo(Kind.CHAT);
    assertThat(matter.item(2).orElseThrow().kind())
        .as("a person says otherwise")
        .isEqualTo(Kind.EMAIL);
  }

  /** The buffer of the YAML reader ends at 1024: an emoji or a rare name may stand across it. */
  @Test
  void aRareCharacterMayStandAnywhere() throws Exception {
    for (int before = 1_000; before < 1_030; before++) {
      String title = "a".repeat(before) + "\uD83D\uDE00\uD842\uDFB7\uD83D\uDE00";
      String yaml = "title: \"" + title + "\"\ncause: " + "b".repeat(3_000) + "\nitems:\n";
      Files.writeString(folder.resolve(CaseFile.NAME), yaml);
      assertThat(
              CaseFile.read(folder)
                  .toCase("x", FoundNames.of(List.of()), Map.of(), Map.of())
                  .title())
          .isEqualTo(title);
    }
  }
}
