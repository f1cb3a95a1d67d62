package org.tiezheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Link;

/** What a person wrote stays, whatever style it has; what is added can be read again. */
class CaseFileAdditionsTest {
  private static final String NASTY = "他说:\"#5万\" - {a: b}, [c] & *d ! %, 'e' \\ 中\uD83D\uDE00文";

  @TempDir Path folder;

  private CaseFile file(String text) throws Exception {
    Files.writeString(folder.resolve(CaseFile.NAME), text);
    return CaseFile.read(folder);
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve(CaseFile.NAME));
  }

  private static Case matter(CaseFile file) {
    return file.toCase("id", FoundNames.of(List.of()), Map.of(), Map.of());
  }

  private static Fact fact(String id) {
    return new Fact(
        id,
        NASTY,
        Optional.of("me"),
        Fact.Standard.BEYOND_REASONABLE_DOUBT,
        List.of(
            new Fact.Slot("交付金额", Fact.SlotType.AMOUNT, "", List.of()),
            new Fact.Slot(NASTY, Fact.SlotType.DATE, "", List.of())),
        Optional.of("loan/delivery"));
  }

  /** All that a person wrote, in its order, without white space and the signs for "nothing". */
  private static void assertKept(String old, String now) {
    String rest = old.replaceAll("\\[\\s*]|\"\"|''|\\s", "");
    int at = 0;
    for (int i = 0; i < now.length() && at < rest.length(); i++) {
      at += now.charAt(i) == rest.charAt(at) ? 1 : 0;
    }
    assertThat(at).as("kept of\n%s\nin\n%s", old, now).isEqualTo(rest.length());
    assertThat(now.lines())
        .containsAll(old.lines().filter(l -> l.strip().startsWith("#")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facts: []   # 说明 [] {}\nlinks: []\nitems:\n",
        "title: t\nitems:\n  - number: 1\n    title: x # facts: []\n",
        "facts:\nlinks:\nitems: []\n",
        "facts:   # 空\n\nlinks: # 空\n# 尾\nitems:\n",
        "facts:\n- {id: a, title: A} # 一\n# 二\n\nlinks:\n- {item: 1, fact: a}\nitems:\n",
        "facts:\n      - id: a\n        title: |\n          多行\n          # 不是说明\n\n# 说明\nitems:\n",
        "facts: [{id: a, title: 'A'}]\nlinks: [{item: 1, fact: a}, ]\nitems:\n",
        "facts: [\n  {id: a, title: A},\n  {id: b, slots: [{name: 金额, type: AMOUNT}]}\n]\nitems:\n",
        "facts: []\r\nlinks: []\r\nitems:\r\n",
        "items:\n  - number: 1\nfacts:\n  - id: a\n    slots:\n      - name: n",
        "{facts: [], links: [], items: []}",
        "# \uD83D\uDE00 表情\ntitle: \"\uD83D\uDE00\"\nfacts: []\nitems:\n",
        "title: only",
      })
  void whatAPersonWroteStays(String old) throws Exception {
    CaseFile before = file(old);
    Case was = matter(before);
    Link link = new Link(3, "fact-1", false, Optional.of("120-131, 140"), NASTY);

    CaseFile after = CaseFileAdditions.facts(before, List.of(fact("fact-1"), fact("fact-2")));
    after = CaseFileAdditions.link(after, link);
    after = CaseFileAdditions.value(after, "fact-1", "交付金额", "8万元");
    after =
        CaseFileAdditions.reading(after, "fact-1", NASTY, new Fact.SlotReading(3, NASTY, "第 7 行"));
    after = CaseFileAdditions.reading(after, "fact-1", NASTY, new Fact.SlotReading(4, "x", ""));

    assertKept(old, text());
    Case now = matter(CaseFile.read(folder));
    assertThat(now).isEqualTo(matter(after));
    assertThat(now.facts().subList(0, was.facts().size())).isEqualTo(was.facts());
    assertThat(now.links().subList(0, was.links().size())).isEqualTo(was.links());
    assertThat(now.links().getLast()).isEqualTo(link);
    assertThat(now.items()).isEqualTo(was.items());
    Fact first = now.facts().get(was.facts().size());
    assertThat(first.title()).isEqualTo(NASTY);
    assertThat(first.slots().getFirst().value()).isEqualTo("8万元");
    assertThat(first.slots().getLast().readings())
        .extracting(Fact.SlotReading::value)
        .containsExactly(NASTY, "x");
    assertThat(now.facts().getLast()).isEqualTo(fact("fact-2"));
    if (old.contains("\r\n")) {
      assertThat(text().replace("\r\n", "")).doesNotContain("\n");
    }
  }

  @Test
  void aPersonsOwnSlotTakesValuesInWhateverStyleItIsWritten() throws Exception {
    for (String slots :
        List.of(
            "[{name: n, type: AMOUNT}]",
            "[{name: n, type: AMOUNT, value: ''}]",
            "[ { name: n, value: , type: AMOUNT } ]",
            "\n      - name: n # 名\n        type: AMOUNT\n        # 尾\n",
            "\n      - name: n\n        value:\n        type: AMOUNT\n        readings:\n")) {
      String old = "facts:\n  - id: a\n    slots: " + slots + "\nitems:\n";
      CaseFile file = file(old);
      file = CaseFileAdditions.value(file, "a", "n", "80000");
      CaseFileAdditions.reading(file, "a", "n", new Fact.SlotReading(1, "8万", "第 3 行"));
      Fact.Slot slot = matter(CaseFile.read(folder)).facts().getFirst().slots().getFirst();
      assertThat(slot.value()).as(slots).isEqualTo("80000");
      assertThat(slot.readings()).as(slots).containsExactly(new Fact.SlotReading(1, "8万", "第 3 行"));
      assertKept(old, text());
    }
  }

  @Test
  void aValueThatStandsIsNotWrittenOver() throws Exception {
    String old = "facts: [{id: a, slots: [{name: n, type: AMOUNT, value: '70000'}]}]\nitems:\n";
    CaseFile file = file(old);
    assertThatThrownBy(() -> CaseFileAdditions.value(file, "a", "n", "80000"))
        .isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> CaseFileAdditions.value(file, "a", "没有", "80000"))
        .isInstanceOf(CaseFileException.class)
        .hasMessageContaining("没有");
    assertThat(text()).isEqualTo(old);
  }

  @Test
  void whereNothingCanBeAddedNothingIsWrittenAndThePlaceIsNamed() throws Exception {
    for (String old :
        List.of(
            "facts: [{id: a} # 说明\n]\nlinks: &x []\nitems:\n",
            "facts: [{id: a} # ,\n  # ]\n]\nitems:\n")) {
      CaseFile file = file(old);
      try {
        CaseFileAdditions.facts(file, List.of(fact("b")));
        assertKept(old, text());
        assertThat(matter(CaseFile.read(folder)).facts()).hasSize(2);
      } catch (CaseFileException e) {
        assertThat(e).hasMessageContaining("facts").hasMessageContaining("docs/case-yaml.md");
        assertThat(text()).isEqualTo(old);
      }
    }
  }

  @Test
  void whatAPersonChangedMeanwhileIsKept() throws Exception {
    CaseFile stale = file("facts: []\nitems:\n");
    Files.writeString(folder.resolve(CaseFile.NAME), "title: neu\nfacts: []\nitems:\n");
    CaseFileAdditions.facts(stale, List.of(fact("a")));
    assertThat(text()).startsWith("title: neu\n").contains("- id: \"a\"");
  }

  /** Styles and contents at random; every addition is told apart from what was there. */
  @Test
  void randomStylesStayWhatTheyAre() throws Exception {
    Random random = new Random(20_261_126);
    int rounds = Boolean.getBoolean("long") ? 3_000 : 120;
    for (int round = 0; round < rounds; round++) {
      String old = random(random);
      CaseFile before = file(old);
      List<Fact> was = matter(before).facts();
      try {
        CaseFile after = CaseFileAdditions.facts(before, List.of(fact("new")));
        CaseFileAdditions.link(after, new Link(1, "new", true, Optional.empty(), ""));
        Case now = matter(CaseFile.read(folder));
        assertThat(now.facts().subList(0, was.size())).as(old).isEqualTo(was);
        assertThat(now.facts()).as(old).hasSize(was.size() + 1);
        assertKept(old, text());
      } catch (CaseFileException refused) {
        assertThat(text()).as("refused, so untouched").isEqualTo(old);
      }
    }
  }

  private static String random(Random random) {
    List<String> facts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      facts.add(
          "{id: f"
              + i
              + ", title: "
              + List.of("A", "'#'", "\"]}\"", "款").get(random.nextInt(4))
              + "}");
    }
    String comment = List.of("", " # 注 ]}", "  #").get(random.nextInt(3));
    String list =
        switch (random.nextInt(3)) {
          case 0 -> " [" + String.join(", ", facts) + "]" + comment + "\n";
          case 1 ->
              facts.isEmpty()
                  ? comment + "\n"
                  : " [\n    " + String.join(",\n    ", facts) + "\n  ]" + comment + "\n";
          default -> {
            String indent = " ".repeat(random.nextInt(5));
            StringBuilder block = new StringBuilder(comment + "\n");
            facts.forEach(
                f -> block.append(indent).append("- ").append(f).append(comment).append('\n'));
            yield block.toString();
          }
        };
    String blank = random.nextBoolean() ? "\n# 注释\n" : "";
    return "title: x"
        + comment
        + "\n"
        + blank
        + "facts:"
        + list
        + blank
        + "items:\n  - number: 1\n";
  }
}
