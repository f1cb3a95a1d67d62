package org.tiezheng.server.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.CatalogueSheet;
import org.tiezheng.casework.PreviewPapers;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** Printed pages as pictures: of papers that were made, and of those that would be made now. */
public final class PreviewPages {
  /** Whole page on a small screen, as on paper, and large enough for the smallest line. */
  private static final List<Integer> ZOOMS = List.of(72, 110, 160, 200);

  private static final int USUAL = 110;

  private PreviewPages() {}

  /** The papers that can be looked at, and what will differ from a bundle made now. */
  public static void preview(Visit visit) throws IOException {
    visit.page(
        "preview",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "bundle");
              List<MadeRow> made = MadeRow.of(visit, open, EnumSet.of(MadeFiles.Kind.PREVIEW));
              all.put("has", !made.isEmpty());
              if (!made.isEmpty()) {
                all.put("made", made.getFirst());
                String version = CatalogueSheet.of(open).version();
                all.put("later", !made.getFirst().bundle().equals(version));
              }
              all.put("differs", PreviewPapers.differs());
              return all;
            }));
  }

  /** Sets the papers anew. */
  public static void make(Visit visit) {
    Visit.Form form = visit.form();
    BundlePages.started(
        visit,
        BundlePages.making(visit)
            .preview(
                visit.path("case"),
                CaseReading.folder(visit),
                form.ticked("hideOriginalColumn"),
                form.ticked("supplement")));
  }

  /** One paper, page by page. */
  public static void paper(Visit visit) throws IOException {
    MadeFiles.Made made = made(visit);
    MadeFiles.MadeFile file = file(visit, made);
    int pages = visit.app().made().pages(file);
    if (pages == 0) {
      throw gone();
    }
    int page = Math.clamp(visit.count("page").orElse(1), 1, pages);
    int zoom = zoom(visit.count("zoom").orElse(USUAL));
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              if (!open.matter().id().equals(made.matter())) {
                throw Refusal.notFound();
              }
              return CaseReading.model(visit, open.matter(), "bundle");
            });
    model.put("made", made);
    model.put("file", file);
    model.put("number", visit.number("file"));
    model.put("page", page);
    model.put("pages", pages);
    model.put("zoom", zoom);
    model.put("zooms", ZOOMS);
    model.put("draft", made.kind() == MadeFiles.Kind.PREVIEW);
    model.put("differs", PreviewPapers.differs());
    visit.page("paper", model);
  }

  private static int zoom(long wanted) {
    return ZOOMS.stream().filter(z -> z >= wanted).findFirst().orElse(ZOOMS.getLast());
  }

  private static MadeFiles.Made made(Visit visit) throws IOException {
    return visit.app().made().find(visit.path("made")).orElseThrow(Refusal::notFound);
  }

  private static MadeFiles.MadeFile file(Visit visit, MadeFiles.Made made) {
    int number = visit.number("file");
    if (number >= made.files().size()) {
      throw Refusal.notFound();
    }
    return made.files().get(number);
  }

  private static Refusal gone() {
    return new Refusal(
        404,
        new Text(
            "这份文书没有页面可看:它不是 PDF,或已被移走、改动。",
            "This paper has no pages to look at: it is no PDF, or was moved or changed."));
  }

  /** A page as a picture. */
  public static void page(Visit visit) throws IOException, InterruptedException {
    MadeFiles.Made made = made(visit);
    String matter = CaseReading.look(visit, open -> open.matter().id());
    if (!made.matter().equals(matter)) {
      throw Refusal.notFound();
    }
    MadeFiles.MadeFile file = file(visit, made);
    int dpi = Math.clamp(visit.count("dpi").orElse(USUAL), 36, ZOOMS.getLast());
    Optional<byte[]> picture = visit.app().made().page(file, visit.number("page"), dpi);
    visit
        .response()
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "image/png"))
        .send(picture.orElseThrow(PreviewPages::gone));
  }
}
