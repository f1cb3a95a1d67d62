package org.tiezheng.server;

import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.server.page.SettingsPage;
import org.tiezheng.server.page.StartPage;

/** Every page and form, by its address. */
final class Screens {
  private final List<Screen> all = new ArrayList<>();

  private Screens() {}

  /** A page or a form. */
  record Screen(Method method, String path, Front.Part part) {}

  static List<Screen> all() {
    Screens screens = new Screens();
    screens.get("/", StartPage::show);
    screens.post("/settings", SettingsPage::choose);
    screens.post("/invite", SettingsPage::invite);
    screens.post("/leave", SettingsPage::leave);
    return List.copyOf(screens.all);
  }

  private void get(String path, Front.Part part) {
    all.add(new Screen(Method.GET, path, part));
  }

  private void post(String path, Front.Part part) {
    all.add(new Screen(Method.POST, path, part));
  }
}
