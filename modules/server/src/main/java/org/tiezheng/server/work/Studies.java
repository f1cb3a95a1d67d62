package org.tiezheng.server.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Compare;
import org.tiezheng.casework.FindGaps;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.ComparedCopies;
import org.tiezheng.casework.app.GapSheets;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;

/** What is found out by reading whole items: comparisons, gaps, the timeline. */
public final class Studies {
  private final Desk jobs;
  private final Workplace place;

  public Studies(Desk jobs, Workplace place) {
    this.jobs = jobs;
    this.place = place;
  }

  /** Lays two copies side by side. */
  public Optional<Job> compare(
      String name, Path folder, ComparedCopies compared, Compare.Request request) {
    return jobs.begin(
        new Text(
            "比对证据 %d 与 %d".formatted(request.mine(), request.theirs()),
            "compare items %d and %d".formatted(request.mine(), request.theirs())),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            ComparedCopies.Made made = compared.make(open, request);
            List<Text> lines = new ArrayList<>(made.lines());
            made.counts().stream()
                .filter(c -> c.count() > 0)
                .forEach(c ->
                    lines.add(
                        new Text(
                            c.mark() + " " + c.title().zh() + " " + c.count(),
                            c.mark() + " " + c.title().en() + " " + c.count())));
            boolean differs = made.counts().stream().anyMatch(c -> c.difference() && c.count() > 0);
            return new Job.Outcome(
                lines, made, differs ? 1 : 0, Addresses.matter(name) + "/compare/" + made.key());
          }
        });
  }

  /** Looks for signs that chats are not complete. */
  public Optional<Job> gaps(String name, Path folder, GapSheets sheets) {
    return jobs.begin(
        new Text("查缺", "look for gaps"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            List<FindGaps.Result> results = sheets.look(open);
            List<Text> lines = new ArrayList<>();
            for (FindGaps.Result r : results) {
              lines.add(
                  new Text(
                      "证据 %d:%,d 条消息,%,d 项迹象。".formatted(r.item(), r.messages(), r.signs()),
                      "Item %d: %,d messages, %,d signs."
                          .formatted(r.item(), r.messages(), r.signs())));
            }
            boolean weighty = results.stream().anyMatch(FindGaps.Result::weighty);
            return new Job.Outcome(
                lines, results, weighty ? 1 : 0, Addresses.matter(name) + "/gaps");
          }
        });
  }

  /** Makes the indexes of all items that have none yet. */
  public Optional<Job> ready(String name, Path folder, ItemLines lines) {
    return jobs.begin(
        new Text("准备时间线", "get the timeline ready"),
        name,
        watch -> {
          try (OpenCase open = OpenCase.forReading(folder, place.with(place.locale(), watch))) {
            long count = 0;
            for (Item item : open.matter().items()) {
              count += lines.count(open, item.number());
            }
            return new Job.Outcome(
                List.of(new Text("%,d 条。".formatted(count), "%,d records.".formatted(count))),
                Map.of("records", count),
                0,
                Addresses.matter(name) + "/timeline");
          }
        });
  }
}
