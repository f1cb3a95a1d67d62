package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Transcript;

/**
 * The transcripts of a recording: beside it, in the item that a person names, or in one that names
 * the recording by its digest.
 */
final class Transcripts {
  private static final String READER = "audio.transcript";

  private Transcripts() {}

  static List<Transcript> of(Item item, Context context) {
    List<Item> named = new ArrayList<>(List.of(item));
    context
        .answer(item, Answer.VOICE_TRANSCRIPT)
        .ifPresent(answer -> named.addAll(CitedItems.present(answer, context)));
    List<Transcript> all = new ArrayList<>();
    for (Item place : context.matter().items()) {
      boolean here = named.contains(place);
      if (here || readAsTranscript(place)) {
        try (Stream<Transcript> found = context.records(place, Transcript.class)) {
          found
              .filter(t ->
                  (here && t.recording().isEmpty()) || item.originals().contains(t.recording()))
              .forEach(all::add);
        }
      }
    }
    return Transcript.standing(all);
  }

  /** The digests of the recordings that the transcripts of an item name. */
  static Set<String> recordings(Item item, Context context) {
    if (!readAsTranscript(item)) {
      return Set.of();
    }
    try (Stream<Transcript> found = context.records(item, Transcript.class)) {
      return found
          .map(Transcript::recording)
          .filter(sha -> !sha.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** It names its recording itself, so nobody need say which item it belongs to. */
  private static boolean readAsTranscript(Item item) {
    return item.reading().filter(r -> r.importer().contains(READER)).isPresent();
  }

  /** Nobody has written the recording down, or what was written was not read. */
  static Ruling unread() {
    return Ruling.unknown(
        "没有读到录音文字稿",
        "no transcript was read",
        "records.transcript",
        Answer.VOICE_TRANSCRIPT.path());
  }

  /** The place of a segment, by its time. */
  static Pointer at(Context context, Transcript transcript, Transcript.Segment segment) {
    Pointer whole = Places.at(context, transcript, segment.speaker() + ": " + segment.words());
    return new Pointer(whole.file(), clock(segment.start().orElse(0L)), whole.value());
  }

  static void add(
      Places places, Context context, Transcript transcript, Transcript.Segment segment) {
    Pointer pointer = at(context, transcript, segment);
    places.add(pointer.file(), pointer.where(), pointer.value());
  }

  /** As a person reads a time: minutes and seconds. */
  static String clock(long millis) {
    return "%02d:%02d".formatted(millis / 60_000, millis / 1000 % 60);
  }
}
