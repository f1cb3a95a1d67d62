package org.tiezheng.server.page;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.casework.FindRoute;
import org.tiezheng.casework.FindRoute.Whose;
import org.tiezheng.casework.FollowGuide;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** The way and the guide that an address names, for pages and the API alike. */
public final class Guides {
  private Guides() {}

  /** The ways for what the query names; empty unless it names all four. */
  public static Optional<FindRoute.Found> ways(Visit visit) {
    Optional<Whose> whose = visit.query("whose").filter(w -> !w.isEmpty()).map(Guides::whose);
    Optional<String> device = visit.query("device").filter(w -> !w.isEmpty());
    Optional<String> app = visit.query("app").filter(w -> !w.isEmpty());
    Optional<String> computer = visit.query("computer").filter(w -> !w.isEmpty());
    if (whose.isEmpty() || device.isEmpty() || app.isEmpty() || computer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(FindRoute.of(whose.get(), device.get(), app.get(), computer.get()));
  }

  private static Whose whose(String name) {
    for (Whose whose : Whose.values()) {
      if (whose.name().equalsIgnoreCase(name)) {
        return whose;
      }
    }
    throw Refusal.bad(
        "whose 须为 own、consent、order 或 other。", "whose is own, consent, order or other.");
  }

  /** The guide that the address names, of no case. */
  public static FollowGuide loose(Visit visit) {
    try {
      return FollowGuide.of(visit.place(), visit.path("guide"));
    } catch (CaseFileException e) {
      throw new Refusal(404, e.sentence());
    }
  }

  /** The guide that the address names, as it is followed in a case. */
  public static FollowGuide within(Visit visit, OpenCase open) {
    try {
      return FollowGuide.of(open, visit.path("guide"));
    } catch (CaseFileException e) {
      throw new Refusal(404, e.sentence());
    }
  }

  /** Ticks a step, or takes the tick back, and gives the guide as it then stands. */
  public static FollowGuide.View tick(Visit visit, String step, boolean done, String note)
      throws IOException {
    return CaseReading.work(
        visit,
        open -> {
          FollowGuide guide = within(visit, open);
          guide.tick(step, done, note);
          return guide.view();
        });
  }
}
