package org.tiezheng.examine.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.fact.FactTemplate.Usual;

/**
 * For each fact of one's own burden that rests on nothing, on one source or on sources that do not
 * agree: what usually shows it, where that usually is, and the papers by which it can be asked for.
 */
public final class ProofFinder {
  private static final String ORDER = "DOC-INV-ORDER";
  private static final String COLLECT = "DOC-COURT-COLLECT";

  private ProofFinder() {}

  /**
   * A way to more evidence.
   *
   * @param have items of the case of such a kind that are linked to the fact already
   * @param unlinked items of such a kind that are linked to no fact: look at them first
   * @param docs papers that the case can have
   * @param withheld papers that it cannot have, and why
   */
  public record Way(
      String fact,
      String title,
      ProofMatrix.Status status,
      Text what,
      Text where,
      List<Integer> have,
      List<Integer> unlinked,
      List<String> docs,
      List<Text> withheld) {
    public Way {
      have = List.copyOf(have);
      unlinked = List.copyOf(unlinked);
      docs = List.copyOf(docs);
      withheld = List.copyOf(withheld);
    }
  }

  /** The ways, in the order of the facts; what is missing altogether before what is there. */
  public static List<Way> of(Dossier dossier, ProofMatrix matrix) {
    Case matter = dossier.matter();
    Context context = new Context(dossier);
    List<Way> ways = new ArrayList<>();
    for (Fact fact : matter.facts()) {
      ProofMatrix.Row row =
          matrix.facts().stream().filter(r -> r.fact().equals(fact.id())).findFirst().orElseThrow();
      if (row.status() == ProofMatrix.Status.SEVERAL_SOURCES || theirs(fact, matter)) {
        continue;
      }
      List<Way> mine = new ArrayList<>();
      for (Usual usual : usual(fact)) {
        mine.add(way(fact, row, usual, context, matrix));
      }
      mine.stream().filter(w -> w.have().isEmpty()).forEach(ways::add);
      mine.stream().filter(w -> !w.have().isEmpty()).forEach(ways::add);
    }
    return List.copyOf(ways);
  }

  /** What the other side has to prove nobody looks for on its behalf. */
  private static boolean theirs(Fact fact, Case matter) {
    return fact.burden()
        .flatMap(id -> matter.parties().stream().filter(p -> p.id().equals(id)).findFirst())
        .filter(p -> !p.self())
        .isPresent();
  }

  /** Of a fact in a person's own words only the kinds that most facts are shown by. */
  private static List<Usual> usual(Fact fact) {
    return FactTemplates.source(fact).map(TemplateFact::evidence).orElse(ANY);
  }

  private static final List<Usual> ANY =
      List.of(
          new Usual(
              List.of(Kind.CHAT, Kind.SMS, Kind.EMAIL),
              new Text("双方就此的对话", "what the parties wrote to each other about it"),
              new Text("双方手机、邮箱", "both phones and mailboxes"),
              List.of("DOC-PRODUCE")),
          new Usual(
              List.of(Kind.DOCUMENT, Kind.PHOTO, Kind.VIDEO),
              new Text("书面材料、照片、录像", "papers, pictures, films"),
              new Text("当事人、在场人、保存单位", "the parties, who was present, who keeps them"),
              List.of(ORDER, COLLECT)),
          new Usual(
              List.of(Kind.AUDIO),
              new Text("对方承认的录音", "a recording in which the other side admits it"),
              new Text("自己参加的谈话", "a talk that one takes part in"),
              List.of("DOC-TALK-OUTLINE")));

  private static Way way(
      Fact fact, ProofMatrix.Row row, Usual usual, Context context, ProofMatrix matrix) {
    List<Integer> have =
        context.supporting(fact.id()).stream()
            .filter(i -> usual.kinds().contains(i.kind()))
            .map(Item::number)
            .toList();
    List<Integer> unlinked =
        matrix.lonely().stream()
            .map(ProofMatrix.Lonely::item)
            .filter(n ->
                context.matter().item(n).filter(i -> usual.kinds().contains(i.kind())).isPresent())
            .toList();
    Set<String> docs = new LinkedHashSet<>(usual.docs());
    List<Text> withheld = new ArrayList<>();
    if (docs.contains(ORDER) && !available(ORDER, context.matter())) {
      docs.remove(ORDER);
      docs.add(COLLECT);
      withheld.add(
          new Text(
              "调查令(DOC-INV-ORDER)须由律师申请,案件没有写明律师(attributes 的 lawyer1.name)",
              "an investigation order (DOC-INV-ORDER) is for a lawyer, and the case names none"
                  + " (lawyer1.name under attributes)"));
    }
    return new Way(
        fact.id(),
        fact.title(),
        row.status(),
        usual.what(),
        usual.where(),
        have,
        unlinked,
        List.copyOf(docs),
        withheld);
  }

  /** Whether a case can have a paper: an investigation order is for a lawyer. */
  public static boolean available(String doc, Case matter) {
    return !doc.equals(ORDER) || lawyer(matter).isPresent();
  }

  /** A lawyer of the party that hands in, as the papers ask for one. */
  private static Optional<String> lawyer(Case matter) {
    return Optional.ofNullable(matter.attributes().get("lawyer1.name")).filter(n -> !n.isBlank());
  }
}
