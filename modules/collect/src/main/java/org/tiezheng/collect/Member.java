package org.tiezheng.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;

/**
 * One sealed file of a {@link SealedSource}, or a file inside a sealed container.
 *
 * @param name as found, relative to the folder that was collected, with {@code /} between folders;
 *     the path inside for a file inside a container
 * @param sha256 of all the bytes of the sealed file (of the one that holds it, for a file inside a
 *     container), lower-case hexadecimal
 * @param size in bytes
 * @param content opens the bytes, read-only, on first use; may be asked more than once
 * @param inside names of nested members from the outside in; empty for a sealed file itself
 */
public record Member(
    String name, String sha256, long size, Supplier<MemorySegment> content, List<String> inside) {
  public Member {
    inside = List.copyOf(inside);
  }

  /** A sealed file itself. */
  public Member(String name, String sha256, long size, Supplier<MemorySegment> content) {
    this(name, sha256, size, content, List.of());
  }

  /**
   * A file on disk whose digest is known; it is mapped when first read and as long as the arena.
   */
  public static Member of(String name, String sha256, long size, Path file, Arena arena) {
    return new Member(name, sha256, size, () -> map(file, arena));
  }

  /** Bytes that are in memory already. */
  public static Member of(String name, String sha256, MemorySegment bytes) {
    MemorySegment sealed = bytes.asReadOnly();
    return new Member(name, sha256, sealed.byteSize(), () -> sealed);
  }

  /** All the bytes, read-only. */
  public MemorySegment bytes() {
    return content.get();
  }

  /** The bytes from the start as a stream that knows its position. */
  public InputStream stream() {
    return new SegmentStream(bytes());
  }

  /**
   * SHA-256 of the bytes themselves: what is stated for a sealed file, computed for a file inside a
   * container.
   */
  public String contentSha256() {
    return inside.isEmpty() ? sha256 : digest(stream());
  }

  /** A place in this file: in the sealed file that holds it, and the names of members inside. */
  public Provenance at(Locator locator) {
    return new Provenance(sha256, inside, locator);
  }

  /** A place in a member of this file, such as an entry of an archive. */
  public Provenance at(List<String> members, Locator locator) {
    List<String> path = new ArrayList<>(inside);
    path.addAll(members);
    return new Provenance(sha256, path, locator);
  }

  /** The name without its folders. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String digest(InputStream stream) {
    try (stream) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      stream.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static MemorySegment map(Path file, Arena arena) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asReadOnly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
