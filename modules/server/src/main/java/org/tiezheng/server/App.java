package org.tiezheng.server;

import java.util.concurrent.atomic.AtomicReference;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.server.guard.Origins;
import org.tiezheng.server.guard.Sessions;
import org.tiezheng.server.guard.Watchdog;
import org.tiezheng.server.page.Pages;

/** What all parts of a running app share. Safe for use by many threads. */
public final class App {
  private final AppServer.Settings settings;
  private final CaseShelf shelf;
  private final Sessions sessions;
  private final Pages pages;
  private final Watchdog watchdog;
  private final AtomicReference<Origins> origins = new AtomicReference<>(new Origins(0, 0));

  App(AppServer.Settings settings, Watchdog watchdog) {
    this.settings = settings;
    this.watchdog = watchdog;
    this.shelf = new CaseShelf(settings.cases());
    this.sessions = new Sessions(settings.place().random(), settings.place().clock());
    this.pages = new Pages(settings.place().zone());
  }

  public AppServer.Settings settings() {
    return settings;
  }

  public CaseShelf shelf() {
    return shelf;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Watchdog watchdog() {
    return watchdog;
  }

  public Pages pages() {
    return pages;
  }

  /** Known once the server listens. */
  public Origins origins() {
    return origins.get();
  }

  void listensAt(Origins ports) {
    origins.set(ports);
  }

  /** Name and version of the program. */
  public String version() {
    return settings.place().tool();
  }
}
