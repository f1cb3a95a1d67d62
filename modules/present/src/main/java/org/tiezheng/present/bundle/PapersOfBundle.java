package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.CarrierDocument;
import org.tiezheng.present.paper.CarrierRecord;
import org.tiezheng.present.paper.Catalogue;
import org.tiezheng.present.paper.CatalogueDocument;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.ChatKeyDocument;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.paper.CustodyDocument;
import org.tiezheng.present.paper.CustodyRecord;
import org.tiezheng.present.paper.DepositRecord;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.FullVersion;
import org.tiezheng.present.paper.PageRange;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PhoneExcerptDocument;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.present.paper.Scope;
import org.tiezheng.present.paper.VoicesDocument;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * Prints the papers of a bundle in the order in which they depend on each other: full versions
 * first, then the catalogue that names their pages, the record of deposits, and last the list of
 * carriers, which lists everything before it.
 */
final class PapersOfBundle {
  private final BundlePlan plan;
  private final PaperFacts facts;
  private final Typefaces faces;
  private final Staging staging;
  private final List<WrittenBundle.Paper> papers = new ArrayList<>();
  private final Map<Integer, PageRange> pages = new TreeMap<>();
  private final Map<String, Integer> ofItems = new TreeMap<>();
  private final ExcerptFiles proofs;

  PapersOfBundle(BundlePlan plan, PaperFacts facts, Typefaces faces, Staging staging) {
    this.plan = plan;
    this.facts = facts;
    this.faces = faces;
    this.staging = staging;
    this.proofs = new ExcerptFiles(staging);
  }

  /** Every chat in full and every excerpt of a phone; their pages are counted through. */
  void fullVersions(Discretion discretion, PlacedOriginals originals) throws IOException {
    ChatRecords chats = new ChatRecords(plan, discretion);
    PhoneRecords phones = new PhoneRecords(plan, discretion);
    int volume = 1;
    for (PlannedItem item : plan.items()) {
      int first = volume;
      int number = item.item().number();
      List<Original> sources =
          originals.of(number).stream().map(PlacedOriginals.Placed::original).toList();
      if (PhoneRecords.fits(item)) {
        volume +=
            print(
                new PhoneExcerptDocument(
                    facts, phones.of(item, item.content().orElseThrow(), sources), volume),
                "-" + BundleLayout.item(number));
        ofItems.put(papers.getLast().path(), number);
      } else if (ChatRecords.fits(item)) {
        ChatRecord chat = chats.of(item, item.content().orElseThrow(), sources);
        volume += chat(item, chat, volume, discretion);
      } else {
        continue;
      }
      pages.put(number, new PageRange(first, volume - 1));
    }
  }

  /** The full version, the key version if lines are linked to facts, and supplements. */
  private int chat(PlannedItem item, ChatRecord chat, int volume, Discretion discretion)
      throws IOException {
    String name = "-" + BundleLayout.item(item.item().number());
    ChatFullDocument paper = new ChatFullDocument(facts, chat, volume);
    List<FullVersion> full = new ArrayList<>();
    int count =
        print(
            paper,
            name,
            file -> {
              full.add(paper.print(file, faces));
              return full.getFirst().printed();
            });
    ofItems.put(papers.getLast().path(), item.item().number());
    for (Excerpts.Excerpt excerpt : Excerpts.of(plan.file(), item.item())) {
      ChatKeyDocument key =
          new ChatKeyDocument(
              facts, chat, excerpt.choice(), full.getFirst(), volume + count, excerpt.part());
      count += print(key, name + excerpt.suffix());
      String path = papers.getLast().path();
      ofItems.put(path, item.item().number());
      proofs.write(item, excerpt.part(), path, key.lines(), discretion);
    }
    return count;
  }

  /** Voices for listening and out of databases, and of each item that has any a list of them. */
  void voices(PlacedOriginals originals) throws IOException {
    DerivedVoices voices = new DerivedVoices(staging);
    for (PlannedItem item : plan.items()) {
      Map<String, DerivedVoices.Kept> kept = voices.write(item, originals);
      if (item.content().isEmpty()) {
        continue;
      }
      VoiceLines lines = new VoiceLines(item.content().get().records(), kept);
      if (lines.iterator().hasNext()) {
        int number = item.item().number();
        print(
            new VoicesDocument(facts, number, item.item().title(), lines),
            "-" + BundleLayout.item(number));
        ofItems.put(papers.getLast().path(), number);
      }
    }
    papers.addAll(voices.papers());
    ofItems.putAll(voices.ofItems());
  }

  /** The catalogue, as PDF and DOCX. */
  Catalogue catalogue(PlacedOriginals originals) throws IOException {
    Catalogue catalogue =
        Catalogue.of(
                plan.file(),
                originals.byItem(),
                pages,
                carriersOfItems(),
                plan.hideOriginalColumn())
            .remarking(scopes());
    CatalogueDocument paper = new CatalogueDocument(facts, catalogue);
    print(paper, "");
    String path = BundleLayout.paper(name(paper, "") + ".docx");
    paper.docx(staging.place(path));
    staging.adopt(path);
    papers.add(new WrittenBundle.Paper(paper.id(), paper.title(), path, 0));
    return catalogue;
  }

  /** Of which items a part is handed in. */
  private Map<Integer, String> scopes() {
    Map<Integer, String> scopes = new TreeMap<>();
    for (PlannedItem item : plan.items()) {
      item.content()
          .map(PlannedItem.Content::scope)
          .filter(Scope::narrowed)
          .ifPresent(s -> scopes.put(item.item().number(), facts.say(s.inShort())));
    }
    return scopes;
  }

  /** The record of deposits. */
  void custody(PlacedOriginals originals, Checkpoints checkpoints) throws IOException {
    List<DepositRecord> deposits =
        originals.all().stream().map(placed -> deposit(placed, checkpoints)).toList();
    PlannedCustody custody = plan.custody();
    String bundle = plan.heading().bundleId();
    CustodyRecord record =
        new CustodyRecord(
            "CZ-" + bundle.substring(bundle.length() - 12),
            custody.subject(),
            custody.depositor(),
            custody.depositorVerifiedHow(),
            deposits,
            custody.environment(),
            custody.method(),
            List.of(),
            custody.operator());
    print(new CustodyDocument(facts, record), "");
  }

  private DepositRecord deposit(PlacedOriginals.Placed placed, Checkpoints checkpoints) {
    ReadReceipt receipt = placed.receipt();
    return new DepositRecord(
        placed.item(),
        placed.original(),
        placed.path(),
        receipt.id(),
        receipt.leaf().time(),
        receipt.proof().checkpoint().origin(),
        !plan.trust().neutral(),
        receipt.proof().index(),
        receipt.treeSize(),
        receipt.proof().checkpoint().root().hex(),
        receipt.proof().hashes().stream().map(Hash::hex).toList(),
        checkpoints.printed(receipt));
  }

  /** The list of carriers with everything that is in place by now, and a label for each. */
  void carriers(PlacedOriginals originals) throws IOException {
    Map<String, Integer> items = new TreeMap<>();
    originals.all().forEach(placed -> items.put(placed.path(), placed.item()));
    plan.items()
        .forEach(i -> items.put(BundleLayout.records(i.item().number()), i.item().number()));
    items.putAll(ofItems);
    List<PlannedCarrier> carriers = carriers();
    Map<String, List<CarrierRecord.File>> files = new TreeMap<>();
    for (Staging.Stored stored : staging.files().values()) {
      if (!BundleLayout.isPayload(stored.path())) {
        continue;
      }
      int item = items.getOrDefault(stored.path(), 0);
      files
          .computeIfAbsent(carrier(item, carriers), _ -> new ArrayList<>())
          .add(
              new CarrierRecord.File(
                  item,
                  stored.path(),
                  stored.size(),
                  stored.digests().sha256(),
                  stored.digests().sm3()));
    }
    print(
        new CarrierDocument(
            facts,
            carriers.stream()
                .map(c ->
                    new CarrierRecord(
                        c.number(),
                        c.type(),
                        Optional.of(c.label()).filter(l -> !l.isBlank()),
                        c.serial(),
                        c.capacity(),
                        c.written(),
                        c.software(),
                        c.seal(),
                        files.getOrDefault(c.number(), List.of())))
                .toList()),
        "");
  }

  private List<PlannedCarrier> carriers() {
    return plan.carriers().isEmpty() ? List.of(PlannedCarrier.FIRST) : plan.carriers();
  }

  private Map<Integer, String> carriersOfItems() {
    Map<Integer, String> numbers = new TreeMap<>();
    plan.items()
        .forEach(i -> numbers.put(i.item().number(), carrier(i.item().number(), carriers())));
    return numbers;
  }

  private String carrier(int item, List<PlannedCarrier> carriers) {
    for (PlannedCarrier carrier : carriers) {
      if (carrier.items().contains(item)) {
        return carrier.number();
      }
    }
    String wanted =
        plan.file().item(item).map(i -> i.attributes().getOrDefault("carrierNo", "")).orElse("");
    return carriers.stream()
        .map(PlannedCarrier::number)
        .filter(wanted::equals)
        .findFirst()
        .orElse(carriers.getFirst().number());
  }

  /** Writes a paper as PDF. */
  private interface Printing {
    Printed into(Path file) throws IOException;
  }

  private int print(Document paper, String item) throws IOException {
    return print(paper, item, file -> paper.pdf(file, faces));
  }

  private int print(Document paper, String item, Printing printing) throws IOException {
    String path = BundleLayout.paper(name(paper, item) + ".pdf");
    Path file = staging.place(path);
    Printed printed = printing.into(file);
    staging.adopt(path);
    Text title = paper.title();
    papers.add(new WrittenBundle.Paper(paper.id(), title, path, printed.pages()));
    return printed.pages();
  }

  private String name(Document paper, String item) {
    boolean chinese = facts.locale().getLanguage().equals("zh");
    String title = paper.title().zh().replaceAll("[（）]", "");
    return paper.id() + item + (chinese ? "-" + title : "");
  }

  /** What proves the lines of key versions and supplements. */
  ExcerptFiles proofs() {
    return proofs;
  }

  List<WrittenBundle.Paper> papers() {
    return papers;
  }

  Map<Integer, PageRange> pages() {
    return pages;
  }
}
