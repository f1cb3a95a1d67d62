package org.tiezheng.collect;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists everything below the files and folders that a person named, in the order of the names'
 * bytes. Links are listed, never followed out; devices and pipes are never opened.
 */
public final class FolderWalk {
  private FolderWalk() {}

  /**
   * Walks lazily; only the folders between a root and the place reached are held in memory.
   *
   * @param roots files and folders, in the order wanted
   */
  public static Stream<Found> walk(List<Path> roots) {
    return new Walk(roots).stream();
  }
}
