package org.tiezheng.collect.recording;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Recording.Medium;
import org.tiezheng.evidence.Recording.Track;

/** Reads what a sound or film file says about itself, whatever its container is. */
public final class RecordingFacts {
  /** Bytes of a frame by its type, the heading included. */
  private static final int[] NARROW = {13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1};

  private static final int[] WIDE = {18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1};

  private RecordingFacts() {}

  /**
   * Reads a file. A container that is not known gives a recording of which nothing was screened; a
   * damaged one what could be read, and says so.
   */
  public static Recording of(MemorySegment segment, Provenance place, String mediaType) {
    Bytes bytes = new Bytes(segment);
    Draft draft = new Draft();
    try {
      if (bytes.ascii(0, 4).equals("RIFF") && bytes.ascii(8, 4).equals("WAVE")) {
        Riff.read(bytes, draft);
      } else if (bytes.ascii(4, 4).equals("ftyp")) {
        Mp4.read(bytes, draft);
      } else if (WebM.begins(bytes)) {
        WebM.read(bytes, draft);
      } else if (Mp3.begins(bytes)) {
        Mp3.read(bytes, draft);
      } else if (bytes.ascii(0, 6).equals("#!AMR\n")) {
        amr(bytes, 6, NARROW, draft);
      } else if (bytes.ascii(0, 9).equals("#!AMR-WB\n")) {
        amr(bytes, 9, WIDE, draft);
      }
    } catch (IndexOutOfBoundsException e) {
      draft.extra("damaged", "true");
      draft.sign("container", Optional.empty(), Weight.NOTABLE, "文件不完整", "the file ends too early");
    }
    return draft.finish(place, mediaType);
  }

  /**
   * A voice whose packets were counted.
   *
   * @param container such as SILK
   */
  public static Recording voice(
      String container, long packets, long millis, Provenance place, String mediaType) {
    Draft draft = new Draft();
    sound(draft, container, container, packets, millis);
    return draft.finish(place, mediaType);
  }

  private static void sound(Draft draft, String container, String codec, long frames, long millis) {
    draft.container(container);
    draft.millis(millis);
    draft.extra("frames", Long.toString(frames));
    draft.track(
        new Track(
            Medium.SOUND,
            codec,
            Optional.of(millis),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    // These formats have no place for the name of a program.
    draft.screened("container");
    draft.screened("encoder");
  }

  /** AMR (RFC 4867 section 5): frames of 20 ms whose size follows from their first byte. */
  private static void amr(Bytes bytes, long from, int[] sizes, Draft draft) {
    long frames = 0;
    long at = from;
    while (at < bytes.size()) {
      at += sizes[bytes.u8(at) >> 3 & 15];
      frames++;
    }
    sound(draft, "AMR", Arrays.equals(sizes, WIDE) ? "AMR-WB" : "AMR", frames, frames * 20);
    if (at > bytes.size()) {
      draft.sign(
          "container",
          Optional.of(frames * 20),
          Weight.NOTABLE,
          "最后一帧不完整",
          "the last frame is cut off");
    }
  }
}
