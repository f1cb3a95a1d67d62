package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.casework.media.PlayableVoice;
import org.tiezheng.casework.media.VoiceSounds;
import org.tiezheng.casework.media.VoicesForBundle;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.CollectionWords;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.bundle.BundleHeading;
import org.tiezheng.present.bundle.BundlePlan;
import org.tiezheng.present.bundle.ItemVoices;
import org.tiezheng.present.bundle.PlannedCarrier;
import org.tiezheng.present.bundle.PlannedCustody;
import org.tiezheng.present.bundle.PlannedItem;
import org.tiezheng.present.bundle.PlannedOriginal;
import org.tiezheng.present.bundle.StampedCheckpoint;
import org.tiezheng.present.bundle.TrustMaterial;
import org.tiezheng.present.bundle.WithheldContainer;
import org.tiezheng.present.paper.Scope;
import org.tiezheng.vault.CustodyEntry;

/**
 * Gathers what a bundle is made from: only the material of catalogued items, each with its receipt
 * renewed to the first stamped checkpoint that covers it. Streams that the plan opened are closed
 * with it.
 */
final class PlanBundle implements AutoCloseable {
  private final OpenCase open;
  private final Optional<Examine.Result> examined;
  private final Case matter;
  private final List<Finding> findings;
  private final Map<Long, Deposits.Stamped> checkpoints = new TreeMap<>();
  private final ItemRecords records;
  private final Arena arena = Arena.ofShared();
  private final Sources sources;
  private final VoiceSounds sounds;
  private final Map<Integer, HandedIn> handed;
  private long bytes;

  /**
   * @param handed what of each catalogued item leaves
   * @param secrets for voices in encrypted sources
   * @param sounds what makes voices playable
   */
  PlanBundle(
      OpenCase open,
      Examine.Result examined,
      Map<Integer, HandedIn> handed,
      Secrets secrets,
      VoiceSounds sounds) {
    this(
        open,
        examined.matter(),
        examined.findings(),
        Optional.of(examined),
        handed,
        secrets,
        sounds);
  }

  /** Of a case whose rules are not asked now, for papers that are only looked at. */
  static PlanBundle unexamined(
      OpenCase open, Case matter, List<Finding> known, Map<Integer, HandedIn> handed) {
    return new PlanBundle(
        open, matter, known, Optional.empty(), handed, Secrets.NONE, new VoiceSounds(Map.of()));
  }

  private PlanBundle(
      OpenCase open,
      Case matter,
      List<Finding> findings,
      Optional<Examine.Result> examined,
      Map<Integer, HandedIn> handed,
      Secrets secrets,
      VoiceSounds sounds) {
    this.open = open;
    this.records = new ItemRecords(open);
    this.sounds = sounds;
    this.handed = Map.copyOf(handed);
    this.sources = open.sources(secrets, arena);
    this.examined = examined;
    this.matter = matter;
    this.findings = List.copyOf(findings);
  }

  /** Bytes of all originals in the plan. */
  long bytes() {
    return bytes;
  }

  BundlePlan plan(String bundleId, boolean hideOriginalColumn, boolean withFindings)
      throws IOException {
    List<PlannedItem> items = new ArrayList<>();
    List<WithheldContainer> withheld = new ArrayList<>();
    for (Item item : matter.catalogue()) {
      items.add(item(item, withheld));
    }
    return plan(
        bundleId,
        hideOriginalColumn,
        withFindings,
        items,
        withheld,
        custody(items, withheld.size()));
  }

  /** For papers that are only looked at: nothing of the custody log goes with them. */
  BundlePlan draft(String bundleId, boolean hideOriginalColumn) throws IOException {
    List<PlannedItem> items = new ArrayList<>();
    List<WithheldContainer> withheld = new ArrayList<>();
    for (Item item : matter.catalogue()) {
      items.add(item(item, withheld));
    }
    PlannedCustody none =
        new PlannedCustody(
            List.of(), "", open.file().submitter(), "", Map.of(), "", Optional.empty());
    return plan(bundleId, hideOriginalColumn, false, items, withheld, none);
  }

  private BundlePlan plan(
      String bundleId,
      boolean hideOriginalColumn,
      boolean withFindings,
      List<PlannedItem> items,
      List<WithheldContainer> withheld,
      PlannedCustody custody) {
    Workplace place = open.place();
    BundleHeading heading =
        new BundleHeading(
            bundleId,
            place.clock().instant(),
            place.zone(),
            place.tool(),
            open.file().submitter(),
            place.locale());
    List<StampedCheckpoint> stamped =
        checkpoints.values().stream()
            .map(c -> new StampedCheckpoint(c.body(), c.tokens()))
            .toList();
    return new BundlePlan(
        matter,
        heading,
        items,
        custody,
        withheld,
        stamped,
        trust(),
        carriers(open.file()),
        hideOriginalColumn,
        withFindings ? examined.map(e -> FindingsForReader.of(e, handed)) : Optional.empty());
  }

  /** The discs and sticks that a person names. */
  static List<PlannedCarrier> carriers(CaseFile file) {
    return file.carriers().stream()
        .map(c ->
            new PlannedCarrier(
                c.number(),
                c.type(),
                c.label(),
                c.serial(),
                c.capacity(),
                c.written(),
                c.software(),
                c.seal(),
                c.items()))
        .toList();
  }

  private PlannedItem item(Item item, List<WithheldContainer> withheld) throws IOException {
    List<PlannedOriginal> originals = new ArrayList<>();
    HandedIn goes = handed(item.number());
    for (String sha256 : item.originals()) {
      Original original = open.vault().caseStore().intake().originals(sha256).getFirst();
      Receipt receipt = renewed(original.deposit());
      if (original.container() || !goes.goes(original)) {
        withheld.add(
            new WithheldContainer(
                sha256,
                item.title(),
                item.carrier().getOrDefault("holder", open.file().submitter()),
                receipt));
      } else {
        originals.add(
            PlayableVoice.with(
                PlannedOriginal.of(original, receipt, open.vault().originals().file(sha256)),
                open.vault().originals(),
                sounds));
        bytes += original.size();
      }
    }
    return new PlannedItem(
        item,
        originals,
        content(item),
        voices(item.number()),
        new ProveExcerpts(open, item.number()));
  }

  private ItemVoices voices(int item) {
    return new VoicesForBundle(
        open.vault().originals(),
        open.originals(),
        sources,
        open.pieces(item),
        sounds,
        () -> records(item));
  }

  private Optional<PlannedItem.Content> content(Item item) {
    return item.reading()
        .map(reading ->
            new PlannedItem.Content(
                handed(item.number()).narrowed(reading),
                () -> records(item.number()),
                statement(reading, "application"),
                new KnownGaps(findings, handed(item.number())).of(item.number()),
                circumstances(item),
                scope(item),
                SignsForReader.of(
                    open, item, sources, handed(item.number()), open.place().zone())));
  }

  private HandedIn handed(int item) {
    return Objects.requireNonNull(handed.get(item), "every catalogued item was measured");
  }

  private Scope scope(Item item) {
    return handed(item.number()).scope(item.selection().orElse(Selection.NONE).nameWithheld());
  }

  private PlannedItem.Circumstances circumstances(Item item) {
    Map<String, String> names = new TreeMap<>();
    Set<String> taken = new TreeSet<>();
    for (String sha256 : item.originals()) {
      Original original = open.vault().caseStore().intake().originals(sha256).getFirst();
      names.put(sha256, original.name());
      taken.add(original.acquisition());
    }
    return new PlannedItem.Circumstances(
        open.vault().caseStore().intake().acquisitions().stream()
            .filter(a -> taken.contains(a.id()))
            .sorted(Comparator.comparing(Acquisition::started))
            .toList(),
        names);
  }

  private Iterator<Record> records(int item) {
    return records.of(item, handed(item)::goes);
  }

  private static String statement(Reading reading, String name) {
    return reading.statements().stream()
        .filter(s -> s.name().equals(name))
        .map(Reading.Statement::value)
        .findFirst()
        .orElse("");
  }

  private Receipt renewed(String deposit) throws IOException {
    Deposits.Stamped stamped =
        open.deposits()
            .stamped()
            .of(deposit)
            .orElseThrow(
                () -> new IllegalStateException("not stamped although just asked: " + deposit));
    checkpoints.put(stamped.size(), stamped);
    return open.deposits().renewed(deposit, stamped.size());
  }

  private PlannedCustody custody(List<PlannedItem> items, long withheld) throws IOException {
    Set<String> acquisitions =
        items.stream()
            .flatMap(i -> i.originals().stream())
            .map(o -> o.original().acquisition())
            .collect(Collectors.toSet());
    Set<String> numbers =
        items.stream().map(i -> String.valueOf(i.item().number())).collect(Collectors.toSet());
    List<PlannedCustody.PlannedEvent> events = new ArrayList<>();
    for (CustodyEntry entry : open.vault().caseStore().custody().entries()) {
      boolean stays = stays(entry, acquisitions, numbers) || tells(entry);
      events.add(
          new PlannedCustody.PlannedEvent(
              entry.event().n(),
              entry.line(),
              stays ? Optional.empty() : Optional.of(renewed(entry.deposit())),
              stays));
    }
    return new PlannedCustody(
        events,
        subject(items.size(), items.stream().mapToLong(i -> i.originals().size()).sum(), withheld)
                .in(open.place().locale())
            + chosen(),
        open.file().submitter(),
        "",
        open.place().environment(),
        method(acquisitions(items)),
        Optional.empty());
  }

  /** That of some items a part leaves only. */
  private String chosen() {
    List<String> narrowed =
        handed.entrySet().stream()
            .filter(h -> h.getValue().narrowed())
            .map(h -> h.getKey().toString())
            .sorted(Comparator.comparingInt(Integer::parseInt))
            .toList();
    return narrowed.isEmpty()
        ? ""
        : new Text(
                ";证据 " + String.join("、", narrowed) + " 仅提交选定的会话,其完整原件封存备查",
                "; of item "
                    + String.join(", ", narrowed)
                    + " only chosen conversations are handed"
                    + " in, the whole original is sealed and kept for inspection")
            .in(open.place().locale());
  }

  /** Every acquisition that the items come from, whether its files leave or stay. */
  private Set<String> acquisitions(List<PlannedItem> items) {
    return items.stream()
        .flatMap(i -> i.item().originals().stream())
        .map(sha256 -> open.vault().caseStore().intake().originals(sha256).getFirst())
        .map(Original::acquisition)
        .collect(Collectors.toSet());
  }

  static Text subject(long items, long originals, long withheld) {
    Text stay =
        withheld == 0
            ? new Text("", "")
            : new Text(
                ";另有 " + withheld + " 个来源文件由持有人保管、未放入证据包,只载其加盐承诺值",
                "; "
                    + withheld
                    + " source files stay with their holder, the bundle has their salted"
                    + " commitments only");
    return new Text(
        "证据目录所列 " + items + " 项证据的 " + originals + " 个原始文件" + stay.zh(),
        originals + " original files of the " + items + " items in the catalogue" + stay.en());
  }

  /** Whether an event may name what stays of an item of which a part leaves. */
  private boolean tells(CustodyEntry entry) {
    Map<String, String> what = entry.event().what();
    return switch (entry.event().kind()) {
      case COMPARE, GAPS, BILLS, RECOVER ->
          Stream.of("item", "mine", "theirs")
              .map(name -> what.getOrDefault(name, ""))
              .anyMatch(number ->
                  handed.entrySet().stream()
                      .anyMatch(
                          h -> h.getKey().toString().equals(number) && h.getValue().narrowed()));
      default -> false;
    };
  }

  /** Whether an event speaks of material that is not handed over, or of nothing we know. */
  static boolean stays(CustodyEntry entry, Set<String> acquisitions, Set<String> numbers) {
    Map<String, String> what = entry.event().what();
    return switch (entry.event().kind()) {
      case OPEN, SEAL, STAMP -> false;
      case PRESENT -> OverrideReasons.inClear(what);
      // What the other side handed in is examined for ourselves.
      case EXAMINE, VERIFY -> ofOtherSide(what);
      case COLLECT -> !acquisitions.contains(what.getOrDefault("acquisition", ""));
      case READ, CONVERSATIONS, RECOVER, GAPS -> !numbers.contains(what.getOrDefault("item", ""));
      case COMPARE ->
          !numbers.contains(what.getOrDefault("mine", ""))
              // Screenshots that were compared with a chat are items of their own, often several.
              || !numbers.containsAll(List.of(what.getOrDefault("theirs", "").split(",")));
      case BILLS ->
          !numbers.contains(what.getOrDefault("item", ""))
              || !numbers.containsAll(List.of(what.getOrDefault("bills", "").split(",")));
      case NOTE, EXPORT -> true;
    };
  }

  private static boolean ofOtherSide(Map<String, String> what) {
    return what.containsKey(Oppose.OPPOSING)
        || OpposingBundles.NAME.equals(what.get(OpposingBundles.SUBJECT));
  }

  private String method(Set<String> acquisitions) {
    Map<String, Acquisition> byId = new LinkedHashMap<>();
    open.vault().caseStore().intake().acquisitions().forEach(a -> byId.put(a.id(), a));
    return byId.values().stream()
        .filter(a -> acquisitions.contains(a.id()))
        .map(a -> CollectionWords.method(a.method()).in(open.place().locale()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private TrustMaterial trust() {
    Map<String, String> files = new TreeMap<>(open.deposits().publicKeys().files());
    files.putAll(open.deposits().outsideCertificates(checkpoints.values()));
    List<TrustMaterial.TimeService> services = new ArrayList<>();
    checkpoints.values().stream()
        .flatMap(c -> c.tokens().keySet().stream())
        .distinct()
        .sorted()
        .forEach(name -> services.add(open.deposits().service(name)));
    return new TrustMaterial(
        open.deposits().publicKeys().origin(), open.file().submitter(), false, files, services);
  }

  @Override
  public void close() {
    records.close();
    sources.close();
    arena.close();
  }
}
