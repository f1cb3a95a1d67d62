package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;

/** Writes the world as one format. Without state: may be used by several threads at once. */
public interface Renderer {
  /** What the format carries. */
  Capabilities capabilities();

  /**
   * Writes the copy of one side into a folder, which is created.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options);
}
