package org.tiezheng.casework.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.CollectReport.NotTaken;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.casework.capture.CaptureRefusedException.Why;
import org.tiezheng.collect.capture.Flaw;
import org.tiezheng.collect.capture.LogEntry;
import org.tiezheng.collect.capture.Medium;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The captures that go on, of all cases of a folder. What came survives a crash; what an earlier
 * run of the program left is found again. Safe for use by many threads.
 */
public final class Captures implements AutoCloseable {
  private static final int MOST = 64;
  private static final int MOST_STATED = 4_000;
  private static final int DIGITS = 6;

  private final Path folder;
  private final Workplace place;
  private final Depositor depositor;
  private final Map<String, LiveCapture> live = new ConcurrentHashMap<>();
  private final Map<String, Text> broken = new TreeMap<>();

  /**
   * @param folder made when it is first needed
   * @param cases finds the folder of a case by its name
   */
  public Captures(Path folder, Function<String, Optional<Path>> cases, Workplace place) {
    this.folder = folder;
    this.place = place;
    this.depositor = new Depositor(cases, place, live.values());
    find();
  }

  private void find() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.filter(Files::isDirectory).sorted().toList()) {
        try {
          LiveCapture.found(each, place.clock()).ifPresent(c -> live.put(c.begun().capture(), c));
        } catch (TiezhengException e) {
          // It stays where it is, for a person to look at.
          broken.put(each.toString(), e.sentence());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    live.values().stream().filter(c -> !c.standing().ended()).forEach(depositor::due);
  }

  /** Folders of captures that cannot go on because their logs are damaged, and why. */
  public Map<String, Text> broken() {
    return Collections.unmodifiableMap(broken);
  }

  /**
   * What is to be captured.
   *
   * @param matter name of the case
   * @param medium name of a {@link Medium}
   * @param shots id of the list of shots; may be empty
   * @param agent what the browser calls itself
   * @param stated what the person stated, by name
   * @param captures number of the item of the case that is filmed; may be empty
   */
  public record Wanted(
      String matter,
      String medium,
      String shots,
      String agent,
      Map<String, String> stated,
      String captures) {
    public Wanted {
      stated = Map.copyOf(stated);
    }
  }

  /** Begins a capture. */
  public Standing begin(Wanted wanted) throws IOException {
    int stated =
        wanted.stated().entrySet().stream()
            .mapToInt(e -> e.getKey().length() + e.getValue().length())
            .sum();
    if (stated > MOST_STATED || !wanted.captures().matches("[0-9]{0,6}")) {
      throw new CaptureRefusedException(Why.BAD, "说明太长。", "What is stated is too long.");
    }
    if (live.values().stream().filter(c -> !c.standing().ended()).count() >= MOST) {
      throw new CaptureRefusedException(
          Why.FULL,
          "没有结束的拍摄太多(最多 " + MOST + " 个);请先封存其中一些。",
          "Too many captures have not ended (at most " + MOST + "); seal some of them first.");
    }
    OwnerOnly.folder(folder);
    String id = hex(16);
    LogEntry.Begun begun =
        new LogEntry.Begun(
            LogEntry.FORMAT,
            id,
            medium(wanted.medium()),
            wanted.shots(),
            hex(32),
            challenge(place.random()),
            wanted.agent(),
            kept(wanted.stated()),
            place.tool());
    LiveCapture capture =
        LiveCapture.begin(
            folder.resolve(id),
            place.clock(),
            new About(wanted.matter(), wanted.captures()),
            begun);
    live.put(id, capture);
    depositor.due(capture);
    return capture.standing();
  }

  private static Medium medium(String name) {
    for (Medium medium : Medium.values()) {
      if (medium.name().equals(name.toUpperCase(Locale.ROOT))) {
        return medium;
      }
    }
    throw new CaptureRefusedException(
        Why.BAD, "没有“" + name + "”这种拍摄。", "There is no such capture: " + name + ".");
  }

  private static Map<String, String> kept(Map<String, String> stated) {
    Map<String, String> kept = new TreeMap<>();
    stated.forEach((name, value) -> {
      if (!value.isBlank()) {
        kept.put(name, value.strip());
      }
    });
    return kept;
  }

  private String hex(int length) {
    byte[] bytes = new byte[length];
    place.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Digits are said and read in every language. */
  private static String challenge(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < DIGITS; i++) {
      code.append(i == DIGITS / 2 ? " " : "").append(random.nextInt(10));
    }
    return code.toString();
  }

  /** How a capture stands; empty if there is none of that id. */
  public Optional<Standing> find(String id) {
    return Optional.ofNullable(live.get(id)).map(LiveCapture::standing);
  }

  /** The captures of a case that are not sealed, the oldest first. */
  public List<Standing> of(String matter) {
    return live.values().stream()
        .map(LiveCapture::standing)
        .filter(s -> s.matter().equals(matter))
        .sorted(Comparator.comparing(Standing::began))
        .toList();
  }

  /**
   * Takes a record of a capture.
   *
   * @param text of the record as it was sent
   * @param length of the body
   * @param body the bytes of a piece; else nothing
   * @throws CaptureRefusedException if it is not taken
   */
  public Standing take(String id, String text, long length, InputStream body) throws IOException {
    LiveCapture capture = known(id);
    capture.take(text, length, body);
    depositor.due(capture);
    return capture.standing();
  }

  private LiveCapture known(String id) {
    LiveCapture capture = live.get(id);
    if (capture == null) {
      throw new CaptureRefusedException(
          Why.ENDED,
          "没有这次拍摄,或已封存入案。",
          "There is no such capture, or it is sealed in its case already.");
    }
    return capture;
  }

  /**
   * What was sealed.
   *
   * @param flaws what a person must know before resting anything on it
   * @param notIn names of the files whose bytes did not get into the case, or that could not be
   *     compared; while there are any, what came is kept to be sealed again
   */
  public record Sealed(CollectReport report, List<Flaw> flaws, List<String> notIn) {
    public Sealed {
      flaws = List.copyOf(flaws);
      notIn = List.copyOf(notIn);
    }

    /** Whether nothing but the case is needed any more. */
    public boolean whole() {
      return notIn.isEmpty() && report.notTaken().stream().noneMatch(NotTaken::fault);
    }

    /**
     * 1 if something is broken, 3 if something is missing or late, was not taken or was not read to
     * its end; else 0.
     */
    public int exitCode() {
      if (any(Flaw.Kind.BROKEN)) {
        return 1;
      }
      boolean all = whole() && report.complete();
      return all && !any(Flaw.Kind.MISSING) && !any(Flaw.Kind.LATE) ? 0 : 3;
    }

    private boolean any(Flaw.Kind kind) {
      return flaws.stream().anyMatch(f -> f.kind() == kind);
    }

    /** What a person must know before resting anything on it, in sentences. */
    public List<Text> notes() {
      return flaws.stream().map(Flaw::sentence).toList();
    }
  }

  /**
   * Ends a capture and seals it in its case. What fails leaves it as it is, to be sealed later, and
   * so does a file that the case did not get: its only copy may be the one that came.
   *
   * @param last number of the last record that the browser made; empty to seal what came
   * @param at who works, and who hears of it
   */
  public Sealed seal(String id, Optional<Long> last, Workplace at)
      throws IOException, InterruptedException {
    LiveCapture capture = known(id);
    Sealed sealed = depositor.seal(capture, last, at);
    if (sealed.whole()) {
      live.remove(id);
      remove(capture.folder());
    }
    return sealed;
  }

  static void remove(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Deposits what came, as far as that goes at once, and stops. */
  @Override
  public void close() {
    depositor.close();
  }
}
