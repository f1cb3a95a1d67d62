package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Selection;
import org.tiezheng.present.bundle.CarriersOfItems;
import org.tiezheng.present.bundle.HearingItems;
import org.tiezheng.present.bundle.PlannedItem;
import org.tiezheng.present.hearing.ShownItem;
import org.tiezheng.present.hearing.SubmittedCopy;
import org.tiezheng.present.paper.LinePages;

/**
 * The items of the catalogue as they are shown: what leaves of each, and where the copies of the
 * bundle that was made last have their lines. Reads of records end with it.
 */
final class ShowItems implements AutoCloseable {
  private final OpenCase open;
  private final Case matter;
  private final ItemRecords records;

  ShowItems(OpenCase open, Case matter) {
    this.open = open;
    this.matter = matter;
    this.records = new ItemRecords(open);
  }

  List<ShownItem> all() {
    List<PlannedItem> planned = new ArrayList<>();
    Map<Integer, List<Original>> files = new TreeMap<>();
    for (Item item : matter.catalogue()) {
      HandedIn handed = HandedIn.of(open, item);
      files.put(item.number(), files(item, handed));
      planned.add(new PlannedItem(item, List.of(), content(item, handed)));
    }
    HearingItems items =
        new HearingItems(
            matter, new CarriersOfItems(matter, PlanBundle.carriers(open.file())).all(), files);
    new KeptObservations(open).copies(matter).forEach(c -> items.copy(c.item(), copy(c)));
    return items.of(planned);
  }

  private List<Original> files(Item item, HandedIn handed) {
    return item.originals().stream()
        .map(sha256 -> open.vault().caseStore().intake().originals(sha256).getFirst())
        .filter(o -> !o.container() && handed.goes(o))
        .toList();
  }

  private Optional<PlannedItem.Content> content(Item item, HandedIn handed) {
    return item.reading()
        .map(reading ->
            new PlannedItem.Content(
                handed.narrowed(reading),
                () -> records.of(item.number(), handed::goes),
                "",
                List.of(),
                PlannedItem.Circumstances.UNKNOWN,
                handed.scope(item.selection().orElse(Selection.NONE).nameWithheld())));
  }

  private static SubmittedCopy copy(Observation.Copy copy) {
    return new SubmittedCopy(
        copy.number(),
        copy.title(),
        copy.volume(),
        copy.pages(),
        LinePages.of(
            copy.lines().stream()
                .map(l -> new LinePages.Run(l.first(), l.last(), l.page()))
                .toList()));
  }

  @Override
  public void close() {
    records.close();
  }
}
