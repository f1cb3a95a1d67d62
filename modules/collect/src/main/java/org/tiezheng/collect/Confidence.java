package org.tiezheng.collect;

/** How sure an importer is that it reads a source; the order is from weakest to strongest. */
public enum Confidence {
  /** Not this importer's format. */
  NONE,
  /** Any file: only the importer that takes everything says so. */
  FALLBACK,
  /** The kind of file fits (its media type), its content was not looked at further. */
  POSSIBLE,
  /** Content fits, but other formats could look the same. */
  LIKELY,
  /** A mark that only this format carries was found. */
  CERTAIN
}
