package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.MessageContent;

/** A key version for editing with very many lines, written one by one and read back. */
class EditedKeyTest {
  private static final List<String> ODD =
      List.of(
          "还款 5,000 元",
          "👨‍👩‍👧 emoji 与 𠮷 字",
          "شكرا 右起文字",
          "控制\u0007字符\u202E反向",
          "第一行\n第二行 <b>&amp;</b>",
          "半个\uD83D代理");

  @TempDir Path folder;

  private static ChatRecord chat(int lines) {
    // Made anew whenever they are asked for: nothing holds them all.
    Iterable<ChatMessage> messages =
        () ->
            IntStream.rangeClosed(1, lines)
                .mapToObj(n ->
                    Samples.message(
                        n, n % 3 == 0, new MessageContent.Words(ODD.get(n % ODD.size()) + " " + n)))
                .iterator();
    ChatRecord some = Samples.chatRecord(List.of());
    return new ChatRecord(
        some.item(),
        some.title(),
        some.application(),
        some.own(),
        some.others(),
        some.persons(),
        some.sources(),
        some.importer(),
        some.grade(),
        some.gaps(),
        some.notes(),
        Scope.WHOLE,
        messages);
  }

  @ParameterizedTest
  @CsvSource({"zh, 10000", "en, 10000"})
  @Tag("DOC-CHAT-KEY")
  void everyLineIsWrittenAndReadBackVerbatim(String language, int usual) throws Exception {
    int lines = Boolean.getBoolean("long") ? 20 * usual : usual;
    PaperFacts facts = Samples.facts(Locale.forLanguageTag(language));
    ChatRecord chat = chat(lines);
    LinePages pages = new LinePages();
    IntStream.rangeClosed(1, lines).forEach(n -> pages.add(n, 1 + n / 30));
    KeyChoice choice =
        new KeyChoice(
            Stream.of(new LineRange(1, lines / 2), new LineRange(lines / 2 + 10, lines - 1))
                .map(range -> new KeyChoice.Passage("借款交付", true, List.of(range), "", "说明"))
                .toList(),
            1,
            Map.of("毛爷爷", "人民币"),
            Optional.empty());
    FullVersion full =
        new FullVersion(
            new Printed(folder.resolve("full.pdf"), lines / 30 + 2, Map.of()), "F-1", pages);
    Path file = folder.resolve("key.docx");
    new ChatKeyDocument(facts, chat, choice, full, 1, 0).docx(file);

    try (EditedKey key = EditedKey.open(file)) {
      EditedKey.Found found = key.compare(chat, choice, pages, facts);
      assertThat(found.differing()).isEmpty();
      assertThat(found.printed()).isEqualTo(found.rows()).isEqualTo(lines - 7);
    }
  }
}
