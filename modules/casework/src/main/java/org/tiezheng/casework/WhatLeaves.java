package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tiezheng.casework.file.CaseFileChanges;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * What would leave if the bundle were made now (哪些内容将离开), and what would stay: conversations,
 * people, files. Measured by the same code that makes the bundle; writes nothing.
 */
public final class WhatLeaves {
  /** A roster of a group may have thousands; the number of the others is said. */
  private static final int MOST = 500;

  private final OpenCase open;

  public WhatLeaves(OpenCase open) {
    this.open = open;
  }

  /**
   * What leaves and what stays.
   *
   * @param version of the case that was measured
   * @param leftOut what a person is told of items that stay
   */
  public record Result(String version, List<OfItem> items, List<Text> leftOut) {
    public Result {
      items = List.copyOf(items);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** A conversation. */
  public record Talk(String id, String title, long messages) {}

  /**
   * An item of the catalogue.
   *
   * @param go conversations that leave, all of them if nobody chose
   * @param people names or accounts of those in what leaves
   * @param files names of sealed files that leave
   * @param kept names of sealed files that stay; of them the bundle has a salted commitment only
   * @param more how many more people, files or conversations there are than are named
   */
  public record OfItem(
      int item,
      String title,
      boolean narrowed,
      List<Talk> go,
      List<Talk> stay,
      List<String> people,
      List<String> files,
      List<String> kept,
      long more) {
    public OfItem {
      go = List.copyOf(go);
      stay = List.copyOf(stay);
      people = List.copyOf(people);
      files = List.copyOf(files);
      kept = List.copyOf(kept);
    }
  }

  /** Measures; reads all records of items of which a part leaves. */
  public Result run() throws IOException {
    Case matter = open.matter();
    Watch watch = open.place().watch();
    List<Item> catalogue = matter.catalogue();
    watch.begins(
        new Text("查看哪些内容将离开", "looking at what leaves"), catalogue.size(), Watch.Unit.THINGS);
    List<OfItem> items = new ArrayList<>();
    for (Item item : catalogue) {
      items.add(of(matter, item));
      watch.at(items.size());
    }
    return new Result(
        CaseFileChanges.version(open.file()), items, LeftOut.of(open, matter).lines());
  }

  private OfItem of(Case matter, Item item) {
    HandedIn handed = HandedIn.of(open, item);
    List<Conversations.Found> all =
        item.reading().isEmpty()
            ? List.of()
            : new Conversations(open, matter).withTexts(Optional.of(item.number()));
    List<Conversations.Found> go = all.stream().filter(f -> handed.tells(f.id())).toList();
    List<Conversations.Found> stay = all.stream().filter(f -> !handed.tells(f.id())).toList();
    TreeSet<String> people = new TreeSet<>();
    item.reading().map(handed::narrowed).map(Reading::accounts).orElse(List.of()).stream()
        .map(WhatLeaves::name)
        .forEach(people::add);
    go.forEach(f -> people.addAll(f.names()));
    List<String> files = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (String sha256 : item.originals()) {
      Original original = open.vault().caseStore().intake().originals(sha256).getFirst();
      (original.container() || !handed.goes(original) ? kept : files).add(original.name());
    }
    long more =
        over(go.size())
            + over(stay.size())
            + over(people.size())
            + over(files.size())
            + over(kept.size());
    return new OfItem(
        item.number(),
        item.title(),
        handed.narrowed(),
        talks(go),
        talks(stay),
        people.stream().limit(MOST).toList(),
        files.stream().limit(MOST).toList(),
        kept.stream().limit(MOST).toList(),
        more);
  }

  private static String name(Account account) {
    return account.names().isEmpty()
        ? account.key()
        : String.join(" / ", account.names()) + " (" + account.key() + ")";
  }

  private static long over(long count) {
    return Math.max(0, count - MOST);
  }

  private static List<Talk> talks(List<Conversations.Found> found) {
    return found.stream()
        .limit(MOST)
        .map(f -> new Talk(f.id(), f.title().isBlank() ? f.id() : f.title(), f.messages()))
        .toList();
  }
}
