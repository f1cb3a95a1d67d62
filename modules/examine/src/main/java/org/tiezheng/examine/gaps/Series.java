package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Witness;

/**
 * The numbers of the rows of one table, or of one file that has no tables, in the order of the
 * source. Rows that still lie in a write-ahead log belong to the table of the main file.
 */
final class Series {
  /** Tables of one conversation are named by a digest of its account. */
  private static final Pattern OF_ONE = Pattern.compile("[0-9a-f]{32}");

  private final String table;
  private Optional<String> main = Optional.empty();
  private Optional<String> log = Optional.empty();
  final Longs ids = new Longs();
  final Longs times = new Longs();
  final Longs rows = new Longs();
  final Longs conversations = new Longs();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private Series(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }

  void add(ChatMessage m, long id, int row) {
    ids.add(id);
    times.add(Copy.seconds(m));
    rows.add(row);
    int next = names.size();
    Integer known = numbers.putIfAbsent(m.conversation(), next);
    if (known == null) {
      names.add(m.conversation());
    }
    conversations.add(known == null ? next : known);
  }

  /** Whether the table, by its name, or the file is of one conversation only. */
  boolean ofOne() {
    return names.size() == 1 && (table.isEmpty() || OF_ONE.matcher(table).find());
  }

  List<String> conversations() {
    return names;
  }

  private boolean takes(String name, String file, boolean inLog) {
    Optional<String> own = inLog ? log : main;
    return table.equals(name) && (own.isEmpty() || own.get().equals(file));
  }

  private void of(String file, boolean inLog) {
    if (inLog) {
      log = Optional.of(file);
    } else {
      main = Optional.of(file);
    }
  }

  /** Whether a counter counts these rows. */
  boolean counts(Witness counter) {
    String store = file(counter.store());
    String own = file(counter.provenance());
    boolean here = main.map(store::equals).orElseGet(() -> log.filter(own::equals).isPresent());
    return table.equals(counter.conversation()) && here;
  }

  private static String file(Provenance provenance) {
    return provenance.original() + "\0" + String.join("\0", provenance.members());
  }

  /** Assigns rows to series as the source delivers them, table after table. */
  static final class Sorter {
    private final List<Series> all = new ArrayList<>();
    private final Map<String, Series> byFile = new HashMap<>();

    Series of(ChatMessage m) {
      Locator at = m.provenance().locator();
      String table = at instanceof Locator.TableRow row ? row.table() : "";
      boolean inLog = at instanceof Locator.TableRow row && row.walFrame().isPresent();
      String file = file(m.provenance());
      if (!all.isEmpty() && all.getLast().takes(table, file, inLog)) {
        all.getLast().of(file, inLog);
        byFile.putIfAbsent(table + "\0\0" + file, all.getLast());
        return all.getLast();
      }
      return byFile.computeIfAbsent(
          table + "\0\0" + file,
          _ -> {
            Series next = new Series(table);
            next.of(file, inLog);
            all.add(next);
            return next;
          });
    }

    List<Series> all() {
      return all;
    }
  }
}
