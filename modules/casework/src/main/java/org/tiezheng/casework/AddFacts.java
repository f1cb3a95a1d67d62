package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseFileAdditions;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.fact.FactTemplate;
import org.tiezheng.examine.fact.FactTemplate.Burden;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.fact.FactTemplates;

/**
 * Adds facts to be proved to {@code case.yaml}: those of a template, with their slots still empty,
 * or one that a person names. What is there already stays as it is.
 */
public final class AddFacts {
  private final OpenCase open;

  public AddFacts(OpenCase open) {
    this.open = open;
  }

  /** What is wanted. */
  public sealed interface Request {
    /** The facts of a template; of these only the named ones if any are named. */
    record OfTemplate(String template, List<String> only) implements Request {
      public OfTemplate {
        only = List.copyOf(only);
      }
    }

    /**
     * A fact in a person's words.
     *
     * @param burden id or name of the party that has to prove it
     * @param slots as {@code name:TYPE}, or a name alone for a text
     */
    record Own(String id, String title, Optional<String> burden, boolean higher, List<String> slots)
        implements Request {
      public Own {
        slots = List.copyOf(slots);
      }
    }
  }

  /**
   * What came of it.
   *
   * @param added in the order of the template
   * @param there ids of facts that the case had already
   * @param notes what a person should know of the template
   */
  public record Result(List<Fact> added, List<String> there, List<Text> notes) {
    public Result {
      added = List.copyOf(added);
      there = List.copyOf(there);
      notes = List.copyOf(notes);
    }
  }

  /** One template in plain values. */
  public record Listed(String id, Text title, List<Text> facts, Text confidence) {
    public Listed {
      facts = List.copyOf(facts);
    }
  }

  /** The templates that ship. */
  public static List<Listed> templates() {
    return FactTemplates.all().stream()
        .map(t ->
            new Listed(
                t.id(),
                t.title(),
                t.facts().stream().map(TemplateFact::title).toList(),
                t.confidence().title()))
        .toList();
  }

  /** Adds what is wanted; the custody log has the ids. */
  public Result run(Request request) throws IOException {
    Result result =
        switch (request) {
          case Request.OfTemplate wanted -> template(wanted);
          case Request.Own own -> own(own);
        };
    if (!result.added().isEmpty()) {
      open.file(CaseFileAdditions.facts(open.file(), result.added()));
      open.save(open.matter());
      Map<String, String> what = new TreeMap<>();
      what.put("subject", "facts");
      what.put("added", result.added().stream().map(Fact::id).collect(Collectors.joining(" ")));
      if (request instanceof Request.OfTemplate wanted) {
        what.put("template", wanted.template());
      }
      open.note(Event.Type.NOTE, what);
    }
    return result;
  }

  private Result template(Request.OfTemplate wanted) {
    FactTemplate template =
        FactTemplates.find(wanted.template())
            .orElseThrow(() -> unknown("模板", "template", wanted.template(), known()));
    for (String id : wanted.only()) {
      if (template.fact(id).isEmpty()) {
        String ids =
            template.facts().stream().map(TemplateFact::id).collect(Collectors.joining(", "));
        throw unknown("模板事实", "fact of the template", id, ids);
      }
    }
    Case matter = open.matter();
    Set<String> ids = matter.facts().stream().map(Fact::id).collect(Collectors.toSet());
    Set<String> made = new HashSet<>();
    matter.facts().forEach(f -> f.template().ifPresent(made::add));
    List<Fact> added = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (TemplateFact fact : template.facts()) {
      String path = template.id() + "/" + fact.id();
      if (!wanted.only().isEmpty() && !wanted.only().contains(fact.id())) {
        continue;
      }
      if (made.contains(path)) {
        there.add(fact.id());
        continue;
      }
      String id = ids.contains(fact.id()) ? template.id() + "-" + fact.id() : fact.id();
      if (!ids.add(id)) {
        there.add(id);
        continue;
      }
      added.add(fact(id, path, fact, matter));
    }
    return new Result(added, there, notes(template, matter, added));
  }

  private Fact fact(String id, String path, TemplateFact fact, Case matter) {
    return new Fact(
        id,
        say(fact.title()),
        bearer(fact.burden(), matter).map(Party::id),
        fact.standard(),
        fact.slots().stream()
            .map(s -> new Fact.Slot(say(s.name()), s.type(), "", List.of()))
            .toList(),
        Optional.of(path));
  }

  /** The party that bears a burden by its place in the case; empty unless there is one only. */
  static Optional<Party> bearer(Burden burden, Case matter) {
    Set<Role> roles =
        burden == Burden.CLAIMANT
            ? Set.of(Role.PLAINTIFF, Role.APPLICANT)
            : Set.of(Role.DEFENDANT, Role.RESPONDENT);
    List<Party> fit = matter.parties().stream().filter(p -> roles.contains(p.role())).toList();
    return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
  }

  private static List<Text> notes(FactTemplate template, Case matter, List<Fact> added) {
    List<Text> notes = new ArrayList<>();
    notes.add(
        new Text(
            "模板是起点,不是法律意见(" + template.confidence().title().zh() + ");事实、举证责任以法庭归纳为准。",
            "A template is a start and no legal advice ("
                + template.confidence().title().en()
                + "); the court decides which facts matter and who proves them."));
    String unborne =
        added.stream()
            .filter(f -> f.burden().isEmpty())
            .map(Fact::id)
            .collect(Collectors.joining(", "));
    if (!unborne.isEmpty()) {
      notes.add(
          new Text(
              "parties 中没有唯一对应的原告或被告,未填举证责任:" + unborne + "。",
              "No single plaintiff or defendant in parties; the burden is left open for: "
                  + unborne
                  + "."));
    }
    boolean known = template.causes().stream().anyMatch(matter.cause()::contains);
    if (!matter.cause().isBlank() && !known) {
      notes.add(
          new Text(
              "案由“" + matter.cause() + "”与此模板不明显对应,请核对。",
              "The cause of action (" + matter.cause() + ") does not name this kind of dispute."));
    }
    return notes;
  }

  private Result own(Request.Own own) {
    if (!own.id().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
      throw wrong(
          "事实的 id“" + own.id() + "”只能用文字、数字、点、横线",
          "the id of a fact is made of letters and digits");
    }
    Case matter = open.matter();
    if (matter.facts().stream().anyMatch(f -> f.id().equals(own.id()))) {
      return new Result(List.of(), List.of(own.id()), List.of());
    }
    Optional<String> burden = own.burden().map(word -> party(word, matter));
    Fact fact =
        new Fact(
            own.id(),
            own.title(),
            burden,
            own.higher() ? Fact.Standard.BEYOND_REASONABLE_DOUBT : Fact.Standard.HIGH_PROBABILITY,
            own.slots().stream().map(AddFacts::slot).toList());
    return new Result(List.of(fact), List.of(), List.of());
  }

  private static String party(String word, Case matter) {
    return matter.parties().stream()
        .filter(p -> p.id().equals(word) || p.name().equals(word))
        .map(Party::id)
        .findFirst()
        .orElseThrow(() ->
            unknown(
                "当事人",
                "party",
                word,
                matter.parties().stream().map(Party::id).collect(Collectors.joining(", "))));
  }

  private static Fact.Slot slot(String stated) {
    int colon = stated.lastIndexOf(':');
    String name = colon < 0 ? stated : stated.substring(0, colon);
    String type = colon < 0 ? "TEXT" : stated.substring(colon + 1).strip();
    for (Fact.SlotType t : Fact.SlotType.values()) {
      if (t.name().equalsIgnoreCase(type) && !name.isBlank()) {
        return new Fact.Slot(name.strip(), t, "", List.of());
      }
    }
    throw wrong(
        "要素“" + stated + "”应写作 名称:AMOUNT、DATE、PARTY 或 TEXT",
        "write the slot " + stated + " as name:AMOUNT, DATE, PARTY or TEXT");
  }

  private static String known() {
    return FactTemplates.all().stream().map(FactTemplate::id).collect(Collectors.joining(", "));
  }

  private String say(Text text) {
    return text.in(open.place().locale());
  }

  static CaseFileException unknown(String zh, String en, String word, String known) {
    return wrong(
        "没有" + zh + "“" + word + "”" + (known.isBlank() ? "" : ";可用:" + known),
        "there is no " + en + " \"" + word + "\"" + (known.isBlank() ? "" : "; known: " + known));
  }

  static CaseFileException wrong(String zh, String en) {
    String upper = en.substring(0, 1).toUpperCase(Locale.ROOT) + en.substring(1);
    return new CaseFileException(new Text(zh + "。", upper + "."));
  }
}
