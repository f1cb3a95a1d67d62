package org.tiezheng.casework.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.evidence.Text;

/**
 * Files that a container lists and whose content was not sealed with it. Databases and their logs
 * are named first: a message store is often several of them, and without one its messages are not
 * there, though every row of the others is accounted for.
 */
final class AbsentMembers {
  private static final int NAMED = 5;
  private static final List<String> DATABASES =
      List.of(".db", ".sqlite", ".sqlitedb", "-wal", "-journal", "_backup");

  private final List<String> databases = new ArrayList<>();
  private long files;
  private long stores;

  static boolean isAbsent(Inner inner) {
    return inner.type() == Inner.Type.FILE && inner.original().isEmpty();
  }

  void add(String path) {
    files++;
    if (isDatabase(path)) {
      stores++;
      if (databases.size() < NAMED) {
        databases.add(path);
      }
    }
  }

  /** Empty if nothing is absent. */
  Optional<Text> sentence() {
    if (files == 0) {
      return Optional.empty();
    }
    Text named =
        stores == 0
            ? new Text("", "")
            : new Text(
                ",其中数据库及其日志 %,d 个:%s".formatted(stores, names("、")),
                ", %,d of them databases or their logs: %s".formatted(stores, names(", ")));
    return Optional.of(
        new Text(
            "备份的目录列有 %,d 个文件,备份里却没有其内容%s;这些内容不在案件中,逐个见 show --set-aside。"
                .formatted(files, named.zh()),
            "the backup lists %,d files whose content it does not hold%s; their content is not in the case, each is listed by show --set-aside."
                .formatted(files, named.en())));
  }

  private String names(String between) {
    return String.join(between, databases) + (stores > databases.size() ? " …" : "");
  }

  /** What should lie in the folder of a store, by the container's list, and does not. */
  static Optional<Text> beside(String path, OpenedContainer container) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    try (Stream<Inner> members = container.members()) {
      List<String> names =
          members
              .filter(AbsentMembers::isAbsent)
              .map(Inner::path)
              .filter(p -> p.startsWith(folder) && p.indexOf('/', folder.length()) < 0)
              .filter(AbsentMembers::isDatabase)
              .map(p -> p.substring(folder.length()))
              .toList();
      String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
      String all = first + (names.size() > NAMED ? " …" : "");
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Text(
                  "备份的目录在同一文件夹中还列有 " + all + ",备份里却没有其内容;其中的消息不在本次读取中",
                  "the backup lists beside this store "
                      + all
                      + ", whose content it does not hold; what messages were in it are not in"
                      + " this reading"));
    }
  }

  private static boolean isDatabase(String path) {
    return DATABASES.stream().anyMatch(path::endsWith);
  }
}
