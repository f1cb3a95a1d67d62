package org.tiezheng.server.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Search;
import org.tiezheng.casework.app.IndexedSearch;
import org.tiezheng.evidence.Case;
import org.tiezheng.server.Visit;

/** Words in all records of a case; a hit leads to its line. */
public final class SearchPages {
  private static final int PAGE = 50;

  private SearchPages() {}

  /** The form, and what was found. */
  public static void search(Visit visit) throws IOException {
    List<String> words = HitRow.words(visit.query("q").orElse(""));
    if (!words.isEmpty() && !ready(visit)) {
      visit.see(
          "/jobs/"
              + WorkPages.verbs(visit)
                  .searchIndex(
                      visit.path("case"),
                      CaseReading.folder(visit),
                      visit.app().search(),
                      visit.request().path().rawPath() + "?" + visit.request().query().rawValue())
                  .orElseThrow(WorkPages::busy)
                  .id());
      return;
    }
    visit.page("search", CaseReading.look(visit, open -> model(visit, open, words)));
  }

  private static boolean ready(Visit visit) throws IOException {
    return CaseReading.look(visit, open -> visit.app().search().ready(open, Optional.empty()));
  }

  private static Map<String, Object> model(Visit visit, OpenCase open, List<String> words)
      throws IOException {
    Case matter = open.matter();
    Map<String, Object> all = CaseReading.model(visit, matter, "search");
    long from = visit.count("from").orElse(0);
    all.put("asked", String.join(" ", words));
    all.put("searchedFor", !words.isEmpty());
    if (words.isEmpty()) {
      return all;
    }
    IndexedSearch.Page page =
        visit
            .app()
            .search()
            .run(
                open,
                new IndexedSearch.Request(words, Optional.empty(), Optional.empty(), from, PAGE));
    all.put("hits", HitRow.of(open, visit.app().lines(), page.hits()));
    all.put("near", HitRow.of(open, visit.app().lines(), page.near()));
    all.put("found", page.all());
    all.put("searched", page.searched());
    all.put("wordless", page.wordless());
    all.put("outside", new Search(open).outside(matter));
    all.put("unread", page.unread());
    all.put("incomplete", page.incomplete());
    all.put("from", from);
    all.put("previous", Math.max(0, from - PAGE));
    all.put("next", from + PAGE < page.all() ? from + PAGE : 0);
    return all;
  }
}
