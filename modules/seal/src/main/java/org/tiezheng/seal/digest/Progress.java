package org.tiezheng.seal.digest;

/** Hears how far a long run has come. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (bytes, files) -> {};

  /**
   * Called from the working threads but never by two at once, after every few megabytes and after
   * every file; both numbers only grow. Unreadable files count as done.
   *
   * @param bytesDone bytes read so far
   * @param filesDone files finished so far
   */
  void advanced(long bytesDone, long filesDone);
}
