package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.check.SlotVersions;
import org.tiezheng.examine.oppose.CrossExamination;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.LetterMatter;
import org.tiezheng.present.letter.Letters;
import org.tiezheng.present.letter.Opposing;
import org.tiezheng.present.letter.Template;
import org.tiezheng.present.letter.Templates;

/**
 * Takes what another party handed in, seals it as received, runs the rules against it, compares its
 * chats with our own, and drafts the opinion on it (质证意见). What it holds never becomes an item of
 * our catalogue.
 */
public final class Oppose {
  /** In an event: the party against whose evidence rules were asked. */
  static final String OPPOSING = "opposing";

  private static final String PAPER = "DOC-CROSS-EXAM";

  private final OpenCase open;
  private final Secrets secrets;

  /**
   * @param secrets asked for the password of an encrypted backup
   */
  public Oppose(OpenCase open, Secrets secrets) {
    this.open = open;
    this.secrets = secrets;
  }

  /**
   * What is wanted.
   *
   * @param paths what was received now; may be empty if it was taken before
   * @param party id of the party that handed it in; empty if there is one opponent only
   * @param method how it was received, such as by service of the court; may be empty
   * @param folder where the paper is written; empty to list only
   * @param today decides which rules apply if no hearing is set
   */
  public record Request(
      List<Path> paths,
      Optional<String> party,
      String method,
      Optional<Path> folder,
      LocalDate today) {
    public Request {
      paths = List.copyOf(paths);
    }
  }

  /**
   * What came of it.
   *
   * @param collected what was taken in now; empty if nothing was named
   * @param notes what was verified, compared, or could not be
   * @param files what was written
   */
  public record Result(
      Optional<CollectReport> collected,
      Opposing opposing,
      Letter letter,
      List<Text> notes,
      List<Path> files) {
    public Result {
      notes = List.copyOf(notes);
      files = List.copyOf(files);
    }

    /**
     * 0; 3 if something could not be read, or the written paper has a blank that must be filled.
     */
    public int exitCode() {
      boolean whole = collected.map(CollectReport::complete).orElse(true);
      return whole && (files.isEmpty() || PaperLines.open(letter) == 0) ? 0 : 3;
    }

    /** For a person. */
    public List<String> lines(Locale locale) {
      return OpposeLines.of(this, locale);
    }

    /** For a program. */
    public List<Row> rows() {
      return opposing.objections().stream().map(Row::of).toList();
    }
  }

  /** One objection in plain values. */
  public record Row(
      int item,
      Text property,
      String rule,
      Text ground,
      List<Finding.Pointer> places,
      Text basis,
      Text question,
      Text request) {
    static Row of(Opposing.Objection o) {
      return new Row(
          o.item(),
          o.property(),
          o.rule(),
          o.ground(),
          o.places(),
          o.basis(),
          o.question(),
          o.request());
    }
  }

  /**
   * Takes in, examines, drafts.
   *
   * @throws TiezhengException if it is not clear which party is meant, or nothing of it is there
   */
  public Result run(Request request) throws IOException, InterruptedException {
    Party other = party(request.party());
    List<Text> notes = new ArrayList<>();
    Optional<CollectReport> collected = Optional.empty();
    if (!request.paths().isEmpty()) {
      new OpposingBundles(open).verify(other, request.paths());
      collected = Optional.of(collect(other, request, notes));
    }
    new ReadItems(open, secrets).refresh();
    Case matter = open.matter();
    List<Item> theirs =
        matter.items().stream().filter(i -> CrossExamination.submits(other, i)).toList();
    requireAny(other, theirs, collected);
    collected.ifPresent(report -> notes.addAll(sameAsOurs(matter, report)));
    compare(matter, theirs, notes);
    Case seen = CrossExamination.seenFrom(matter, other);
    List<RulePack> packs = RulePack.shipped(matter.forum());
    CaseDossier dossier = new CaseDossier(open, seen, observed(seen, other), request.today());
    CrossExamination examined =
        CrossExamination.of(packs, seen, other, Examination.run(packs, dossier));
    Opposing opposing =
        new OpposingDraft(open, packs)
            .of(other, theirs, examined, new OpposingBundles(open).said(other));
    Letter letter = letter(opposing);
    List<Path> files = new ArrayList<>();
    if (request.folder().isPresent()) {
      files.addAll(new Papers(open).write(request.folder().get(), open.matter(), List.of(letter)));
    }
    open.note(Event.Type.EXAMINE, what(other, theirs, examined, files));
    return new Result(collected, opposing, letter, notes, files);
  }

  private Party party(Optional<String> named) {
    List<Party> parties = open.matter().parties();
    if (named.isPresent()) {
      return parties.stream()
          .filter(p -> p.id().equals(named.get()) && !p.self())
          .findFirst()
          .orElseThrow(() ->
              new TiezhengException(
                  new Text(
                      "parties 中没有另一方“%s”。".formatted(named.get()),
                      "parties names no other party \"%s\".".formatted(named.get()))));
    }
    List<Party> opponents = open.matter().opponents();
    if (opponents.size() != 1) {
      throw new TiezhengException(
          new Text(
              "对方有 %d 个当事人,请用 --party 写明是谁提交的(case.yaml 中 parties 的 id)。"
                  .formatted(opponents.size()),
              "There are %d opponents; say with --party who handed it in (id of parties in case.yaml)."
                  .formatted(opponents.size())));
    }
    return opponents.getFirst();
  }

  private static void requireAny(
      Party other, List<Item> theirs, Optional<CollectReport> collected) {
    if (theirs.isEmpty() && collected.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "没有“%s”提交的证据;请写明收到的文件或文件夹。".formatted(other.name()),
              "Nothing of %s is in the case; name the files or folders that were received."
                  .formatted(other.name())));
    }
  }

  /**
   * What the other side handed in and we have, byte for byte, ourselves: there it needs no item.
   */
  private List<Text> sameAsOurs(Case matter, CollectReport report) {
    List<Text> same = new ArrayList<>();
    open.originals().stream()
        .filter(o -> o.acquisition().equals(report.acquisition()))
        .forEach(o ->
            matter.items().stream()
                .filter(i -> !matter.ofOtherSide(i))
                .filter(i -> i.originals().contains(o.digests().sha256()))
                .findFirst()
                .ifPresent(i ->
                    same.add(
                        new Text(
                            "对方的“%s”与本方第 %d 项证据“%s”逐字节相同"
                                .formatted(o.name(), i.number(), i.title()),
                            "%s of the other side is byte for byte our item %d \"%s\""
                                .formatted(o.name(), i.number(), i.title())))));
    return same;
  }

  /** What was measured of the other side's items, and what comparisons gave. */
  private List<Observation> observed(Case seen, Party other)
      throws IOException, InterruptedException {
    List<Observation> observed = new ArrayList<>(new Observe(open, only(seen, other)).all());
    new KeptObservations(open)
        .current(open.matter()).stream()
            .filter(Observation.Compared.class::isInstance)
            .forEach(observed::add);
    return observed;
  }

  private static Case only(Case seen, Party other) {
    return seen.with(
        seen.parties(),
        seen.items().stream().filter(i -> CrossExamination.submits(other, i)).toList());
  }

  private CollectReport collect(Party other, Request request, List<Text> notes)
      throws IOException, InterruptedException {
    try (ZippedOriginals inside = ZippedOriginals.of(OpposingBundles.zips(request.paths()))) {
      List<Path> paths = new ArrayList<>(request.paths());
      paths.addAll(inside.folders());
      notes.addAll(inside.notes());
      for (ZippedOriginals.Unpacked zip : inside.unpacked()) {
        open.note(
            Event.Type.NOTE,
            Map.of(
                LeftOut.SUBJECT,
                "originals unpacked from a zipped bundle",
                OPPOSING,
                other.id(),
                "zip",
                zip.zip(),
                "files",
                String.valueOf(zip.files())));
        notes.add(
            new Text(
                "从证据包“%s”中取出 %,d 个原件,各自固化并列为证据;压缩包本身也已固化。".formatted(zip.zip(), zip.files()),
                "%2$,d originals were unpacked from the bundle %1$s, each sealed and made an item; the zip is sealed, too."
                    .formatted(zip.zip(), zip.files())));
      }
      return collect(other, request, paths);
    }
  }

  private CollectReport collect(Party other, Request request, Collection<Path> paths)
      throws IOException, InterruptedException {
    String method =
        request.method().isBlank()
            ? new Text("收到对方提交的证据", "received from the other side").in(open.place().locale())
            : request.method();
    return new Collect(open, secrets)
        .run(
            new Collect.Request(
                List.copyOf(paths),
                other.name(),
                method,
                Map.of(),
                Only.EVERYTHING,
                Map.of(Item.SUBMITTED_BY, other.id()),
                true));
  }

  /** Lays each chat of the other side beside each of ours, once. */
  private void compare(Case matter, List<Item> others, List<Text> notes)
      throws IOException, InterruptedException {
    List<Item> ours = matter.items().stream().filter(i -> !matter.ofOtherSide(i)).toList();
    for (Item theirs : chats(others)) {
      for (Item mine : chats(ours)) {
        if (!compared(matter, mine, theirs)) {
          try {
            new Compare(open)
                .run(
                    new Compare.Request(
                        mine.number(),
                        theirs.number(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
          } catch (TiezhengException e) {
            notes.add(
                new Text(
                    "证据 %d 与对方证据 %d 没有比对:%s"
                        .formatted(mine.number(), theirs.number(), e.sentence().zh()),
                    "Item %d was not compared with item %d of the other side: %s"
                        .formatted(mine.number(), theirs.number(), e.sentence().en())));
          }
        }
      }
    }
  }

  private static List<Item> chats(List<Item> items) {
    return items.stream().filter(i -> i.kind() == Kind.CHAT && i.reading().isPresent()).toList();
  }

  private boolean compared(Case matter, Item mine, Item theirs) {
    return new KeptObservations(open)
        .current(matter).stream()
            .anyMatch(o ->
                o instanceof Observation.Compared c
                    && c.mine() == mine.number()
                    && c.theirs() == theirs.number());
  }

  private Letter letter(Opposing opposing) {
    Case matter = open.matter();
    Template template = Templates.find(PAPER).orElseThrow();
    Map<String, Original> originals = new HashMap<>();
    open.originals().forEach(o -> originals.putIfAbsent(o.digests().sha256(), o));
    LetterMatter filled =
        new LetterMatter(
            matter,
            open.file().submitter(),
            originals,
            open.vault().caseStore().intake().acquisitions(),
            open.custody().stream().map(OpenCase.CustodyLine::event).toList(),
            List.of(),
            List.of(),
            Map.of(),
            open.place().environment(),
            open.place().tool(),
            open.place().clock().instant(),
            open.place().zone(),
            slot -> SlotVersions.of(slot, matter),
            Optional.of(opposing));
    return Letters.of(filled, template, open.place().locale()).getFirst();
  }

  private static Map<String, String> what(
      Party other, List<Item> theirs, CrossExamination examined, List<Path> files) {
    Map<String, String> what = new TreeMap<>();
    what.put(OPPOSING, other.id());
    what.put(
        "items",
        theirs.stream().map(i -> String.valueOf(i.number())).collect(Collectors.joining(" ")));
    what.put("objections", String.valueOf(examined.objections().size()));
    what.put("unanswered", String.valueOf(examined.unanswered().size()));
    what.put("engine", Examination.ENGINE);
    if (!files.isEmpty()) {
      what.put("paper", PAPER);
    }
    return what;
  }
}
