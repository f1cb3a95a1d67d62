package org.tiezheng.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.GoodCase;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;

/** A walk over a chat costs seconds: what comes to the same question is asked once. */
class GapsAskedTest {
  private static final GapQuestions WITH_FIELDS =
      GapQuestions.USUAL.numberedBy(List.of("counted", "numbered"));

  @Test
  void fieldsThatNoMessageHasAreNotAskedFor() {
    Counting dossier = new Counting(GoodCase.dossier(), Map.of());
    Context context = new Context(dossier);
    Item chat = context.items(Kind.CHAT).getFirst();

    GapReport plain = context.gaps(chat, GapQuestions.USUAL);
    GapReport fields = context.gaps(chat, WITH_FIELDS);

    assertThat(dossier.asked).containsExactly(GapQuestions.USUAL);
    assertThat(fields).isEqualTo(plain);
    assertThat(fields).isEqualTo(dossier.gaps(chat.number(), WITH_FIELDS));
  }

  @Test
  void fieldsThatOneMessageHasAreAskedFor() {
    Counting dossier = new Counting(GoodCase.dossier(), Map.of("numbered", "7"));
    Context context = new Context(dossier);

    context.gaps(context.items(Kind.CHAT).getFirst(), WITH_FIELDS);

    assertThat(dossier.asked).containsExactly(WITH_FIELDS);
  }

  /** Notes what is asked; the last message of each chat bears these fields. */
  private record Counting(Dossier of, Map<String, String> last, List<GapQuestions> asked)
      implements Dossier {
    Counting(Dossier of, Map<String, String> last) {
      this(of, last, Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public GapReport gaps(int item, GapQuestions questions) {
      asked.add(questions);
      return Dossier.super.gaps(item, questions);
    }

    @Override
    public Stream<Record> records(int item) {
      try (Stream<Record> records = of.records(item)) {
        List<Record> all = new ArrayList<>(records.toList());
        if (!last.isEmpty() && !all.isEmpty() && all.getLast() instanceof ChatMessage m) {
          all.set(all.size() - 1, with(m));
        }
        return all.stream();
      }
    }

    private ChatMessage with(ChatMessage m) {
      return new ChatMessage(
          m.provenance(),
          m.platform(),
          m.conversation(),
          m.conversationTitle(),
          m.nativeId(),
          m.sequence(),
          m.sender(),
          m.senderName(),
          m.outgoing(),
          m.time(),
          m.nativeType(),
          m.content(),
          m.quotes(),
          m.quoted(),
          m.state(),
          last);
    }

    @Override
    public Case matter() {
      return of.matter();
    }

    @Override
    public Map<String, Original> originals() {
      return of.originals();
    }

    @Override
    public List<Acquisition> acquisitions() {
      return of.acquisitions();
    }

    @Override
    public List<Event> events() {
      return of.events();
    }

    @Override
    public Stream<SetAside> setAsides(int item) {
      return of.setAsides(item);
    }

    @Override
    public List<Observation> observations() {
      return of.observations();
    }

    @Override
    public LocalDate today() {
      return of.today();
    }
  }
}
