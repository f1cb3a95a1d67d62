package org.tiezheng.examine.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.identity.Identities;
import org.tiezheng.examine.identity.IdentityReport;
import org.tiezheng.examine.identity.IdentitySource;

/** The case as checks look at it: the dossier and the ways from one thing in it to the next. */
public final class Context {
  /** The zone that dates in Chinese cases are meant in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** What a person names here is a thing; that there is none is as if nothing were answered. */
  private static final Set<Answer> NAMES_A_THING =
      EnumSet.of(
          Answer.DEED,
          Answer.DKIM_KEY_SOURCE,
          Answer.SERVER_UID,
          Answer.INTERNAL_DATE,
          Answer.TLS_PEER);

  private static final Pattern NUMBER = Pattern.compile("(?i)^no\\.?\\s*\\d");

  private final Dossier dossier;
  private final Map<Asked, GapReport> gaps = new ConcurrentHashMap<>();
  private final Map<String, IdentityReport> identities = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<Observation>> observed = new ConcurrentHashMap<>();
  private final Map<Class<?>, Map<Object, List<Observation>>> about = new ConcurrentHashMap<>();
  private final Map<String, List<IdentityClaim>> claims;
  private final List<Item> items;

  private Optional<Set<String>> mailIds = Optional.empty();

  /** What was asked of the chats of an item. */
  private record Asked(int item, GapQuestions questions) {}

  public Context(Dossier dossier) {
    this.dossier = dossier;
    this.items =
        dossier.matter().items().stream().sorted(Comparator.comparingInt(Item::number)).toList();
    this.claims =
        dossier.matter().identities().stream()
            .collect(
                Collectors.groupingBy(
                    claim -> Account.normalKey(claim.account()), Collectors.toUnmodifiableList()));
  }

  public Dossier dossier() {
    return dossier;
  }

  public Case matter() {
    return dossier.matter();
  }

  public LocalDate today() {
    return dossier.today();
  }

  /** The day whose law applies: the hearing, or today as long as none is set. */
  public LocalDate day() {
    return matter().hearing().orElse(today());
  }

  /** The answer of a person about an item or its carrier; a blank one is none. */
  public Optional<String> answer(Item item, Answer answer) {
    return switch (answer.of()) {
      case ITEM -> given(item.attributes(), answer);
      case CARRIER -> given(item.carrier(), answer);
      case CASE -> answer(answer);
    };
  }

  /** The answer of a person about the case. */
  public Optional<String> answer(Answer answer) {
    return given(matter().attributes(), answer);
  }

  private static Optional<String> given(Map<String, String> answers, Answer answer) {
    return Optional.ofNullable(answers.get(answer.attribute()))
        .map(String::strip)
        .filter(a -> !a.isEmpty())
        .filter(a -> !NAMES_A_THING.contains(answer) || !deniesAll(a));
  }

  /** Deeds have numbers that begin with "No.". */
  private static boolean deniesAll(String answer) {
    Optional<String> given = Optional.of(answer);
    return (none(given) || no(given)) && !NUMBER.matcher(answer).find();
  }

  /** Whether a person answered yes. */
  public static boolean yes(Optional<String> answer) {
    return startsWith(answer, "yes", "是", "true");
  }

  /** Whether a person answered no. */
  public static boolean no(Optional<String> answer) {
    return startsWith(answer, "no", "否", "false");
  }

  /** Whether a person answered that there is none. */
  public static boolean none(Optional<String> answer) {
    return startsWith(answer, "none", "无");
  }

  /** The parts of an answer that lists several things. */
  public static List<String> list(String answer) {
    return Stream.of(answer.split("[,\uFF0C\u3001;\uFF1B]", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static boolean startsWith(Optional<String> answer, String... words) {
    // "no" must not match "none" or "normal": a word ends where the letters end.
    String first = answer.orElse("").toLowerCase(Locale.ROOT).split("[^\\p{IsAlphabetic}]", 2)[0];
    return List.of(words).contains(first);
  }

  /** The originals of an item that the dossier knows. */
  public List<Original> originals(Item item) {
    return item.originals().stream()
        .map(sha -> Optional.ofNullable(dossier.originals().get(sha)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The name of an original as found, or its digest if it is unknown. */
  public String name(String sha256) {
    Original original = dossier.originals().get(sha256);
    return original == null ? sha256 : original.name();
  }

  /** The name by which a person finds an item: its number and title. */
  public static String label(Item item) {
    return item.number() + " " + item.title();
  }

  /** The circumstances of taking in an item's originals. */
  public List<Acquisition> acquisitions(Item item) {
    List<String> ids = originals(item).stream().map(Original::acquisition).toList();
    return dossier.acquisitions().stream().filter(a -> ids.contains(a.id())).toList();
  }

  /** Observations of one kind, in the order of the dossier. */
  public <T extends Observation> List<T> observed(Class<T> type) {
    return observed
        .computeIfAbsent(
            type, _ -> dossier.observations().stream().filter(type::isInstance).toList())
        .stream()
        .map(type::cast)
        .toList();
  }

  /** Hashes taken again of one original. */
  public List<Observation.Bytes> bytes(String sha256) {
    return about(Observation.Bytes.class, Observation.Bytes::original, sha256);
  }

  /** Repeated readings of an item. */
  public List<Observation.Reproduction> reproductions(Item item) {
    return about(Observation.Reproduction.class, Observation.Reproduction::item, item.number());
  }

  /** Checked time tokens over an original, earliest first. */
  public List<Observation.Token> tokens(String sha256) {
    return about(Observation.Token.class, Observation.Token::original, sha256).stream()
        .sorted(Comparator.comparing(Observation.Token::time))
        .toList();
  }

  /** Checked time tokens over any original of an item, earliest first. */
  public List<Observation.Token> tokens(Item item) {
    return item.originals().stream()
        .flatMap(sha -> tokens(sha).stream())
        .sorted(Comparator.comparing(Observation.Token::time))
        .toList();
  }

  /** Checked deposits of an item's originals. */
  public List<Observation.Deposit> deposits(Item item) {
    return aboutAny(item, Observation.Deposit.class, Observation.Deposit::original);
  }

  /** Hashes taken again of an item's originals. */
  public List<Observation.Bytes> bytes(Item item) {
    return aboutAny(item, Observation.Bytes.class, Observation.Bytes::original);
  }

  /** In the order of the dossier. */
  private <T extends Observation> List<T> aboutAny(
      Item item, Class<T> type, Function<T, String> original) {
    if (item.originals().size() == 1) {
      return about(type, original::apply, item.originals().getFirst());
    }
    Set<String> originals = Set.copyOf(item.originals());
    return observed(type).stream().filter(o -> originals.contains(original.apply(o))).toList();
  }

  /**
   * Observations of one kind about one thing. A case has thousands of things, and every rule asks
   * about each: they are sorted once.
   */
  private <T extends Observation> List<T> about(
      Class<T> type, Function<T, Object> subject, Object wanted) {
    return about
        .computeIfAbsent(
            type,
            _ ->
                dossier.observations().stream()
                    .filter(type::isInstance)
                    .collect(Collectors.groupingBy(o -> subject.apply(type.cast(o)))))
        .getOrDefault(wanted, List.of())
        .stream()
        .map(type::cast)
        .toList();
  }

  /** The records of an item; the caller closes the stream. */
  public Stream<Record> records(Item item) {
    return dossier.records(item.number());
  }

  /** The records of one kind; the caller closes the stream. */
  public <T extends Record> Stream<T> records(Item item, Class<T> type) {
    return records(item).filter(type::isInstance).map(type::cast);
  }

  /** The ids of all mails of the case: every mail's rule asks for them, they are read once. */
  synchronized Set<String> mailIds(Function<Context, Set<String>> read) {
    if (mailIds.isEmpty()) {
      mailIds = Optional.of(Set.copyOf(read.apply(this)));
    }
    return mailIds.get();
  }

  /**
   * What the messages of an item show by themselves. Several rules ask the same, so the copy is
   * walked once for each set of questions.
   */
  GapReport gaps(Item item, GapQuestions questions) {
    return gaps.computeIfAbsent(
        new Asked(item.number(), answerable(item, questions)),
        asked -> dossier.gaps(asked.item(), asked.questions()));
  }

  /** Fields that no message has change nothing; without them several rules ask the same. */
  private GapQuestions answerable(Item item, GapQuestions questions) {
    List<String> fields = questions.sequenceFields();
    if (fields.isEmpty()) {
      return questions;
    }
    try (Stream<ChatMessage> messages = records(item, ChatMessage.class)) {
      return messages.anyMatch(m -> fields.stream().anyMatch(m.extra()::containsKey))
          ? questions
          : questions.numberedBy(List.of());
    }
  }

  /**
   * What the records show of whose accounts they are, walked once when it is first asked. The words
   * of papers are no records and are not among it.
   */
  IdentityReport identities() {
    return identities.computeIfAbsent(
        matter().id(),
        _ ->
            Identities.of(
                new IdentitySource() {
                  @Override
                  public Case matter() {
                    return Context.this.matter();
                  }

                  @Override
                  public Stream<Record> records(int item) {
                    return dossier.records(item);
                  }

                  @Override
                  public Stream<Line> lines(int item) {
                    return Stream.empty();
                  }

                  @Override
                  public String name(String sha256) {
                    return Context.this.name(sha256);
                  }
                }));
  }

  /** All items, in the order of their numbers. */
  public List<Item> items() {
    return items;
  }

  /** Items of one kind, in the order of their numbers. */
  public List<Item> items(Kind kind) {
    return items.stream().filter(item -> item.kind() == kind).toList();
  }

  /** Links of an item that lead to a fact of the case. */
  public List<Link> links(Item item) {
    return matter().links().stream()
        .filter(link -> link.item() == item.number() && fact(link.fact()).isPresent())
        .toList();
  }

  public Optional<Fact> fact(String id) {
    return matter().facts().stream().filter(fact -> fact.id().equals(id)).findFirst();
  }

  /** The items that support a fact, each once, in the order of their numbers. */
  public List<Item> supporting(String fact) {
    return matter().links().stream()
        .filter(link -> link.supports() && link.fact().equals(fact))
        .map(Link::item)
        .distinct()
        .sorted()
        .map(number -> matter().item(number))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The claims about an account, by {@link Account#key()}; a telephone number is the same however a
   * person or a source spells it.
   */
  public List<IdentityClaim> claims(String account) {
    return claims.getOrDefault(Account.normalKey(account), List.of());
  }

  /** The party behind an account as claimed. */
  public Optional<String> party(String account) {
    return claims(account).stream().map(IdentityClaim::party).findFirst();
  }

  /** The party that had the account at a moment, as claimed; it may have changed hands. */
  Optional<String> party(String account, Optional<Instant> when) {
    return claims(account).stream()
        .filter(claim -> when.map(t -> claim.covers(dayOf(t))).orElse(true))
        .map(IdentityClaim::party)
        .findFirst();
  }

  /** The calendar day of a moment where the case is. */
  public static LocalDate dayOf(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }
}
