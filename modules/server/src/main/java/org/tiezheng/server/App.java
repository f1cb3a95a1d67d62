package org.tiezheng.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tiezheng.casework.SealChecks;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.casework.app.ComparedCopies;
import org.tiezheng.casework.app.GapSheets;
import org.tiezheng.casework.app.IndexedSearch;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.app.KeptHearings;
import org.tiezheng.casework.app.KnownPersons;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.capture.Captures;
import org.tiezheng.casework.sound.SoundPictures;
import org.tiezheng.server.guard.ByteTickets;
import org.tiezheng.server.guard.Origins;
import org.tiezheng.server.guard.Peers;
import org.tiezheng.server.guard.Sessions;
import org.tiezheng.server.guard.Watchdog;
import org.tiezheng.server.page.Pages;
import org.tiezheng.server.phone.PhoneAccess;
import org.tiezheng.server.team.Team;
import org.tiezheng.server.upload.Intake;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.Jobs;
import org.tiezheng.server.work.Recordings;

/** What all parts of a running app share. Safe for use by many threads. */
public final class App {
  /** Folder beside the cases for what is only the app's: uploads that wait, indexes. */
  public static final String OWN = ".tiezheng";

  private final AppServer.Settings settings;
  private final CaseShelf shelf;
  private final Sessions sessions;
  private final Pages pages;
  private final Watchdog watchdog;
  private final ByteTickets tickets;
  private final Jobs jobs;
  private final ItemLines lines;
  private final IndexedSearch search;
  private final ComparedCopies compared;
  private final GapSheets gaps;
  private final MadeFiles made;
  private final KeptHearings hearings;
  private final Recordings recordings;
  private final KnownPersons persons = new KnownPersons();
  private final Intake intake;
  private final Captures captures;
  private final Optional<PhoneAccess> phone;
  private final Optional<Team> team;
  private final Peers peers;
  private final SealChecks checks = new SealChecks();
  private final AtomicReference<Origins> origins = new AtomicReference<>(Origins.here(0, 0));

  App(AppServer.Settings settings, Watchdog watchdog) {
    this.settings = settings;
    this.watchdog = watchdog;
    this.shelf = new CaseShelf(settings.cases());
    this.sessions = new Sessions(settings.place().random(), settings.place().clock());
    this.pages = new Pages(settings.place().zone());
    this.tickets = new ByteTickets(settings.place().random(), settings.place().clock());
    this.jobs =
        new Jobs(
            settings.place().random(),
            settings.place().clock(),
            thrown -> Failure.of(thrown, settings.faults()).sentence());
    this.intake =
        new Intake(settings.cases().resolve(OWN).resolve("uploads"), settings.place().random());
    this.phone =
        settings
            .phone()
            .map(wanted ->
                PhoneAccess.prepare(
                    settings.cases().resolve(OWN).resolve("phone"),
                    wanted.address(),
                    settings.place().random(),
                    settings.place().clock()));
    this.peers = new Peers(Listening.proxies(settings));
    this.team = settings.team().map(_ -> new Team(settings, peers, shelf::find));
    this.team.ifPresent(t ->
        t.metrics()
            .gauge(
                "jobs_running", () -> jobs.list().stream().filter(Job.Snapshot::running).count()));
    this.captures =
        new Captures(
            settings.cases().resolve(OWN).resolve("captures"), shelf::find, settings.place());
    this.lines = new ItemLines(settings.cases().resolve(OWN).resolve("lines"));
    this.search = new IndexedSearch(settings.cases().resolve(OWN).resolve("words"), lines);
    this.compared = new ComparedCopies(settings.cases().resolve(OWN).resolve("compared"));
    this.gaps = new GapSheets(settings.cases().resolve(OWN).resolve("gaps"));
    this.hearings = new KeptHearings(settings.cases().resolve(OWN).resolve("hearing"));
    this.recordings =
        new Recordings(
            jobs,
            new SoundPictures(settings.cases().resolve(OWN).resolve("sound"), System.getenv()));
    this.made =
        new MadeFiles(
            settings.cases().resolve(OWN).resolve("made"),
            settings.cases(),
            settings.place().random(),
            settings.place().clock());
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

  public ByteTickets tickets() {
    return tickets;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Intake intake() {
    return intake;
  }

  /** What is being captured. */
  public Captures captures() {
    return captures;
  }

  /** How phones reach this computer; empty if they may not. */
  public Optional<PhoneAccess> phone() {
    return phone;
  }

  /** Who may do what; empty if the app is one person's own. */
  public Optional<Team> team() {
    return team;
  }

  /** Where requests come from. */
  public Peers peers() {
    return peers;
  }

  /** Whether originals are still what was sealed. */
  public SealChecks checks() {
    return checks;
  }

  public ItemLines lines() {
    return lines;
  }

  /** Finds words without reading all records. */
  public IndexedSearch search() {
    return search;
  }

  /** Comparisons that were made. */
  public ComparedCopies compared() {
    return compared;
  }

  /** What looking for gaps gave. */
  public GapSheets gaps() {
    return gaps;
  }

  /** What was prepared for hearings. */
  public KeptHearings hearings() {
    return hearings;
  }

  /** What was made for handing in. */
  public MadeFiles made() {
    return made;
  }

  /** Pictures of the sound of recordings, and what is done with their transcripts. */
  public Recordings recordings() {
    return recordings;
  }

  /** Accounts and persons as they were found last. */
  public KnownPersons persons() {
    return persons;
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
