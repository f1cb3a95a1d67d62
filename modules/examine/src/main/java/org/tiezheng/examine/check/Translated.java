package org.tiezheng.examine.check;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;

/** G-018: a foreign-language item comes with a Chinese translation. */
final class Translated implements Check.OfItem {
  private static final String SHARE = "hanPercent";
  private static final String LETTERS = "letters";
  private static final int SAMPLE = 2_000;

  @Override
  public String name() {
    return "form.language.translated";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(SHARE, LETTERS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录", "not in the catalogue");
    }
    String label = Context.label(item);
    if (Context.yes(context.answer(item, Answer.FOREIGN_PUBLIC))
        && context.answer(item, Answer.AUTHENTICATED).isEmpty()) {
      return Ruling.fail("域外形成的公文书证没有公证或证明手续", "a public document formed abroad is not notarised")
          .at(label, Answer.AUTHENTICATED.path(), "");
    }
    Optional<String> translation = context.answer(item, Answer.TRANSLATION);
    if (translation.isPresent()) {
      return Ruling.pass("附有中文译本(译文是否准确未查)", "a Chinese translation is there (not compared)")
          .at(label, Answer.TRANSLATION.path(), translation.get());
    }
    Optional<String> language = context.answer(item, Answer.LANGUAGE);
    if (language.isPresent()) {
      return language.get().toLowerCase(Locale.ROOT).startsWith("zh")
          ? Ruling.notApplicable("中文材料", "it is in Chinese")
          : Ruling.fail("外文材料没有中文译本", "it is in a foreign language without a translation")
              .at(label, Answer.LANGUAGE.path(), language.get());
    }
    return byText(item, context, params);
  }

  private static Ruling byText(Item item, Context context, Params params) {
    long[] counts = new long[2];
    try (Stream<Record> records = context.records(item)) {
      records
          .limit(SAMPLE)
          .forEach(record -> {
            String text =
                switch (record) {
                  case ChatMessage m when m.content() instanceof MessageContent.Words(String w) ->
                      w;
                  case TextMessage m -> m.text();
                  case Mail mail -> mail.text();
                  case Payment p -> p.description();
                  default -> "";
                };
            text.codePoints()
                .filter(Character::isLetter)
                .forEach(c ->
                    counts[Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 0 : 1]++);
          });
    }
    long letters = counts[0] + counts[1];
    if (letters < params.number(LETTERS)) {
      return Ruling.unknown(
          "文字太少,判断不出语言", "too little text to tell the language", Answer.LANGUAGE.path());
    }
    long percent = counts[0] * 100 / letters;
    String label = Context.label(item);
    return percent >= params.number(SHARE)
        ? Ruling.notApplicable(
            "主要是中文(汉字占 %d%%)".formatted(percent), "mostly Chinese (%d %% Han)".formatted(percent))
        : Ruling.warn(
                "看来是外文(汉字占 %d%%),没有译本".formatted(percent),
                "seems to be foreign (%d %% Han) and has no translation".formatted(percent))
            .at(label, "text", percent + " %");
  }
}
