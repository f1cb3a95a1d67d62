package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.tiezheng.evidence.MessageContent.Media;

/** Finds the bytes that a message names among what was collected with the store. */
@FunctionalInterface
public interface MediaFiles {
  /** A store without its media. */
  MediaFiles NONE = (_, _) -> Optional.empty();

  /**
   * The bytes of a message's picture, voice, video or file.
   *
   * @return empty if they were not collected with it
   */
  Optional<Found> find(StoredMessage message, Media media);

  /**
   * Bytes that were found.
   *
   * @param reference where they lie
   * @param sha256 of the bytes as they lie there
   * @param md5 of what they hold, after decoding; empty if it was not computed
   * @param bytes length of what they hold, after decoding
   * @param millis how long a voice is by its own packets
   * @param note what a person should know, such as an unknown picture format; may be empty
   */
  record Found(
      String reference,
      String sha256,
      Optional<String> md5,
      Optional<Long> bytes,
      Optional<Long> millis,
      String note) {
    /** A voice by its bytes, in SILK or not. */
    public static Found voice(
        String reference, String sha256, Optional<String> md5, MemorySegment bytes, String other) {
      Optional<SilkVoice> silk = SilkVoice.of(bytes);
      return new Found(
          reference,
          sha256,
          md5,
          Optional.of(bytes.byteSize()),
          silk.map(SilkVoice::millis),
          silk.map(SilkVoice::note).orElse(other));
    }
  }
}
