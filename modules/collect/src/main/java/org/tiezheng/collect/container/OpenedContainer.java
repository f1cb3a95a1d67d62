package org.tiezheng.collect.container;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.Text;

/**
 * A container that is open for reading. Nothing that it decrypts or unpacks is written to disk.
 * Closing it wipes the keys; bytes that were given stay as long as their arena. Not thread-safe.
 */
public interface OpenedContainer extends AutoCloseable {
  /**
   * Every member in the container's own order, read on as the stream is: may be called again, gives
   * the same members again. Reading their bytes in this order is the cheapest.
   */
  Stream<Inner> members();

  /** Whether the list of members is whole; if not, the notes say what is wrong with it. */
  boolean complete();

  /** The member with this path; the one that a restore would leave, if there are several. */
  Optional<Inner> find(String path);

  /**
   * The bytes of a member, decrypted and unpacked in memory.
   *
   * @param arena owns memory that is needed for it; bytes of a sealed file that is not encrypted
   *     are that file's own
   * @throws UnreadableInnerException with the reason, if there are none
   */
  InnerBytes bytes(Inner inner, Arena arena);

  /**
   * The first bytes of a member, at less cost than all.
   *
   * @return {@code most} bytes, or all if there are fewer
   * @throws UnreadableInnerException with the reason, if there are none
   */
  byte[] head(Inner inner, int most);

  /**
   * What was found on the way and a person should know: members with the same path, entries that
   * make no sense, doubts about bytes that were given. Grows while members and bytes are read.
   */
  List<Text> notes();

  /**
   * A member as a source for importers, its siblings found by their path inside. Places in it name
   * the sealed file and the path inside. Its bytes are made at once, those of a sibling when they
   * are first asked for (which may then throw {@link UnreadableInnerException}); all live as long
   * as the arena.
   *
   * @throws UnreadableInnerException with the reason, if there are no bytes
   */
  default SealedSource source(Inner main, Arena arena, Opening opening) {
    return new InnerSource(this, arena).of(main, opening.limits());
  }

  @Override
  void close();
}
