package org.tiezheng.server;

import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.server.page.BundlePages;
import org.tiezheng.server.page.CapturePages;
import org.tiezheng.server.page.CasePages;
import org.tiezheng.server.page.CataloguePages;
import org.tiezheng.server.page.ComparePages;
import org.tiezheng.server.page.ExportPages;
import org.tiezheng.server.page.GapPages;
import org.tiezheng.server.page.GuidePages;
import org.tiezheng.server.page.HearingPages;
import org.tiezheng.server.page.IntakePages;
import org.tiezheng.server.page.ItemPages;
import org.tiezheng.server.page.OpposePages;
import org.tiezheng.server.page.PaperPages;
import org.tiezheng.server.page.PicturePages;
import org.tiezheng.server.page.PreviewPages;
import org.tiezheng.server.page.ScreenPages;
import org.tiezheng.server.page.SearchPages;
import org.tiezheng.server.page.SettingsPage;
import org.tiezheng.server.page.StartPage;
import org.tiezheng.server.page.TimePages;
import org.tiezheng.server.page.TranscriptPage;
import org.tiezheng.server.page.WhoPages;
import org.tiezheng.server.page.WorkPages;
import org.tiezheng.server.team.AccountPages;
import org.tiezheng.server.team.JoinPages;
import org.tiezheng.server.team.SignInPages;
import org.tiezheng.server.team.TeamPages;

/** Every page and form, by its address. */
final class Screens {
  private final List<Screen> all = new ArrayList<>();

  private Screens() {}

  /** A page or a form. */
  record Screen(Method method, String path, Front.Part part) {}

  /** Pages that only a team has. */
  static List<Screen> team() {
    Screens screens = new Screens();
    screens.get("/signin", SignInPages::form);
    screens.post("/signin", SignInPages::signIn);
    screens.get("/join", JoinPages::form);
    screens.post("/join", JoinPages::join);
    screens.get("/account", AccountPages::own);
    screens.post("/account/password", AccountPages::password);
    screens.post("/account/sessions", AccountPages::sessions);
    screens.get("/team", TeamPages::list);
    screens.post("/team", TeamPages::add);
    screens.get("/team/{account}", TeamPages::account);
    screens.post("/team/{account}", TeamPages::change);
    return List.copyOf(screens.all);
  }

  static List<Screen> all() {
    Screens screens = new Screens();
    screens.get("/", StartPage::show);
    screens.get("/cases/new", WorkPages::newCase);
    screens.post("/cases", WorkPages::openCase);
    screens.get("/cases/{case}", CasePages::overview);
    screens.get("/cases/{case}/findings", CasePages::findings);
    screens.get("/cases/{case}/facts", CasePages::facts);
    screens.get("/cases/{case}/custody", CasePages::custody);
    screens.get("/cases/{case}/search", SearchPages::search);
    screens.get("/cases/{case}/hearing", HearingPages::hearing);
    screens.post("/cases/{case}/hearing", HearingPages::prepare);
    screens.get("/cases/{case}/oppose", OpposePages::oppose);
    screens.post("/cases/{case}/oppose", OpposePages::begin);
    screens.get("/cases/{case}/collect", WorkPages::collectForm);
    screens.post("/cases/{case}/collect", WorkPages::collect);
    screens.post("/cases/{case}/examine", WorkPages::examine);
    screens.get("/cases/{case}/items/{item}", ItemPages::item);
    screens.get("/cases/{case}/items/{item}/lines", ItemPages::lines);
    screens.get("/cases/{case}/items/{item}/lines/{line}", ItemPages::line);
    screens.get("/cases/{case}/items/{item}/talks/{talk}", ItemPages::talk);
    screens.get("/cases/{case}/recordings/{recording}", TranscriptPage::show);
    screens.get("/verify", WorkPages::verifyForm);
    screens.post("/verify", WorkPages::verify);
    screens.get("/verified/{made}", WorkPages::verified);
    screens.get("/rules", WorkPages::rules);
    screens.get("/capture", CapturePages::door);
    screens.get("/cases/{case}/capture", CapturePages::capture);
    screens.get("/cases/{case}/phone", CapturePages::phone);
    screens.post("/cases/{case}/phone", CapturePages::pair);
    screens.post("/cases/{case}/phone/forget", CapturePages::unpair);
    screens.get("/jobs/{job}", WorkPages::job);
    screens.post("/settings", SettingsPage::choose);
    screens.post("/invite", SettingsPage::invite);
    screens.post("/leave", SettingsPage::leave);
    screens.guides();
    screens.intake();
    screens.compare();
    screens.pictures();
    screens.bundle();
    return List.copyOf(screens.all);
  }

  private void guides() {
    get("/route", GuidePages::route);
    get("/guides", GuidePages::guides);
    get("/guides/{guide}", GuidePages::guide);
    get("/cases/{case}/route", GuidePages::caseRoute);
    get("/cases/{case}/guides", GuidePages::caseGuides);
    get("/cases/{case}/guides/{guide}", GuidePages::caseGuide);
    post("/cases/{case}/guides/{guide}", GuidePages::tick);
  }

  private void pictures() {
    get("/cases/{case}/pictures", PicturePages::choose);
    post("/cases/{case}/pictures", PicturePages::begin);
    get("/cases/{case}/pictures/{item}", PicturePages::sheet);
    post("/cases/{case}/pictures/{item}", PicturePages::settle);
    get("/cases/{case}/screens", ScreenPages::screens);
    post("/cases/{case}/screens", ScreenPages::begin);
    post("/cases/{case}/screens/decide", ScreenPages::decide);
  }

  private void bundle() {
    String bundle = "/cases/{case}/bundle";
    get(bundle, BundlePages::bundle);
    post(bundle + "/catalogue", CataloguePages::keep);
    post(bundle + "/carriers", CataloguePages::carriers);
    get(bundle + "/items/{item}", CataloguePages::item);
    post(bundle + "/items/{item}", CataloguePages::keepItem);
    post(bundle + "/leaves", BundlePages::look);
    post(bundle + "/make", BundlePages::make);
    post(bundle + "/disc", BundlePages::disc);
    post(bundle + "/readback", BundlePages::readBack);
    get("/cases/{case}/preview", PreviewPages::preview);
    post("/cases/{case}/preview", PreviewPages::make);
    get("/cases/{case}/made/{made}/{file}", PreviewPages::paper);
    get("/cases/{case}/papers", PaperPages::papers);
    post("/cases/{case}/papers/look", PaperPages::look);
    post("/cases/{case}/papers/answers", PaperPages::answer);
    post("/cases/{case}/papers", PaperPages::make);
    get("/cases/{case}/export", ExportPages::export);
    post("/cases/{case}/export", ExportPages::begin);
  }

  private void intake() {
    get("/cases/{case}/intake", IntakePages::ask);
    post("/cases/{case}/intake", IntakePages::keep);
    get("/cases/{case}/todo", GapPages::todo);
  }

  private void compare() {
    get("/cases/{case}/compare", ComparePages::choose);
    post("/cases/{case}/compare", ComparePages::begin);
    get("/cases/{case}/compare/{comparison}", ComparePages::compared);
    get("/cases/{case}/gaps", GapPages::gaps);
    post("/cases/{case}/gaps", GapPages::look);
    get("/cases/{case}/timeline", TimePages::axis);
    post("/cases/{case}/timeline", TimePages::ready);
    get("/cases/{case}/timeline/{day}", TimePages::day);
    get("/cases/{case}/who", WhoPages::who);
    post("/cases/{case}/who", WhoPages::look);
    post("/cases/{case}/who/confirm", WhoPages::confirm);
    post("/cases/{case}/who/aside", WhoPages::aside);
  }

  private void get(String path, Front.Part part) {
    all.add(new Screen(Method.GET, path, part));
  }

  private void post(String path, Front.Part part) {
    all.add(new Screen(Method.POST, path, part));
  }
}
