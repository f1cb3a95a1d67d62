package org.tiezheng.casework.file;

import static org.tiezheng.casework.file.CaseStatement.list;
import static org.tiezheng.casework.file.CaseStatement.map;
import static org.tiezheng.casework.file.CaseStatement.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseStatement.ItemStatement;
import org.tiezheng.casework.file.FileNames.Named;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.collect.pictures.PicturesImporter;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Category;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.WholeCharacters;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code case.yaml}: the statements of a person about a case. It is read strictly, so that a typing
 * error is told instead of ignored, and never rewritten: new items are added at its end as text, so
 * comments and order stay as the person left them.
 *
 * <p>Immutable.
 */
public final class CaseFile {
  /** The file's name in the folder of a case. */
  public static final String NAME = "case.yaml";

  private static final int MAX_BYTES = 8 * 1024 * 1024;
  static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path path;
  private final CaseStatement statement;
  private final Map<Integer, List<ItemStatement>> numbered;

  private CaseFile(Path path, CaseStatement statement) {
    this.path = path;
    this.statement = statement;
    this.numbered =
        list(statement.items()).stream()
            .filter(item -> item.number() != null)
            .collect(Collectors.groupingBy(ItemStatement::number));
  }

  /**
   * Reads the file of a case folder.
   *
   * @throws CaseFileException when it is missing, no YAML, or states something that cannot be
   */
  public static CaseFile read(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    return of(path, content(path));
  }

  /** What a text would be as the file. */
  static CaseFile of(Path path, String yaml) {
    CaseFile file = new CaseFile(path, parse(yaml));
    file.requireConsistent();
    return file;
  }

  CaseStatement statement() {
    return statement;
  }

  private static CaseStatement parse(String yaml) {
    if (yaml.isBlank()) {
      return CaseStatement.empty();
    }
    try (JsonParser parser = YAML.createParser(new WholeCharacters(yaml))) {
      try {
        CaseStatement statement = YAML.readValue(parser, CaseStatement.class);
        return statement == null ? CaseStatement.empty() : statement;
      } catch (JacksonException e) {
        throw unreadable(e, line(e, parser, yaml));
      }
    }
  }

  private static CaseFileException unreadable(JacksonException e, int line) {
    String zh = line > 0 ? " 第 " + line + " 行" : "";
    String en = line > 0 ? " line " + line : "";
    if (e instanceof UnrecognizedPropertyException unknown) {
      String name = unknown.getPropertyName();
      return new CaseFileException(
          new Text(
              "case.yaml" + zh + "有不认识的项“" + name + "”;可用的项:" + known(unknown) + "。",
              "case.yaml"
                  + en
                  + " has the unknown key \""
                  + name
                  + "\"; known here: "
                  + known(unknown)
                  + "."),
          e);
    }
    return new CaseFileException(
        new Text(
            "case.yaml" + zh + "无法读取:" + firstLine(e) + "。请改正后重试。",
            "case.yaml" + en + " cannot be read: " + firstLine(e) + ". Correct it."),
        e);
  }

  /** Faults of binding do not carry their place; the parser stopped at it or shortly behind. */
  private static int line(JacksonException e, JsonParser parser, String yaml) {
    int stated = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    if (stated > 0) {
      return stated;
    }
    int near = parser.currentTokenLocation().getLineNr();
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> lines = yaml.lines().toList();
      for (int i = Math.min(near, lines.size()); i > 0; i--) {
        if (lines.get(i - 1).contains(unknown.getPropertyName())) {
          return i;
        }
      }
    }
    return near;
  }

  /**
   * Adds items at the end of the file.
   *
   * @return the file as it is afterwards
   * @throws CaseFileException when {@code items} is not the last key, so that text at the end would
   *     not belong to it; then nothing is changed
   */
  public CaseFile append(List<CaseFileText.NewItem> added) throws IOException {
    if (added.isEmpty()) {
      return this;
    }
    String text = CaseFileText.with(Files.readString(path, StandardCharsets.UTF_8), added);
    Set<Integer> numbers =
        added.stream().map(CaseFileText.NewItem::number).collect(Collectors.toSet());
    CaseFile after;
    try {
      after = of(path, text);
    } catch (CaseFileException e) {
      throw notAtEnd(e);
    }
    if (after.items().size() != items().size() + numbers.size()) {
      throw notAtEnd(wrong("items", "items"));
    }
    CaseFileText.replace(path, text);
    return after;
  }

  private static CaseFileException notAtEnd(Throwable cause) {
    return new CaseFileException(
        new Text(
            "case.yaml 的最后一项必须是 items(逐行书写,不用方括号),新证据才能追加在其后;请调整后重新运行,已固化的原件不受影响。",
            "The last key of case.yaml must be items, written line by line and not in brackets, so"
                + " that new items can be added below it; move it there and run again. Nothing that"
                + " was sealed is affected."),
        cause);
  }

  static String content(Path path) throws IOException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new CaseFileException(
            new Text("case.yaml 超过 8 MiB,不像是案件陈述。", "case.yaml is larger than 8 MiB."));
      }
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new CaseFileException(
          new Text(
              "案件文件夹“" + path.getParent() + "”里没有 case.yaml;先用 tiezheng new 建立案件。",
              "There is no case.yaml in " + path.getParent() + "; open a case with: tiezheng new."),
          e);
    } catch (CharacterCodingException e) {
      throw new CaseFileException(
          new Text(
              "case.yaml 不是 UTF-8 编码;请另存为 UTF-8。", "case.yaml is not UTF-8; save it as UTF-8."),
          e);
    }
  }

  private static String firstLine(JacksonException e) {
    String at =
        e instanceof DatabindException d
            ? d.getPath().stream()
                .map(r ->
                    r.getPropertyName() == null ? "#" + (r.getIndex() + 1) : r.getPropertyName())
                .collect(Collectors.joining("."))
            : "";
    String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    int end = message.indexOf('\n');
    message = end < 0 ? message : message.substring(0, end);
    return at.isEmpty() ? message : at + ": " + message;
  }

  private static String known(UnrecognizedPropertyException e) {
    Collection<Object> ids = e.getKnownPropertyIds();
    return ids == null
        ? ""
        : new TreeSet<>(ids.stream().map(String::valueOf).toList())
            .stream().collect(Collectors.joining(", "));
  }

  private static CaseFileException wrong(String zh, String en) {
    return CaseConsistency.wrong(zh, en);
  }

  private void requireConsistent() {
    CaseConsistency.require(statement);
    for (ItemStatement item : items()) {
      OtherSide.fault(item, parties())
          .ifPresent(fault -> {
            throw wrong(fault.zh(), fault.en());
          });
    }
    carriers();
  }

  /** The items as stated, in the order of the file. */
  public List<ItemStatement> items() {
    return list(statement.items());
  }

  /** The numbers of the items, in the order of the file. */
  public List<Integer> numbers() {
    return items().stream().map(i -> i.number() == null ? 0 : i.number()).toList();
  }

  /** What the bundle is handed in on, in the order of the file. */
  public List<StatedCarrier> carriers() {
    return StatedCarrier.of(statement.carriers(), Set.copyOf(numbers()));
  }

  /** The same with another number of sets; the file itself stays as the person wrote it. */
  public CaseFile withCopies(int copies) {
    return new CaseFile(path, statement.withCopies(copies));
  }

  /** The same without what was handed in before (补充提交); the file itself stays. */
  public CaseFile withSupplementOnly() {
    return new CaseFile(path, statement.withSupplementOnly());
  }

  private List<Party> parties() {
    return list(statement.parties()).stream().map(CaseStatement.PartyStatement::stated).toList();
  }

  private List<Fact> facts() {
    return list(statement.facts()).stream().map(CaseStatement.FactStatement::stated).toList();
  }

  /** Who hands in: as stated, else the party itself. */
  public String submitter() {
    String stated = text(statement.submitter());
    return stated.isBlank()
        ? parties().stream().filter(Party::self).map(Party::name).findFirst().orElse("")
        : stated;
  }

  /** The path of the file. */
  public Path path() {
    return path;
  }

  /**
   * The case that the statements and the collected originals make together.
   *
   * @param originals all of the case
   * @param readings by item number
   * @param media by item number, digests of what the item's main file refers to; those that are no
   *     originals of the case, such as a voice in a row of a database, are no originals of the item
   */
  public Case toCase(
      String id,
      FoundNames originals,
      Map<Integer, Reading> readings,
      Map<Integer, List<String>> media) {
    List<Item> items = items().stream().map(s -> item(s, originals, readings, media)).toList();
    return new Case(
        id,
        text(statement.title()),
        text(statement.cause()),
        text(statement.caseNumber()),
        text(statement.court()),
        list(statement.forum()),
        Optional.ofNullable(statement.hearing()),
        Optional.ofNullable(statement.proofDeadline()),
        statement.copies() == null ? 0 : statement.copies(),
        parties(),
        list(statement.accounts()).stream().map(CaseStatement.AccountStatement::stated).toList(),
        list(statement.identities()).stream().map(CaseStatement.IdentityStatement::stated).toList(),
        facts(),
        list(statement.links()).stream().map(CaseStatement.LinkStatement::stated).toList(),
        items,
        map(statement.deadlines()),
        map(statement.attributes()));
  }

  /**
   * What an item is read from: first the sealed files that it names, in the order of intake, then
   * what it names inside containers.
   */
  public List<Piece> pieces(int number, FoundNames originals) {
    Set<Piece> pieces = new LinkedHashSet<>();
    Set<String> digests = new HashSet<>();
    for (ItemStatement stated : numbered.getOrDefault(number, List.of())) {
      List<Named> named = named(stated, originals);
      for (boolean inside : new boolean[] {false, true}) {
        List<Named> wanted = named.stream().filter(n -> n.inner().isPresent() == inside).toList();
        for (Original o : originals.meant(wanted.stream().map(Named::sealed).toList())) {
          wanted.stream()
              .filter(n -> n.sealed().matchFound(o.name()))
              .map(n -> new Piece(o, n.inner()))
              .filter(
                  p -> digests.add(o.digests().sha256() + p.inner().map(i -> "\n" + i).orElse("")))
              .forEach(pieces::add);
        }
      }
    }
    return List.copyOf(pieces);
  }

  private static List<Named> named(ItemStatement stated, FoundNames originals) {
    return list(stated.files()).stream().map(f -> FileNames.named(f, originals)).toList();
  }

  /** What was read from pictures has its grade, whatever anybody states. */
  private static CopyGrade grade(ItemStatement stated, Optional<Reading> reading) {
    if (reading.filter(r -> r.importer().equals(PicturesImporter.ID)).isPresent()) {
      return CopyGrade.READ_FROM_PICTURES;
    }
    return stated.copyGrade() == null ? CopyGrade.DUPLICATE : stated.copyGrade();
  }

  private static Item item(
      ItemStatement stated,
      FoundNames originals,
      Map<Integer, Reading> readings,
      Map<Integer, List<String>> media) {
    int number = stated.number() == null ? 0 : stated.number();
    Optional<Reading> reading = Optional.ofNullable(readings.get(number));
    List<Named> named = named(stated, originals);
    Set<String> digests =
        originals.meant(named.stream().map(Named::sealed).toList()).stream()
            .map(o -> o.digests().sha256())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> referred = media.getOrDefault(number, List.of());
    if (!referred.isEmpty()) {
      referred.stream().filter(originals::sealed).forEach(digests::add);
    }
    // What could not be told when it was collected, such as a store without its key, is told now.
    Kind kind =
        stated.kind() != null && stated.kind() != Kind.OTHER
            ? stated.kind()
            : reading.map(Reading::kind).orElse(Kind.OTHER);
    Category category = stated.category();
    return new Item(
        number,
        text(stated.title()),
        kind,
        category == null ? kind.usualCategory() : category,
        grade(stated, reading),
        List.copyOf(digests),
        Boolean.TRUE.equals(stated.catalogued()),
        text(stated.source()),
        text(stated.objectOfProof()),
        text(stated.content()),
        reading,
        map(stated.carrier()),
        map(stated.attributes()),
        stated.selection());
  }
}
