package org.tiezheng.server.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tiezheng.casework.CatalogueSheet;
import org.tiezheng.casework.EditCatalogue;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.app.OwnProfile;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.BundlePages;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.MadeRow;
import org.tiezheng.server.page.WorkPages;
import org.tiezheng.server.work.Making;

/** The bundle that is handed in, papers and exports, as the pages have them. */
final class BundleApi {
  private static final long MOST = 4 << 20;

  private BundleApi() {}

  /**
   * How the bundle is made; everything may be left out.
   *
   * @param profile name of a court's profile that ships, or the full path of one
   * @param megabytes limit of a file that a person was told, with a profile that ships
   * @param overrides reasons for going on despite a rule that stops, by rule or rule#item
   */
  record Presenting(
      Optional<Boolean> findings,
      Optional<Boolean> hideOriginalColumn,
      Optional<Boolean> supplement,
      Optional<String> profile,
      Optional<Long> megabytes,
      Optional<Long> pages,
      Optional<Long> files,
      Optional<Integer> copies,
      Optional<String> font,
      Optional<LocalDate> today,
      Optional<Map<String, String>> overrides) {}

  /**
   * Which papers.
   *
   * @param docs ids; left out or empty for those that findings ask for
   * @param list whether they are only listed, with what each lacks
   */
  record Writing(Optional<List<String>> docs, Optional<Boolean> list) {
    Writing {
      docs = docs.map(List::copyOf);
    }
  }

  /** Which conversations, as {@code export} takes them. */
  record Exporting(
      Optional<Integer> item,
      Optional<String> conversation,
      List<String> formats,
      Optional<Boolean> media) {
    Exporting {
      formats = List.copyOf(formats);
    }
  }

  /**
   * A carrier of a bundle.
   *
   * @param made id under which the bundle was made
   * @param path of what was written, to read it back
   */
  record Carrier(String made, Optional<String> number, Optional<String> path) {
    Carrier {
      Objects.requireNonNull(made, "made");
    }
  }

  static void present(Visit visit) throws IOException {
    Presenting wanted = visit.body(Presenting.class);
    OwnProfile.Limits limits =
        new OwnProfile.Limits(
            number(wanted.megabytes()), number(wanted.pages()), number(wanted.files()));
    Optional<String> shipped = wanted.profile().filter(OwnProfile.SHIPPED::contains);
    Optional<String> profile =
        shipped.isPresent()
            ? limits.any() ? Optional.of(BundlePages.own(visit, shipped.get(), limits)) : shipped
            : wanted.profile().map(path -> WorkPages.existing(visit, path)).map(Path::toString);
    WorkApi.begun(
        visit,
        BundlePages.making(visit)
            .bundle(
                visit.path("case"),
                CaseReading.folder(visit),
                new Making.Bundle(
                    wanted.hideOriginalColumn().orElse(false),
                    wanted.findings().orElse(false),
                    wanted.supplement().orElse(false),
                    profile,
                    wanted.copies().map(OptionalInt::of).orElse(OptionalInt.empty()),
                    wanted.font().map(path -> WorkPages.existing(visit, path)),
                    wanted.today(),
                    wanted.overrides().orElse(Map.of()))));
  }

  private static OptionalLong number(Optional<Long> stated) {
    if (stated.filter(n -> n < 1).isPresent()) {
      throw Refusal.bad("界限应是正整数。", "A limit is a whole number from 1.");
    }
    return stated.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  static void catalogue(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, CatalogueSheet::of));
  }

  static void edit(Visit visit) throws IOException {
    EditCatalogue.Request request = visit.body(EditCatalogue.Request.class, MOST);
    visit.json(
        CaseReading.work(
            visit,
            open -> {
              new EditCatalogue(open).run(request);
              return CatalogueSheet.of(open);
            }));
  }

  static void leaves(Visit visit) {
    WorkApi.begun(
        visit, BundlePages.making(visit).leaves(visit.path("case"), CaseReading.folder(visit)));
  }

  static void papers(Visit visit) {
    Writing wanted = visit.body(Writing.class);
    Making making = BundlePages.making(visit);
    Path folder = CaseReading.folder(visit);
    WorkApi.begun(
        visit,
        wanted.list().orElse(false)
            ? making.lookAtPapers(visit.path("case"), folder)
            : making.papers(visit.path("case"), folder, wanted.docs().orElse(List.of())));
  }

  static void export(Visit visit) {
    Exporting wanted = visit.body(Exporting.class);
    WorkApi.begun(
        visit,
        BundlePages.making(visit)
            .export(
                visit.path("case"),
                CaseReading.folder(visit),
                wanted.item(),
                wanted.conversation(),
                wanted.formats(),
                wanted.media().orElse(true)));
  }

  static void disc(Visit visit) throws IOException {
    Carrier wanted = visit.body(Carrier.class);
    WorkApi.begun(
        visit,
        BundlePages.making(visit)
            .disc(
                visit.path("case"),
                CaseReading.folder(visit),
                BundlePages.bundleFolder(visit, wanted.made()),
                wanted.number()));
  }

  static void readBack(Visit visit) throws IOException {
    Carrier wanted = visit.body(Carrier.class);
    WorkApi.begun(
        visit,
        BundlePages.making(visit)
            .readBack(
                visit.path("case"),
                CaseReading.folder(visit),
                BundlePages.bundleFolder(visit, wanted.made()),
                wanted.number(),
                WorkPages.existing(visit, wanted.path().orElse(""))));
  }

  /** How the papers that are looked at are set. */
  record Previewing(Optional<Boolean> hideOriginalColumn, Optional<Boolean> supplement) {}

  static void preview(Visit visit) {
    Previewing wanted = visit.body(Previewing.class);
    WorkApi.begun(
        visit,
        BundlePages.making(visit)
            .preview(
                visit.path("case"),
                CaseReading.folder(visit),
                wanted.hideOriginalColumn().orElse(false),
                wanted.supplement().orElse(false)));
  }

  static void made(Visit visit) throws IOException {
    visit.json(
        CaseReading.look(
            visit, open -> MadeRow.of(visit, open, EnumSet.allOf(MadeFiles.Kind.class))));
  }
}
