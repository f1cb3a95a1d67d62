package org.tiezheng.server.api;

import io.helidon.http.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.CatalogueSheet;
import org.tiezheng.casework.EditCatalogue;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.MadeRow;
import org.tiezheng.server.page.PreviewPages;
import org.tiezheng.server.work.Job;

/** The operations on the bundle that is handed in, on papers and exports. */
final class BundleRoutes {
  private final List<Route<Visit>> all = new ArrayList<>();

  private BundleRoutes() {}

  static List<Route<Visit>> all() {
    BundleRoutes routes = new BundleRoutes();
    routes.described();
    return List.copyOf(routes.all);
  }

  private void described() {
    begin(
        "/cases/{case}/present",
        "Makes the bundle to hand in",
        BundleApi.Presenting.class,
        BundleApi::present);
    String catalogue = "/cases/{case}/catalogue";
    get(
        catalogue,
        "The catalogue, with the version that a change must name",
        CatalogueSheet.class,
        BundleApi::catalogue);
    add(
        Method.PATCH,
        catalogue,
        "Changes the catalogue, all or nothing; 409 if the case is not as the caller saw it",
        List.of(),
        EditCatalogue.Request.class,
        CatalogueSheet.class,
        200,
        BundleApi::edit);
    begin(
        "/cases/{case}/leaves", "Looks what would leave with the bundle", null, BundleApi::leaves);
    begin(
        "/cases/{case}/papers",
        "Lists the papers that findings ask for, or writes them",
        BundleApi.Writing.class,
        BundleApi::papers);
    begin(
        "/cases/{case}/export",
        "Writes conversations out",
        BundleApi.Exporting.class,
        BundleApi::export);
    begin(
        "/cases/{case}/disc",
        "Makes the image of a disc for a carrier of the bundle that was made last",
        BundleApi.Carrier.class,
        BundleApi::disc);
    begin(
        "/cases/{case}/readback",
        "Compares what was written to a carrier with the bundle that was made last",
        BundleApi.Carrier.class,
        BundleApi::readBack);
    begin(
        "/cases/{case}/preview",
        "Sets the papers as they would be printed now, to be looked at",
        BundleApi.Previewing.class,
        BundleApi::preview);
    add(
        Method.GET,
        "/cases/{case}/made/{made}/{file}/pages/{page}",
        "A page of a paper that was made or previewed, as PNG (72 to 200 dots per inch)",
        List.of("dpi"),
        null,
        null,
        200,
        PreviewPages::page);
    get(
        "/cases/{case}/made",
        "What was made, each file with its digest and an address that is good for half an hour",
        Lists.of(MadeRow.class),
        BundleApi::made);
  }

  private void get(String path, String summary, Type answer, Route.Action<Visit> action) {
    add(Method.GET, path, summary, List.of(), null, answer, 200, action);
  }

  private void begin(
      String path, String summary, @Nullable Class<?> body, Route.Action<Visit> action) {
    add(Method.POST, path, summary, List.of(), body, Job.Snapshot.class, 202, action);
  }

  private void add(
      Method method,
      String path,
      String summary,
      List<String> query,
      @Nullable Type body,
      @Nullable Type answer,
      int status,
      Route.Action<Visit> action) {
    all.add(
        new Route<>(
            method,
            path,
            summary,
            query,
            Optional.ofNullable(body),
            Optional.ofNullable(answer),
            status,
            Route.Wire.JSON,
            action));
  }
}
