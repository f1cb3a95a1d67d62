package org.tiezheng.server.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.casework.FindRoute;
import org.tiezheng.casework.FindRoute.Whose;
import org.tiezheng.casework.FollowGuide;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.Guides;

/** Ways from a device to records, and guides that are followed. */
final class GuideApi {
  private GuideApi() {}

  /** Something that can be chosen. */
  record Choice(String id, Text title) {}

  /**
   * The ways for a person.
   *
   * @param whose whose the device or the account can be
   * @param found empty unless all four were named
   */
  record Ways(
      List<Choice> whose,
      List<Choice> devices,
      List<Choice> apps,
      List<Choice> computers,
      Optional<FindRoute.Found> found) {}

  /**
   * A step that is ticked, or of which the tick is taken back.
   *
   * @param step its id, or its number from 1
   * @param done true if it is not said
   */
  record Tick(String step, Optional<Boolean> done, Optional<String> note) {
    Tick {
      Objects.requireNonNull(step, "step");
    }
  }

  static void routes(Visit visit) {
    visit.json(
        new Ways(
            Arrays.stream(Whose.values()).map(w -> new Choice(w.name(), w.title())).toList(),
            choices(FindRoute.devices()),
            choices(FindRoute.apps()),
            choices(FindRoute.computers()),
            Guides.ways(visit)));
  }

  private static List<Choice> choices(Map<String, Text> of) {
    return of.entrySet().stream().map(e -> new Choice(e.getKey(), e.getValue())).toList();
  }

  static void guides(Visit visit) {
    visit.json(FollowGuide.all());
  }

  static void guide(Visit visit) {
    visit.json(Guides.loose(visit).view());
  }

  static void followed(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> Guides.within(visit, open).view()));
  }

  static void tick(Visit visit) throws IOException {
    Tick tick = visit.body(Tick.class);
    visit.json(Guides.tick(visit, tick.step(), tick.done().orElse(true), tick.note().orElse("")));
  }

  static void paper(Visit visit) throws IOException {
    send(visit, Guides.loose(visit));
  }

  static void followedPaper(Visit visit) throws IOException {
    CaseReading.look(
        visit,
        open -> {
          send(visit, Guides.within(visit, open));
          return true;
        });
  }

  /** The paper with its boxes, as a file to save. */
  private static void send(Visit visit, FollowGuide guide) throws IOException {
    String form = visit.query("form").orElse("pdf");
    String type =
        switch (form) {
          case "pdf" -> "application/pdf";
          case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
          default -> throw Refusal.bad("form 须为 pdf 或 docx。", "form is pdf or docx.");
        };
    Path folder = Files.createTempDirectory("tiezheng-guide-");
    try {
      Path file = folder.resolve("paper." + form);
      guide.write(file);
      byte[] paper = Files.readAllBytes(file); // some pages of text
      visit.response().header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type));
      visit
          .response()
          .header(
              HeaderValues.create(
                  HeaderNames.CONTENT_DISPOSITION,
                  "attachment; filename=\"" + guide.view().id() + "." + form + "\""));
      try (OutputStream out = visit.response().outputStream()) {
        out.write(paper);
      }
    } finally {
      Files.deleteIfExists(folder.resolve("paper." + form));
      Files.deleteIfExists(folder);
    }
  }
}
