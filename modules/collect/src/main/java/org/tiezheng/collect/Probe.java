package org.tiezheng.collect;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an importer looks at to recognise a source: name, size, media type and the first 64 KiB; the
 * whole source only when these do not decide. Not thread-safe.
 */
public final class Probe {
  /** How many bytes {@link #head()} gives at most. */
  public static final int HEAD = 64 << 10;

  private final SealedSource source;
  private final byte[] head;
  private final Map<Class<?>, Optional<?>> found = new HashMap<>();

  private Optional<String> mediaType = Optional.empty();

  private Probe(SealedSource source, byte[] head) {
    this.source = source;
    this.head = head;
  }

  /** Reads the head; the media type is told from the content when it is first asked for. */
  public static Probe of(SealedSource source) {
    MemorySegment bytes = source.main().bytes();
    byte[] head = bytes.asSlice(0, Math.min(HEAD, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    return new Probe(source, head);
  }

  /** As found, relative to the folder that was collected. */
  public String name() {
    return source.main().name();
  }

  /** The end of the name after its last dot, in lower case; empty if there is none. */
  public String extension() {
    String file = source.main().fileName();
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
  }

  public long size() {
    return source.main().size();
  }

  /** A copy of the first 64 KiB, or of all if there are fewer. */
  public byte[] head() {
    return head.clone();
  }

  /** Told from the content, not from the name, such as {@code application/pdf}. */
  public String mediaType() {
    String type = mediaType.orElseGet(() -> MediaTypes.detect(source.main()));
    mediaType = Optional.of(type);
    return type;
  }

  /** Whether the bytes could be text, in whatever encoding: their type is text, or not known. */
  public boolean mayBeText() {
    return mediaType().startsWith("text/") || mediaType().equals(MediaTypes.UNKNOWN);
  }

  /**
   * What one importer finds out by looking at the whole source, kept for the next that asks:
   * opening a database again for each of them would be most of the work of recognising it.
   */
  public <T> Optional<T> once(Class<T> what, Supplier<Optional<T>> look) {
    Optional<?> known = found.get(what);
    if (known == null) {
      known = look.get();
      found.put(what, known);
    }
    return known.map(what::cast);
  }

  /** The whole source, for the cases that the head does not decide. */
  public SealedSource source() {
    return source;
  }
}
