package org.tiezheng.collect;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.tiezheng.collect.container.UnreadableInnerException;

/**
 * A file that came with a source, as it is listed, for who must look at many to find one. Looking
 * makes it no part of the source; that it becomes when it is asked for by its name.
 *
 * @param name as the source's siblings are named
 * @param size in bytes, as it is listed
 * @param content the bytes, as long as the arena; may throw {@link UnreadableInnerException}
 */
public record FileBeside(String name, long size, Function<Arena, MemorySegment> content) {
  /** What a reader makes of the bytes, which are his only while he is called. */
  public <T> T read(Function<MemorySegment, T> reader) {
    try (Arena arena = Arena.ofConfined()) {
      return reader.apply(content.apply(arena));
    }
  }

  /** The name without its folders. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
