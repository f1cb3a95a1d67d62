package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;

/**
 * Names of collected files within the case. {@code case.yaml} names files by them, so the names of
 * an earlier acquisition must not come to mean other bytes: if the same folder is collected again
 * and a file of it has changed, or lies beside a log or another database that was not there, all of
 * the new acquisition gets a folder of its own in front.
 *
 * @param front before each name of this acquisition; empty if no name is taken
 */
record CollectedNames(String front) {
  private static final String AGAIN = "again/";
  private static final List<String> BACKUP_LISTS = List.of("Manifest.db", "Manifest.mbdb");
  private static final List<String> LOGS = List.of("-wal", "-journal");

  /**
   * For what was taken in, beside what the case has.
   *
   * @param stores folders with databases of one store, see {@link LaterParts#stores}
   */
  static CollectedNames of(
      Collection<Original> before, Collection<Intake.Taken> taken, Set<String> stores) {
    Map<String, Set<String>> known = new HashMap<>();
    for (Original o : before) {
      known.computeIfAbsent(o.name(), _ -> new HashSet<>()).add(o.digests().sha256());
    }
    boolean collides =
        taken.stream()
            .anyMatch(t ->
                isTaken(t.file().name(), t.stored().digests().sha256(), known)
                    || isNewLog(t.file().name(), known)
                    || isNewDatabase(t.file().name(), known, stores)
                    || isNewInBackup(t.file().name(), known));
    if (!collides) {
      return new CollectedNames("");
    }
    int number = 2;
    while (isUsed(AGAIN + number + "/", before)) {
      number++;
    }
    return new CollectedNames(AGAIN + number + "/");
  }

  private static boolean isTaken(String name, String sha256, Map<String, Set<String>> known) {
    return known.containsKey(name) && !known.get(name).contains(sha256);
  }

  private static boolean isNewLog(String name, Map<String, Set<String>> known) {
    return !known.containsKey(name)
        && LOGS.stream()
            .filter(name::endsWith)
            .map(end -> name.substring(0, name.length() - end.length()))
            .anyMatch(known::containsKey);
  }

  /** Another database beside those of a store that was read before. */
  private static boolean isNewDatabase(
      String name, Map<String, Set<String>> known, Set<String> stores) {
    return LaterParts.isDatabase(name)
        && !known.containsKey(name)
        && stores.contains(LaterParts.folder(name));
  }

  /** A file that a backup of the same name lacked when it was collected before. */
  private static boolean isNewInBackup(String name, Map<String, Set<String>> known) {
    if (known.containsKey(name)) {
      return false;
    }
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      String folder = name.substring(0, end + 1);
      if (BACKUP_LISTS.stream().anyMatch(list -> known.containsKey(folder + list))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUsed(String front, Collection<Original> before) {
    return before.stream().anyMatch(o -> o.name().startsWith(front));
  }

  /** The name in the case of a file that was found under another. */
  String of(String found) {
    return front + found;
  }

  /** What a person must know about it. */
  Optional<Text> note() {
    return front.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Text(
                "此前采集过同名而内容不同(或当时没有日志、缺少同一文件夹中另一个库、缺少备份中的文件)的文件;这一次的文件在案件中名为“"
                    + front
                    + "…”,另立证据,先前的证据不变。",
                "Files of the same names, but other content or without their logs, another database"
                    + " of their folder or a file of their backup, were collected before; those of"
                    + " this time are named \""
                    + front
                    + "…\" in the case and become items of their own. Earlier items are not"
                    + " changed."));
  }

  /** The logs that a database was collected with: what it says is not whole without them. */
  static List<Original> logs(Original database, Collection<Original> originals) {
    List<String> names = LOGS.stream().map(end -> database.name() + end).toList();
    return originals.stream()
        .filter(o -> o.acquisition().equals(database.acquisition()) && names.contains(o.name()))
        .toList();
  }

  /** The bytes of a file and of its logs, which together make one source. */
  static List<String> bytes(Original database, Collection<Original> originals) {
    List<String> all = new ArrayList<>();
    Stream.concat(Stream.of(database), logs(database, originals).stream())
        .map(o -> o.digests().sha256())
        .forEach(all::add);
    return all;
  }
}
