package org.tiezheng.present.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import tools.jackson.core.type.TypeReference;

/**
 * Who keeps the data of a service, as far as our sources tell.
 *
 * @param entity the unit's name; absent where no source tells it
 * @param lawyers how many lawyers it is said to ask for; 0 where no source tells it
 * @param route how it is said to answer an order
 * @param source where this was read, and when
 * @param verifiedOn when somebody asked the unit itself; absent means that nobody has
 * @param accounts names of account platforms that it runs
 * @param importers beginnings of importers' ids whose records it keeps
 * @param kinds kinds of items that go to it whatever the importer
 */
public record Platform(
    String key,
    Text title,
    @Nullable String entity,
    @Nullable String address,
    int lawyers,
    @Nullable Text route,
    @Nullable Text source,
    Basis.Checked checked,
    @Nullable LocalDate verifiedOn,
    List<String> accounts,
    List<String> importers,
    List<Kind> kinds) {
  private static final List<Platform> DIRECTORY =
      Templates.read("platforms.yaml", new TypeReference<List<Platform>>() {});

  public Platform {
    accounts = List.copyOf(accounts);
    importers = List.copyOf(importers);
    kinds = List.copyOf(kinds);
  }

  /** The directory. */
  public static List<Platform> directory() {
    return DIRECTORY;
  }

  /** The platform that keeps what an item shows; empty if nobody can be named. */
  static Optional<Platform> of(Item item) {
    Optional<String> stated = Optional.ofNullable(item.attributes().get("platform"));
    Optional<String> importer = item.reading().map(Reading::importer);
    List<String> own =
        item.reading().stream().flatMap(r -> r.accounts().stream()).map(a -> a.platform()).toList();
    return first(p -> stated.filter(p.key::equals).isPresent())
        .or(() ->
            first(p ->
                importer.filter(i -> p.importers.stream().anyMatch(i::startsWith)).isPresent()))
        .or(() -> first(p -> p.kinds.contains(item.kind())))
        .or(() ->
            item.kind() != Kind.CHAT
                ? Optional.empty()
                : first(p -> own.stream().anyMatch(p.accounts::contains)));
  }

  private static Optional<Platform> first(java.util.function.Predicate<Platform> test) {
    return DIRECTORY.stream().filter(test).findFirst();
  }

  /** How sure the directory is, for the reader of a paper. */
  Text caution() {
    if (source == null) {
      return new Text(
          "单位目录没有该单位的资料，请自行核实名称、地址和受理要求。",
          "The directory knows nothing of this unit: find out its name, address and demands.");
    }
    String on = verifiedOn == null ? "" : verifiedOn.toString();
    return new Text(
        "单位资料来源："
            + source.zh()
            + (on.isEmpty() ? "；未向该单位核实，使用前请先确认" : "；核实日期 " + on)
            + "（"
            + checked.title().zh()
            + "）。",
        "Source: "
            + source.en()
            + (on.isEmpty()
                ? "; not confirmed with the unit, ask before use"
                : "; confirmed on " + on)
            + " ("
            + checked.title().en()
            + ").");
  }
}
