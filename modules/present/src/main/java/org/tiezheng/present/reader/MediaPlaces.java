package org.tiezheng.present.reader;

import java.util.Map;
import java.util.Optional;

/**
 * Where pictures and voices lie within the bundle, by the SHA-256 of the bytes as found.
 *
 * @param files the bytes themselves
 * @param playable what was made of a voice for listening
 */
public record MediaPlaces(Map<String, String> files, Map<String, String> playable) {
  public MediaPlaces {
    files = Map.copyOf(files);
    playable = Map.copyOf(playable);
  }

  Optional<String> file(String sha256) {
    return Optional.ofNullable(files.get(sha256));
  }

  Optional<String> playable(String sha256) {
    return Optional.ofNullable(playable.get(sha256));
  }
}
