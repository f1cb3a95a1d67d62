package org.tiezheng.examine.fact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.check.Answer;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.fact.FactTemplate.Basis;
import org.tiezheng.examine.fact.FactTemplate.Limit;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Source;
import org.tiezheng.examine.value.DateSpan;

/**
 * The time limits of a case, from dates that are stated in it and from nothing else: where a date
 * is missing, the limit is unknown and says what is missing.
 */
public final class Deadlines {
  /** So many days before its end a limit is called near: a threshold of ours, not the law's. */
  public static final int NEAR_DAYS = 15;

  private Deadlines() {}

  /** How a limit stands on the day of the examination. */
  public enum State {
    UNKNOWN("不明", "unknown"),
    PASSED("已过", "passed"),
    NEAR("临近", "near"),
    RUNS("未到", "runs");

    private final Text title;

    State(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * A limit.
   *
   * @param from the day that it is counted from, if it is counted
   * @param last its last day; empty if it is unknown
   * @param left days from today to the last; negative if it has passed
   * @param basis articles, with a mark where they were not read in a checked copy
   * @param note what the calculation rests on and leaves out, or what is missing
   */
  public record Deadline(
      Text title,
      State state,
      Optional<LocalDate> from,
      Optional<LocalDate> last,
      Optional<Long> left,
      List<Text> basis,
      Text note) {
    public Deadline {
      basis = List.copyOf(basis);
    }
  }

  /** Those of the proceedings first, then what a person noted, then those of the templates used. */
  public static List<Deadline> of(Dossier dossier) {
    List<Deadline> all = new ArrayList<>();
    LocalDate today = dossier.today();
    Case matter = dossier.matter();
    proofPeriod(new Context(dossier), all);
    matter
        .hearing()
        .ifPresent(day ->
            all.add(
                deadline(
                    new Text("开庭", "hearing"),
                    Optional.empty(),
                    day,
                    List.of(),
                    Text.same(""),
                    today)));
    new TreeMap<>(matter.deadlines())
        .forEach((name, day) ->
            all.add(
                deadline(
                    Text.same(name),
                    Optional.empty(),
                    day,
                    List.of(),
                    new Text("案件文件所写", "as stated in case.yaml"),
                    today)));
    for (String template : templates(matter)) {
      FactTemplates.find(template)
          .ifPresent(t -> t.limits().forEach(limit -> all.add(counted(limit, t, matter, today))));
    }
    return List.copyOf(all);
  }

  private static Set<String> templates(Case matter) {
    Set<String> used = new TreeSet<>();
    matter.facts().forEach(f -> FactTemplates.of(f).ifPresent(t -> used.add(t.id())));
    return used;
  }

  private static void proofPeriod(Context context, List<Deadline> all) {
    Text title = new Text("举证期限", "proof period");
    List<Text> basis = List.of(article("CN-EVID-2019", "51"), article("CN-CPL-2023", "68"));
    Optional<LocalDate> stated = context.matter().proofDeadline();
    Optional<LocalDate> extended =
        context
            .answer(Answer.EXTENSION_UNTIL)
            .flatMap(e -> DateSpan.read(e, Context.ZONE))
            .map(DateSpan::to);
    Optional<LocalDate> last =
        extended.filter(e -> stated.filter(e::isBefore).isEmpty()).or(() -> stated);
    if (last.isEmpty()) {
      boolean none = Context.none(context.answer(Answer.PROOF_PERIOD));
      all.add(
          unknown(
              title,
              basis,
              none
                  ? new Text("案件文件写明法院未指定", "the court has set none, as case.yaml says")
                  : new Text(
                      "case.yaml 没有填 proofDeadline", "proofDeadline is not set in case.yaml")));
      return;
    }
    all.add(
        deadline(
            title,
            Optional.empty(),
            last.get(),
            basis,
            extended.isPresent() && last.equals(extended)
                ? new Text("已准许延期", "as extended")
                : new Text("案件文件所写", "as stated in case.yaml"),
            context.today()));
    Text before = new Text("应在举证期限届满前书面提出", "to be made in writing before the proof period ends");
    all.add(
        deadline(
            new Text("申请延期举证(DOC-EXTENSION)", "apply for an extension (DOC-EXTENSION)"),
            Optional.empty(),
            last.get(),
            List.of(article("CN-EVID-2019", "54")),
            before,
            context.today()));
    all.add(
        deadline(
            new Text(
                "申请调查收集、证据保全、责令提交(DOC-COURT-COLLECT、DOC-PRESERVE、DOC-PRODUCE)",
                "apply for collection, preservation, production (DOC-COURT-COLLECT, DOC-PRESERVE,"
                    + " DOC-PRODUCE)"),
            Optional.empty(),
            last.get(),
            List.of(
                article("CN-EVID-2019", "20"),
                article("CN-EVID-2019", "25"),
                article("CN-EVID-2019", "45")),
            before,
            context.today()));
  }

  /** Counted from the date of a slot: the day itself is not counted, the last is its like. */
  private static Deadline counted(
      Limit limit, FactTemplate template, Case matter, LocalDate today) {
    List<Text> basis = limit.basis().stream().map(Basis::line).toList();
    Optional<Fact> fact =
        matter.facts().stream()
            .filter(
                f -> f.template().filter((template.id() + "/" + limit.fact())::equals).isPresent())
            .findFirst();
    Optional<Fact.Slot> slot = fact.flatMap(f -> slot(f, limit.slot()));
    Optional<DateSpan> from = slot.flatMap(s -> DateSpan.read(s.value(), Context.ZONE));
    if (from.isEmpty()) {
      String name =
          fact.map(Fact::id).orElse(limit.fact())
              + "."
              + slot.map(Fact.Slot::name).orElse(limit.slot());
      return unknown(
          limit.title(),
          basis,
          new Text("没有起算日:先填 " + name, "no day to count from: state " + name + " first"));
    }
    boolean exact = from.get().from().equals(from.get().to());
    Text note =
        exact
            ? limit.note()
            : new Text(
                "起算日只知道月份或年份,按最早一日;" + limit.note().zh(),
                "only the month or year is known, the earliest day is taken; " + limit.note().en());
    return deadline(
        limit.title(),
        Optional.of(from.get().from()),
        from.get().from().plusYears(limit.years()),
        basis,
        note,
        today);
  }

  private static Optional<Fact.Slot> slot(Fact fact, String id) {
    return FactTemplates.source(fact)
        .flatMap(t -> t.slots().stream().filter(s -> s.id().equals(id)).findFirst())
        .flatMap(t -> fact.slots().stream().filter(s -> t.called(s.name())).findFirst());
  }

  private static Deadline deadline(
      Text title,
      Optional<LocalDate> from,
      LocalDate last,
      List<Text> basis,
      Text note,
      LocalDate today) {
    long left = ChronoUnit.DAYS.between(today, last);
    State state = left < 0 ? State.PASSED : left <= NEAR_DAYS ? State.NEAR : State.RUNS;
    return new Deadline(title, state, from, Optional.of(last), Optional.of(left), basis, note);
  }

  private static Deadline unknown(Text title, List<Text> basis, Text note) {
    return new Deadline(
        title, State.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty(), basis, note);
  }

  private static Text article(String norm, String article) {
    return Norms.describe(new Source.Article(norm, article));
  }

  /** What the word "near" means. */
  public static Text threshold() {
    return new Text(
        "“临近”为剩余 " + NEAR_DAYS + " 天以内:产品阈值,非法律规定。",
        "\"Near\" means "
            + NEAR_DAYS
            + " days or less: a threshold of this product, not of the law.");
  }
}
