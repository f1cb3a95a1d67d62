package org.tiezheng.casework;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.casework.FindRoute.Whose;
import org.tiezheng.casework.file.CaseFileAnswers;
import org.tiezheng.casework.file.CaseFileAnswers.About;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.CollectionWords;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;

/**
 * What a person is asked after material was sealed (收案问答), and keeps the answers in {@code
 * case.yaml}: who the parties are, whose the material is and how it was come by, what the dispute
 * is about, the days that count, whether the original can be shown. Every answer may be left out;
 * what stands in the file is neither asked nor changed.
 */
public final class StateCase {
  static final String METHOD = "collectionMethod";
  static final String INFRINGES = "seriousInfringement";
  static final String CONSENT = "consent";
  private static final String HOLDER = "holder";
  private static final String DEVICE = "device";
  private static final String SHOWN = "availableForHearing";

  private final OpenCase open;

  public StateCase(OpenCase open) {
    this.open = open;
  }

  /**
   * What is known and what is not.
   *
   * @param me name of our party; empty if it is not stated
   * @param other name of the first other party
   * @param templates whose facts the case has
   * @param collected what was collected and of whose items something is not stated, the newest
   *     first
   */
  public record Known(
      String me,
      String other,
      String cause,
      Optional<LocalDate> hearing,
      Optional<LocalDate> proofDeadline,
      List<String> templates,
      List<Collected> collected) {
    public Known {
      templates = List.copyOf(templates);
      collected = List.copyOf(collected);
    }
  }

  /**
   * What came in at once.
   *
   * @param method as a person stated it; empty if nobody did
   * @param unstated whether of some item it is not stated how it was obtained
   * @param unshown whether of some item it is not stated whether the original can be shown
   */
  public record Collected(
      String acquisition,
      Instant when,
      String source,
      String method,
      List<Integer> items,
      boolean unstated,
      boolean unshown) {
    public Collected {
      items = List.copyOf(items);
    }
  }

  /**
   * The answers; each may be left out.
   *
   * @param acquisition of which collection the answers about the material are; the newest if it is
   *     not said
   * @param holder who has the device
   * @param method how it was obtained, in the person's words
   * @param clean whether the person declares that nobody's rights were infringed
   * @param shown whether the original can be brought to the hearing
   * @param template of facts to be proved
   */
  public record Answers(
      Optional<String> me,
      Optional<String> other,
      Optional<String> cause,
      Optional<String> acquisition,
      Optional<Whose> whose,
      Optional<String> holder,
      Optional<String> method,
      Optional<Boolean> clean,
      Optional<String> device,
      Optional<Boolean> shown,
      Optional<String> template,
      Optional<LocalDate> hearing,
      Optional<LocalDate> proofDeadline) {}

  /**
   * What came of the answers.
   *
   * @param kept sentences of what was kept
   * @param stop what is to be read before anything else is done; empty if nothing speaks against it
   */
  public record Result(List<Text> kept, List<Text> stop) {
    public Result {
      kept = List.copyOf(kept);
      stop = List.copyOf(stop);
    }
  }

  /** What is known already. */
  public Known known() {
    Case matter = open.matter();
    Set<String> templates = new HashSet<>();
    matter
        .facts()
        .forEach(f ->
            f.template()
                .ifPresent(t -> templates.add(t.substring(0, Math.max(0, t.indexOf('/'))))));
    return new Known(
        party(matter, true).map(Party::name).orElse(""),
        party(matter, false).map(Party::name).orElse(""),
        matter.cause(),
        matter.hearing(),
        matter.proofDeadline(),
        templates.stream().sorted().toList(),
        collected(matter));
  }

  private static Optional<Party> party(Case matter, boolean self) {
    return matter.parties().stream().filter(p -> p.self() == self).findFirst();
  }

  private List<Collected> collected(Case matter) {
    Map<String, String> origins = new HashMap<>();
    for (Original o : open.originals()) {
      origins.put(o.digests().sha256(), o.acquisition());
    }
    Map<String, List<Item>> items = new LinkedHashMap<>();
    for (Item item : matter.items()) {
      if (matter.ofOtherSide(item)) {
        continue;
      }
      item.originals().stream()
          .map(origins::get)
          .filter(java.util.Objects::nonNull)
          .distinct()
          .forEach(a -> items.computeIfAbsent(a, _ -> new ArrayList<>()).add(item));
    }
    List<Collected> all = new ArrayList<>();
    for (Acquisition a : open.vault().caseStore().intake().acquisitions()) {
      List<Item> of = items.getOrDefault(a.id(), List.of());
      if (!of.isEmpty()) {
        all.addFirst(
            new Collected(
                a.id(),
                a.started(),
                a.source(),
                byPerson(a.method()),
                of.stream().map(Item::number).toList(),
                of.stream().anyMatch(i -> silent(i.attributes(), METHOD)),
                of.stream().anyMatch(i -> silent(i.carrier(), SHOWN))));
      }
    }
    return all;
  }

  /** The program's own words say nothing of how the person came by it. */
  private static String byPerson(String method) {
    return switch (method) {
      case CollectionWords.COPIED, CollectionWords.UPLOADED, CollectionWords.CAPTURED -> "";
      default -> method;
    };
  }

  private static boolean silent(Map<String, String> of, String key) {
    return of.getOrDefault(key, "").isBlank();
  }

  /**
   * Keeps the answers.
   *
   * @throws org.tiezheng.evidence.TiezhengException if one cannot be kept, with what to do
   */
  public Result run(Answers answers) throws IOException {
    List<Text> kept = new ArrayList<>();
    try {
      keep(answers, open.matter(), kept);
    } finally {
      // Also when a later answer cannot be kept: those before stand in the file.
      if (!kept.isEmpty()) {
        noted(answers, kept.size());
      }
    }
    boolean stop = answers.whose().filter(w -> w == Whose.OTHER).isPresent();
    return new Result(kept, stop ? FindRoute.refused() : List.of());
  }

  private void keep(Answers answers, Case matter, List<Text> kept) throws IOException {
    name(matter, true, answers.me(), kept);
    name(matter, false, answers.other(), kept);
    of("cause", matter.cause().isBlank() ? answers.cause() : Optional.empty(), kept);
    day("hearing", matter.hearing(), answers.hearing(), kept);
    day("proofDeadline", matter.proofDeadline(), answers.proofDeadline(), kept);
    material(matter, answers, kept);
    if (answers.template().isPresent()) {
      AddFacts.Result facts =
          new AddFacts(open)
              .run(new AddFacts.Request.OfTemplate(answers.template().get(), List.of()));
      facts
          .added()
          .forEach(f -> kept.add(new Text("待证事实:" + f.title(), "To be proved: " + f.title())));
    }
  }

  private void noted(Answers answers, int kept) throws IOException {
    open.save(open.matter());
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "intake");
    what.put("answers", String.valueOf(kept));
    answers.whose().ifPresent(w -> what.put("whose", w.name()));
    open.note(Event.Type.NOTE, what);
  }

  private void name(Case matter, boolean self, Optional<String> name, List<Text> kept)
      throws IOException {
    Optional<Party> party = party(matter, self).filter(p -> p.name().isBlank());
    if (party.isPresent() && name.isPresent()) {
      open.file(CaseFileAnswers.partyName(open.file(), party.get().id(), name.get()));
      kept.add(
          self
              ? new Text("本方:" + name.get(), "Our side: " + name.get())
              : new Text("对方:" + name.get(), "The other side: " + name.get()));
    }
  }

  private void day(String key, Optional<LocalDate> known, Optional<LocalDate> day, List<Text> kept)
      throws IOException {
    of(key, known.isPresent() ? Optional.empty() : day.map(LocalDate::toString), kept);
  }

  private void of(String key, Optional<String> value, List<Text> kept) throws IOException {
    if (value.isPresent()) {
      open.file(CaseFileAnswers.ofCase(open.file(), key, value.get()));
      kept.add(
          switch (key) {
            case "hearing" -> new Text("开庭:" + value.get(), "Hearing: " + value.get());
            case "proofDeadline" ->
                new Text("举证期限:" + value.get(), "Last day to hand in: " + value.get());
            default -> new Text("案由:" + value.get(), "Cause: " + value.get());
          });
    }
  }

  private void material(Case matter, Answers answers, List<Text> kept) throws IOException {
    List<Collected> all = collected(matter);
    Optional<Collected> of =
        answers.acquisition().isEmpty()
            ? all.stream().findFirst()
            : all.stream()
                .filter(c -> c.acquisition().equals(answers.acquisition().get()))
                .findFirst();
    for (int number : of.map(Collected::items).orElse(List.of())) {
      Item item = matter.item(number).orElseThrow();
      int before = kept.size();
      answer(item, About.ATTRIBUTES, METHOD, method(answers, of.orElseThrow()), kept);
      // A fact. Whether it seriously infringed rights is for a lawyer to say, and not written here.
      Optional<String> consent = answers.whose().filter(w -> w == Whose.OTHER).map(_ -> "none");
      answer(item, About.ATTRIBUTES, CONSENT, consent, kept);
      Optional<String> infringes =
          consent.isEmpty() && answers.clean().orElse(false) ? Optional.of("no") : Optional.empty();
      answer(item, About.ATTRIBUTES, INFRINGES, infringes, kept);
      answer(item, About.CARRIER, HOLDER, answers.holder(), kept);
      answer(item, About.CARRIER, DEVICE, answers.device(), kept);
      answer(item, About.CARRIER, SHOWN, answers.shown().map(s -> s ? "yes" : "no"), kept);
      List<Text> mine = kept.subList(before, kept.size());
      if (mine.size() > 0) {
        Text one =
            new Text(
                "证据 " + number + ":" + String.join(";", mine.stream().map(Text::zh).toList()),
                "Item " + number + ": " + String.join("; ", mine.stream().map(Text::en).toList()));
        mine.clear();
        kept.add(one);
      }
    }
  }

  private void answer(Item item, About about, String key, Optional<String> value, List<Text> kept)
      throws IOException {
    Map<String, String> there = about == About.CARRIER ? item.carrier() : item.attributes();
    if (value.isPresent() && silent(there, key)) {
      open.file(CaseFileAnswers.ofItem(open.file(), item.number(), about, key, value.get()));
      kept.add(said(key, value.get()));
    }
  }

  private static Text said(String key, String value) {
    boolean yes = value.equals("yes");
    return switch (key) {
      case METHOD -> new Text("怎样取得:" + value, "how it was obtained: " + value);
      case INFRINGES ->
          yes
              ? new Text("取得时侵害他人:是", "got by infringing another’s rights: yes")
              : new Text("取得时侵害他人:否", "got by infringing another’s rights: no");
      case CONSENT -> new Text("取自他人,没有同意也没有裁定", "another's, without consent or order");
      case HOLDER -> new Text("保管人:" + value, "kept by: " + value);
      case DEVICE -> new Text("设备:" + value, "device: " + value);
      default ->
          yes
              ? new Text("开庭能带原件", "the original can be brought to the hearing")
              : new Text("开庭不能带原件", "the original cannot be brought to the hearing");
    };
  }

  /** Whose it is and how it was obtained, in one sentence of the person's language. */
  private Optional<String> method(Answers answers, Collected of) {
    String how = answers.method().orElse(of.method());
    String whose = answers.whose().map(w -> w.title().in(open.place().locale())).orElse("");
    String between = new Text(";", "; ").in(open.place().locale());
    String both = whose.isEmpty() || how.isBlank() ? whose + how : whose + between + how;
    return Optional.of(both)
        .filter(b -> !b.isBlank() && (!whose.isEmpty() || answers.method().isPresent()));
  }
}
