package org.tiezheng.examine.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.check.Answer;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.check.NumberedLines;
import org.tiezheng.examine.check.SlotConflict;
import org.tiezheng.examine.rule.Located;

/**
 * What in one's own bundle may help the other side. Evidence Provisions art. 94(1): data against
 * the party that hands them in may be taken as true. It points; it never proposes to leave a line
 * out, and what it does not find may be there all the same.
 */
public final class AgainstSelf {
  private final Context context;
  private final List<Word> words;

  private AgainstSelf(Context context, List<Word> words) {
    this.context = context;
    this.words = words;
  }

  /** Why a place is pointed at. */
  public enum Why {
    LINKED("已关联为相反", "linked as speaking against a fact"),
    READING("与主张的取值矛盾", "says another value than is claimed"),
    STATED("由人写明的不利内容", "stated by a person as unfavourable"),
    MONEY_BACK("对方付来的款项", "money that came from the other side"),
    WORDS("己方的说法", "words of the own side");

    private final Text title;

    Why(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * A place.
   *
   * @param catalogued whether the item is handed in
   * @param line number of the line as papers count; 0 if it is no line
   * @param where line, or place in words
   * @param says what stands there, shortened
   * @param meaning what it may be used for
   */
  public record Place(
      int item, boolean catalogued, Why why, long line, String where, String says, Text meaning) {}

  private record Word(String id, boolean own, List<String> words, Text meaning) {}

  /** What comes of each place. */
  public interface Taker {
    void place(Place place);
  }

  /** Gives the places in the order of the items; reads the records once, holding none of them. */
  public static void find(Dossier dossier, Taker taker) {
    new AgainstSelf(new Context(dossier), lexicon()).run(taker);
  }

  private void run(Taker taker) {
    for (Item item : context.matter().items()) {
      stated(item, taker);
      linked(item, taker);
      readings(item, taker);
      records(item, taker);
    }
  }

  private void stated(Item item, Taker taker) {
    context
        .answer(item, Answer.UNFAVOURABLE)
        .filter(a -> !Context.none(Optional.of(a)))
        .ifPresent(
            a -> taker.place(place(item, Why.STATED, 0, "unfavourable", a, Why.STATED.title())));
  }

  private void linked(Item item, Taker taker) {
    for (Link link : context.links(item)) {
      if (!link.supports()) {
        taker.place(
            place(item, Why.LINKED, 0, link.lines().orElse(""), link.note(), fact(link.fact())));
      }
    }
  }

  private Text fact(String id) {
    return Text.same(context.fact(id).map(Fact::title).filter(t -> !t.isBlank()).orElse(id));
  }

  private void readings(Item item, Taker taker) {
    for (Fact fact : context.matter().facts()) {
      if (!ours(fact)) {
        continue;
      }
      for (SlotConflict c : SlotConflict.of(fact, context)) {
        if (c.reading().item() == item.number() && c.weight() == SlotConflict.Weight.CONTRADICTS) {
          taker.place(
              place(
                  item,
                  Why.READING,
                  0,
                  c.reading().where(),
                  c.slot() + " = " + c.reading().value(),
                  fact(fact.id())));
        }
      }
    }
  }

  /** A fact that the own side has to prove, or that nobody is stated to. */
  private boolean ours(Fact fact) {
    return fact.burden()
        .flatMap(
            id -> context.matter().parties().stream().filter(p -> p.id().equals(id)).findFirst())
        .map(Party::self)
        .orElse(true);
  }

  private void records(Item item, Taker taker) {
    NumberedLines numbered;
    try (Stream<Record> rows = context.records(item)) {
      numbered = NumberedLines.of(rows);
    }
    long[] line = new long[1];
    try (Stream<Record> rows = context.records(item)) {
      rows.filter(numbered::counts).forEach(row -> record(item, ++line[0], row, taker));
    }
  }

  private void record(Item item, long line, Record row, Taker taker) {
    switch (row) {
      case ChatMessage m -> {
        boolean own = own(m);
        if (m.content() instanceof MessageContent.Transfer t && !own && theirs(m)) {
          back(item, line, t.line(), taker);
        }
        said(item, line, m.content() instanceof MessageContent.Words w ? w.text() : "", own, taker);
      }
      case TextMessage m -> said(item, line, m.text(), m.outgoing().orElse(false), taker);
      case Payment p -> {
        if (p.direction() == Payment.Direction.IN && opponent(p.counterpart())) {
          back(item, line, p.counterpart() + " " + p.description() + " " + p.amount().raw(), taker);
        }
      }
      default -> {}
    }
  }

  private boolean own(ChatMessage m) {
    return m.outgoing().orElse(false)
        || m.sender().flatMap(context::party).filter(id -> self(id)).isPresent();
  }

  private boolean theirs(ChatMessage m) {
    return m.outgoing().filter(out -> !out).isPresent()
        || m.sender().flatMap(context::party).filter(id -> !self(id)).isPresent();
  }

  private boolean self(String id) {
    return context.matter().parties().stream().anyMatch(p -> p.id().equals(id) && p.self());
  }

  private boolean opponent(String name) {
    return context.matter().opponents().stream()
        .anyMatch(p -> !p.name().isBlank() && p.name().equals(name.strip()));
  }

  private void back(Item item, long line, String says, Taker taker) {
    taker.place(
        place(
            item,
            Why.MONEY_BACK,
            line,
            "",
            says,
            new Text("可用来证明已还款或已付款", "may show that it was repaid or paid")));
  }

  private void said(Item item, long line, String text, boolean own, Taker taker) {
    for (Word word : words) {
      if ((own || !word.own()) && word.words().stream().anyMatch(text::contains)) {
        taker.place(place(item, Why.WORDS, line, "", text, word.meaning()));
      }
    }
  }

  private static final int SHOWN = 80;

  private static Place place(
      Item item, Why why, long line, String where, String says, Text meaning) {
    String one = says.replaceAll("\\R", " ");
    String cut =
        one.codePointCount(0, one.length()) <= SHOWN
            ? one
            : one.substring(0, one.offsetByCodePoints(0, SHOWN)) + "…";
    return new Place(item.number(), item.catalogued(), why, line, where, cut, meaning);
  }

  private static List<Word> lexicon() {
    List<Word> all = new ArrayList<>();
    for (Located node : FactTemplates.file("against.yaml").sequence()) {
      Located.Mapping word = node.mapping();
      word.allow(List.of("id", "by", "words", "zh", "en"));
      all.add(
          new Word(
              word.string("id"),
              word.string("by").equals("own"),
              word.strings("words"),
              new Text(word.string("zh"), word.string("en"))));
    }
    return all;
  }
}
