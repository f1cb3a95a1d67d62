package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.media.ConversationMedia;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.ReaderNames;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.TimeOrder;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.Transfers;
import org.tiezheng.present.export.ChatExport;
import org.tiezheng.present.export.ExportFormat;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.ChatRecord;
import org.tiezheng.present.paper.PaperFacts;

/** Writes conversations out (导出) in the formats that people work with. Changes nothing else. */
public final class Export {
  private static final int NAME = 40;

  private final OpenCase open;
  private final Secrets secrets;
  private final Map<String, String> environment;

  /** Without keys: what lies in an encrypted source is not shown. */
  public Export(OpenCase open) {
    this(open, Secrets.NONE, Map.of());
  }

  /**
   * @param secrets for media in encrypted sources
   * @param environment in which programs for media are looked for
   */
  public Export(OpenCase open, Secrets secrets, Map<String, String> environment) {
    this.open = open;
    this.secrets = secrets;
    this.environment = Map.copyOf(environment);
  }

  /**
   * What is wanted.
   *
   * @param item of which item; empty for all
   * @param conversation id, title, part of a title, party or role; empty for all
   * @param formats by their names, such as {@code pdf}
   * @param folder that gets the files; made if it is not there
   * @param media whether pictures, voices, videos and files are written beside a page in HTML
   * @param font that a person brings along for PDF; empty for the built-in faces
   */
  public record Request(
      Optional<Integer> item,
      Optional<String> conversation,
      List<String> formats,
      Path folder,
      boolean media,
      Optional<Path> font) {
    public Request {
      formats = List.copyOf(formats);
    }

    /** With the built-in faces. */
    public Request(
        Optional<Integer> item,
        Optional<String> conversation,
        List<String> formats,
        Path folder,
        boolean media) {
      this(item, conversation, formats, folder, media, Optional.empty());
    }

    /** What follows from handing in a part only; nothing if the whole case is written out. */
    public List<Text> consequences() {
      return item.isPresent() || conversation.isPresent()
          ? List.of(LeftOut.CONSEQUENCES)
          : List.of();
    }
  }

  /**
   * A conversation that was written out.
   *
   * @param media how many different pictures, voices, videos and files stand beside its page
   * @param closed how many more are in sources that are encrypted or cannot be read again
   */
  public record Written(
      int item,
      String conversation,
      String title,
      long messages,
      List<Path> files,
      int media,
      int closed) {
    public Written {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes the conversations.
   *
   * @throws TiezhengException if a format is not known or no conversation fits
   */
  public List<Written> run(Request request) throws IOException, InterruptedException {
    Set<ExportFormat> formats = formats(request.formats());
    Typefaces faces = new OwnFont(request.font()).faces();
    new ReadItems(open, secrets).refresh();
    Case matter = open.matter();
    open.place()
        .watch()
        .begins(new Text("查找会话", "looking for conversations"), 0, Watch.Unit.THINGS);
    Conversations conversations = new Conversations(open, matter);
    List<Conversations.Found> all = conversations.all(request.item());
    List<Conversations.Found> wanted =
        request.conversation().map(word -> conversations.meant(word, all)).orElse(all);
    if (wanted.isEmpty()) {
      throw new TiezhengException(none(request.conversation(), all));
    }
    Files.createDirectories(request.folder());
    long lines = wanted.stream().mapToLong(Conversations.Found::messages).sum() * formats.size();
    open.place().watch().begins(new Text("导出", "exporting"), lines, Watch.Unit.THINGS);
    long[] done = new long[1];
    List<Written> written = new ArrayList<>();
    try (Arena arena = Arena.ofShared();
        Sources sources = open.sources(secrets, arena)) {
      ConversationMedia media =
          new ConversationMedia(open.vault().originals(), open.originals(), sources, environment);
      for (Conversations.Found found : wanted) {
        written.add(write(matter, found, formats, request, faces, media, done, written.size() + 1));
      }
    }
    Map<String, String> what = what(request, written);
    new OwnFont(request.font()).note(what);
    open.note(Event.Type.EXPORT, what);
    return written;
  }

  private static Set<ExportFormat> formats(List<String> names) {
    Set<ExportFormat> formats = new LinkedHashSet<>();
    for (String name : names) {
      formats.add(
          ExportFormat.named(name)
              .orElseThrow(() ->
                  new TiezhengException(
                      new Text(
                          "没有“" + name + "”这种格式;可用:" + known(),
                          "There is no format " + name + "; known: " + known()))));
    }
    return formats;
  }

  private static String known() {
    return Stream.of(ExportFormat.values())
        .map(ExportFormat::ending)
        .collect(Collectors.joining(", "));
  }

  /** That no conversation is called so, and how those that there are are called. */
  static Text none(Optional<String> word, List<Conversations.Found> all) {
    String list =
        all.stream()
            .limit(20)
            .map(f -> (f.title() + " (" + f.id() + ")").replaceAll("\\R", " "))
            .collect(Collectors.joining("; "));
    return all.isEmpty()
        ? new Text("案件中没有读出会话。", "No conversation has been read in this case.")
        : new Text(
            "没有会话符合“" + word.orElse("") + "”;案件中有:" + list,
            "No conversation fits \"" + word.orElse("") + "\"; the case has: " + list);
  }

  private Written write(
      Case matter,
      Conversations.Found found,
      Set<ExportFormat> formats,
      Request request,
      Typefaces faces,
      ConversationMedia media,
      long[] done,
      int number)
      throws IOException, InterruptedException {
    Item item = matter.item(found.item()).orElseThrow();
    List<Stream<ChatMessage>> opened = new ArrayList<>();
    String name = "%d-%02d-%s".formatted(found.item(), number, plain(found.title()));
    ChatRecord record = record(matter, item, found, () -> messages(found, done, opened));
    ConversationMedia.Written beside = ConversationMedia.NOTHING;
    if (request.media() && formats.contains(ExportFormat.HTML)) {
      try (Stream<ChatMessage> all = messages(found)) {
        List<Piece> pieces = open.pieces(found.item());
        beside = media.write(all.iterator(), pieces, request.folder().resolve(name + ".media"));
      }
    }
    TimeOrder order = new TimeOrder();
    List<TransferChain> transfers = transfers(found, order);
    ChatExport export =
        new ChatExport(
            facts(open.place(), matter), record, beside.beside(), transfers, order.early());
    List<Path> files = new ArrayList<>();
    for (ExportFormat format : formats) {
      Path file = request.folder().resolve(name + "." + format.ending());
      try {
        export.write(format, file, faces);
      } finally {
        opened.forEach(Stream::close);
        opened.clear();
      }
      files.add(file);
      if (format == ExportFormat.CSV && !transfers.isEmpty()) {
        String ending = export.facts().say("-转账", "-transfers") + "." + format.ending();
        Path table = request.folder().resolve(name + ending);
        export.writeTransfers(table);
        files.add(table);
      }
    }
    return new Written(
        found.item(),
        found.id(),
        found.title(),
        found.messages(),
        files,
        beside.count(),
        beside.closed());
  }

  /** What pages and papers of a case say of it, outside a bundle. */
  static PaperFacts facts(Workplace place, Case matter) {
    return PaperFacts.of(
        matter,
        place.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        place.zone(),
        PaperFacts.NO_ROOT,
        PaperFacts.NO_ROOT,
        List.of(),
        place.tool(),
        place.locale());
  }

  private ChatRecord record(
      Case matter, Item item, Conversations.Found found, Iterable<ChatMessage> messages) {
    Reading reading = item.reading().orElseThrow();
    Map<String, String> persons = persons(matter);
    Set<String> own = own(matter, reading);
    List<Account> accounts =
        reading.accounts().stream()
            .filter(a ->
                found.accounts().contains(a.key())
                    || a.id().equals(found.id())
                    || own.contains(a.key()))
            .toList();
    return new ChatRecord(
        item.number(),
        found.title(),
        reading.accounts().stream()
            .map(Account::platform)
            .distinct()
            .map(platform -> SourceNames.of(platform).in(open.place().locale()))
            .collect(Collectors.joining(", ")),
        accounts.stream().filter(a -> own.contains(a.key())).toList(),
        accounts.stream().filter(a -> !own.contains(a.key())).toList(),
        persons,
        originals(found),
        ReaderNames.of(reading).in(open.place().locale()),
        item.copyGrade(),
        gaps(reading),
        reading.notes(),
        messages);
  }

  /** An export tells what it was read from; whoever looks for what is missing, asks for that. */
  private static List<Text> gaps(Reading reading) {
    Text notLookedFor =
        new Text(
            "导出时没有查找缺失；缺失的迹象用 tiezheng gaps 查找",
            "nothing was looked for that may be missing; tiezheng gaps looks for its signs");
    return reading.complete()
        ? List.of(notLookedFor)
        : List.of(
            new Text("来源没有读全，可能缺行", "the source was not read to its end, lines may be missing"),
            notLookedFor);
  }

  private List<TransferChain> transfers(Conversations.Found found, TimeOrder order) {
    Transfers transfers = new Transfers();
    try (Stream<ChatMessage> all = messages(found)) {
      all.forEach(message -> {
        transfers.add(message);
        order.add(message.time().instant());
      });
    }
    return transfers.chains();
  }

  private Iterator<ChatMessage> messages(
      Conversations.Found found, long[] done, List<Stream<ChatMessage>> opened) {
    Watch watch = open.place().watch();
    Stream<ChatMessage> messages = messages(found);
    opened.add(messages);
    return messages
        .peek(_ -> {
          if (++done[0] % 1_000 == 0) {
            watch.at(done[0]);
          }
        })
        .iterator();
  }

  private Stream<ChatMessage> messages(Conversations.Found found) {
    return open.records(found.item())
        .filter(ChatMessage.class::isInstance)
        .map((Record r) -> (ChatMessage) r)
        .filter(m -> m.conversation().equals(found.id()));
  }

  private List<Original> originals(Conversations.Found found) {
    return open.originals().stream()
        .filter(o -> found.originals().contains(o.digests().sha256()))
        .toList();
  }

  private static Map<String, String> persons(Case matter) {
    Map<String, String> persons = new TreeMap<>();
    for (IdentityClaim claim : matter.identities()) {
      matter.parties().stream()
          .filter(p -> p.id().equals(claim.party()))
          .map(Party::name)
          .findFirst()
          .ifPresent(name -> persons.put(Account.normalKey(claim.account()), name));
    }
    return persons;
  }

  private static Set<String> own(Case matter, Reading reading) {
    Set<String> own = new LinkedHashSet<>();
    reading.owner().ifPresent(own::add);
    Optional<String> self = matter.self().map(Party::id);
    matter.identities().stream()
        .filter(claim -> self.equals(Optional.of(claim.party())))
        .map(IdentityClaim::account)
        .forEach(own::add);
    return own;
  }

  /** A title is somebody's words: only letters and digits of it become part of a file's name. */
  private static String plain(String title) {
    String plain = title.replaceAll("[^\\p{L}\\p{N}]+", "_");
    return plain
        .codePoints()
        .limit(NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Map<String, String> what(Request request, List<Written> written) {
    Map<String, String> what = new TreeMap<>();
    what.put("formats", String.join(",", request.formats()));
    request.conversation().ifPresent(word -> what.put("conversation", word));
    request.item().ifPresent(item -> what.put("item", String.valueOf(item)));
    what.put("conversations", String.valueOf(written.size()));
    what.put("media", String.valueOf(written.stream().mapToInt(Written::media).sum()));
    what.put("messages", String.valueOf(written.stream().mapToLong(Written::messages).sum()));
    return what;
  }
}
