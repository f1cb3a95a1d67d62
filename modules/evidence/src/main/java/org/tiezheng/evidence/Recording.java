package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sound or film file says about itself, and what a screening of it showed. Everything that
 * the file says can be changed by anybody.
 *
 * @param container such as {@code MP4}, {@code WAV}, {@code MP3}
 * @param time when it was made, as the container says
 * @param modified last written, as the container says
 * @param millis its length
 * @param make maker of the device, if stated
 * @param model of the device, if stated
 * @param software the program or encoder that wrote the file, if stated
 * @param extra what else the container says, kept raw
 */
public record Recording(
    Provenance provenance,
    String mediaType,
    String container,
    RecordedTime time,
    RecordedTime modified,
    Optional<Long> millis,
    List<Track> tracks,
    Optional<String> make,
    Optional<String> model,
    Optional<String> software,
    Screening screening,
    Map<String, String> extra)
    implements FileFacts {
  public Recording {
    tracks = List.copyOf(tracks);
    extra = Map.copyOf(extra);
  }

  /** What a track carries. */
  public enum Medium {
    SOUND,
    PICTURE
  }

  /**
   * A track.
   *
   * @param rate samples in a second of a sound track
   * @param channels of a sound track
   * @param width pixels of a picture track
   * @param height pixels of a picture track
   */
  public record Track(
      Medium medium,
      String codec,
      Optional<Long> millis,
      Optional<Integer> rate,
      Optional<Integer> channels,
      Optional<Integer> width,
      Optional<Integer> height) {}

  /**
   * What was looked for and what was seen. That nothing was seen says something only of what was
   * looked for.
   *
   * @param made screenings that were made: {@code container} (order of the parts, edit lists),
   *     {@code encoder} (who wrote it), {@code silence} (abrupt or digital silence), {@code phase},
   *     {@code enf} (hum of the mains), {@code frames} (times of the frames), {@code speech} (where
   *     somebody speaks)
   * @param speech the ranges in which somebody speaks, if that was looked for
   */
  public record Screening(List<String> made, List<Sign> signs, List<Span> speech) {
    /** Nothing was looked for. */
    public static final Screening NONE = new Screening(List.of(), List.of(), List.of());

    public Screening {
      made = List.copyOf(made);
      signs = List.copyOf(signs);
      speech = List.copyOf(speech);
    }
  }

  /**
   * A sign that the file may have been cut or written anew: a candidate for an expert, never a
   * proof.
   *
   * @param screening the one that showed it
   * @param millis from the start of the recording, if the sign has a place there
   */
  public record Sign(
      String screening, Optional<Long> millis, Observation.Weight weight, Text what) {}

  /**
   * A range of the recording.
   *
   * @param from milliseconds from the start
   * @param to milliseconds from the start, not included
   */
  public record Span(long from, long to) {}

  /** Whether it has a track with pictures. */
  public boolean film() {
    return tracks.stream().anyMatch(track -> track.medium() == Medium.PICTURE);
  }

  @Override
  public String line() {
    String length = millis.map(ms -> ms / 1000 + " s").orElse("");
    String codecs = tracks.stream().map(Track::codec).collect(Collectors.joining("+"));
    return Stream.of(
            container,
            codecs,
            length,
            make.orElse(""),
            model.orElse(""),
            software.map(s -> "[" + s + "]").orElse(""))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
