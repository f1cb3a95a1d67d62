package org.tiezheng.casework;

import java.util.List;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;

/**
 * What became of everything that was found: taken in, or listed with the reason why not.
 *
 * @param acquisition its id; empty when nothing could be taken in
 * @param files files taken in
 * @param bytes their bytes
 * @param again files whose bytes the case had already, from before or from the same collection
 * @param notTaken what was met and not taken in, and what a backup lists and does not hold
 * @param names files taken in under a name that cannot be printed as it is
 * @param items items that were read now
 * @param leftOut what was sealed and, as only some kinds were wanted, not read
 * @param notes what a person should know
 */
public record CollectReport(
    String acquisition,
    long files,
    long bytes,
    long again,
    List<NotTaken> notTaken,
    List<String> names,
    List<ItemRead> items,
    List<LeftOut> leftOut,
    List<Text> notes) {
  public CollectReport {
    notTaken = List.copyOf(notTaken);
    names = List.copyOf(names);
    items = List.copyOf(items);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * Something that was met and not taken in.
   *
   * @param fault whether it is a loss that a person must look at, and no mere link or device
   */
  public record NotTaken(String name, Text reason, boolean fault) {}

  /**
   * Something that was sealed and not read, because the person wanted other kinds of data.
   *
   * @param name of the file; behind {@code !/} its path inside a container
   * @param importer that would read it
   */
  public record LeftOut(String name, String importer) {}

  /**
   * An item that was read.
   *
   * @param added whether it is new in {@code case.yaml}
   */
  public record ItemRead(
      int number,
      String title,
      Kind kind,
      boolean added,
      String importer,
      List<Accounting> tables,
      List<Text> notes) {
    public ItemRead {
      tables = List.copyOf(tables);
      notes = List.copyOf(notes);
    }

    public long records() {
      return tables.stream().mapToLong(Accounting::records).sum();
    }

    public long setAside() {
      return tables.stream().mapToLong(Accounting::setAside).sum();
    }

    public boolean balances() {
      return tables.stream().allMatch(Accounting::balances);
    }
  }

  /** Whether everything that was met was taken in and every row is accounted for. */
  public boolean complete() {
    return notTaken.stream().noneMatch(NotTaken::fault)
        && items.stream().allMatch(ItemRead::balances);
  }
}
