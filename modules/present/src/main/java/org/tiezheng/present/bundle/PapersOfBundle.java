package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.hearing.CourtResults;
import org.tiezheng.present.hearing.HearingPaper;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Planner;
import org.tiezheng.present.hearing.RecordPaper;
import org.tiezheng.present.hearing.Scripts;
import org.tiezheng.present.hearing.StepsPaper;
import org.tiezheng.present.hearing.SubmittedCopy;
import org.tiezheng.present.identity.AccountProfile;
import org.tiezheng.present.identity.ProfileDocument;
import org.tiezheng.present.identity.ProfileGathering;
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
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PhoneExcerptDocument;
import org.tiezheng.present.paper.Scope;
import org.tiezheng.present.paper.VoicesDocument;
import org.tiezheng.present.reader.ConversationReader;
import org.tiezheng.present.reader.RecordReader;
import org.tiezheng.present.transcript.TranscriptDocument;
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
  private final PrintedPapers papers;
  private final Map<Integer, PageRange> pages = new TreeMap<>();
  private final ExcerptFiles proofs;
  private final Map<Integer, SubmittedCopy> copies = new TreeMap<>();
  private final CarriersOfItems carriers;
  private final Map<Integer, RecordReader.Paper> rows = new TreeMap<>();
  private final List<PrintedConversation> conversations = new ArrayList<>();
  private final Map<Integer, Map<String, DerivedVoices.Kept>> sounds = new TreeMap<>();

  PapersOfBundle(BundlePlan plan, PaperFacts facts, Typefaces faces, Staging staging) {
    this.plan = plan;
    this.facts = facts;
    this.faces = faces;
    this.staging = staging;
    this.papers = new PrintedPapers(facts, faces, staging);
    this.proofs = new ExcerptFiles(staging);
    this.carriers = new CarriersOfItems(plan.file(), plan.carriers());
  }

  /**
   * Every chat in full, every excerpt of a phone, and the pictures of items that are pictures;
   * their pages are counted through.
   */
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
        PhoneExcerptDocument paper =
            new PhoneExcerptDocument(
                facts, phones.of(item, item.content().orElseThrow(), sources), volume);
        FullVersion full = full(number, paper, volume, files -> paper.print(files, faces));
        volume += full.printed().pages();
        String path = papers.path(paper, suffix(number));
        rows.put(number, new RecordReader.Paper(path, full.lines()));
      } else if (ChatRecords.fits(item)) {
        ChatRecord chat = chats.of(item, item.content().orElseThrow(), sources);
        volume += chat(item, chat, volume, discretion);
      } else {
        int printed = PicturesOfItem.print(item, papers, facts, volume, suffix(number), copies);
        volume += printed;
        if (printed == 0) {
          continue;
        }
      }
      pages.put(number, new PageRange(first, volume - 1));
    }
  }

  /** The full version, the key version if lines are linked to facts, and supplements. */
  private int chat(PlannedItem item, ChatRecord chat, int volume, Discretion discretion)
      throws IOException {
    int number = item.item().number();
    String name = suffix(number);
    ChatFullDocument paper = new ChatFullDocument(facts, chat, volume);
    FullVersion full = full(number, paper, volume, files -> paper.print(files, faces));
    int count = full.printed().pages();
    String fullPath = papers.path(paper, name);
    List<ConversationReader.Excerpt> excerpts = new ArrayList<>();
    for (Excerpts.Excerpt excerpt : Excerpts.of(plan.file(), item.item())) {
      ChatKeyDocument key =
          new ChatKeyDocument(facts, chat, excerpt.choice(), full, volume + count, excerpt.part());
      String suffix = name + excerpt.suffix();
      String path = papers.path(key, suffix);
      List<String> proven = proofs.write(item, excerpt.part(), path, key.lines(), discretion);
      count += papers.print(key.proven(proven), suffix, number);
      excerpts.add(new ConversationReader.Excerpt(excerpt.choice(), key.title(), path));
      papers.forEditing(key, suffix, number);
    }
    conversations.add(
        new PrintedConversation(
            chat,
            new ConversationReader.Printed(fullPath, full.lines(), excerpts),
            item.content().map(c -> discretion.signs(c.signs())).orElse(List.of())));
    return count;
  }

  /** Prints a paper that has every line, and remembers where each stands. */
  private FullVersion full(int item, Document paper, int volume, FullPrinting printing)
      throws IOException {
    List<FullVersion> full = new ArrayList<>();
    papers.print(
        paper,
        suffix(item),
        item,
        files -> {
          full.add(printing.into(files));
          return full.getFirst().printed();
        });
    FullVersion version = full.getFirst();
    copies.put(
        item,
        new SubmittedCopy(
            version.number(), paper.title(), volume, version.printed().pages(), version.lines()));
    return version;
  }

  /** Voices for listening and out of databases, and of each item that has any a list of them. */
  void voices(PlacedOriginals originals) throws IOException {
    DerivedVoices voices = new DerivedVoices(staging);
    for (PlannedItem item : plan.items()) {
      Map<String, DerivedVoices.Kept> kept = voices.write(item, originals);
      sounds.put(item.item().number(), kept);
      if (item.content().isEmpty()) {
        continue;
      }
      VoiceLines lines = new VoiceLines(item.content().get().records(), kept);
      if (lines.iterator().hasNext()) {
        int number = item.item().number();
        papers.print(
            new VoicesDocument(facts, number, item.item().title(), lines), suffix(number), number);
      }
    }
    papers.add(voices.papers(), voices.ofItems());
  }

  /** Each transcript of a recording, for the court and as a text for going on with it. */
  void transcripts(Discretion discretion, PlacedOriginals originals) throws IOException {
    ItemTranscripts transcripts = new ItemTranscripts(plan, facts, discretion, originals);
    for (PlannedItem item : plan.items()) {
      int number = item.item().number();
      for (TranscriptDocument paper : transcripts.of(item, carriers.of(number))) {
        String suffix = suffix(number) + (paper.part() == 1 ? "" : "-" + paper.part());
        papers.print(paper, suffix, number);
        papers.also(paper, suffix, number, ".txt", paper::text);
      }
    }
  }

  /**
   * The profile pages of both sides' accounts, as PDF and as text; none without such an account.
   */
  void profiles(Discretion discretion, PlacedOriginals originals) throws IOException {
    Map<String, String> files = new TreeMap<>();
    originals
        .all()
        .forEach(placed ->
            files.put(placed.original().digests().sha256(), Discretion.leaf(placed.path())));
    List<ProfileGathering.Source> sources =
        plan.items().stream()
            .filter(item -> item.content().isPresent())
            .map(item -> source(item, discretion, originals))
            .toList();
    List<AccountProfile> profiles = ProfileGathering.of(plan.file(), sources, false);
    if (!profiles.isEmpty()) {
      ProfileDocument paper = new ProfileDocument(facts, profiles, files);
      papers.print(paper, "", PrintedPapers.WHOLE);
      papers.also(paper, "", PrintedPapers.WHOLE, ".txt", paper::text);
    }
  }

  private static ProfileGathering.Source source(
      PlannedItem item, Discretion discretion, PlacedOriginals originals) {
    List<Original> placed =
        originals.of(item.item().number()).stream()
            .map(p -> Discretion.original(p.original()))
            .toList();
    PlannedItem.Content content = item.content().orElseThrow();
    Iterable<Record> records = content.records();
    Iterable<Record> shown =
        () -> {
          Iterator<Record> all = records.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return all.hasNext();
            }

            @Override
            public Record next() {
              return discretion.record(all.next());
            }
          };
        };
    return new ProfileGathering.Source(item.item(), content.reading(), shown, placed);
  }

  /** The catalogue, as PDF and DOCX. */
  Catalogue catalogue(PlacedOriginals originals) throws IOException {
    Catalogue catalogue =
        Catalogue.of(
                plan.file(), originals.byItem(), pages, carriers.all(), plan.hideOriginalColumn())
            .remarking(scopes());
    CatalogueDocument paper = new CatalogueDocument(facts, catalogue);
    papers.print(paper, "", PrintedPapers.WHOLE);
    papers.also(paper, "", PrintedPapers.WHOLE, ".docx", paper::docx);
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

  /** The steps for the hearing, and the forms that take its results. */
  void hearing(Discretion discretion, PlacedOriginals originals) throws IOException {
    HearingItems items =
        new HearingItems(plan.file(), carriers.all(), originals.byItem(), discretion::record);
    copies.forEach(items::copy);
    Scripts scripts = Scripts.standard();
    HearingPlan hearing = new Planner(scripts, facts).plan(items.of(plan.items()));
    papers.print(
        StepsPaper.of(facts, hearing, scripts.advice(), Optional.empty()), "", PrintedPapers.WHOLE);
    for (HearingPaper paper : RecordPaper.of(facts, hearing, CourtResults.NONE, Optional.empty())) {
      papers.print(paper, "", PrintedPapers.WHOLE);
      papers.also(paper, "", PrintedPapers.WHOLE, ".docx", paper::docx);
      papers.also(paper, "", PrintedPapers.WHOLE, ".txt", paper::text);
    }
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
    papers.print(new CustodyDocument(facts, record), "", PrintedPapers.WHOLE);
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
    items.putAll(papers.ofItems());
    Map<String, List<CarrierRecord.File>> files = new TreeMap<>();
    for (Staging.Stored stored : staging.files().values()) {
      if (!BundleLayout.isPayload(stored.path())) {
        continue;
      }
      int item = items.getOrDefault(stored.path(), 0);
      files
          .computeIfAbsent(carriers.of(item), _ -> new ArrayList<>())
          .add(
              new CarrierRecord.File(
                  item,
                  stored.path(),
                  stored.size(),
                  stored.digests().sha256(),
                  stored.digests().sm3()));
    }
    papers.print(
        new CarrierDocument(
            facts,
            carriers.carriers().stream()
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
        "",
        PrintedPapers.WHOLE);
  }

  /** Writes a paper and says where its lines stand. */
  private interface FullPrinting {
    FullVersion into(PaperFiles files) throws IOException;
  }

  private static String suffix(int item) {
    return "-" + BundleLayout.item(item);
  }

  /** What proves the lines of key versions and supplements. */
  ExcerptFiles proofs() {
    return proofs;
  }

  /** Conversations that were printed line by line. */
  List<PrintedConversation> conversations() {
    return conversations;
  }

  /** Papers that print the rows of a phone, by item. */
  Map<Integer, RecordReader.Paper> rows() {
    return rows;
  }

  /** Voices by item and SHA-256. */
  Map<Integer, Map<String, DerivedVoices.Kept>> sounds() {
    return sounds;
  }

  List<WrittenBundle.Paper> papers() {
    return papers.all();
  }

  Map<Integer, PageRange> pages() {
    return pages;
  }
}
