package org.tiezheng.server.api;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.casework.file.ResultsForm;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.HearingPages;

/** The hearing: steps, and what was found. */
final class HearingApi {
  /** Six hundred points of an item with a sentence each need less. */
  private static final long MOST = 8 << 20;

  private HearingApi() {}

  /**
   * What was found.
   *
   * @param plan digest of the steps that it belongs to, as {@code hearing} gave it
   * @param session by key, such as {@code clerk}
   * @param items by number of the item, then by key
   * @param points by id; a result is 一致, 不一致, 无法核对 (same, different, impossible)
   */
  record Found(
      String plan,
      Optional<Map<String, String>> session,
      Optional<Map<String, Map<String, String>>> items,
      Map<String, ResultsForm.Answer> points) {
    Found {
      Objects.requireNonNull(plan, "plan");
      points = Map.copyOf(points);
    }
  }

  static void prepare(Visit visit) {
    WorkApi.begun(visit, HearingPages.preparing(visit));
  }

  static void record(Visit visit) throws IOException {
    Found found = visit.body(Found.class, MOST);
    WorkApi.begun(
        visit,
        HearingPages.recording(
            visit,
            found.plan(),
            new ResultsForm.Answers(
                found.session().orElse(Map.of()), found.items().orElse(Map.of()), found.points())));
  }
}
