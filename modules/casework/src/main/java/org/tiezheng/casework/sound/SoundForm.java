package org.tiezheng.casework.sound;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.audio.SilkPackets;
import org.tiezheng.evidence.Original;

/**
 * How the sound of a file is had, told from what the file was found to be when it was sealed.
 *
 * @param way how its samples are had
 * @param demuxer by which {@code ffmpeg} must read it, so that it never takes a list of other files
 *     for one; empty if it does not
 * @param film whether it has pictures
 * @param playable whether browsers play it as it is
 */
public record SoundForm(Way way, String demuxer, boolean film, boolean playable) {
  private static final int HEAD = 16;
  private static final SoundForm SILK = new SoundForm(Way.SILK, "", false, false);
  private static final Map<String, SoundForm> BY_TYPE =
      Map.ofEntries(
          Map.entry("audio/vnd.wave", new SoundForm(Way.WAVE, "wav", false, true)),
          Map.entry("audio/wav", new SoundForm(Way.WAVE, "wav", false, true)),
          Map.entry("audio/x-wav", new SoundForm(Way.WAVE, "wav", false, true)),
          Map.entry("audio/mpeg", sound("mp3", true)),
          Map.entry("audio/mp4", sound("mov", true)),
          Map.entry("audio/vorbis", sound("ogg", true)),
          Map.entry("audio/opus", sound("ogg", true)),
          Map.entry("application/ogg", sound("ogg", true)),
          Map.entry("audio/ogg", sound("ogg", true)),
          Map.entry("audio/x-flac", sound("flac", true)),
          Map.entry("audio/flac", sound("flac", true)),
          Map.entry("audio/aac", sound("aac", true)),
          Map.entry("audio/x-aac", sound("aac", true)),
          Map.entry("audio/amr", sound("amr", false)),
          Map.entry("audio/amr-wb", sound("amr", false)),
          Map.entry("audio/3gpp", sound("mov", false)),
          Map.entry("audio/x-ms-wma", sound("asf", false)),
          Map.entry("audio/x-caf", sound("caf", false)),
          Map.entry("audio/x-aiff", sound("aiff", false)),
          Map.entry("video/mp4", film("mov", true)),
          Map.entry("application/mp4", film("mov", true)),
          Map.entry("video/quicktime", film("mov", true)),
          Map.entry("video/x-m4v", film("mov", true)),
          Map.entry("video/3gpp", film("mov", false)),
          Map.entry("video/webm", film("matroska", true)),
          Map.entry("video/x-matroska", film("matroska", false)),
          Map.entry("video/x-msvideo", film("avi", false)),
          Map.entry("video/mpeg", film("mpeg", false)));

  /** How samples are had. */
  public enum Way {
    /** By this program, from a file that says where they are. */
    WAVE,
    /** By the decoder of this build. */
    SILK,
    /** By an {@code ffmpeg} of this machine. */
    FFMPEG
  }

  private static SoundForm sound(String demuxer, boolean playable) {
    return new SoundForm(Way.FFMPEG, demuxer, false, playable);
  }

  private static SoundForm film(String demuxer, boolean playable) {
    return new SoundForm(Way.FFMPEG, demuxer, true, playable);
  }

  /** Of an original; empty if it is no recording that we know how to read. */
  public static Optional<SoundForm> of(Original original) {
    return original.mediaType().equals("audio/x-silk")
        ? Optional.of(SILK)
        : Optional.ofNullable(BY_TYPE.get(original.mediaType()));
  }

  /** Of an original whose bytes are at hand, for types that only the bytes show. */
  static Optional<SoundForm> of(Original original, MemorySegment bytes) {
    Optional<SoundForm> known = of(original);
    return known.isPresent()
        ? known
        : SilkPackets.of(bytes.asSlice(0, Math.min(HEAD, bytes.byteSize()))).map(_ -> SILK);
  }
}
