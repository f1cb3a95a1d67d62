package org.tiezheng.server.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.casework.ExplainFindings;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.WeighFacts;
import org.tiezheng.casework.file.CaseFileText;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.WorkPages;

/** Cases and what is known of them. */
final class CaseApi {
  private CaseApi() {}

  /** A case to be opened; what is not stated is empty, and the roles plaintiff and defendant. */
  record Opening(
      String name,
      Optional<String> title,
      Optional<String> cause,
      Optional<Role> myRole,
      Optional<String> me,
      Optional<Role> otherRole,
      Optional<String> other) {
    Opening {
      Objects.requireNonNull(name, "name");
    }
  }

  static void cases(Visit visit) {
    visit.json(visit.cases());
  }

  static void open(Visit visit) throws IOException {
    Opening wanted = visit.body(Opening.class);
    WorkPages.open(
        visit,
        wanted.name(),
        new CaseFileText.Opening(
            wanted.title().orElse(wanted.name()),
            wanted.cause().orElse(""),
            wanted.myRole().orElse(Role.PLAINTIFF),
            wanted.me().orElse(""),
            wanted.otherRole().orElse(Role.DEFENDANT),
            wanted.other().orElse("")));
    visit.json(
        201,
        "application/json",
        visit.app().shelf().list(visit.place(), wanted.name()::equals).stream()
            .findFirst()
            .orElseThrow());
  }

  static void matter(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, OpenCase::matter));
  }

  static void items(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> open.matter().items()));
  }

  static void item(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> CaseReading.item(visit, open.matter())));
  }

  static void findings(Visit visit) throws IOException {
    visit.json(
        CaseReading.look(
            visit,
            open ->
                new ExplainFindings(open)
                    .run()
                    .orElseThrow(() ->
                        new Refusal(404, new Text("还没有审查。", "The case was not examined yet.")))));
  }

  static void matrix(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> new WeighFacts(open, today(open)).matrix().json()));
  }

  static void burden(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> new WeighFacts(open, today(open)).burden().json()));
  }

  private static LocalDate today(OpenCase open) {
    return LocalDate.ofInstant(open.place().clock().instant(), open.place().zone());
  }

  static void custody(Visit visit) throws IOException {
    visit.json(
        CaseReading.look(
            visit, open -> open.custody().stream().map(OpenCase.CustodyLine::event).toList()));
  }
}
