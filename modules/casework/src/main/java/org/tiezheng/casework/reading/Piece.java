package org.tiezheng.casework.reading;

import java.util.Optional;
import org.tiezheng.evidence.Original;

/**
 * What an item is read from: a sealed original, or a file inside a container.
 *
 * @param original the sealed file; of a container, the one that names the others
 * @param inner path inside the container
 */
public record Piece(Original original, Optional<String> inner) {
  /** Between the name of a container and the path inside, as {@code case.yaml} writes it. */
  public static final String INSIDE = "!/";

  public static Piece of(Original original) {
    return new Piece(original, Optional.empty());
  }

  public static Piece inside(Original container, String path) {
    return new Piece(container, Optional.of(path));
  }

  /** As {@code case.yaml} names it. */
  public String name() {
    return original.name() + inner.map(path -> INSIDE + path).orElse("");
  }
}
