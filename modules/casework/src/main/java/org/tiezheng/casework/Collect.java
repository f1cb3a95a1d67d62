package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.CollectReport.ItemRead;
import org.tiezheng.casework.CollectReport.LeftOut;
import org.tiezheng.casework.CollectReport.NotTaken;
import org.tiezheng.casework.reading.KeysAhead;
import org.tiezheng.casework.reading.OpenContainers;
import org.tiezheng.casework.reading.SealedFiles;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.CollectionWords;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.proof.LeafType;

/**
 * Takes data in (取证): copy and digest, deposit in the log, and only then look inside. Every file
 * that was met is in the report, taken or not.
 */
public final class Collect {
  private static final int LISTED = 1_000;

  private final OpenCase open;
  private final Workplace place;
  private final Secrets secrets;

  /** Without anybody to ask: what is locked is sealed, listed and left locked. */
  public Collect(OpenCase open) {
    this(open, Secrets.NONE);
  }

  /**
   * @param secrets asked for the password of an encrypted backup
   */
  public Collect(OpenCase open, Secrets secrets) {
    this.open = open;
    this.secrets = secrets;
    this.place = open.place();
  }

  /**
   * What is to be taken in, and how it came here.
   *
   * @param source where it comes from, in the person's words; may be empty
   * @param method how it was obtained; may be empty
   * @param device the carrier it was on: device, serial, holder, place
   * @param only the kinds of data to be read; everything is sealed all the same
   * @param attributes answers that are given for each new item, such as who handed it in
   * @param unpacked whether bundles of this program lie among it: what they say about their
   *     originals is sealed, named and makes no item; anything else is evidence
   * @param came how the files reached this computer
   */
  public record Request(
      List<Path> paths,
      String source,
      String method,
      Map<String, String> device,
      Only only,
      Map<String, String> attributes,
      boolean unpacked,
      Came came) {
    /** Files that lie on a disk. */
    public Request(
        List<Path> paths,
        String source,
        String method,
        Map<String, String> device,
        Only only,
        Map<String, String> attributes,
        boolean unpacked) {
      this(paths, source, method, device, only, attributes, unpacked, Came.ON_DISK);
    }

    /** Nothing is known of the new items. */
    public Request(
        List<Path> paths, String source, String method, Map<String, String> device, Only only) {
      this(paths, source, method, device, only, Map.of(), false);
    }

    /** Everything is to be read. */
    public Request(List<Path> paths, String source, String method, Map<String, String> device) {
      this(paths, source, method, device, Only.EVERYTHING);
    }

    /** The same, for files that a browser sent and whose digests were compared on arrival. */
    public Request uploaded() {
      return new Request(
          paths, source, method, device, only, attributes, unpacked, Came.WITH_A_BROWSER);
    }

    /** The same, for what a browser captured piece by piece. */
    public Request captured() {
      return new Request(paths, source, method, device, only, attributes, unpacked, Came.CAPTURED);
    }

    /** The same, for what this program read in pictures of the case. */
    Request readFromPictures() {
      return new Request(
          paths, source, method, device, only, attributes, unpacked, Came.READ_FROM_PICTURES);
    }

    public Request {
      paths = List.copyOf(paths);
      device = Map.copyOf(device);
      attributes = Map.copyOf(attributes);
    }
  }

  /** How files reached this computer. */
  public enum Came {
    /** They lie where the person named them, with the times that the file system keeps. */
    ON_DISK,
    /**
     * A browser sent them: the times of the copies are ours and say nothing, and so do the folders
     * that they waited in.
     */
    WITH_A_BROWSER,
    /** A browser captured them, piece by piece; the times of the copies are ours here, too. */
    CAPTURED,
    /** This program read them in pictures of the case. */
    READ_FROM_PICTURES
  }

  /** Takes everything below the paths in and reads it. */
  public CollectReport run(Request request) throws IOException, InterruptedException {
    requireOutside(request.paths());
    try (KeysAhead keys = new KeysAhead(secrets.keys())) {
      return run(request, keys);
    }
  }

  private CollectReport run(Request request, KeysAhead keys)
      throws IOException, InterruptedException {
    Instant started = place.clock().instant();
    Intake.Result intake =
        new Intake(open.vault().originals(), place.watch(), keys::begin).take(request.paths());
    if (intake.taken().isEmpty()) {
      return new CollectReport(
          "", 0, 0, 0, intake.notTaken(), intake.odd(), List.of(), List.of(), List.of());
    }
    String acquisition = UUID.randomUUID().toString();
    CollectedNames names =
        CollectedNames.of(
            open.originals(), intake.taken(), LaterParts.stores(open.matter(), open.originals()));
    List<Original> sealed = deposit(acquisition, intake.taken(), names, request.came());
    Described described = described(sealed);
    List<Original> originals = described.originals();
    open.vault()
        .caseStore()
        .intake()
        .add(acquisition(acquisition, started, request, intake, described.device()), originals);
    open.note(Event.Type.COLLECT, what(acquisition, request, intake, originals));
    // A time before anything is read: nobody should have to remember to ask for it.
    open.deposits().stampDue();
    Set<String> beside = beside(originals, request);
    List<Original> evidence = originals.stream().filter(o -> !beside.contains(o.name())).toList();
    ReadItems.Result read =
        new ReadItems(open, secrets, request.only())
            .addAndRead(evidence, request.source(), request.attributes(), keys.take());
    if (!beside.isEmpty()) {
      open.note(Event.Type.NOTE, besideOriginals(acquisition, beside));
    }
    if (request.only().limited()) {
      open.note(Event.Type.NOTE, left(acquisition, request.only(), read.leftOut()));
    }
    return new CollectReport(
        acquisition,
        originals.size(),
        originals.stream().mapToLong(Original::size).sum(),
        intake.taken().stream().filter(t -> !t.stored().added()).count(),
        Stream.concat(intake.notTaken().stream(), read.missing().stream()).toList(),
        intake.odd(),
        read.items(),
        read.leftOut(),
        notes(names, read, beside));
  }

  /** What makes no item. */
  private static Set<String> beside(List<Original> originals, Request request) {
    return request.unpacked()
        ? BundleParts.besideOriginals(originals.stream().map(Original::name).toList())
        : Set.of();
  }

  private List<Text> notes(CollectedNames names, ReadItems.Result read, Set<String> beside)
      throws IOException {
    List<Text> notes = new ArrayList<>();
    if (!beside.isEmpty()) {
      notes.add(BundleParts.told(beside));
    }
    if (read.items().stream().anyMatch(ItemRead::added)) {
      names.note().ifPresent(notes::add);
    }
    notes.addAll(read.notes());
    notes.addAll(open.deposits().waiting());
    return notes;
  }

  /** A case must not swallow itself. */
  private void requireOutside(List<Path> paths) {
    Path vault = open.vault().directory().toAbsolutePath().normalize();
    for (Path path : paths) {
      if (path.toString().isEmpty()) { // a variable of the shell that was not set
        throw new TiezhengException(
            new Text(
                "有一个路径是空的;请写明要采集的文件或文件夹。", "A path is empty; name the file or folder to collect."));
      }
      Path named = path.toAbsolutePath().normalize();
      if (vault.startsWith(named) || named.startsWith(vault)) {
        throw new TiezhengException(
            new Text(
                "“" + path + "”与案件文件夹相互包含;请把证据和案件放在不同的文件夹。",
                path + " contains the case folder or lies in it; keep evidence and case apart."));
      }
    }
  }

  /** Deposits all originals at once, so that they share batches. */
  private List<Original> deposit(
      String acquisition, List<Intake.Taken> taken, CollectedNames names, Came came)
      throws IOException {
    place.watch().begins(new Text("存证", "depositing"), taken.size(), Watch.Unit.THINGS);
    List<Deposits.Wanted> wanted = new ArrayList<>();
    for (Intake.Taken t : taken) {
      wanted.add(
          new Deposits.Wanted(
              UUID.randomUUID().toString(),
              LeafType.ORIGINAL,
              t.stored().digests(),
              t.stored().size()));
    }
    List<Receipt> receipts = open.deposits().deposit(wanted);
    List<Original> originals = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      open.vault().caseStore().receipts().put(wanted.get(i).id(), receipts.get(i));
      originals.add(original(acquisition, taken.get(i), names, came, wanted.get(i).id()));
    }
    return originals;
  }

  private static Original original(
      String acquisition, Intake.Taken taken, CollectedNames names, Came came, String deposit) {
    return new Original(
        taken.stored().digests(),
        taken.stored().size(),
        names.of(taken.file().name()),
        "",
        came == Came.ON_DISK ? Optional.of(taken.file().modified()) : Optional.empty(),
        false,
        acquisition,
        deposit);
  }

  /** What each one is, told from the sealed bytes. */
  private Described described(List<Original> sealed) {
    place.watch().begins(new Text("识别", "recognising"), sealed.size(), Watch.Unit.THINGS);
    Importers importers = Importers.load();
    Map<String, String> device = new TreeMap<>();
    List<Original> described = new ArrayList<>();
    try (Arena arena = Arena.ofShared()) {
      SealedFiles files = new SealedFiles(open.vault().originals(), sealed, arena);
      try (OpenContainers containers =
          new OpenContainers(files, Secrets.NONE, Opening.Progress.NONE)) {
        Set<Original> parts = new HashSet<>();
        for (Original o : sealed) {
          containers
              .recognise(o)
              .ifPresent(kind -> {
                parts.addAll(containers.parts(o));
                kind.claim().facts().forEach((fact, value) -> device.put(fact.key(), value));
              });
        }
        for (Original o : sealed) {
          described.add(described(o, Probe.of(files.source(o)), importers, parts.contains(o)));
          place.watch().at(described.size());
        }
      }
    }
    return new Described(described, device);
  }

  /**
   * What the sealed bytes are.
   *
   * @param device what backups among them say of the device they came from
   */
  private record Described(List<Original> originals, Map<String, String> device) {}

  private static Original described(Original o, Probe probe, Importers importers, boolean part) {
    return new Original(
        o.digests(),
        o.size(),
        o.name(),
        probe.mediaType(),
        o.modified(),
        part || importers.recognise(probe).match().container(),
        o.acquisition(),
        o.deposit());
  }

  private Acquisition acquisition(
      String id,
      Instant started,
      Request request,
      Intake.Result intake,
      Map<String, String> stated) {
    Map<String, String> device = new TreeMap<>(stated);
    device.putAll(request.device());
    List<String> steps = new ArrayList<>();
    asSent(request.came()).ifPresent(steps::add);
    steps.add(CollectionWords.digested(intake.taken().size()));
    steps.add(CollectionWords.DEPOSITED);
    for (NotTaken not : intake.notTaken()) {
      steps.add(CollectionWords.notTaken(not.name(), not.reason().en()));
    }
    intake.odd().forEach(name -> steps.add(CollectionWords.oddName(name)));
    if (request.only().limited()) {
      steps.add(CollectionWords.onlyRead(request.only().toString()));
    }
    return new Acquisition(
        id,
        place.actor(),
        started,
        place.clock().instant(),
        Optional.empty(),
        source(request),
        method(request),
        device,
        place.environment(),
        steps);
  }

  /** Where nobody stated one: the paths, unless they are only those of our own waiting room. */
  private static String source(Request request) {
    return request.source().isBlank() && request.came() == Came.ON_DISK
        ? request.paths().stream().map(Path::toString).collect(Collectors.joining(", "))
        : request.source();
  }

  private static String method(Request request) {
    if (!request.method().isBlank()) {
      return request.method();
    }
    return switch (request.came()) {
      case ON_DISK -> CollectionWords.COPIED;
      case WITH_A_BROWSER -> CollectionWords.UPLOADED;
      case CAPTURED -> CollectionWords.CAPTURED;
      case READ_FROM_PICTURES -> CollectionWords.READ_FROM_PICTURES;
    };
  }

  /** What was compared with what a browser computed. */
  private static Optional<String> asSent(Came came) {
    return switch (came) {
      case ON_DISK, READ_FROM_PICTURES -> Optional.empty();
      case WITH_A_BROWSER -> Optional.of(CollectionWords.SAME_AS_SENT);
      case CAPTURED -> Optional.of(CollectionWords.PIECES_AS_CAPTURED);
    };
  }

  private static Map<String, String> what(
      String acquisition, Request request, Intake.Result intake, List<Original> originals) {
    Map<String, String> what = new TreeMap<>();
    what.put("acquisition", acquisition);
    what.put("files", String.valueOf(originals.size()));
    what.put("bytes", String.valueOf(originals.stream().mapToLong(Original::size).sum()));
    what.put("notTaken", String.valueOf(intake.notTaken().size()));
    what.put(
        "deposits",
        originals.stream().map(Original::deposit).limit(200).collect(Collectors.joining(" ")));
    asSent(request.came()).ifPresent(words -> what.put("came", words));
    if (request.only().limited()) {
      what.put("only", request.only().toString());
    }
    return what;
  }

  /** What of bundles made no item; the names of very many are counted. */
  private static Map<String, String> besideOriginals(String acquisition, Set<String> beside) {
    return Map.of(
        "acquisition",
        acquisition,
        "besideOriginals",
        String.valueOf(beside.size()),
        "besideOriginalsFiles",
        beside.stream().sorted().limit(LISTED).collect(Collectors.joining("; ")));
  }

  /** What was left unread; the names of very many are counted, and all of them are in the case. */
  private static Map<String, String> left(String acquisition, Only only, List<LeftOut> leftOut) {
    Map<String, String> what = new TreeMap<>();
    what.put("acquisition", acquisition);
    what.put("only", only.toString());
    what.put("leftUnread", String.valueOf(leftOut.size()));
    what.put(
        "leftUnreadFiles",
        leftOut.stream()
            .limit(LISTED)
            .map(l -> l.name() + " (" + l.importer() + ")")
            .collect(Collectors.joining("; ")));
    return what;
  }
}
