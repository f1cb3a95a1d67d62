package org.tiezheng.present.hearing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.StorageLocation;

/** Where what is shown of an item stands, and how it is named. */
final class Spots {
  static final Place NONE = new Place.None();
  private static final int WORDS = 120;

  private final ShownItem item;
  private final PaperFacts facts;
  private final Map<String, String> files = new HashMap<>();
  private final StorageLocation location;

  Spots(ShownItem item, PaperFacts facts) {
    this.item = item;
    this.facts = facts;
    item.files().forEach(o -> files.put(o.digests().sha256(), o.name()));
    this.location = new StorageLocation(facts, files);
  }

  StorageLocation location() {
    return location;
  }

  Point point(String id, String what, Place place) {
    return new Point(item.item().number() + "/" + id, what, place);
  }

  Place cover() {
    return item.copy()
        .<Place>map(c -> new Place.OnPages(c.number(), 1, 1, c.volume()))
        .orElseGet(Place.Open::new);
  }

  Place onLines(int page, int lastPage, int first, int last) {
    return item.copy()
        .filter(_ -> page > 0)
        .<Place>map(
            c -> new Place.OnLines(c.number(), page, lastPage, c.volume() + page - 1, first, last))
        .orElseGet(Place.Open::new);
  }

  Place inFile(Provenance from) {
    files.computeIfAbsent(from.original(), _ -> facts.say("留存的来源文件", "a source file that stays"));
    return new Place.InFile(location.of(from));
  }

  static String shortened(String words) {
    String line = words.replace('\n', '¶');
    return line.codePointCount(0, line.length()) <= WORDS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WORDS)) + "……";
  }

  /** As the first page of a copy names it. */
  String account(Account account) {
    String person = item.persons().getOrDefault(account.key(), "");
    return Stream.of(
            person,
            facts.say(SourceNames.account(account.key())),
            account.alias().map(a -> facts.say("别名 ", "alias ") + a).orElse(""),
            account.names().isEmpty()
                ? ""
                : facts.say("昵称 ", "names ") + String.join("/", account.names()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
