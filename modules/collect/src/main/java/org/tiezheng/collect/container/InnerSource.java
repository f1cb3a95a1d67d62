package org.tiezheng.collect.container;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.collect.FileBeside;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;

/** Members of a container as sealed members; the bytes of each are made once. Not thread-safe. */
final class InnerSource {
  private final OpenedContainer container;
  private final Arena arena;
  private final Map<Long, MemorySegment> made = new HashMap<>();

  InnerSource(OpenedContainer container, Arena arena) {
    this.container = container;
    this.arena = arena;
  }

  SealedSource of(Inner main, Limits limits) {
    // What is there counts, not what the container states.
    long size = bytes(main).byteSize();
    return new SealedSource(
        member(main, size),
        path -> container.find(path).filter(Inner::readable).map(m -> member(m, m.size())),
        limits,
        StoreKeys.NONE,
        () -> container.members().filter(Inner::readable).map(this::beside));
  }

  private FileBeside beside(Inner inner) {
    return new FileBeside(inner.path(), inner.size(), own -> container.bytes(inner, own).bytes());
  }

  private Member member(Inner inner, long size) {
    return new Member(
        inner.path(), inner.original().orElse(""), size, () -> bytes(inner), List.of(inner.path()));
  }

  private MemorySegment bytes(Inner inner) {
    return made.computeIfAbsent(inner.number(), _ -> container.bytes(inner, arena).bytes());
  }
}
