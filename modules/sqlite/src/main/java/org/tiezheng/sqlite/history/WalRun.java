package org.tiezheng.sqlite.history;

import org.tiezheng.sqlite.WalGeneration;

/**
 * The committed frames of a generation within a segment.
 *
 * @param generation whose they are
 * @param start how many frames of the segment come before
 */
record WalRun(WalGeneration generation, long start) {
  long frames() {
    return generation.committedEnd() - generation.firstFrame();
  }

  boolean has(long frame) {
    return frame >= generation.firstFrame() && frame < generation.committedEnd();
  }

  /** Position of a frame in the time of the segment. */
  long time(long frame) {
    return start + frame - generation.firstFrame();
  }

  long frame(long time) {
    return time - start + generation.firstFrame();
  }
}
