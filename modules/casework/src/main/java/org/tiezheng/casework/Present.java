package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.tiezheng.casework.media.VoiceSounds;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.Blocking;
import org.tiezheng.present.bundle.BundlePlan;
import org.tiezheng.present.bundle.BundleWriter;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.page.VerifyPage;
import org.tiezheng.present.profile.CourtProfile;
import org.tiezheng.verify.VerifyReport;

/**
 * Makes the bundle that is handed in (举证): examines, stamps, writes, and then verifies what was
 * written as anybody else would, before it says that it is done.
 */
public final class Present {
  private final OpenCase open;
  private final Workplace place;
  private final Secrets secrets;
  private final VoiceSounds sounds;

  /** Before the bundle and of it: what is large is measured once. */
  private final Examine examine;

  public Present(OpenCase open) {
    this(open, Secrets.NONE);
  }

  /**
   * @param secrets for voices in encrypted sources
   */
  public Present(OpenCase open, Secrets secrets) {
    this(open, secrets, Map.of());
  }

  /**
   * @param secrets for voices in encrypted sources
   * @param environment in which programs for media are looked for
   */
  public Present(OpenCase open, Secrets secrets, Map<String, String> environment) {
    this.open = open;
    this.examine = new Examine(open);
    this.sounds = new VoiceSounds(environment);
    this.secrets = secrets;
    this.place = open.place();
  }

  /**
   * What is wanted.
   *
   * @param target folder of the bundle; must not exist or be empty
   * @param zip whether a zip with its digest is written beside it
   * @param overrides reasons for going on despite a rule that stops, by rule or rule#item
   * @param font that a person brings along for the papers; empty for the built-in faces
   * @param profile name or file of a court's profile; empty for none
   * @param copies sets handed in; empty as in {@code case.yaml}
   * @param findings whether findings about the items handed in go with them
   * @param supplement whether items that were handed in before are left out (补充提交)
   */
  public record Request(
      Path target,
      boolean zip,
      boolean hideOriginalColumn,
      LocalDate today,
      Map<String, String> overrides,
      Optional<Path> font,
      Optional<String> profile,
      OptionalInt copies,
      boolean findings,
      boolean supplement) {
    public Request {
      overrides = Map.copyOf(overrides);
    }

    /** Of everything in the catalogue. */
    public Request(
        Path target,
        boolean zip,
        boolean hideOriginalColumn,
        LocalDate today,
        Map<String, String> overrides,
        Optional<Path> font,
        Optional<String> profile,
        OptionalInt copies,
        boolean findings) {
      this(
          target,
          zip,
          hideOriginalColumn,
          today,
          overrides,
          font,
          profile,
          copies,
          findings,
          false);
    }

    /** With the findings. */
    public Request(
        Path target,
        boolean zip,
        boolean hideOriginalColumn,
        LocalDate today,
        Map<String, String> overrides,
        Optional<Path> font,
        Optional<String> profile,
        OptionalInt copies) {
      this(target, zip, hideOriginalColumn, today, overrides, font, profile, copies, true);
    }

    /** With the built-in faces. */
    public Request(
        Path target,
        boolean zip,
        boolean hideOriginalColumn,
        LocalDate today,
        Map<String, String> overrides) {
      this(
          target,
          zip,
          hideOriginalColumn,
          today,
          overrides,
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());
    }
  }

  /**
   * What came of it.
   *
   * @param bundle empty when a rule stopped the export; then nothing was written
   * @param blocking rules that stop, before and after writing, with the reasons given
   * @param verification of what was written
   * @param papers files beside the bundle: verification report, zip and its digest
   */
  public record Result(
      Optional<WrittenBundle> bundle,
      Blocking blocking,
      List<Finding> findings,
      Optional<VerifyReport> verification,
      List<Path> papers,
      List<Text> notes) {
    public Result {
      findings = List.copyOf(findings);
      papers = List.copyOf(papers);
      notes = List.copyOf(notes);
    }

    /** 0 all well, 1 stopped or failed, 3 something was not checked, 4 unreadable. */
    public int exitCode() {
      if (bundle.isEmpty() || blocking.stops()) {
        return VerifyReport.MISMATCH;
      }
      return verification.map(VerifyReport::exitCode).orElse(VerifyReport.INCOMPLETE);
    }

    /** The result for a person. */
    public List<String> lines(Locale locale) {
      return PresentLines.of(this, locale);
    }

    /** The result for a program. */
    public Summary summary() {
      Map<String, String> blocks = new TreeMap<>();
      blocking.blocks().forEach(b -> blocks.put(PresentLines.name(b), b.override().orElse("")));
      return bundle
          .map(b ->
              new Summary(
                  true,
                  b.folder().toString(),
                  b.bundleId(),
                  b.evidenceRoot(),
                  b.bagRoot(),
                  b.files(),
                  b.bytes(),
                  verification.map(VerifyReport::exitCode).orElse(-1),
                  blocks))
          .orElseGet(() -> new Summary(false, "", "", "", "", 0, 0, -1, blocks));
    }
  }

  /**
   * The result in plain values.
   *
   * @param verifyExitCode of the bundle's verification, -1 if there is none
   * @param blocks rules that stop, each with the reason for going on, or blank
   */
  public record Summary(
      boolean written,
      String folder,
      String bundleId,
      String evidenceRoot,
      String bagRoot,
      long files,
      long bytes,
      int verifyExitCode,
      Map<String, String> blocks) {}

  /** Writes the bundle, unless a rule of severity BLOCK stops it. */
  public Result run(Request request) throws IOException, InterruptedException {
    Typefaces.prepare();
    Optional<CourtProfile> profile = CourtFiling.wanted(request);
    if (request.copies().isPresent()) {
      open.file(open.file().withCopies(request.copies().getAsInt()));
    }
    if (request.supplement()) {
      open.file(open.file().withSupplementOnly());
    }
    Examine.Result before = examine.run(Examine.Request.ofCase(request.today(), List.of()));
    requireCatalogue(before.matter());
    Typefaces faces = new OwnFont(request.font()).faces();
    Blocking blocking =
        Blocking.of(before.packs(), before.findings(), request.overrides()).beforeWriting();
    if (blocking.stops()) {
      return new Result(
          Optional.empty(), blocking, before.findings(), Optional.empty(), List.of(), List.of());
    }
    Map<Integer, HandedIn> handed = new TreeMap<>();
    before.matter().catalogue().forEach(i -> handed.put(i.number(), HandedIn.of(open, i)));
    String bundleId = UUID.randomUUID().toString();
    LeftOut.of(open, before.matter()).note(open);
    Map<String, String> what = what(bundleId, before.matter(), request, handed);
    what.putAll(OverrideReasons.note(open, bundleId, request.overrides()));
    new OwnFont(request.font()).note(what);
    profile.ifPresent(p -> what.put("profile", p.id()));
    request.copies().ifPresent(n -> what.put("copies", String.valueOf(n)));
    new SealConversations(open).ensure(before.matter().catalogue());
    open.note(Event.Type.PRESENT, what);
    open.deposits().stampNow();
    return write(request, before, handed, bundleId, faces);
  }

  private Result write(
      Request request,
      Examine.Result before,
      Map<Integer, HandedIn> handed,
      String bundleId,
      Typefaces faces)
      throws IOException, InterruptedException {
    List<Text> notes = new ArrayList<>(open.deposits().waiting());
    WrittenBundle written;
    try (PlanBundle planning = new PlanBundle(open, before, handed, secrets, sounds)) {
      BundlePlan plan = planning.plan(bundleId, request.hideOriginalColumn(), request.findings());
      place
          .watch()
          .begins(new Text("制作证据包", "writing the bundle"), planning.bytes(), Watch.Unit.BYTES);
      written =
          new BundleWriter(faces, VerifyPage.bytes())
              .write(
                  plan,
                  new DepositBagRoot(open.deposits()),
                  request.target(),
                  (bytes, _) -> place.watch().at(bytes));
    }
    notes.addAll(written.notes());
    notes.add(findingsNote(request));
    notes.addAll(before.leftOut());
    handed.forEach((item, part) -> part.caution(item).ifPresent(notes::add));
    return check(request, written, notes, faces);
  }

  private static Text findingsNote(Request request) {
    return request.findings()
        ? new Text(
            "仅凭所提交证据自身数据作出的审查意见随证据包一并移交,法庭和对方都能看到(index.html)。",
            "What rules found in the items' own data is handed in with them, for court and opponent"
                + " to read (index.html).")
        : new Text(
            "审查意见没有放入证据包;要一并移交用 --findings。",
            "No findings are handed in with the bundle; --findings hands them in.");
  }

  private Result check(Request request, WrittenBundle written, List<Text> notes, Typefaces faces)
      throws IOException, InterruptedException {
    VerifyBundle.Request check =
        new VerifyBundle.Request(written.folder(), false, Optional.empty(), List.of());
    // SHA-256 of every byte that was written; SM3 of large originals is known for it.
    Map<String, String> sealed = new TreeMap<>();
    open.originals().forEach(o -> sealed.put(o.digests().sha256(), o.digests().sm3()));
    VerifyBundle.Verified verified = new VerifyBundle(place.watch()).run(check, sealed);
    VerifyReport verification = verified.report();
    List<Path> beside =
        new ArrayList<>(new BesideBundle(place).write(written, verified, request.zip()));
    CourtFiling filing = CourtFiling.write(request, written, place.locale());
    beside.addAll(filing.files());
    notes.addAll(filing.notes());
    ObserveBundle.Measured seen = new ObserveBundle(written, verification, faces).measure();
    Examine.Result after = examine.run(new Examine.Request(request.today(), List.of(), seen.all()));
    Map<String, String> what = new TreeMap<>();
    what.put("bundle", written.bundleId());
    what.put("bagRoot", written.bagRoot());
    what.put("evidenceRoot", written.evidenceRoot());
    what.put("exitCode", String.valueOf(verification.exitCode()));
    new KeptObservations(open).copies(seen.copies(), after.matter(), written.bundleId(), what);
    return new Result(
        Optional.of(written),
        Blocking.of(after.packs(), after.findings(), request.overrides()),
        after.findings(),
        Optional.of(verification),
        beside,
        notes);
  }

  static void requireCatalogue(Case matter) {
    if (matter.catalogue().isEmpty()) {
      throw new TiezhengException(
          new Text(
              "没有列入证据目录的证据:请在 case.yaml 中把要提交的证据改为 catalogued: true。",
              "No item is in the catalogue: set catalogued: true in case.yaml for what is to be"
                  + " handed in."));
    }
  }

  private static Map<String, String> what(
      String bundleId, Case matter, Request request, Map<Integer, HandedIn> handed) {
    Map<String, String> what = new TreeMap<>();
    what.put("bundle", bundleId);
    what.put(
        "items",
        String.join(
            " ", matter.catalogue().stream().map(i -> String.valueOf(i.number())).toList()));
    handed.forEach((item, part) -> {
      if (part.narrowed()) {
        what.put("selection." + item, part.counts());
      }
    });
    what.put("findings", request.findings() ? "handed in" : "kept");
    if (request.supplement()) {
      what.put("supplement", "yes");
    }
    return what;
  }
}
