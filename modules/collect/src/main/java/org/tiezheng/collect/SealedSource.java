package org.tiezheng.collect;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;

/**
 * A sealed set of files to read: the main member, and its siblings of the same acquisition by name
 * (the pictures beside a chat text, the -wal beside a database).
 *
 * @param main the file to read
 * @param siblings finds another member by its full name as found; what is not sealed is not found
 * @param limits what may be taken in
 * @param keys that a person gave for encrypted databases
 * @param listing every file that came with it, in no order; none if it came alone or nobody can
 *     list them
 */
public record SealedSource(
    Member main,
    Function<String, Optional<Member>> siblings,
    Limits limits,
    StoreKeys keys,
    Supplier<Stream<FileBeside>> listing) {

  /** Without keys, and without a list of the files beside it. */
  public SealedSource(Member main, Function<String, Optional<Member>> siblings, Limits limits) {
    this(main, siblings, limits, StoreKeys.NONE, Stream::empty);
  }

  /** A single file with the usual limits. */
  public static SealedSource of(Member main) {
    return new SealedSource(main, _ -> Optional.empty(), Limits.DEFAULT);
  }

  public SealedSource with(Limits other) {
    return new SealedSource(main, siblings, other, keys, listing);
  }

  public SealedSource with(StoreKeys other) {
    return new SealedSource(main, siblings, limits, other, listing);
  }

  /** Another file of the same set. */
  public SealedSource at(Member other) {
    return new SealedSource(other, siblings, limits, keys, listing);
  }

  /**
   * The sibling that a name in the source refers to, looked up beside the main member. Only names
   * of sealed members can be found: the name is never used as a path. Names that climb with {@code
   * ..}, are absolute or hold a NUL find nothing.
   */
  public Optional<Member> sibling(String relative) {
    String name = relative.replace('\\', '/');
    if (name.isEmpty() || name.startsWith("/") || name.indexOf(0) >= 0) {
      return Optional.empty();
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals("..") || part.equals(".")) {
        return Optional.empty();
      }
    }
    String folder = main.name().substring(0, main.name().lastIndexOf('/') + 1);
    return siblings.apply(folder + name);
  }

  /** The place in the main member. */
  public Provenance at(Locator locator) {
    return main.at(locator);
  }
}
