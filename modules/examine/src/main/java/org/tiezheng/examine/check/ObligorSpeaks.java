package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Transcript;

/** AUD-001: the one who is to be bound speaks himself, and something shows that it is he. */
final class ObligorSpeaks implements Check.OfItem {
  @Override
  public String name() {
    return "audio.obligor.speaks";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Transcript> transcripts = Transcripts.of(item, context);
    if (transcripts.isEmpty()) {
      return Transcripts.unread();
    }
    List<String> opponents = context.matter().opponents().stream().map(Party::id).toList();
    Places bound = new Places();
    Places others = new Places();
    Places silent = new Places();
    for (Transcript transcript : transcripts) {
      for (Transcript.Speaker speaker : transcript.speakers()) {
        boolean speaks =
            transcript.segments().stream().anyMatch(s -> s.speaker().equals(speaker.id()));
        boolean opponent = speaker.party().filter(opponents::contains).isPresent();
        (opponent ? speaks ? bound : silent : others)
            .add(context, transcript, speaker.id() + " " + speaker.name());
      }
    }
    if (bound.isEmpty()) {
      boolean nameless =
          transcripts.stream()
              .anyMatch(t ->
                  t.speakers().isEmpty()
                      || t.speakers().stream().anyMatch(s -> s.party().isEmpty()));
      return nameless && silent.isEmpty()
          ? Ruling.unknown(
                  "文字稿没有说明说话人是案件中的谁",
                  "the transcript does not say who of the case the speakers are",
                  "records.transcript.speakers.party")
              .at(others.list())
          : Ruling.fail(
                  "说话人中没有应承担义务的一方,录音不能约束他",
                  "the one who is to be bound does not speak; the recording does not bind him")
              .at(silent.isEmpty() ? others.list() : silent.list());
    }
    return proved(item, context, bound);
  }

  private static Ruling proved(Item item, Context context, Places bound) {
    Optional<String> proof = context.answer(item, Answer.SPEAKER_PROOF);
    if (proof.isEmpty()) {
      return Ruling.unknown(
              "义务人在说话人中,但没有说明怎样证明是他本人",
              "the obligor is among the speakers, but nobody says what shows that it is he",
              Answer.SPEAKER_PROOF.path())
          .at(bound.list());
    }
    List<Integer> absent = CitedItems.absent(proof.get(), context);
    if (Context.none(proof) || Context.no(proof) || !absent.isEmpty()) {
      return Ruling.fail(
              absent.isEmpty() ? "没有说话人身份的依据,对方否认即须鉴定" : "所指的依据不在证据中:" + absent,
              absent.isEmpty()
                  ? "nothing shows who speaks: if he denies it, only an appraisal helps"
                  : "no such item: " + absent)
          .at(Context.label(item), Answer.SPEAKER_PROOF.path(), proof.get());
    }
    return Ruling.pass(
            "义务人本人在说话人中,身份依据已说明(照所填)",
            "the obligor speaks, and what shows it is stated (as stated)")
        .at(Context.label(item), Answer.SPEAKER_PROOF.path(), proof.get());
  }
}
