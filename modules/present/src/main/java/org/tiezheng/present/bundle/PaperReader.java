package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.verify.Check;
import org.tiezheng.verify.Result;
import org.tiezheng.verify.VerifyReport;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.databind.JsonNode;

/** Reads the papers of a written bundle back, as observations for the rules about papers. */
public final class PaperReader {
  private static final String CATALOGUE = "DOC-CATALOGUE";

  private PaperReader() {}

  /** A paper of a bundle cannot be read back. */
  public static final class UnreadablePaperException extends TiezhengException {
    UnreadablePaperException(Text sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Reads every PDF that the bundle's claim names: its pages, the page number printed on each,
   * links and index entries, and for the catalogue whether each row leads to an item that is there
   * and to pages that bear those numbers; and every paper in HTML, whose pages must have the words
   * of the PDF's.
   *
   * @param bag folder of the bundle
   * @throws UnreadablePaperException if a paper or the claim cannot be read
   */
  public static List<Observation.Paper> read(Path bag) {
    try {
      return observations(
          bag, Claim.read(Files.readAllBytes(bag.resolve(BundleLayout.CLAIM))).claim());
    } catch (IOException e) {
      throw unreadable(bag, e);
    }
  }

  /**
   * What reading the papers with rows back gave.
   *
   * @param copies where each line of a full version stands
   * @param shown whether the steps for the hearing name the right places, for each item
   */
  public record ReadBack(
      List<Observation.Excerpt> excerpts,
      Observation.Copies copies,
      List<Observation.Shown> shown) {
    public ReadBack {
      excerpts = List.copyOf(excerpts);
      shown = List.copyOf(shown);
    }
  }

  /**
   * Reads every chat, in full and excerpted, and every excerpt of messages or calls back and
   * compares it with the rows in the bundle; then looks up every place that the steps for the
   * hearing name.
   *
   * @param bag folder of the bundle
   * @param faces that its papers were set in
   * @throws UnreadablePaperException if a paper, the rows or the claim cannot be read
   */
  public static ReadBack readBack(Path bag, Typefaces faces) {
    try {
      List<Observation.Excerpt> excerpts = new ArrayList<>();
      Claim claim = Claim.read(Files.readAllBytes(bag.resolve(BundleLayout.CLAIM))).claim();
      ChatPaperReader chats = new ChatPaperReader(bag, faces, new PaperProofs(bag, claim));
      CopiesRead copies = new CopiesRead(bag);
      for (Claim.Paper paper : claim.papers()) {
        Optional<ExcerptReader.Read> excerpt = ExcerptReader.read(bag, paper, faces);
        if (excerpt.isPresent()) {
          excerpts.add(excerpt.get().excerpt());
          copies.add(excerpt.get().excerpt(), paper, excerpt.get().lines());
        }
        Optional<Observation.Excerpt> chat = chats.read(paper);
        if (chat.isPresent()) {
          excerpts.add(chat.get());
          LinePages lines = chats.full().get(chat.get().item());
          if (paper.id().equals("DOC-CHAT-FULL") && lines != null) {
            copies.add(chat.get(), paper, lines);
          }
        }
      }
      return new ReadBack(
          excerpts, copies.all(), HearingReader.read(bag, claim.papers(), copies.all(), faces));
    } catch (IOException e) {
      throw unreadable(bag, e);
    }
  }

  /** As {@link #readBack}, what it says of the excerpts. */
  public static List<Observation.Excerpt> excerpts(Path bag, Typefaces faces) {
    return readBack(bag, faces).excerpts();
  }

  private static UnreadablePaperException unreadable(Path bag, IOException e) {
    return new UnreadablePaperException(
        new Text(
            "文书无法读回（" + bag + "）：" + e.getMessage(),
            "The papers of " + bag + " cannot be read back: " + e.getMessage()),
        e);
  }

  private static List<Observation.Paper> observations(Path bag, Claim claim) throws IOException {
    Map<String, ReadPaper> papers = new HashMap<>();
    Map<Integer, Integer> volume = new HashMap<>();
    for (Claim.Paper paper : claim.papers()) {
      if (paper.path().endsWith(".pdf")) {
        ReadPaper read = ReadPaper.of(bag.resolve(paper.path()));
        papers.put(paper.path(), read);
        read.volume().forEach(n -> volume.merge(n, 1, Integer::sum));
      }
    }
    List<Observation.Paper> observations = new ArrayList<>();
    for (Claim.Paper paper : claim.papers()) {
      ReadPaper read = papers.get(paper.path());
      if (paper.id().endsWith(Document.AS_HTML)) {
        observations.add(html(bag, paper, papers.get(pdf(paper))));
      } else if (read != null) {
        List<String> unresolved = new ArrayList<>(read.unresolved());
        if (paper.id().equals(CATALOGUE)) {
          unresolved.addAll(rows(read, claim, volume));
        }
        observations.add(
            new Observation.Paper(
                paper.id(), paper.path(), read.printed().size(), read.printed(), unresolved));
      }
    }
    return observations;
  }

  private static String pdf(Claim.Paper html) {
    return html.path().replaceFirst("\\.html$", ".pdf");
  }

  private static Observation.Paper html(Path bag, Claim.Paper paper, @Nullable ReadPaper pdf)
      throws IOException {
    if (pdf == null) {
      return new Observation.Paper(
          paper.id(), paper.path(), 0, List.of(), List.of("no PDF to compare with"));
    }
    ReadHtmlPaper read = ReadHtmlPaper.of(bag.resolve(paper.path()), pdf);
    return new Observation.Paper(
        paper.id(), paper.path(), read.printed().size(), read.printed(), read.differing());
  }

  /** Rows of the catalogue's machine copy that lead nowhere. */
  private static List<String> rows(ReadPaper catalogue, Claim claim, Map<Integer, Integer> volume) {
    List<String> unresolved = new ArrayList<>();
    List<Integer> items = claim.items().stream().map(Claim.ClaimedItem::number).toList();
    List<Integer> listed = new ArrayList<>();
    JsonNode rows = catalogue.machineCopy().path("catalogue").path("rows");
    for (JsonNode row : rows) {
      int item = row.path("item").asInt(0);
      String number = row.path("group").asInt(0) + "-" + row.path("place").asInt(0);
      listed.add(item);
      if (!items.contains(item)) {
        unresolved.add(number + ": item " + item);
      }
      JsonNode pages = row.path("pages");
      for (int n = pages.path("first").asInt(0); n > 0 && n <= pages.path("last").asInt(0); n++) {
        if (!Integer.valueOf(1).equals(volume.get(n))) {
          unresolved.add(number + ": page " + n);
        }
      }
    }
    items.stream()
        .filter(item -> !listed.contains(item))
        .forEach(item -> unresolved.add("item " + item + ": no row"));
    return unresolved;
  }

  /**
   * What a verification found, and whether the evidence root that it computed stands on the
   * catalogue.
   *
   * @param bag folder of the bundle
   */
  public static Observation.Bundle bundle(VerifyReport report, Path bag) {
    String root = report.evidenceRoot().orElse("");
    List<String> extra = files(report, Check.NOTHING_ELSE);
    List<String> missing = files(report, Check.PRESENT);
    List<String> changed = new ArrayList<>(files(report, Check.SHA256));
    changed.addAll(files(report, Check.SM3));
    changed.removeAll(extra);
    changed.removeAll(missing);
    return new Observation.Bundle(
        root,
        extra,
        missing,
        changed.stream().distinct().toList(),
        !root.isEmpty() && printed(report, bag, root));
  }

  private static boolean printed(VerifyReport report, Path bag, String root) {
    for (Claim.Paper paper : report.claim().map(Claim::papers).orElse(List.of())) {
      if (paper.id().equals(CATALOGUE) && paper.path().endsWith(".pdf")) {
        try {
          return ReadPaper.of(bag.resolve(paper.path())).says(root);
        } catch (IOException e) {
          return false;
        }
      }
    }
    return false;
  }

  private static List<String> files(VerifyReport report, Check check) {
    return report.steps(check).stream()
        .filter(step -> step.result() == Result.FAILED)
        .flatMap(step -> step.file().stream())
        .distinct()
        .toList();
  }
}
