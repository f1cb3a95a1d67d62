package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/**
 * AUD-004: the recording is of a talk in which the one who recorded took part, made with ordinary
 * means, not in a place or on a device where the others may expect that nobody listens.
 */
final class LawfulRecording implements Check.OfItem {
  private static final List<String> PLACES =
      List.of("own", "public", "call", "othersHome", "othersCar", "othersDevice");

  @Override
  public String name() {
    return "audio.recording.lawful";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    Optional<String> part = context.answer(item, Answer.OWN_CONVERSATION);
    if (Context.no(part)) {
      return Ruling.fail(
              "录音人没有参加谈话:在他人之间偷录",
              "the one who recorded took no part in the talk: others were listened to")
          .at(label, Answer.OWN_CONVERSATION.path(), part.get());
    }
    Optional<String> means = context.answer(item, Answer.RECORDING_MEANS);
    if (means.filter("special"::equalsIgnoreCase).isPresent()) {
      return Ruling.fail("用了窃听专用器材", "equipment made for bugging was used")
          .at(label, Answer.RECORDING_MEANS.path(), means.get());
    }
    Optional<String> place = context.answer(item, Answer.RECORDING_PLACE);
    if (place.filter(p -> p.equals("othersCar") || p.equals("othersDevice")).isPresent()) {
      return Ruling.fail("在他人的车内或设备上录的", "it was recorded in another's car or on another's device")
          .at(label, Answer.RECORDING_PLACE.path(), place.get());
    }
    List<String> missing = new ArrayList<>();
    if (!Context.yes(part)) {
      missing.add(Answer.OWN_CONVERSATION.path());
    }
    if (means.filter("ordinary"::equalsIgnoreCase).isEmpty()) {
      missing.add(Answer.RECORDING_MEANS.path());
    }
    if (place.filter(PLACES::contains).isEmpty()) {
      missing.add(Answer.RECORDING_PLACE.path());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
          "没有说明是否本人谈话、在哪里、用什么录的",
          "nobody says whether it was an own talk, where and with what it was recorded",
          missing);
    }
    return place.get().equals("othersHome")
        ? Ruling.warn(
                "在他人住所录音:须说明本人在场参加谈话,没有安放窃听器",
                "recorded in another's home: say that you were there and took part, and that"
                    + " nothing was planted")
            .at(label, Answer.RECORDING_PLACE.path(), place.get())
        : Ruling.pass(
                "本人参加的谈话,用普通设备录制(照所填)", "an own talk, recorded with ordinary means (as stated)")
            .at(label, Answer.RECORDING_PLACE.path(), place.get());
  }
}
