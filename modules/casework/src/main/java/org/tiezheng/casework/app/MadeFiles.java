package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.casework.Present;
import org.tiezheng.casework.PreviewPapers;
import org.tiezheng.casework.PrintVerification;
import org.tiezheng.casework.VerifyBundle;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.bundle.BagZip;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.pdf.PagePicture;
import org.tiezheng.verify.bundle.DiskName;
import tools.jackson.core.JacksonException;

/**
 * What was made for handing in (bundles, papers, exports, discs) and lies beside the cases: a note
 * of each file with its digest, so that a page can offer it and tell when it was changed. The files
 * themselves stay where the command would put them; the notes may be thrown away. Safe for use by
 * many threads.
 */
public final class MadeFiles {
  private static final int MOST = 200;

  /** Larger files are compared when they are handed out, and not for each page that lists them. */
  private static final long SMALL = 32L << 20;

  private static final Text EVERYTHING = new Text("下列全部文件(zip)", "all files below (zip)");

  private final Path folder;
  private final Path beside;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * @param folder for the notes
   * @param beside the folder of the cases, below which everything is made
   */
  public MadeFiles(Path folder, Path beside, SecureRandom random, InstantSource clock) {
    this.folder = folder;
    this.beside = beside.toAbsolutePath().normalize();
    this.random = random;
    this.clock = clock;
  }

  /** What was made. */
  public enum Kind {
    BUNDLE("证据包", "bundle"),
    PAPERS("文书", "papers"),
    EXPORT("导出的会话", "export of conversations"),
    DISC("光盘映像", "disc image"),
    HEARING("出庭文书", "papers for the hearing"),
    OPINION("质证意见", "opinion on the other side's evidence"),
    REPORT("核验报告", "verification report"),
    /** Pages to be looked at before a bundle is made; never handed out. */
    PREVIEW("预览", "preview");

    private final Text title;

    Kind(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * A file.
   *
   * @param path below the folder of the cases, with {@code /}
   * @param name under which it is saved, fit for every system
   * @param title what it is; blank if the name says it
   * @param pages of a paper; 0 if it has none of its own
   * @param changed last change in milliseconds
   */
  public record MadeFile(
      String path, String name, Text title, int pages, long size, long changed, String sha256) {}

  /**
   * What was made at once.
   *
   * @param matter id of the case
   * @param place name of its folder or file beside the cases
   * @param lines what came of it, for a person
   * @param exitCode as the command's
   * @param bundle its id; empty for what is none
   */
  public record Made(
      String id,
      String matter,
      Kind kind,
      Instant when,
      String place,
      List<Text> lines,
      int exitCode,
      String bundle,
      List<MadeFile> files) {
    public Made {
      lines = List.copyOf(lines);
      files = List.copyOf(files);
    }
  }

  /** Whether a file is what was made. */
  public enum State {
    SAME,
    CHANGED,
    GONE
  }

  /**
   * A file on its way into the notes.
   *
   * @param sha256 if it was computed when the file was written
   */
  private record Source(Path file, Text title, int pages, Optional<String> sha256) {
    Source(Path file, Text title, int pages) {
      this(file, title, pages, Optional.empty());
    }
  }

  /** Notes a bundle with its papers, its zip and what lies beside it. */
  public Made bundle(String matter, Present.Result result, List<Text> lines) throws IOException {
    WrittenBundle bundle = result.bundle().orElseThrow();
    List<Source> files = new ArrayList<>();
    for (Path paper : result.papers()) {
      if (Files.isDirectory(paper)) {
        all(paper).forEach(f -> files.add(new Source(f, Text.same(""), 0)));
      } else {
        files.add(new Source(paper, ofEnding(paper), 0, ofZip(paper)));
      }
    }
    files.sort(Comparator.comparing(s -> !s.file().toString().endsWith(".zip")));
    for (WrittenBundle.Paper paper : bundle.papers()) {
      files.add(new Source(bundle.folder().resolve(paper.path()), paper.title(), paper.pages()));
    }
    return keep(
        matter, Kind.BUNDLE, bundle.folder(), lines, result.exitCode(), bundle.bundleId(), files);
  }

  /** The digest that was written beside a zip in the same run. */
  private static Optional<String> ofZip(Path file) throws IOException {
    Path sum = file.resolveSibling(file.getFileName() + ".sha256");
    return file.toString().endsWith(".zip") && Files.isRegularFile(sum)
        ? Optional.of(Files.readString(sum).strip().replaceFirst("\\s.*", ""))
            .filter(digest -> digest.matches("[0-9a-f]{64}"))
        : Optional.empty();
  }

  private static Text ofEnding(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".zip")
        ? new Text("整个证据包(zip)", "the whole bundle (zip)")
        : name.endsWith(".sha256")
            ? new Text("zip 的摘要", "digest of the zip")
            : name.endsWith(".pdf") ? new Text("核验报告", "verification report") : Text.same("");
  }

  /**
   * Notes papers that are only looked at, and removes those of the case that were looked at before.
   *
   * @param bundle what tells this state of the case from others
   */
  public Made preview(String matter, PreviewPapers.Result result, String bundle)
      throws IOException {
    List<Source> files = new ArrayList<>();
    result.papers().forEach(p -> files.add(new Source(p.file(), p.title(), p.pages())));
    Made made = keep(matter, Kind.PREVIEW, result.folder(), List.of(), 0, bundle, files);
    for (Made old : of(matter)) {
      if (old.kind() == Kind.PREVIEW && !old.id().equals(made.id())) {
        Files.deleteIfExists(folder.resolve(old.id() + ".json"));
        remove(previews(matter).resolve(old.place()));
      }
    }
    return made;
  }

  /** A new folder's place for papers that are only looked at. */
  public Path previewTarget(String matter) throws IOException {
    byte[] name = new byte[8];
    random.nextBytes(name);
    return OwnerOnly.folder(previews(matter)).resolve(HexFormat.of().formatHex(name));
  }

  /** Named by what only this program makes. */
  private Path previews(String matter) {
    return folder.resolveSibling("previews").resolve(matter.replaceAll("[^A-Za-z0-9-]", "_"));
  }

  private static void remove(Path tree) throws IOException {
    if (!Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A page of a paper as PNG; empty if the file or the page is not there, or was changed. */
  public Optional<byte[]> page(MadeFile file, int page, int dotsPerInch)
      throws IOException, InterruptedException {
    if (!file.name().endsWith(".pdf") || state(file) != State.SAME) {
      return Optional.empty();
    }
    try {
      return Optional.of(PagePicture.png(place(file).orElseThrow(), page, dotsPerInch));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** How many pages a paper has; 0 if it is none, or not what was made. */
  public int pages(MadeFile file) throws IOException {
    return file.pages() > 0
        ? file.pages()
        : file.name().endsWith(".pdf") && state(file) == State.SAME
            ? PagePicture.pages(place(file).orElseThrow())
            : 0;
  }

  /** What is noted of a bundle that was verified, which belongs to no case of ours. */
  public static final String NO_CASE = "none";

  /** Writes the report of a verification, and notes it. */
  public Made report(VerifyBundle.Verified verified, Workplace place, List<Text> lines)
      throws IOException {
    byte[] name = new byte[8];
    random.nextBytes(name);
    Path own = folder.resolveSibling("reports").resolve(HexFormat.of().formatHex(name));
    Path pdf =
        OwnerOnly.folder(own)
            .resolve(place.locale().getLanguage().equals("zh") ? "核验报告.pdf" : "verification.pdf");
    new PrintVerification(place).write(verified, pdf);
    return keep(
        NO_CASE,
        Kind.REPORT,
        pdf,
        lines,
        verified.exitCode(),
        "",
        List.of(new Source(pdf, Kind.REPORT.title(), 0)));
  }

  /** Notes files below a folder, with one zip of them all beside it; or one file. */
  public Made files(String matter, Kind kind, Path place, List<Text> lines, int exitCode)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    List<Path> found = Files.isDirectory(place) ? all(place) : List.of(place);
    if (found.size() > 1) {
      Path zip = place.resolveSibling(place.getFileName() + ".zip");
      String digest = BagZip.write(place, zip, (_, _) -> {});
      sources.add(new Source(zip, EVERYTHING, 0, Optional.of(digest)));
    }
    found.forEach(f -> sources.add(new Source(f, Text.same(""), 0)));
    return keep(matter, kind, place, lines, exitCode, "", sources);
  }

  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
  }

  private Made keep(
      String matter,
      Kind kind,
      Path place,
      List<Text> lines,
      int exitCode,
      String bundle,
      List<Source> sources)
      throws IOException {
    List<MadeFile> files = new ArrayList<>();
    for (Source source : sources) {
      Path file = source.file().toAbsolutePath().normalize();
      files.add(
          new MadeFile(
              beside.relativize(file).toString().replace('\\', '/'),
              DiskName.onDisk(String.valueOf(file.getFileName())),
              source.title(),
              source.pages(),
              Files.size(file),
              Files.getLastModifiedTime(file).toMillis(),
              source.sha256().isPresent() ? source.sha256().get() : Workplace.sha256(file)));
    }
    byte[] name = new byte[8];
    random.nextBytes(name);
    Made made =
        new Made(
            HexFormat.of().formatHex(name),
            matter,
            kind,
            clock.instant(),
            String.valueOf(place.getFileName()),
            lines,
            exitCode,
            bundle,
            files);
    OwnerOnly.folder(folder);
    Path note = folder.resolve(made.id() + ".json");
    Path fresh = folder.resolve(made.id() + ".new");
    Files.write(OwnerOnly.file(fresh), EvidenceJson.write(made).getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
    return made;
  }

  /** What was made of a case, the newest first, at most some hundred. */
  public List<Made> of(String matter) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Made> all = new ArrayList<>();
    try (Stream<Path> notes = Files.list(folder)) {
      for (Path note : notes.filter(n -> n.toString().endsWith(".json")).toList()) {
        read(note).filter(m -> m.matter().equals(matter)).ifPresent(all::add);
      }
    }
    return all.stream()
        .sorted(Comparator.comparing(Made::when).reversed().thenComparing(Made::id))
        .limit(MOST)
        .toList();
  }

  /** What was made under an id. */
  public Optional<Made> find(String id) throws IOException {
    if (!id.matches("[0-9a-f]{16}")) {
      return Optional.empty();
    }
    Path note = folder.resolve(id + ".json");
    return Files.isRegularFile(note) ? read(note) : Optional.empty();
  }

  /** A note that somebody spoilt is as good as none: the files lie there all the same. */
  private static Optional<Made> read(Path note) throws IOException {
    try {
      return Optional.of(EvidenceJson.read(Files.readString(note), Made.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Where a file lies; empty if it is none below the folder of the cases. */
  public Optional<Path> place(MadeFile file) {
    Path place = beside.resolve(file.path()).normalize();
    return place.startsWith(beside) && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(place)
        : Optional.empty();
  }

  /**
   * Whether a file is what was made. Read again only if its time differs and its size does not: a
   * copy that came back from a backup is the same file.
   */
  public State state(MadeFile file) throws IOException {
    Optional<Path> place = place(file);
    if (place.isEmpty()) {
      return State.GONE;
    }
    if (Files.size(place.get()) != file.size()) {
      return State.CHANGED;
    }
    boolean untouched = Files.getLastModifiedTime(place.get()).toMillis() == file.changed();
    return untouched || Workplace.sha256(place.get()).equals(file.sha256())
        ? State.SAME
        : State.CHANGED;
  }

  /** As {@link #state}, for a list: a large file of the right size is not read for it. */
  public State glance(MadeFile file) throws IOException {
    Optional<Path> place = place(file);
    return place.isPresent() && file.size() > SMALL
        ? Files.size(place.get()) == file.size() ? State.SAME : State.CHANGED
        : state(file);
  }

  /** A folder or file beside the cases that is not there yet. */
  public Path free(String name, String ending) {
    for (int n = 1; ; n++) {
      Path target = beside.resolve(name + (n == 1 ? "" : "-" + n) + ending);
      Path zip = beside.resolve(target.getFileName() + ".zip");
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)
          && !Files.exists(zip, LinkOption.NOFOLLOW_LINKS)) {
        return target;
      }
    }
  }
}
