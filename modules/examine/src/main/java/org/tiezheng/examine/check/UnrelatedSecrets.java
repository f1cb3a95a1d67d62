package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Transcript;

/** AUD-009: no unrelated privacy and no trade secret is handed in unmasked. */
final class UnrelatedSecrets implements Check.OfItem {
  private static final String WORDS = "secretWords";

  @Override
  public String name() {
    return "audio.secrets.masked";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WORDS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    List<Transcript> transcripts = Transcripts.of(item, context);
    Optional<String> masked = context.answer(item, Answer.MASKED);
    Places found = new Places();
    long read = 0;
    for (Transcript transcript : transcripts) {
      for (Transcript.Segment segment : transcript.segments()) {
        read++;
        if (params.words(WORDS).stream().anyMatch(segment.words()::contains)
            || !PersonalNumbers.in(segment.words()).isEmpty()) {
          found.add(
              context.name(transcript.provenance().original()),
              Transcripts.clock(segment.start().orElse(0L)),
              segment.speaker());
        }
      }
    }
    if (Context.yes(masked)) {
      return Ruling.pass("提交件已遮盖(照所填)", "the copy handed in is masked (as stated)")
          .at(found.list());
    }
    if (!found.isEmpty()) {
      return Ruling.warn(
              "%d 处可能涉及与案件无关的隐私或商业秘密,提交件未遮盖".formatted(found.count()),
              "%d passages may hold unrelated privacy or trade secrets and are not masked"
                  .formatted(found.count()))
          .at(found.list());
    }
    return read == 0
        ? Transcripts.unread()
        : Ruling.pass(
            "查看 %d 段,词表未见隐私或商业秘密".formatted(read),
            "%d passages searched, no word of the list".formatted(read));
  }
}
