package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.fact.Deadlines;
import org.tiezheng.examine.fact.FactTemplate;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.fact.FactTemplates;
import org.tiezheng.examine.fact.ProofFinder;
import org.tiezheng.examine.fact.ProofMatrix;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.letter.Basis;
import org.tiezheng.present.letter.Filer;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.LetterDocument;
import org.tiezheng.present.letter.Template;

/**
 * "I signed and was deceived" (SEED-GEN-01): what was said before, what was signed and what
 * happened, side by side, each with the lines that show it, with warnings, time limits and the
 * papers to ask for. Made for the person, not for the court; no lawyer has read it, and it says so.
 */
public final class DeceivedGuide {
  /** The paper's id. */
  public static final String ID = "DOC-DECEIVED";

  private static final String TEMPLATE = "fraud";

  private final OpenCase open;
  private final Dossier dossier;
  private final Locale locale;
  private final FactTemplate template;
  private final FactTemplate.DeceivedGuide guide;

  /**
   * @param today from which time limits are counted
   */
  public DeceivedGuide(OpenCase open, LocalDate today) {
    this.open = open;
    this.dossier = new CaseDossier(open, open.matter(), List.of(), today);
    this.locale = open.place().locale();
    this.template = FactTemplates.find(TEMPLATE).orElseThrow();
    this.guide = template.guide().orElseThrow();
  }

  /** The guide line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Letter.Entry entry : letter().entries()) {
      switch (entry) {
        case Letter.Heading heading -> lines.add("\n" + heading.text());
        case Letter.Words words -> lines.add("  " + words.text());
        case Letter.Value value -> lines.add("  " + value.label() + say(":", ": ") + value.value());
        case Letter.Boxes boxes -> lines.add("  " + boxes.label());
        case Letter.Table table -> {
          lines.add("  " + table.label());
          for (List<String> row : table.rows()) {
            lines.add("    ——");
            for (int i = 0; i < row.size(); i++) {
              lines.add(
                  "    "
                      + table.columns().get(i)
                      + say(":", ": ")
                      + row.get(i).replace("\n", say(";", "; ")));
            }
          }
        }
      }
    }
    return List.copyOf(lines);
  }

  /**
   * Writes it as a paper; no file is written over.
   *
   * @param file ending in {@code .pdf} or {@code .docx}
   */
  public void write(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".pdf") && !name.endsWith(".docx")) {
      throw new TiezhengException(
          new Text("请把文件命名为 .pdf 或 .docx。", "Name the file .pdf or .docx."));
    }
    Papers.requireFree(file);
    LetterDocument document =
        new LetterDocument(Export.facts(open.place(), dossier.matter()), letter());
    if (name.endsWith(".pdf")) {
      document.pdf(file, Typefaces.standard());
    } else {
      document.docx(file);
    }
    Map<String, String> what = new TreeMap<>();
    what.put("papers", ID);
    open.note(Event.Type.EXPORT, what);
  }

  /** The guide as filled in from the case. */
  Letter letter() {
    Case matter = dossier.matter();
    ProofMatrix matrix = ProofMatrix.of(dossier);
    List<Letter.Entry> entries = new ArrayList<>();
    guide.warnings().forEach(w -> entries.add(new Letter.Words(say("注意:", "Note: ") + say(w))));
    entries.add(
        new Letter.Heading(say("对照:说了什么 ↔ 签了什么 ↔ 发生了什么", "Side by side: said, signed, happened")));
    entries.add(sideBySide(matter));
    for (FactTemplate.Stage stage : guide.stages()) {
      entries.add(new Letter.Heading(say(stage.title())));
      entries.add(table(stage, matter, matrix));
    }
    entries.add(new Letter.Heading(say("四、期限", "4. Time limits")));
    entries.add(limits());
    entries.add(new Letter.Heading(say("五、步骤", "5. Steps")));
    int n = 0;
    for (Text step : guide.steps()) {
      entries.add(new Letter.Words(++n + ". " + say(step)));
    }
    entries.add(new Letter.Heading(say("六、文书", "6. Papers")));
    entries.add(papers(matter));
    return new Letter(paper(), Optional.empty(), entries, List.of(), List.of(), List.of(unread()));
  }

  private static Text unread() {
    return new Text(
        "UNVERIFIED:未经律师审阅。哪些事实须排除合理怀疑,由法庭决定。",
        "UNVERIFIED: no lawyer has read it. Which facts need proof beyond reasonable doubt is for"
            + " the court.");
  }

  private Template paper() {
    return new Template(
        ID,
        guide.title(),
        false,
        true,
        List.of(Filer.PARTY, Filer.AGENT),
        Optional.empty(),
        Optional.empty(),
        new Text("整理人", "Prepared by"),
        false,
        Optional.empty(),
        List.of(
            new Basis(
                "CN-CIVIL-2020",
                "148、149、152、157、199",
                new Text("欺诈、撤销权及其期间、后果", "fraud, revocation, its time and its effect")),
            new Basis(
                "CN-EVID-2019",
                "86",
                new Text("欺诈事实的证明标准", "measure of proof for facts of fraud"))),
        new Text(
            "自用,不提交法院;未经律师审阅(UNVERIFIED)。",
            "For own use, not for the court; no lawyer has read it (UNVERIFIED)."),
        List.of());
  }

  private Letter.Entry sideBySide(Case matter) {
    return new Letter.Table(
        "sideBySide",
        say("逐项对照", "Item by item"),
        List.of(say("签约前的说法", "said before"), say("签署的条款", "signed"), say("实际情况", "what happened")),
        List.of(
            List.of(told(matter, "statement"), told(matter, "signing"), told(matter, "falsity"))),
        Letter.Origin.CASE);
  }

  /** Values and lines of a fact; that nothing is stated is said, never filled in. */
  private String told(Case matter, String id) {
    Optional<Fact> fact = fact(matter, id);
    if (fact.isEmpty()) {
      return say("(先运行 fact add --template fraud)", "(first: fact add --template fraud)");
    }
    return slots(fact.get()) + "\n" + shown(matter, fact.get());
  }

  private String slots(Fact fact) {
    return fact.slots().stream()
        .map(s ->
            s.name() + say(":", ": ") + (s.value().isBlank() ? say("(未填)", "(open)") : s.value()))
        .collect(Collectors.joining("\n"));
  }

  private String shown(Case matter, Fact fact) {
    String items =
        matter.links().stream()
            .filter(l -> l.fact().equals(fact.id()))
            .map(this::link)
            .distinct()
            .collect(Collectors.joining(say(";", "; ")));
    return items.isEmpty()
        ? say("证据:(未关联)", "shown by: (nothing linked)")
        : say("证据:", "shown by: ") + items;
  }

  private String link(Link link) {
    return (link.supports() ? "" : say("(相反)", "(against) "))
        + say("第 " + link.item() + " 项", "item " + link.item())
        + link.lines().map(l -> say("第 " + l + " 行", ", lines " + l)).orElse("");
  }

  private static Optional<Fact> fact(Case matter, String id) {
    return matter.facts().stream()
        .filter(f -> f.template().filter((TEMPLATE + "/" + id)::equals).isPresent())
        .findFirst();
  }

  private Letter.Entry table(FactTemplate.Stage stage, Case matter, ProofMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    for (String id : stage.facts()) {
      TemplateFact known = template.fact(id).orElseThrow();
      Optional<Fact> fact = fact(matter, id);
      String status =
          fact.flatMap(
                  f -> matrix.facts().stream().filter(r -> r.fact().equals(f.id())).findFirst())
              .map(r -> say(r.status().title()))
              .orElse(say("未加入案件", "not in the case yet"));
      String basis =
          known.basis().stream().map(b -> say(b.line())).collect(Collectors.joining("\n"));
      rows.add(
          List.of(
              fact.map(Fact::title).orElse(say(known.title())),
              say(ListFacts.standard(known.standard())) + "\n" + basis,
              fact.map(f -> told(matter, id)).orElse(""),
              status));
    }
    return new Letter.Table(
        "stage-" + stage.facts().getFirst(),
        say("待证事实", "Facts to be proved"),
        List.of(
            say("事实", "fact"),
            say("证明标准和依据", "measure and basis"),
            say("要素和证据", "values and evidence"),
            say("状态", "status")),
        rows,
        Letter.Origin.CASE);
  }

  private Letter.Entry limits() {
    List<Text> named = template.limits().stream().map(FactTemplate.Limit::title).toList();
    List<Deadlines.Deadline> counted =
        Deadlines.of(dossier).stream().filter(d -> named.contains(d.title())).toList();
    List<List<String>> rows = new ArrayList<>();
    for (FactTemplate.Limit limit : template.limits()) {
      Optional<Deadlines.Deadline> d =
          counted.stream().filter(c -> c.title().equals(limit.title())).findFirst();
      rows.add(
          List.of(
              say(limit.title()),
              d.flatMap(Deadlines.Deadline::last)
                  .map(LocalDate::toString)
                  .orElse(say("不明", "unknown")),
              d.map(c -> say(c.note())).orElse(say(limit.note())),
              limit.basis().stream().map(b -> say(b.line())).collect(Collectors.joining("\n"))));
    }
    return new Letter.Table(
        "limits",
        say("自案件写明的日期计算", "Counted from the dates that the case states"),
        List.of(say("期限", "limit"), say("最后一日", "last day"), say("说明", "note"), say("依据", "basis")),
        rows,
        Letter.Origin.CASE);
  }

  private Letter.Entry papers(Case matter) {
    List<List<String>> rows = new ArrayList<>();
    for (FactTemplate.Paper paper : guide.letters()) {
      if (ProofFinder.available(paper.doc(), matter)) {
        rows.add(
            List.of(paper.doc(), say(paper.title()), "tiezheng papers CASE --doc " + paper.doc()));
      }
    }
    return new Letter.Table(
        "papers",
        say("可以制作的文书", "Papers that can be made"),
        List.of(say("编号", "id"), say("名称", "name"), say("命令", "command")),
        rows,
        Letter.Origin.CASE);
  }

  private String say(Text text) {
    return text.in(locale);
  }

  private String say(String zh, String en) {
    return new Text(zh, en).in(locale);
  }
}
