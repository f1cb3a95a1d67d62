package org.tiezheng.server.page;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.AddFacts;
import org.tiezheng.casework.FindRoute.Whose;
import org.tiezheng.casework.NextSteps;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.StateCase;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** The questions after material was sealed, and what comes next. */
public final class IntakePages {
  private IntakePages() {}

  /**
   * A step with its address.
   *
   * @param address where it is done; empty if it is not done in the app
   */
  public record StepRow(boolean done, Text what, Text why, String address) {}

  /** The questions. */
  public static void ask(Visit visit) throws IOException {
    visit.page(
        "intake",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "collect");
              StateCase.Known known = new StateCase(open).known();
              all.put("known", known);
              all.put("templates", AddFacts.templates());
              all.put("whoses", List.of(Whose.values()));
              String wanted = visit.query("collected").orElse("");
              all.put("chosen", chosen(known, wanted));
              return all;
            }));
  }

  /** Of what the questions about the material are asked: what is named, else what came last. */
  private static List<StateCase.Collected> chosen(StateCase.Known known, String acquisition) {
    return known.collected().stream()
        .filter(c -> acquisition.isEmpty() || c.acquisition().equals(acquisition))
        .limit(1)
        .toList();
  }

  /** Keeps the answers and shows what was kept and what comes next. */
  public static void keep(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    StateCase.Answers answers =
        new StateCase.Answers(
            given(form, "me"),
            given(form, "other"),
            given(form, "cause"),
            given(form, "acquisition"),
            given(form, "whose").flatMap(IntakePages::whose),
            given(form, "holder"),
            given(form, "method"),
            Optional.of(form.text("clean").equals("yes")),
            given(form, "device"),
            given(form, "shown").map("yes"::equals),
            given(form, "template"),
            given(form, "hearing").map(IntakePages::day),
            given(form, "proofDeadline").map(IntakePages::day));
    visit.page(
        "intakedone",
        CaseReading.work(
            visit,
            open -> {
              StateCase.Result result = new StateCase(open).run(answers);
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "todo");
              all.put("kept", result.kept());
              all.put("stop", result.stop());
              all.put("steps", steps(visit, open));
              return all;
            }));
  }

  private static Optional<String> given(Visit.Form form, String name) {
    return Optional.of(form.text(name)).filter(t -> !t.isEmpty());
  }

  private static Optional<Whose> whose(String name) {
    return List.of(Whose.values()).stream().filter(w -> w.name().equals(name)).findFirst();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.bad("日期须写作 2024-03-01。", "A day is written 2024-03-01.");
    }
  }

  /** What comes next, with where it is done. */
  static List<StepRow> steps(Visit visit, OpenCase open) {
    String at = Addresses.matter(visit.path("case"));
    List<StepRow> rows = new ArrayList<>();
    for (NextSteps.Step step : NextSteps.of(open)) {
      String address =
          switch (step.place()) {
            case COLLECT -> at + "/collect";
            case INTAKE -> at + "/intake";
            case ITEMS, EXAMINE, PRESENT -> at;
            case READER -> at + "/items/" + step.item() + "/talks/0";
            case FACTS -> at + "/facts";
            case GAPS -> at + "/gaps";
            case IDENTITY -> at + "/who";
            case FINDINGS -> at + "/findings";
          };
      rows.add(new StepRow(step.done(), step.what(), step.why(), address));
    }
    return rows;
  }
}
