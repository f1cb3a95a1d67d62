package org.tiezheng.present.bundle;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.VoiceLine;

/** The voice messages of an item, each with where its sound lies, or why it lies nowhere. */
final class VoiceLines implements Iterable<VoiceLine> {
  /** Under which names importers keep words that the app itself wrote down. */
  private static final List<String> TRANSCRIPTS = List.of("voiceText", "msgVoiceText");

  private static final Text NOT_SEALED =
      new Text("其字节不在已固化的来源中", "its bytes are not in the sources that were sealed");
  private static final Text NOT_TAKEN =
      new Text(
          "其字节在已固化的来源中,但来源已加密或无法再读,未能取出;给出密钥后可重新制作",
          "its bytes are in the sealed source, which is encrypted or cannot be read again: not"
              + " taken out; give its key and make the bundle again");

  private final Iterable<Record> records;
  private final Map<String, DerivedVoices.Kept> kept;

  VoiceLines(Iterable<Record> records, Map<String, DerivedVoices.Kept> kept) {
    this.records = records;
    this.kept = kept;
  }

  /** Numbered like the lines of the full version. */
  @Override
  public Iterator<VoiceLine> iterator() {
    long[] line = new long[1];
    return StreamSupport.stream(records.spliterator(), false)
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .flatMap(message -> {
          line[0]++;
          return message.content() instanceof MessageContent.Media media
                  && media.type() == MediaType.VOICE
              ? Stream.of(line(line[0], message, media))
              : Stream.<VoiceLine>empty();
        })
        .iterator();
  }

  private VoiceLine line(long number, ChatMessage message, MessageContent.Media media) {
    Optional<DerivedVoices.Kept> sound = media.found().map(kept::get);
    return new VoiceLine(
        number,
        message.conversationTitle().isBlank()
            ? message.conversation()
            : message.conversationTitle(),
        message.senderName(),
        message.time(),
        media.millis(),
        Optional.ofNullable(message.extra().get("mediaPath")).or(media::reference).orElse(""),
        media.found(),
        sound.map(DerivedVoices.Kept::file),
        sound.map(DerivedVoices.Kept::taken).orElse(false),
        sound.flatMap(DerivedVoices.Kept::playable),
        sound
            .map(DerivedVoices.Kept::note)
            .orElse(media.found().isEmpty() ? NOT_SEALED : NOT_TAKEN),
        TRANSCRIPTS.stream()
            .map(message.extra()::get)
            .filter(Objects::nonNull)
            .filter(words -> !words.isBlank())
            .findFirst()
            .orElse(""));
  }
}
