package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.guide.PracticeGuide;
import org.tiezheng.examine.guide.PracticeGuides;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.letter.Basis;
import org.tiezheng.present.letter.Filer;
import org.tiezheng.present.letter.Letter;
import org.tiezheng.present.letter.LetterDocument;
import org.tiezheng.present.letter.Template;

/**
 * A practice guide (指引) as it is followed: shown, printed, and its steps ticked. What is ticked
 * goes to the custody log with its time and cannot be taken out of it; a tick that was wrong is
 * taken back by another entry.
 */
public final class FollowGuide {
  /** The paper's id. */
  public static final String ID = "DOC-GUIDE";

  private static final String SUBJECT = "subject";
  private static final String GUIDE = "guide";
  private static final String STEP = "step";
  private static final String DONE = "done";
  private static final String NOTE = "note";

  private final Workplace place;
  private final Optional<OpenCase> open;
  private final PracticeGuide guide;

  private FollowGuide(Workplace place, Optional<OpenCase> open, String id) {
    this.place = place;
    this.open = open;
    guide =
        PracticeGuides.find(id)
            .orElseThrow(() -> {
              String known =
                  PracticeGuides.all().stream()
                      .map(PracticeGuide::id)
                      .collect(Collectors.joining(", "));
              return new CaseFileException(
                  new Text(
                      "没有名为“%s”的指引;有:%s。".formatted(id, known),
                      "There is no guide named %s; there are: %s.".formatted(id, known)));
            });
  }

  /**
   * Without a case: nothing can be ticked.
   *
   * @throws CaseFileException if there is no such guide
   */
  public static FollowGuide of(Workplace place, String id) {
    return new FollowGuide(place, Optional.empty(), id);
  }

  /**
   * Within a case.
   *
   * @throws CaseFileException if there is no such guide
   */
  public static FollowGuide of(OpenCase open, String id) {
    return new FollowGuide(open.place(), Optional.of(open), id);
  }

  /**
   * A guide and how far it was followed, in plain values.
   *
   * @param basis articles, as a person reads them
   * @param confidence how well it was checked
   */
  public record View(
      String id,
      Text title,
      Text when,
      List<Text> warnings,
      List<Line> steps,
      List<Text> basis,
      Text confidence) {
    public View {
      warnings = List.copyOf(warnings);
      steps = List.copyOf(steps);
      basis = List.copyOf(basis);
    }
  }

  /**
   * A step.
   *
   * @param number from 1
   * @param ticked when it was ticked last; empty if it is not
   * @param note what the person wrote with it; may be empty
   */
  public record Line(int number, String id, Text act, Optional<Instant> ticked, String note) {}

  /** All guides with nothing ticked, in the order in which they are listed. */
  public static List<View> all() {
    return PracticeGuides.all().stream().map(g -> view(g, Map.of())).toList();
  }

  /** The guide as it stands. */
  public View view() {
    return view(guide, ticks());
  }

  private static View view(PracticeGuide guide, Map<String, Event> ticks) {
    List<Line> lines = new ArrayList<>();
    for (PracticeGuide.Step step : guide.steps()) {
      Optional<Event> tick = Optional.ofNullable(ticks.get(step.id()));
      lines.add(
          new Line(
              lines.size() + 1,
              step.id(),
              step.act(),
              tick.map(Event::time),
              tick.map(e -> e.what().getOrDefault(NOTE, "")).orElse("")));
    }
    return new View(
        guide.id(),
        guide.title(),
        guide.when(),
        guide.warnings(),
        lines,
        guide.basis().stream().map(Norms::describe).toList(),
        guide.confidence().title());
  }

  /** The events of the steps that are ticked. */
  private Map<String, Event> ticks() {
    Map<String, Event> ticks = new HashMap<>();
    open.map(OpenCase::custody).orElse(List.of()).stream()
        .map(OpenCase.CustodyLine::event)
        .filter(e -> e.kind() == Event.Type.NOTE && GUIDE.equals(e.what().get(SUBJECT)))
        .filter(e -> guide.id().equals(e.what().get(GUIDE)))
        .forEach(e -> {
          String step = e.what().getOrDefault(STEP, "");
          if (Boolean.parseBoolean(e.what().get(DONE))) {
            ticks.put(step, e);
          } else {
            ticks.remove(step);
          }
        });
    return ticks;
  }

  /**
   * Ticks a step, or takes a tick back.
   *
   * @param name id of the step, or its number from 1
   * @param note what the person wants to add; may be empty
   * @throws CaseFileException if there is no such step
   * @throws IllegalStateException without a case
   */
  public void tick(String name, boolean done, String note) throws IOException {
    PracticeGuide.Step step =
        guide
            .step(name)
            .orElseThrow(() ->
                new CaseFileException(
                    new Text(
                        "指引 %s 没有步骤“%s”;步骤编号为 1 到 %d。"
                            .formatted(guide.id(), name, guide.steps().size()),
                        "The guide %s has no step %s; its steps are 1 to %d."
                            .formatted(guide.id(), name, guide.steps().size()))));
    Map<String, String> what = new TreeMap<>();
    what.put(SUBJECT, GUIDE);
    what.put(GUIDE, guide.id());
    what.put(STEP, step.id());
    what.put(DONE, String.valueOf(done));
    if (!note.isBlank()) {
      what.put(NOTE, note.strip());
    }
    open.orElseThrow(() -> new IllegalStateException("no case to tick in"))
        .note(Event.Type.NOTE, what);
  }

  /**
   * Writes it as a paper with a box for each step; no file is written over.
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
    Case matter = open.map(OpenCase::matter).orElseGet(FollowGuide::none);
    LetterDocument document = new LetterDocument(Export.facts(place, matter), letter());
    if (name.endsWith(".pdf")) {
      document.pdf(file, Typefaces.standard());
    } else {
      document.docx(file);
    }
  }

  /** Stands for the case of a person who has none yet. */
  private static Case none() {
    return new Case(
        "",
        "",
        "",
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        1,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of());
  }

  private Letter letter() {
    View view = view();
    List<Letter.Entry> entries = new ArrayList<>();
    entries.add(new Letter.Words(say(view.when())));
    view.warnings()
        .forEach(w -> entries.add(new Letter.Words(say(new Text("注意:", "Note: ")) + say(w))));
    entries.add(new Letter.Heading(say(new Text("步骤", "Steps"))));
    for (Line line : view.steps()) {
      String act = say(line.act()) + line.ticked().map(t -> ticked(t, line.note())).orElse("");
      entries.add(
          new Letter.Boxes(
              line.id(),
              String.valueOf(line.number()),
              List.of(new Letter.Box(act, line.ticked().isPresent())),
              Letter.Origin.PERSON));
    }
    return new Letter(
        paper(), Optional.empty(), entries, List.of(), List.of(), List.of(unread(view)));
  }

  private String ticked(Instant time, String note) {
    String when =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .format(time.atZone(place.zone()));
    return say(new Text(" 〔已勾选 ", " [ticked "))
        + when
        + (note.isEmpty() ? "" : " · " + note)
        + say(new Text("〕", "]"));
  }

  private static Text unread(View view) {
    return new Text(
        view.confidence().zh() + "(UNVERIFIED):未经律师审阅,不是法律意见。",
        view.confidence().en() + " (UNVERIFIED): no lawyer has read it; no legal advice.");
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
        new Text("操作人", "Done by"),
        false,
        Optional.empty(),
        guide.basis().stream().map(b -> new Basis(b.norm(), b.article(), guide.title())).toList(),
        new Text("自用,不提交法院。", "For own use, not for the court."),
        List.of());
  }

  private String say(Text text) {
    return text.in(place.locale());
  }
}
