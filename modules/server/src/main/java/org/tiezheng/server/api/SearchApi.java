package org.tiezheng.server.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Search;
import org.tiezheng.casework.app.IndexedSearch;
import org.tiezheng.evidence.Item;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.HitRow;

/** Words in all records of a case. */
final class SearchApi {
  /** So long the first search may take, which makes the indexes. */
  static final Duration MAKING = Duration.ofMinutes(10);

  private static final int USUAL = 50;
  private static final int MOST = 500;

  private SearchApi() {}

  /**
   * A part of what was found.
   *
   * @param all how many there are
   * @param from how many were passed over
   * @param near records in which the words stand apart or in another order, beside the first part
   * @param searched records and rows set aside
   * @param wordless of them, those whose content is no text: of these a search says nothing
   * @param outside sealed files that belong to no item and were not searched
   * @param unread items that have not been read
   * @param incomplete items of which rows are missing
   */
  record Hits(
      List<HitRow> hits,
      long all,
      long from,
      List<HitRow> near,
      long searched,
      long wordless,
      long outside,
      List<Integer> unread,
      List<Integer> incomplete) {
    Hits {
      hits = List.copyOf(hits);
      near = List.copyOf(near);
      unread = List.copyOf(unread);
      incomplete = List.copyOf(incomplete);
    }
  }

  /** The words of a question, which spaces part. */
  static List<String> words(Visit visit) {
    return HitRow.words(visit.query("q").orElse(""));
  }

  static void search(Visit visit) throws IOException {
    List<String> words = words(visit);
    if (words.isEmpty()) {
      throw Refusal.bad("没有写明要查的词(q)。", "It is not said which words are looked for (q).");
    }
    OptionalLong number = visit.count("item");
    long from = visit.count("from").orElse(0);
    int most = Math.clamp(visit.count("most").orElse(USUAL), 1, MOST);
    visit.app().watchdog().allow(visit.request().remotePeer().address(), MAKING);
    visit.json(
        CaseReading.look(
            visit,
            open -> {
              Optional<Integer> item = item(open, number);
              IndexedSearch.Page page =
                  visit
                      .app()
                      .search()
                      .run(
                          open,
                          new IndexedSearch.Request(words, item, Optional.empty(), from, most));
              return new Hits(
                  HitRow.of(open, visit.app().lines(), page.hits()),
                  page.all(),
                  from,
                  HitRow.of(open, visit.app().lines(), page.near()),
                  page.searched(),
                  page.wordless(),
                  item.isPresent() ? 0 : new Search(open).outside(open.matter()),
                  page.unread(),
                  page.incomplete());
            }));
  }

  /** An item that is not there would be a place where nothing is found. */
  private static Optional<Integer> item(OpenCase open, OptionalLong number) {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        open.matter().items().stream()
            .map(Item::number)
            .filter(n -> n == number.getAsLong())
            .findFirst()
            .orElseThrow(Refusal::notFound));
  }
}
