package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.check.SlotVersions;
import org.tiezheng.examine.rule.Actions;
import org.tiezheng.examine.rule.Remedy;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.identity.ProfileDocument;
import org.tiezheng.present.letter.Asked;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.LetterDocument;
import org.tiezheng.present.letter.LetterMatter;
import org.tiezheng.present.letter.Letters;
import org.tiezheng.present.letter.Template;
import org.tiezheng.present.letter.Templates;
import org.tiezheng.present.paper.PaperFacts;

/**
 * The papers that remedies name (文书): which the case can have, for which finding, what is still
 * missing, and the papers themselves. Changes nothing else.
 */
public final class Papers {
  private final OpenCase open;

  public Papers(OpenCase open) {
    this.open = open;
  }

  /**
   * What is wanted.
   *
   * @param docs ids of papers, such as {@code DOC-PRODUCE}; empty means those that findings ask for
   * @param folder where they are written; empty to list them only
   * @param today decides which rules apply if no hearing is set
   */
  public record Request(List<String> docs, Optional<Path> folder, LocalDate today) {
    public Request {
      docs = List.copyOf(docs);
    }
  }

  /**
   * What came of it.
   *
   * @param letters the papers, filled in, in the order of the templates
   * @param others papers that can be had but that no finding asks for
   * @param files what was written; empty if only a list was wanted
   * @param profile the profile pages, which are no application; empty if nobody wants them
   */
  public record Result(
      List<Letter> letters,
      List<Template> others,
      List<Path> files,
      Optional<ProfilePaper.Told> profile) {
    public Result {
      letters = List.copyOf(letters);
      others = List.copyOf(others);
      files = List.copyOf(files);
    }

    /** 0 listed, or written without a blank that must be filled; 3 written with such blanks. */
    public int exitCode() {
      return files.isEmpty() || letters.stream().allMatch(l -> PaperLines.open(l) == 0) ? 0 : 3;
    }

    /** Accounts in the profile pages; 0 if nobody wants them. */
    public int profiles() {
      return profile.map(ProfilePaper.Told::accounts).orElse(0);
    }

    /** For a person. */
    public List<String> lines(java.util.Locale locale) {
      return PaperLines.of(this, locale);
    }

    /** For a program. */
    public List<Row> rows() {
      return Stream.concat(letters.stream().map(Row::of), profile.stream().map(Row::of)).toList();
    }
  }

  /**
   * One paper in plain values.
   *
   * @param rules rules whose findings ask for it
   * @param missing names under {@code attributes} of {@code case.yaml} that fill its blanks
   */
  public record Row(
      String id, String number, String title, List<String> rules, List<String> missing) {
    static Row of(ProfilePaper.Told profile) {
      return new Row(ProfilePaper.ID, profile.number(), "个人信息页", profile.rules(), List.of());
    }

    static Row of(Letter letter) {
      return new Row(
          letter.template().id(),
          letter.number(),
          letter.template().title().zh(),
          letter.asked().stream().map(a -> a.finding().rule()).distinct().toList(),
          letter.missing().stream().map(Letter.Missing::answer).toList());
    }
  }

  /** Examines, fills the papers in, and writes them if a folder is named. */
  public Result run(Request request) throws IOException, InterruptedException {
    List<Template> wanted = new ArrayList<>();
    for (String doc : new LinkedHashSet<>(request.docs())) {
      if (!doc.equals(ProfilePaper.ID)) {
        wanted.add(Templates.find(doc).orElseThrow(() -> unknown(doc)));
      }
    }
    Examine.Result examined =
        new Examine(open).run(Examine.Request.ofCase(request.today(), List.of()));
    LetterMatter matter = matter(examined);
    Set<String> asked = matter.asked().stream().map(Asked::doc).collect(Collectors.toSet());
    List<Template> others = new ArrayList<>();
    if (request.docs().isEmpty()) {
      for (Template template : Templates.all()) {
        (asked.contains(template.id()) ? wanted : others).add(template);
      }
    }
    List<Letter> letters =
        wanted.stream()
            .flatMap(t -> Letters.of(matter, t, open.place().locale()).stream())
            .toList();
    boolean profiles =
        request.docs().isEmpty()
            ? asked.contains(ProfilePaper.ID)
            : request.docs().contains(ProfilePaper.ID);
    Optional<ProfileDocument> profile =
        profiles
            ? Optional.of(
                new ProfilePaper(open)
                    .of(examined.matter(), Export.facts(open.place(), examined.matter())))
            : Optional.empty();
    List<Path> files = new ArrayList<>();
    if (request.folder().isPresent()) {
      Path folder = request.folder().get();
      profile.ifPresent(p -> requireFree(ProfilePaper.file(p, folder, ".pdf")));
      profile.ifPresent(p -> requireFree(ProfilePaper.file(p, folder, ".txt")));
      files.addAll(write(folder, examined.matter(), distinct(letters)));
      if (profile.isPresent()) {
        files.addAll(ProfilePaper.write(profile.get(), folder));
      }
      open.note(Event.Type.EXPORT, what(letters, profile));
    }
    return new Result(letters, others, files, profile.map(p -> told(p, matter)));
  }

  private static ProfilePaper.Told told(ProfileDocument profile, LetterMatter matter) {
    return new ProfilePaper.Told(
        profile.number(),
        matter.asked().stream()
            .filter(a -> a.doc().equals(ProfilePaper.ID))
            .map(a -> a.finding().rule())
            .distinct()
            .toList(),
        profile.profiles().size());
  }

  private static TiezhengException unknown(String doc) {
    String known =
        Stream.concat(Templates.all().stream().map(Template::id), Stream.of(ProfilePaper.ID))
            .collect(Collectors.joining(", "));
    return new TiezhengException(
        new Text(
            "没有文书“" + doc + "”;可用:" + known, "There is no paper \"" + doc + "\"; known: " + known));
  }

  /** A paper made instead of another may be wanted by itself too: it is written once. */
  private static List<Letter> distinct(List<Letter> letters) {
    Map<String, Letter> byNumber = new LinkedHashMap<>();
    letters.forEach(l -> byNumber.putIfAbsent(l.number(), l));
    return List.copyOf(byNumber.values());
  }

  private LetterMatter matter(Examine.Result examined) {
    Case matter = examined.matter();
    List<Asked> asked = asked(examined);
    Map<String, Original> originals = new HashMap<>();
    examined.dossier().originals().forEach(originals::put);
    return new LetterMatter(
        matter,
        open.file().submitter(),
        originals,
        examined.dossier().acquisitions(),
        examined.dossier().events(),
        examined.dossier().observations(),
        asked,
        new RecordSpans(open).of(matter),
        open.place().environment(),
        open.place().tool(),
        open.place().clock().instant(),
        open.place().zone(),
        slot -> SlotVersions.of(slot, matter));
  }

  /** Joins findings with the papers that their rules' remedies name. */
  static List<Asked> asked(Examine.Result examined) {
    Map<String, Rule> rules = new HashMap<>();
    examined.packs().forEach(pack -> pack.rules().forEach(r -> rules.put(r.citation(), r)));
    List<Asked> asked = new ArrayList<>();
    for (Finding finding : examined.findings()) {
      Optional.ofNullable(rules.get(finding.rule())).stream()
          .flatMap(rule ->
              rule.remedies().stream()
                  .filter(remedy -> finding.remedies().contains(remedy.action()))
                  .flatMap(remedy -> asked(finding, rule, remedy).stream()))
          .distinct()
          .forEach(asked::add);
    }
    return asked;
  }

  private static Optional<Asked> asked(Finding finding, Rule rule, Remedy remedy) {
    Text action = Actions.text(remedy.action()).orElse(Text.same(remedy.action()));
    return remedy.doc().map(doc -> new Asked(doc, finding, rule.title(), action));
  }

  /** Writes papers, each as PDF and, where a lawyer works on it, DOCX; nothing is written over. */
  List<Path> write(Path folder, Case matter, List<Letter> letters) throws IOException {
    if (letters.isEmpty()) {
      return List.of();
    }
    Path missing = folder.resolve("还缺什么.txt");
    for (Letter letter : letters) {
      requireFree(folder.resolve(name(letter) + ".pdf"));
      requireFree(folder.resolve(name(letter) + ".docx"));
    }
    requireFree(missing);
    Files.createDirectories(folder);
    PaperFacts facts = Export.facts(open.place(), matter);
    Watch watch = open.place().watch();
    watch.begins(new Text("制作文书", "writing papers"), letters.size(), Watch.Unit.THINGS);
    List<Path> files = new ArrayList<>();
    int done = 0;
    for (Letter letter : letters) {
      LetterDocument document = new LetterDocument(facts, letter);
      Path pdf = folder.resolve(name(letter) + ".pdf");
      document.pdf(pdf, Typefaces.standard());
      files.add(pdf);
      if (letter.template().editable()) {
        Path docx = folder.resolve(name(letter) + ".docx");
        document.docx(docx);
        files.add(docx);
      }
      watch.at(++done);
    }
    Files.writeString(
        missing, PaperLines.missing(letters, open.place().locale()), StandardCharsets.UTF_8);
    files.add(missing);
    return files;
  }

  private static String name(Letter letter) {
    return letter.number() + "-" + letter.template().title().zh().replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** A paper may have been worked on since: it is never written over. */
  static void requireFree(Path file) {
    if (Files.exists(file)) {
      throw new TiezhengException(
          new Text(
              "“" + file + "”已经存在,可能已被修改过,不予覆盖;请换一个文件夹,或先移走它。",
              file
                  + " exists and may have been worked on; it is not written over. Name another"
                  + " folder or move it away."));
    }
  }

  private static Map<String, String> what(List<Letter> letters, Optional<ProfileDocument> profile) {
    Map<String, String> what = new TreeMap<>();
    what.put(
        "papers",
        Stream.concat(
                letters.stream().map(Letter::number), profile.stream().map(ProfileDocument::number))
            .distinct()
            .collect(Collectors.joining(" ")));
    return what;
  }
}
