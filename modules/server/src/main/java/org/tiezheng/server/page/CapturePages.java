package org.tiezheng.server.page;

import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Kind;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.phone.Pairings;
import org.tiezheng.server.phone.PhoneAccess;
import org.tiezheng.server.phone.QrCode;

/** Where something is filmed, recorded or photographed now. */
public final class CapturePages {
  private CapturePages() {}

  /** The door: into which case, and what helps in any case. */
  public static void door(Visit visit) {
    visit.page(
        "capture",
        Map.of(
            "cases",
            visit.cases(Permission.COLLECT),
            "lists",
            ShotLists.all(),
            "broken",
            visit.may(Permission.LOCAL_PATHS)
                ? visit.app().captures().broken().entrySet()
                : Set.of()));
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

  /** How a phone is paired. */
  public static void phone(Visit visit) throws IOException {
    paired(visit, List.of());
  }

  /** Shows a QR code that pairs one phone. */
  public static void pair(Visit visit) throws IOException {
    PhoneAccess phone = visit.app().phone().orElseThrow(Refusal::notFound);
    CaseReading.folder(visit);
    paired(visit, phone.invitation(visit.path("case")));
  }

  /** Lets every phone out. */
  public static void unpair(Visit visit) {
    visit.app().phone().orElseThrow(Refusal::notFound).pairings().forget();
    visit.see(Addresses.matter(visit.path("case")) + "/phone");
  }

  private static void paired(Visit visit, List<String> addresses) throws IOException {
    Map<String, Object> model =
        CaseReading.look(visit, open -> CaseReading.model(visit, open.matter(), "capture"));
    model.put("access", visit.app().phone());
    model.put("addresses", addresses);
    model.put("codes", addresses.stream().map(QrCode::of).toList());
    model.put("minutes", Pairings.INVITED.toMinutes());
    visit.page("phone", model);
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
