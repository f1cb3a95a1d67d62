package org.tiezheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;

/** A person's changes replace values and nothing else, all or none of them. */
class CaseFileChangesTest {
  private static final String NASTY =
      "他说:\"#5万\" - {a: b}, [c] & *d ! %, 'e' \\ 中\uD83D\uDE00文\n第二行";

  @TempDir Path folder;

  private CaseFile file(String text) throws Exception {
    Files.writeString(folder.resolve(CaseFile.NAME), text);
    return CaseFile.read(folder);
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve(CaseFile.NAME));
  }

  private Item item() throws Exception {
    return matter().item(1).orElseThrow();
  }

  private Case matter() throws Exception {
    return CaseFile.read(folder).toCase("id", FoundNames.of(List.of()), Map.of(), Map.of());
  }

  private static CaseFileChanges changes(CaseFile file) throws Exception {
    return CaseFileChanges.to(file, CaseFileChanges.version(file));
  }

  static List<String> files() {
    String flow =
        """
        copies: 2 # 份
        items:
          - {number: 1, title: a, content: "b", conversations: [x, y], attributes: {remark: r}}
        """;
    String block =
        """
        copies: 2
        items:
          # 第一项
          - number: 1 # 号
            title: a
            content: |
              b
              c
            conversations:
              # 我选的
              - x
              - y
            attributes:
              remark: r # 备
            catalogued: true
        """;
    // Lists at the column of their key, lines of Windows, nothing at the end.
    String windows =
        """
        items:
        - number: 1
          conversations:
          - x
          - y
          content: >
            b
            c

          attributes:
            remark: 'r'
        """
            .strip()
            .replace("\n", "\r\n");
    String empty =
        """
        items:
          - number: 1
            attributes:
        """;
    return List.of(flow, block, windows, empty, "items:\n  - number: 1\n");
  }

  @ParameterizedTest
  @MethodSource("files")
  void whateverStandsThereGivesWayAndCommentsStay(String yaml) throws Exception {
    CaseFile before = file(yaml);
    changes(before)
        .ofCase("copies", 3)
        .ofItem(1, "content", NASTY)
        .ofItem(1, "conversations", List.of("甲", "id:2"))
        .ofItem(1, "glossary", Map.of("老王: #1", NASTY))
        .ofItem(1, "catalogued", true)
        .attribute(1, "remark", NASTY)
        .attribute(1, Item.LISTED_AS, "2-3")
        .write();
    assertThat(item().content()).isEqualTo(NASTY);
    assertThat(item().selection().orElseThrow().conversations()).containsExactly("甲", "id:2");
    assertThat(item().selection().orElseThrow().glossary()).containsEntry("老王: #1", NASTY);
    assertThat(item().attributes()).containsEntry("remark", NASTY).containsEntry("listedAs", "2-3");
    assertThat(item().catalogued()).isTrue();
    assertThat(matter().copies()).isEqualTo(3);
    for (String comment : List.of("# 份", "# 第一项", "# 号", "# 我选的", "# 备")) {
      assertThat(text().contains(comment)).as(comment).isEqualTo(yaml.contains(comment));
    }
    // What is there already is not written again.
    assertThat(changes(CaseFile.read(folder)).ofItem(1, "content", NASTY).any()).isFalse();
  }

  @Test
  void anotherVersionIsRefusedAndNothingWritten() throws Exception {
    CaseFile seen = file("copies: 1\nitems:\n  - number: 1\n");
    String version = CaseFileChanges.version(seen);
    String others = "copies: 1\nitems:\n  - number: 1\n    title: 别人写的\n";
    file(others);
    assertThatThrownBy(() -> CaseFileChanges.to(seen, version).ofCase("copies", 5).write())
        .isInstanceOf(ChangedMeanwhile.class)
        .hasMessageContaining("not written");
    assertThat(text()).isEqualTo(others);
  }

  @Test
  void whatCannotBeStatedLeavesAllAsItWas() throws Exception {
    String yaml = "items:\n  - number: 1\n    title: a\n";
    CaseFile before = file(yaml);
    CaseFileChanges changes =
        changes(before).ofItem(1, "title", "b").ofItem(1, "copyGrade", "DEEMED_ORIGINAL");
    assertThatThrownBy(changes::write).hasMessageContaining("copyGradeReason");
    assertThatThrownBy(() -> changes(before).ofItem(7, "title", "b"))
        .hasMessageContaining("items.7");
    assertThat(text()).isEqualTo(yaml);
  }

  @Test
  void aCommentThatCannotBeKeptIsNotLost() throws Exception {
    String yaml = "items:\n  - number: 1\n    conversations:\n      - x # 为什么\n      - y\n";
    CaseFile before = file(yaml);
    assertThatThrownBy(() -> changes(before).ofItem(1, "conversations", List.of("z")))
        .hasMessageContaining("conversations");
    assertThat(text()).isEqualTo(yaml);
  }
}
