package org.tiezheng.casework.sound;

import java.io.IOException;
import org.tiezheng.evidence.Text;

/**
 * Samples of a recording, one after the other and never all at once. Several channels are heard as
 * one. Not thread-safe.
 */
interface SoundStream extends AutoCloseable {
  /** Samples in a second. */
  int rate();

  /** How many there will be; 0 if it is not known before they were read. */
  long expected();

  /**
   * The next samples, from -1 to 1.
   *
   * @return how many there were; -1 at the end
   */
  int read(float[] into) throws IOException;

  /** What made samples of the file, and what a reader should know of it; known at the end. */
  Text made();

  @Override
  void close() throws IOException;
}
