package org.tiezheng.casework.file;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Category;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.Text;

/**
 * The content of {@code case.yaml}. Everything may be left out; lists and maps are then empty and
 * texts blank. Items name files, not digests: a person does not type digests.
 */
public record CaseStatement(
    @Nullable String title,
    @Nullable String cause,
    @Nullable String caseNumber,
    @Nullable String court,
    @Nullable String submitter,
    @Nullable List<String> forum,
    @Nullable LocalDate hearing,
    @Nullable LocalDate proofDeadline,
    @Nullable Integer copies,
    @Nullable List<PartyStatement> parties,
    @Nullable List<AccountStatement> accounts,
    @Nullable List<IdentityStatement> identities,
    @Nullable List<FactStatement> facts,
    @Nullable List<LinkStatement> links,
    @Nullable List<CarrierStatement> carriers,
    @Nullable Map<String, LocalDate> deadlines,
    @Nullable Map<String, String> attributes,
    @Nullable List<ItemStatement> items) {

  /** A party. */
  record PartyStatement(
      @Nullable String id,
      @Nullable String name,
      @Nullable Role role,
      @Nullable Boolean self,
      @Nullable String representative,
      @Nullable List<String> phones) {
    Party stated() {
      return new Party(
          text(id),
          text(name),
          role == null ? Role.OUTSIDER : role,
          Boolean.TRUE.equals(self),
          Optional.ofNullable(representative).filter(r -> !r.isBlank()),
          list(phones));
    }
  }

  /** An account. */
  record AccountStatement(
      @Nullable String platform,
      @Nullable String id,
      @Nullable String alias,
      @Nullable List<String> names) {
    Account stated() {
      return new Account(text(platform), text(id), Optional.ofNullable(alias), list(names));
    }
  }

  /**
   * Whose account it is.
   *
   * @param admitted where the other side admitted it in the proceedings
   * @param explained what the person says to that which speaks against it
   * @param from first day, if the account changed hands
   * @param until last day
   */
  record IdentityStatement(
      @Nullable String account,
      @Nullable String party,
      @Nullable List<ProofStatement> proofs,
      @Nullable String admitted,
      @Nullable String explained,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    IdentityClaim stated() {
      return new IdentityClaim(
          text(account),
          text(party),
          list(proofs).stream().map(ProofStatement::stated).toList(),
          said(admitted),
          said(explained),
          Optional.ofNullable(from),
          Optional.ofNullable(until));
    }

    private static Optional<String> said(@Nullable String text) {
      return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }
  }

  /** One proof of an identity. */
  record ProofStatement(
      IdentityClaim.@Nullable ProofKind kind, @Nullable Integer item, @Nullable String where) {
    IdentityClaim.Proof stated() {
      return new IdentityClaim.Proof(
          kind == null ? IdentityClaim.ProofKind.OTHER : kind,
          item == null ? 0 : item,
          text(where));
    }
  }

  /** A fact to be proved. */
  record FactStatement(
      @Nullable String id,
      @Nullable String title,
      @Nullable String burden,
      Fact.@Nullable Standard standard,
      @Nullable List<SlotStatement> slots,
      @Nullable String template) {
    Fact stated() {
      return new Fact(
          text(id),
          text(title),
          Optional.ofNullable(burden),
          standard == null ? Fact.Standard.HIGH_PROBABILITY : standard,
          list(slots).stream().map(SlotStatement::stated).toList(),
          Optional.ofNullable(template));
    }
  }

  /** A value that a fact turns on. */
  record SlotStatement(
      @Nullable String name,
      Fact.@Nullable SlotType type,
      @Nullable String value,
      @Nullable List<ReadingStatement> readings) {
    Fact.Slot stated() {
      return new Fact.Slot(
          text(name),
          type == null ? Fact.SlotType.TEXT : type,
          text(value),
          list(readings).stream().map(ReadingStatement::stated).toList());
    }
  }

  /** What an item says about a slot. */
  record ReadingStatement(@Nullable Integer item, @Nullable String value, @Nullable String where) {
    Fact.SlotReading stated() {
      return new Fact.SlotReading(item == null ? 0 : item, text(value), text(where));
    }
  }

  /** An item supports or contradicts a fact. */
  record LinkStatement(
      @Nullable Integer item,
      @Nullable String fact,
      @Nullable Boolean supports,
      @Nullable String lines,
      @Nullable String note) {
    Link stated() {
      return new Link(
          item == null ? 0 : item,
          text(fact),
          !Boolean.FALSE.equals(supports),
          Optional.ofNullable(lines),
          text(note));
    }
  }

  /**
   * A disc or stick that the bundle is handed in on.
   *
   * @param label what is written on it beside its number
   * @param written when it was written; left out while it is still to be written
   * @param items numbers of the items on it; an item that no carrier names lies on the first
   */
  public record CarrierStatement(
      @Nullable String number,
      @Nullable String type,
      @Nullable String label,
      @Nullable String serial,
      @Nullable String capacity,
      @Nullable Instant written,
      @Nullable String software,
      @Nullable String seal,
      @Nullable List<Integer> items) {}

  /**
   * An item.
   *
   * @param files names as found or globs over them; {@code **} crosses folders; a file inside a
   *     container is named after {@code !/}
   * @param conversations which are handed in, by id or title; {@code *} for all
   * @param contextLines shown before and after each line of the key version
   * @param periods of a supplement, such as {@code 2024-01-01/2024-01-31}
   */
  public record ItemStatement(
      @Nullable Integer number,
      @Nullable String title,
      @Nullable List<String> files,
      @Nullable Kind kind,
      @Nullable Category category,
      @Nullable CopyGrade copyGrade,
      @Nullable Boolean catalogued,
      @Nullable String source,
      @Nullable String objectOfProof,
      @Nullable String content,
      @Nullable Map<String, String> carrier,
      @Nullable Map<String, String> attributes,
      @Nullable List<String> conversations,
      @Nullable Boolean nameWithheld,
      @Nullable Integer contextLines,
      @Nullable Map<String, String> glossary,
      @Nullable List<String> periods) {
    /** The same, not to be handed in if it was before. */
    private ItemStatement supplementOnly() {
      return map(attributes).getOrDefault(Item.HANDED_IN, "").isBlank()
          ? this
          : new ItemStatement(
              number,
              title,
              files,
              kind,
              category,
              copyGrade,
              false,
              source,
              objectOfProof,
              content,
              carrier,
              attributes,
              conversations,
              nameWithheld,
              contextLines,
              glossary,
              periods);
    }

    /** With one more file. */
    ItemStatement withFile(String name) {
      List<String> more = new ArrayList<>(list(files));
      more.add(name);
      return new ItemStatement(
          number,
          title,
          more,
          kind,
          category,
          copyGrade,
          catalogued,
          source,
          objectOfProof,
          content,
          carrier,
          attributes,
          conversations,
          nameWithheld,
          contextLines,
          glossary,
          periods);
    }

    Optional<Selection> selection() {
      boolean silent =
          conversations == null
              && nameWithheld == null
              && contextLines == null
              && glossary == null
              && periods == null;
      return silent ? Optional.empty() : Optional.of(stated());
    }

    private Selection stated() {
      return new Selection(
          list(conversations).stream().map(String::strip).filter(c -> !c.isEmpty()).toList(),
          Boolean.TRUE.equals(nameWithheld),
          contextLines == null
              ? Selection.USUAL_CONTEXT
              : Math.clamp(contextLines, 0, MOST_CONTEXT),
          map(glossary),
          list(periods).stream().map(ItemStatement::period).toList());
    }

    private static final int MOST_CONTEXT = 1_000;

    private static Selection.Period period(String stated) {
      try {
        String[] days = stated.strip().split("/", -1);
        Selection.Period period =
            new Selection.Period(
                LocalDate.parse(days[0].strip()), LocalDate.parse(days[days.length - 1].strip()));
        if (period.last().isBefore(period.first())) {
          throw new IllegalArgumentException(stated);
        }
        return period;
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw new CaseFileException(
            new Text(
                "case.yaml:periods 中的“" + stated + "”不是期间;应形如 2024-01-01/2024-01-31。",
                "case.yaml: \""
                    + stated
                    + "\" in periods is no period; write it like 2024-01-01/2024-01-31."),
            e);
      }
    }
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  static <K, V> Map<K, V> map(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : map;
  }

  CaseStatement withCopies(int sets) {
    return with(sets, identities, facts, links, items);
  }

  CaseStatement withSupplementOnly() {
    return withItems(list(items).stream().map(ItemStatement::supplementOnly).toList());
  }

  CaseStatement withIdentities(List<IdentityStatement> stated) {
    return with(copies, stated, facts, links, items);
  }

  CaseStatement withFacts(List<FactStatement> stated) {
    return with(copies, identities, stated, links, items);
  }

  CaseStatement withLinks(List<LinkStatement> stated) {
    return with(copies, identities, facts, stated, items);
  }

  private CaseStatement withItems(List<ItemStatement> stated) {
    return with(copies, identities, facts, links, stated);
  }

  private CaseStatement with(
      @Nullable Integer sets,
      @Nullable List<IdentityStatement> whose,
      @Nullable List<FactStatement> proved,
      @Nullable List<LinkStatement> shown,
      @Nullable List<ItemStatement> pieces) {
    return new CaseStatement(
        title,
        cause,
        caseNumber,
        court,
        submitter,
        forum,
        hearing,
        proofDeadline,
        sets,
        parties,
        accounts,
        whose,
        proved,
        shown,
        carriers,
        deadlines,
        attributes,
        pieces);
  }

  /** With one item changed. */
  CaseStatement withItem(int place, UnaryOperator<ItemStatement> change) {
    List<ItemStatement> changed = new ArrayList<>(list(items));
    changed.set(place, change.apply(changed.get(place)));
    return withItems(changed);
  }

  static CaseStatement empty() {
    return new CaseStatement(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }
}
