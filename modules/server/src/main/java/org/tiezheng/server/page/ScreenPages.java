package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.CheckScreens;
import org.tiezheng.casework.DecideScreens;
import org.tiezheng.casework.ReadPictures;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.PictureWork;

/**
 * Screenshots beside the exported conversation (截图核对), bubble by bubble, and what a person decides.
 */
public final class ScreenPages {
  private static final int PAGE = 50;

  private ScreenPages() {}

  /** An item that is a picture. */
  public record Choice(int number, String title) {}

  /** A bubble with its crop, and a person's decision if there is one. */
  public record Line(
      CheckScreens.Seen row, List<Crop> crop, String style, Optional<DecideScreens.Decided> said) {}

  /** What is checked, and what the newest check of this kind gave. */
  public static void screens(Visit visit) throws IOException {
    Optional<CheckScreens.Result> result = newest(visit);
    boolean everything = visit.query("all").filter("yes"::equals).isPresent();
    long from = Math.max(1, visit.count("from").orElse(1));
    visit.page(
        "screens",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "pictures");
              List<Choice> pictures = new ArrayList<>();
              List<Choice> chats = new ArrayList<>();
              for (Item item : open.matter().items()) {
                if (item.kind() == Kind.PHOTO) {
                  pictures.add(new Choice(item.number(), item.title()));
                } else if (item.kind() == Kind.CHAT && !ReadPictures.isReading(item)) {
                  chats.add(new Choice(item.number(), item.title()));
                }
              }
              all.put("pictures", ReadPictures.inOrder(pictures, Choice::title));
              all.put("chats", chats);
              all.put("has", result.isPresent());
              all.put("everything", everything);
              all.put("decisions", DecideScreens.Decision.values());
              Map<String, DecideScreens.Decided> said = new DecideScreens(open).decided();
              List<CheckScreens.Seen> rows =
                  result.map(CheckScreens.Result::rows).orElse(List.of()).stream()
                      .filter(r -> everything || r.open())
                      .toList();
              result.ifPresent(r -> all.put("result", r));
              all.put(
                  "left",
                  rows.stream().filter(r -> r.open() && !said.containsKey(r.key())).count());
              all.put("count", rows.size());
              all.put("from", from);
              all.put("next", from + PAGE <= rows.size() ? from + PAGE : 0);
              all.put("previous", from > PAGE ? from - PAGE : from > 1 ? 1 : 0);
              Map<String, String> addresses = new HashMap<>();
              all.put(
                  "lines",
                  rows.stream()
                      .skip(from - 1)
                      .limit(PAGE)
                      .map(r -> line(visit, r, said, addresses))
                      .toList());
              return all;
            }));
  }

  private static Line line(
      Visit visit,
      CheckScreens.Seen row,
      Map<String, DecideScreens.Decided> said,
      Map<String, String> addresses) {
    List<Crop> crop =
        row.at().isEmpty()
            ? List.of()
            : List.of(
                Crop.of(
                    addresses.computeIfAbsent(
                        row.picture(), sha -> visit.bytesAddress(visit.path("case"), sha)),
                    row.at().get(),
                    row.ofWidth(),
                    row.ofHeight()));
    String style =
        switch (row.verdict()) {
          case "DIFFERS", "ONLY_SCREEN", "ONLY_EXPORT" -> "fail";
          case "PERSON" -> "warn";
          case "SAME", "WITHIN" -> "pass";
          default -> "unknown";
        };
    return new Line(row, crop, style, Optional.ofNullable(said.get(row.key())));
  }

  private static Optional<CheckScreens.Result> newest(Visit visit) {
    return visit.app().jobs().list().stream()
        .filter(j -> j.matter().equals(visit.path("case")))
        .flatMap(j -> j.outcome().stream())
        .map(Job.Outcome::result)
        .filter(CheckScreens.Result.class::isInstance)
        .map(CheckScreens.Result.class::cast)
        .findFirst();
  }

  /** Begins from the form. */
  public static void begin(Visit visit) {
    Visit.Form form = visit.form();
    List<Integer> pictures = form.texts("picture").stream().map(PicturePages::number).toList();
    Job job =
        begun(
                visit,
                pictures,
                form.given("item").map(PicturePages::number),
                form.given("conversation"))
            .orElseThrow(WorkPages::busy);
    visit.see("/jobs/" + job.id());
  }

  /** Begins; the pictures in their order. */
  public static Optional<Job> begun(
      Visit visit, List<Integer> pictures, Optional<Integer> item, Optional<String> conversation) {
    if (pictures.isEmpty()) {
      throw Refusal.bad("请至少选一张截图。", "Choose a screenshot at least.");
    }
    return new PictureWork(visit.jobs(), visit.place(Watch.SILENT))
        .check(
            visit.path("case"),
            CaseReading.folder(visit),
            new CheckScreens.Request(List.of(), pictures, item, conversation, Optional.empty()));
  }

  /** Notes what the form says of bubbles. */
  public static void decide(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    CheckScreens.Result result =
        newest(visit)
            .orElseThrow(() ->
                new Refusal(
                    409,
                    new Text(
                        "程序重新启动过,核对结果已不在;请再核对一次(结果相同)。",
                        "The app was started anew and the result is no longer held; check again,"
                            + " the result is the same.")));
    CaseReading.work(
        visit,
        open -> {
          DecideScreens decide = new DecideScreens(open);
          Map<String, DecideScreens.Decided> before = decide.decided();
          for (String key : form.texts("row")) {
            Optional<String> said = form.given("say-" + key);
            Optional<CheckScreens.Seen> row =
                result.rows().stream().filter(r -> r.key().equals(key)).findFirst();
            for (DecideScreens.Decision decision : DecideScreens.Decision.values()) {
              boolean known = before.containsKey(key) && before.get(key).decision() == decision;
              if (row.isPresent() && !known && said.filter(decision.name()::equals).isPresent()) {
                decide.run(row.get(), decision, form.text("why-" + key));
              }
            }
          }
          return true;
        });
    visit.see(
        Addresses.matter(visit.path("case"))
            + "/screens"
            + (form.ticked("everything") ? "?all=yes&from=" + form.text("from") : ""));
  }
}
