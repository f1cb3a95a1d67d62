package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;

/**
 * What else of the case was read from the same thing as an item: from all of its files and more, or
 * from the same account. An item stays as it was read; who looks at it should know that a later
 * collection may show more.
 */
public final class OtherReadings {
  private OtherReadings() {}

  /** A sentence for each other item, in their order. */
  public static List<Text> of(Case matter, Item item, List<Original> originals) {
    List<Text> others = new ArrayList<>();
    for (Item other : matter.items()) {
      if (other.number() != item.number() && other.reading().isPresent()) {
        other(item, other, originals).ifPresent(others::add);
      }
    }
    return others;
  }

  private static Optional<Text> other(Item item, Item other, List<Original> originals) {
    Reading reading = other.reading().orElseThrow();
    Optional<String> owner = item.reading().flatMap(Reading::owner);
    boolean same = owner.isPresent() && owner.equals(reading.owner());
    Set<String> own = databases(item, originals);
    Set<String> theirs = databases(other, originals);
    boolean all = !own.isEmpty() && theirs.containsAll(own);
    boolean again =
        all && item.reading().map(Reading::importer).filter(reading.importer()::equals).isPresent();
    if (!same && !again) {
      return Optional.empty();
    }
    long records = records(reading);
    long ownRecords = item.reading().map(OtherReadings::records).orElse(0L);
    Text account = owner.map(SourceNames::account).orElse(Text.same(""));
    String more = theirs.size() > own.size() ? "%,d".formatted(theirs.size() - own.size()) : "";
    return Optional.of(
        new Text(
            "另见证据 %d:".formatted(other.number())
                + (same ? "读自同一账号(" + account.zh() + ")" : "读自同样的数据库")
                + (all && !more.isEmpty() ? ",含本项的全部数据库,另有 " + more + " 个" : "")
                + ";记录 %,d 条,本项 %,d 条。".formatted(records, ownRecords),
            "See also item %d: ".formatted(other.number())
                + (same
                    ? "read from the same account (" + account.en() + ")"
                    : "read from the same databases")
                + (all && !more.isEmpty()
                    ? ", from all databases of this item and " + more + " more"
                    : "")
                + "; %,d records, this item %,d.".formatted(records, ownRecords)));
  }

  private static long records(Reading reading) {
    return reading.tables().stream().mapToLong(Accounting::records).sum();
  }

  private static Set<String> databases(Item item, List<Original> originals) {
    Set<String> named = new HashSet<>(item.originals());
    Set<String> found = new HashSet<>();
    originals.stream()
        .filter(o -> LaterParts.isDatabase(o.name()) && named.contains(o.digests().sha256()))
        .forEach(o -> found.add(o.digests().sha256()));
    return found;
  }
}
