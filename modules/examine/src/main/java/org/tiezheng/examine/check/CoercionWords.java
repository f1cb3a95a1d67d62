package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Transcript;

/** AUD-005: nobody in the talk threatens or is forced. Words are candidates; a person decides. */
final class CoercionWords implements Check.OfItem {
  private static final String THREATS = "threats";

  @Override
  public String name() {
    return "audio.words.coercion";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(THREATS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> coerced = context.answer(item, Answer.COERCED);
    if (Context.yes(coerced)) {
      return Ruling.fail(
              "谈话时有胁迫、拘禁或威胁,不是真实意思表示",
              "there was force, detention or a threat: no true declaration of will")
          .at(Context.label(item), Answer.COERCED.path(), coerced.get());
    }
    List<Transcript> transcripts = Transcripts.of(item, context);
    Places found = new Places();
    long read = 0;
    for (Transcript transcript : transcripts) {
      for (Transcript.Segment segment : transcript.segments()) {
        read++;
        String words = segment.words().toLowerCase(Locale.ROOT);
        if (params.words(THREATS).stream().anyMatch(words::contains)) {
          Transcripts.add(found, context, transcript, segment);
        }
      }
    }
    if (!found.isEmpty()) {
      return Ruling.warn(
              "%d 处言语可能被认为是威胁或胁迫,请律师审阅前后文".formatted(found.count()),
              "%d passages may be taken as a threat: have a lawyer read them in their context"
                  .formatted(found.count()))
          .at(found.list());
    }
    if (read == 0) {
      return Transcripts.unread();
    }
    return coerced.isEmpty()
        ? Ruling.unknown(
            "词表未见威胁言语,但没有说明谈话时的情形",
            "no threatening word of the list, but nobody says what the circumstances were",
            Answer.COERCED.path())
        : Ruling.pass(
            "查看 %d 段,词表未见威胁言语;谈话时无胁迫(照所填)".formatted(read),
            "%d passages searched, no word of the list; no force (as stated)".formatted(read));
  }
}
