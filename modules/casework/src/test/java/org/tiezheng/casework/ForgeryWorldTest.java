package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.casework.gaps.RenderedCopy;
import org.tiezheng.collect.schema.SchemaReader;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.Gaps;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.Forger;
import org.tiezheng.testkit.chat.render.Forger.Forged;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.QqntStore;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WhatsAppStore;
import org.tiezheng.testkit.chat.render.WriteOptions;

/**
 * Rules about the databases of chats: silent on what nobody touched, and not on what was edited.
 */
class ForgeryWorldTest {
  private static final boolean LONG = Boolean.getBoolean("long");
  private static final Set<String> RULES =
      Set.of(
          "CN/CHAT-009",
          "CN/CHAT-020",
          "CN/CHAT-021",
          "CN/CHAT-022",
          "CN/CHAT-023",
          "CN/CHAT-024",
          "CN/CHAT-025");

  /**
   * A store.
   *
   * @param file by which the importer recognises it
   * @param least of the forged rows that must be found in all worlds together, in percent
   */
  record Format(Renderer renderer, String file, int least) {
    @Override
    public String toString() {
      return renderer.capabilities().format();
    }
  }

  static Stream<Format> formats() {
    return Stream.of(
        new Format(new WeChat4Store(), "/message_0.db", 100),
        new Format(new IosStore(), "/MM.sqlite", 90),
        new Format(new MacStore(), "/msg_0.db", 80),
        new Format(new WeChat3Store(), "/MSG0.db", 60),
        new Format(new AndroidStore(), "EnMicroMsg.db", 70),
        new Format(new QqntStore(), "nt_msg.db", 50),
        new Format(new WhatsAppStore(), "ChatStorage.sqlite", 50));
  }

  private static List<Finding> examine(Path folder, String file) {
    RenderedCopy copy = new RenderedCopy(folder, List.of(file));
    Item item = item(copy.readings().getFirst());
    List<Observation> seen =
        new ArrayList<>(
            ChatObservations.of(
                item, Gaps.examine(copy, GapQuestions.USUAL), SchemaReader.of(copy.stores())));
    copy.stores().stream()
        .filter(s -> s.source().main().name().endsWith(file))
        .forEach(s -> seen.addAll(new StoreObservations(1, s).all()));
    List<RulePack> packs =
        RulePack.shipped().stream()
            .map(p ->
                new RulePack(
                    p.id(),
                    p.version(),
                    p.title(),
                    p.hash(),
                    p.rules().stream().filter(r -> RULES.contains(r.citation())).toList()))
            .toList();
    return Examination.run(packs, new Copied(item, copy, seen));
  }

  private static Item item(Reading reading) {
    String json =
        """
        {"number": 1, "title": "chat", "kind": "CHAT", "category": "CAT2", "copyGrade": "ORIGINAL",
         "originals": ["%s"], "catalogued": true, "source": "", "objectOfProof": "", "content": "",
         "reading": %s, "carrier": {}, "attributes": {}}
        """
            .formatted("a".repeat(64), EvidenceJson.write(reading));
    return EvidenceJson.mapper().readValue(json, Item.class);
  }

  /** A case with nothing but the copy. */
  private record Copied(Item item, RenderedCopy copy, List<Observation> observations)
      implements Dossier {
    @Override
    public Case matter() {
      String json =
          """
          {"id": "6f3b7f3e-0b7b-4a53-9d0e-1a2b3c4d5e6f", "title": "t", "cause": "",
           "caseNumber": "", "court": "", "forum": [], "copies": 0, "parties": [], "accounts": [],
           "identities": [], "facts": [], "links": [], "items": [%s], "deadlines": {},
           "attributes": {}}
          """
              .formatted(EvidenceJson.write(item));
      return EvidenceJson.mapper().readValue(json, Case.class);
    }

    @Override
    public Map<String, Original> originals() {
      return Map.of();
    }

    @Override
    public List<Acquisition> acquisitions() {
      return List.of();
    }

    @Override
    public List<Event> events() {
      return List.of();
    }

    @Override
    public Stream<Record> records(int number) {
      return copy.records().map(Record.class::cast);
    }

    @Override
    public Stream<SetAside> setAsides(int number) {
      return Stream.empty();
    }

    @Override
    public LocalDate today() {
      return LocalDate.of(2026, 1, 10);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noRuleFailsOnWhatNobodyTouched(Format format, @TempDir Path folder) {
    for (long seed = 1; seed <= (LONG ? 20 : 3); seed++) {
      Path into = folder.resolve("clean" + seed);
      Side side = seed % 2 == 0 ? Side.A : Side.B;
      format
          .renderer()
          .write(
              ChatWorld.clean(seed, 300),
              side,
              into,
              seed % 3 == 0 ? WriteOptions.OPEN : WriteOptions.CLOSED);
      List<Finding> findings = examine(into, format.file());
      assertThat(findings).hasSize(RULES.size());
      assertThat(findings)
          .as("%s, seed %d", format, seed)
          .filteredOn(f -> f.outcome() == Outcome.FAIL || f.outcome() == Outcome.WARN)
          .extracting(f -> f.rule() + " " + f.message().en() + " " + f.pointers())
          .isEmpty();
      if (seed == 1) {
        findings.forEach(f ->
            System.out.println(
                format + " " + f.rule() + " " + f.outcome() + " " + f.message().en()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void editedRowsAreNamedAndNoOthers(Format format, @TempDir Path folder) {
    int planted = 0;
    int found = 0;
    List<String> strays = new ArrayList<>();
    Set<String> missed = new TreeSet<>();
    for (long seed = 101; seed <= (LONG ? 120 : 102); seed++) {
      Path into = folder.resolve("forged" + seed);
      ChatWorld world = ChatWorld.clean(seed, 400);
      Rendered rendered = format.renderer().write(world, Side.A, into, WriteOptions.CLOSED);
      List<Forged> forged = Forger.forge(world, Side.A, rendered, seed);
      List<Finding> failed =
          examine(into, format.file()).stream().filter(f -> f.outcome() == Outcome.FAIL).toList();
      for (Forged f : forged) {
        planted++;
        boolean named =
            failed.stream().flatMap(x -> x.pointers().stream()).anyMatch(p -> names(p, f));
        found += named ? 1 : 0;
        if (!named) {
          missed.add(f.kind().name());
        }
      }
      failed.forEach(x ->
          x.pointers().stream()
              .filter(p -> forged.stream().noneMatch(f -> names(p, f) || near(p, f)))
              .forEach(p -> strays.add(x.rule() + " " + p)));
    }
    System.out.printf(
        "%s: found %d of %d edits, missed %s, named beside them %d%n",
        format, found, planted, missed, strays.size());
    assertThat(strays).isEmpty();
    assertThat(found * 100).isGreaterThanOrEqualTo(planted * format.least());
  }

  private static boolean names(Finding.Pointer p, Forged f) {
    return f.row() == 0
        ? p.where().contains(f.table())
        : p.where().equals(f.table() + " row " + f.row())
            || (f.kind() == Forger.Kind.AMOUNT && p.value().contains("转账"));
  }

  /**
   * The index speaks of the same message, a counter of the row that it did not count; of two rows
   * that changed places both are named, as one or the other.
   */
  private static boolean near(Finding.Pointer p, Forged f) {
    return switch (f.kind()) {
      case TEXT -> p.where().toLowerCase(Locale.ROOT).contains("fts");
      case INSERT -> p.value().contains("编号 " + f.row());
      case TIME -> p.value().matches("(?s).*(行号 %d 与|与 %d 次序不合).*".formatted(f.row(), f.row()));
      default -> false;
    };
  }
}
