package org.tiezheng.server.page;

import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Kind;
import org.tiezheng.server.Visit;

/** Where something is filmed, recorded or photographed now. */
public final class CapturePages {
  private CapturePages() {}

  /** The door: into which case, and what helps in any case. */
  public static void door(Visit visit) {
    visit.page(
        "capture",
        Map.of("cases", visit.app().shelf().list(visit.place()), "lists", ShotLists.all()));
  }

  /** The capture itself. */
  public static void capture(Visit visit) throws IOException {
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Case matter = open.matter();
              Map<String, Object> all = CaseReading.model(visit, matter, "capture");
              all.put("filmed", filmed(matter));
              return all;
            });
    model.put("lists", ShotLists.all());
    model.put("waiting", visit.app().captures().of(visit.path("case")));
    // Only this page may ask for camera, microphone, screen and place.
    visit
        .response()
        .headers()
        .set(
            HeaderValues.create(
                "Permissions-Policy",
                "camera=(self), microphone=(self), geolocation=(self), display-capture=(self),"
                    + " payment=(), usb=(), serial=(), hid=()"));
    visit.page("film", model);
  }

  /**
   * An item that a film may record.
   *
   * @param number in the case
   */
  public record Filmed(int number, String title) {}

  private static List<Filmed> filmed(Case matter) {
    return matter.items().stream()
        .filter(item -> item.kind() == Kind.CHAT || item.kind() == Kind.SMS)
        .map(item -> new Filmed(item.number(), item.title()))
        .toList();
  }
}
