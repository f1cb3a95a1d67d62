package org.tiezheng.examine.screens;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * Something that reads the words in a picture of a screen. Found by {@code ServiceLoader}; a build
 * without one checks no screens and says so.
 */
public interface ScreenReader {
  /** Why it does not work on this machine; empty if it does. */
  Optional<Text> unavailable();

  /**
   * Starts it.
   *
   * @throws IOException if its process cannot be started
   */
  Session start() throws IOException;

  /** A reader at work. Not thread-safe. */
  interface Session extends AutoCloseable {
    /**
     * Engine, version and models, so that another can repeat the reading. The same picture gives
     * the same reading on the same kind of processor.
     */
    String engine();

    /** Reads a picture; whatever happens to the reader, the next picture can be read. */
    ScreenReading read(byte[] picture) throws InterruptedException;

    @Override
    void close();
  }
}
