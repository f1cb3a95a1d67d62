package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.CatalogueSheet;
import org.tiezheng.casework.EditCatalogue;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.app.PapersView;
import org.tiezheng.server.Visit;

/**
 * The papers that findings ask for: which, why, what each still lacks, and the papers themselves.
 */
public final class PaperPages {
  private PaperPages() {}

  /**
   * A paper in the list.
   *
   * @param given answers that stand in the case by now, by their names
   */
  public record Row(PapersView.Paper paper, Map<String, String> given) {}

  /** The list, if somebody looked. */
  public static void papers(Visit visit) throws IOException {
    Optional<PapersView> view = BundlePages.newest(visit, PapersView.class);
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "bundle");
              String version = CatalogueSheet.of(open).version();
              all.put("version", version);
              all.put("made", MadeRow.of(visit, open, EnumSet.of(MadeFiles.Kind.PAPERS)));
              all.put("has", view.isPresent());
              view.ifPresent(v -> {
                all.put("view", v);
                all.put("later", !v.version().equals(version));
                List<Row> rows = new ArrayList<>();
                for (PapersView.Paper paper : v.papers()) {
                  Map<String, String> given = new LinkedHashMap<>();
                  paper
                      .blanks()
                      .forEach(b ->
                          given.put(
                              b.answer(), open.matter().attributes().getOrDefault(b.answer(), "")));
                  rows.add(new Row(paper, given));
                }
                all.put("rows", rows);
              });
              return all;
            });
    visit.page("papers", model);
  }

  /** Looks which papers are needed. */
  public static void look(Visit visit) {
    BundlePages.started(
        visit,
        BundlePages.making(visit).lookAtPapers(visit.path("case"), CaseReading.folder(visit)));
  }

  /** Keeps answers to what papers lack; what is left empty stays a blank. */
  public static void answer(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    Map<String, String> answers = new LinkedHashMap<>();
    List<String> names = form.texts("answer");
    for (int i = 0; i < names.size(); i++) {
      form.given("value" + i).ifPresent(keeping(answers, names.get(i)));
    }
    EditCatalogue.Request request =
        new EditCatalogue.Request(
            form.text("version"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            answers);
    CaseReading.work(visit, open -> new EditCatalogue(open).run(request));
    look(visit);
  }

  private static java.util.function.Consumer<String> keeping(
      Map<String, String> answers, String name) {
    return value -> answers.put(name, value);
  }

  /** Writes the papers that are ticked, or all that findings ask for. */
  public static void make(Visit visit) {
    Visit.Form form = visit.form();
    BundlePages.started(
        visit,
        BundlePages.making(visit)
            .papers(visit.path("case"), CaseReading.folder(visit), form.texts("doc")));
  }
}
