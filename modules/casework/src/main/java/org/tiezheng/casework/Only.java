package org.tiezheng.casework;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.SourceFamily;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Which kinds of data a person wants to have read. It never limits what is sealed: what is left
 * unread stays whole in the case, is listed, and is read when it is collected again without limit.
 */
public final class Only {
  /** No limit. */
  public static final Only EVERYTHING = new Only(Set.of());

  private final Set<String> names;
  private final Predicate<String> holds;

  private Only(Set<String> names) {
    this.names = names;
    this.holds = importer -> names.stream().anyMatch(name -> holds(name, importer));
  }

  /**
   * A limit to some kinds.
   *
   * @param names of {@link SourceFamily families}, or ids of importers; none for no limit
   * @throws TiezhengException if a name is neither
   */
  public static Only of(List<String> names) {
    Set<String> known = new TreeSet<>();
    for (String name : names) {
      String plain = name.strip();
      if (SourceFamily.named(plain).isPresent()) {
        known.add(SourceFamily.named(plain).get().id());
      } else if (Importers.load().byId(plain).isPresent()) {
        known.add(plain);
      } else {
        throw new TiezhengException(unknown(plain));
      }
    }
    return known.isEmpty() ? EVERYTHING : new Only(known);
  }

  private static Text unknown(String name) {
    return new Text(
        "没有“" + name + "”这种数据;可用:" + list(true) + ",或读取器的编号(见 docs/importers)。",
        "There is no kind of data "
            + name
            + "; known: "
            + list(false)
            + ", or the id of an importer (docs/importers).");
  }

  private static String list(boolean zh) {
    return Stream.of(SourceFamily.values())
        .map(f -> zh ? f.id() + "(" + f.title().zh() + ")" : f.id())
        .collect(Collectors.joining(zh ? "、" : ", "));
  }

  private static boolean holds(String name, String importer) {
    return SourceFamily.named(name).map(f -> f.holds(importer)).orElse(name.equals(importer));
  }

  /** Whether anything is left unread. */
  public boolean limited() {
    return !names.isEmpty();
  }

  boolean wants(String importer) {
    return names.isEmpty() || holds.test(importer);
  }

  /** The names, with commas between. */
  @Override
  public String toString() {
    return String.join(",", names);
  }
}
