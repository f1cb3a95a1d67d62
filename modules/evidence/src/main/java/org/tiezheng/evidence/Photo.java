package org.tiezheng.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * What a picture file says about itself. All of it can be changed by anybody.
 *
 * @param time DateTimeOriginal, else the GPS time
 * @param modified DateTime of the file's own metadata
 * @param software the program that wrote the file, if it says so
 * @param place latitude and longitude in degrees, if stated
 * @param originalTraces whether camera metadata are there at all
 * @param extra every other tag, {@code directory/tag} → description
 */
public record Photo(
    Provenance provenance,
    String mediaType,
    int width,
    int height,
    RecordedTime time,
    RecordedTime modified,
    Optional<String> make,
    Optional<String> model,
    Optional<String> software,
    Optional<Place> place,
    boolean originalTraces,
    Map<String, String> extra)
    implements Record {
  public Photo {
    extra = Map.copyOf(extra);
  }

  /** A place in degrees, WGS 84 as the file states it. */
  public record Place(double latitude, double longitude) {}
}
