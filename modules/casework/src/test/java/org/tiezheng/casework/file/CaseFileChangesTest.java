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
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        // flow, on one line
        "copies: 2 # 份\n"
            + "items:\n"
            + "  - {number: 1, title: a, content: \"b\", conversations: [x, y], attributes:"
            + " {remark: r}}\n",
        // block, with comments in the middle and a text over several lines
        "copies: 2\n"
            + "items:\n"
            + "  # 第一项\n"
            + "  - number: 1 # 号\n"
            + "    title: a\n"
            + "    content: |\n"
            + "      b\n"
            + "      c\n"
            + "    conversations:\n"
            + "      # 我选的\n"
            + "      - x\n"
            + "      - y\n"
            + "    attributes:\n"
            + "      remark: r # 备\n"
            + "    catalogued: true\n",
        // lists at the column of their key, windows lines, nothing at the end
        "items:\r\n"
            + "- number: 1\r\n"
            + "  conversations:\r\n"
            + "  - x\r\n"
            + "  - y\r\n"
            + "  content: >\r\n"
            + "    b\r\n"
            + "    c\r\n\r\n"
            + "  attributes:\r\n"
            + "    remark: 'r'",
        // nothing there yet
        "items:\n  - number: 1\n    attributes:\n",
        "items:\n  - number: 1\n",
      })
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
