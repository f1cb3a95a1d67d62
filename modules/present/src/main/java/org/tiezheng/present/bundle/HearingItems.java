package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.hearing.ShownItem;
import org.tiezheng.present.hearing.SubmittedCopy;
import org.tiezheng.present.paper.Catalogue;
import org.tiezheng.present.paper.Scope;

/** What is shown of a case at the hearing: the items of its catalogue, with what leaves of each. */
public final class HearingItems {
  private final Case file;
  private final Map<Integer, String> carriers;
  private final Map<Integer, List<Original>> files;
  private final Map<Integer, SubmittedCopy> copies = new HashMap<>();
  private final UnaryOperator<Record> discreet;

  /**
   * @param carriers number of the carrier by number of the item
   * @param files that are handed in, by number of the item
   * @param discreet what of a record may be printed
   */
  HearingItems(
      Case file,
      Map<Integer, String> carriers,
      Map<Integer, List<Original>> files,
      UnaryOperator<Record> discreet) {
    this.file = file;
    this.carriers = Map.copyOf(carriers);
    this.files = new HashMap<>();
    files.forEach(
        (item, its) -> this.files.put(item, its.stream().map(Discretion::original).toList()));
    this.discreet = discreet;
  }

  /** For papers that are made beside a bundle, about it. */
  public HearingItems(
      Case file, Map<Integer, String> carriers, Map<Integer, List<Original>> files) {
    this(file, carriers, files, UnaryOperator.identity());
  }

  /** Says where the printed copy of an item has its lines. */
  public void copy(int item, SubmittedCopy copy) {
    copies.put(item, copy);
  }

  /**
   * The items, in the order of the catalogue.
   *
   * @param planned those of the catalogue
   */
  public List<ShownItem> of(List<PlannedItem> planned) {
    Map<Integer, String> numbers = new HashMap<>();
    Catalogue.of(file, files, Map.of(), carriers, false)
        .rows()
        .forEach(row -> numbers.put(row.item(), row.number()));
    Map<String, String> persons = ItemWords.persons(file);
    List<ShownItem> items = new ArrayList<>();
    for (PlannedItem item : planned) {
      items.add(item(item, numbers.getOrDefault(item.item().number(), ""), persons));
    }
    return items;
  }

  private ShownItem item(PlannedItem planned, String listed, Map<String, String> persons) {
    Item item = planned.item();
    int number = item.number();
    Optional<PlannedItem.Content> content = planned.content();
    List<Account> accounts = content.map(c -> c.reading().accounts()).orElse(List.of());
    Set<String> own =
        content.map(c -> ChatRecords.own(file, c.reading())).orElseGet(() -> Set.of());
    return new ShownItem(
        item,
        listed,
        carriers.getOrDefault(number, ""),
        accounts.stream().filter(a -> own.contains(a.key())).toList(),
        accounts.stream().filter(a -> !own.contains(a.key())).toList(),
        persons,
        names(),
        key(number),
        content.map(PlannedItem.Content::scope).orElse(Scope.WHOLE),
        content.map(c -> discreet(c.records())),
        Optional.ofNullable(copies.get(number)),
        files.getOrDefault(number, List.of()));
  }

  /** The other parties, and what the accounts that are theirs are called. */
  private Set<String> names() {
    Set<String> others =
        file.parties().stream().filter(p -> !p.self()).map(Party::id).collect(Collectors.toSet());
    Set<String> theirs =
        file.identities().stream()
            .filter(claim -> others.contains(claim.party()))
            .map(claim -> Account.normalKey(claim.account()))
            .collect(Collectors.toSet());
    return Stream.concat(
            file.parties().stream().filter(p -> !p.self()).map(Party::name),
            file.accounts().stream()
                .filter(a -> theirs.contains(a.key()))
                .flatMap(a -> Stream.concat(a.names().stream(), a.alias().stream())))
        .filter(name -> !name.isBlank())
        .collect(Collectors.toSet());
  }

  private Iterable<Record> discreet(Iterable<Record> records) {
    return () -> StreamSupport.stream(records.spliterator(), false).map(discreet).iterator();
  }

  /** Lines that links join to facts, for or against them. */
  private List<LineRange> key(int item) {
    return file.links().stream()
        .filter(link -> link.item() == item)
        .flatMap(link -> link.lines().stream())
        .flatMap(lines -> LineRange.parse(lines).stream())
        .flatMap(List::stream)
        .toList();
  }
}
