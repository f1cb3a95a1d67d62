package org.tiezheng.examine.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.AccountStanding.Against;
import org.tiezheng.examine.identity.Clue.Bearing;

/**
 * Lays what the case file claims of accounts beside what the records show. It asserts nothing: a
 * clue becomes a proof when a person confirms it. Same source, same report.
 */
public final class Identities {
  private static final int LISTED = 300;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** What may say another name without contradicting anybody: which party it means is a guess. */
  private static final Set<ProofKind> GUESSES = Set.of(ProofKind.CONTRACT_CONTACT);

  private final Case matter;
  private final Survey survey;
  private final Map<String, List<Clue>> clues;
  private final Map<String, List<IdentityClaim>> claims;
  private final Steps steps;

  private Identities(IdentitySource source) {
    this.matter = source.matter();
    this.survey = new Survey(source);
    survey.walk();
    this.clues =
        survey.clues().all().stream()
            .collect(Collectors.groupingBy(Clue::account, Collectors.toList()));
    this.claims =
        matter.identities().stream()
            .collect(
                Collectors.groupingBy(
                    c -> Account.normalKey(c.account()),
                    Collectors.collectingAndThen(Collectors.toList(), Identities::merged)));
    this.steps = new Steps(matter);
  }

  /** What is claimed of an account several times for one party and period is one claim. */
  private static List<IdentityClaim> merged(List<IdentityClaim> stated) {
    record Same(String party, Optional<LocalDate> from, Optional<LocalDate> until) {}
    Map<Same, IdentityClaim> merged = new LinkedHashMap<>();
    for (IdentityClaim claim : stated) {
      merged.merge(
          new Same(claim.party(), claim.from(), claim.until()),
          claim,
          (one, other) ->
              new IdentityClaim(
                  one.account(),
                  one.party(),
                  Stream.concat(one.proofs().stream(), other.proofs().stream()).toList(),
                  one.admitted().or(other::admitted),
                  one.explained().or(other::explained),
                  one.from(),
                  one.until()));
    }
    return List.copyOf(merged.values());
  }

  /** Walks the whole case. */
  public static IdentityReport of(IdentitySource source) {
    return new Identities(source).report();
  }

  private IdentityReport report() {
    Set<String> keys = new TreeSet<>(survey.names().keys());
    keys.addAll(clues.keySet());
    Set<Integer> talks = talks();
    List<AccountStanding> all =
        keys.stream()
            .filter(key -> matters(key, talks))
            .map(this::standing)
            .sorted(
                Comparator.comparingInt(this::rank)
                    .thenComparingLong(s -> -s.messages())
                    .thenComparing(AccountStanding::account))
            .toList();
    List<AccountStanding> listed = all.stream().limit(LISTED).toList();
    return new IdentityReport(listed, keys.size() - listed.size(), notes(all.size()));
  }

  /** Items whose writers matter: those handed in, or all as long as nothing is. */
  private Set<Integer> talks() {
    Set<Kind> kinds = Set.of(Kind.CHAT, Kind.SMS, Kind.EMAIL);
    List<Item> items = matter.items().stream().filter(i -> kinds.contains(i.kind())).toList();
    boolean chosen = items.stream().anyMatch(Item::catalogued);
    return items.stream()
        .filter(item -> !chosen || item.catalogued())
        .map(Item::number)
        .collect(Collectors.toSet());
  }

  private boolean matters(String key, Set<Integer> talks) {
    return claims.containsKey(key)
        || !survey.names().ownerOf(key).isEmpty()
        || survey.names().writesIn(key).stream().anyMatch(talks::contains)
        || clues.getOrDefault(key, List.of()).stream().anyMatch(c -> c.bearing() == Bearing.NAMES)
        || matter.accounts().stream().anyMatch(a -> Account.normalKey(a.key()).equals(key));
  }

  private int rank(AccountStanding standing) {
    return standing.own() ? 0 : standing.claims().isEmpty() ? 2 : 1;
  }

  private AccountStanding standing(String key) {
    List<IdentityClaim> stated = claims.getOrDefault(key, List.of());
    List<Clue> found = clues.getOrDefault(key, List.of());
    List<Against> against = against(stated, found);
    int independent = independent(stated);
    boolean own = stated.stream().anyMatch(c -> party(c).map(Party::self).orElse(false));
    Status status = status(stated, against, independent);
    List<Clue> open = found.stream().filter(clue -> !confirmed(clue, stated)).toList();
    return new AccountStanding(
        key,
        survey.names().ownerOf(key),
        survey.names().messages(key),
        own,
        survey.names().names(key),
        survey.names().more(key),
        stated,
        independent,
        stated.stream()
            .flatMap(c -> c.proofs().stream())
            .filter(proof -> matter.item(proof.item()).isEmpty())
            .toList(),
        open,
        against,
        sameParty(key, stated),
        status,
        steps.of(key, own, status, stated, open, against, !survey.names().ownerOf(key).isEmpty()));
  }

  private Optional<Party> party(IdentityClaim claim) {
    return matter.parties().stream().filter(p -> p.id().equals(claim.party())).findFirst();
  }

  /** The independent proofs of the party that has most of them. */
  private int independent(List<IdentityClaim> stated) {
    Map<String, List<IdentityClaim.Proof>> byParty = new HashMap<>();
    for (IdentityClaim claim : stated) {
      claim.proofs().stream()
          .filter(proof -> matter.item(proof.item()).isPresent())
          .forEach(
              proof -> byParty.computeIfAbsent(claim.party(), _ -> new ArrayList<>()).add(proof));
    }
    return byParty.values().stream().mapToInt(Independence::count).max().orElse(0);
  }

  private static Status status(List<IdentityClaim> stated, List<Against> against, int independent) {
    if (against.stream().anyMatch(a -> a.explained().isEmpty())) {
      return Status.CONTRADICTED;
    }
    if (stated.stream().anyMatch(c -> c.admitted().isPresent())) {
      return Status.ADMITTED;
    }
    return independent >= Independence.ENOUGH
        ? Status.TWO_PROOFS
        : independent == 1 ? Status.ONE_PROOF : Status.UNPROVED;
  }

  private List<Against> against(List<IdentityClaim> stated, List<Clue> found) {
    List<Against> against = new ArrayList<>();
    for (IdentityClaim claim : stated) {
      for (Clue clue : found) {
        if (contradicts(clue, claim) && stated.stream().noneMatch(c -> agrees(clue, c))) {
          against.add(
              new Against(claim.party(), Optional.of(clue), clue.says(), claim.explained()));
        }
      }
      for (IdentityClaim other : stated) {
        if (claim.party().compareTo(other.party()) < 0
            && claim.overlaps(other)
            && other.explained().isEmpty()) {
          against.add(
              new Against(
                  claim.party(),
                  Optional.empty(),
                  new Text(
                      "同一时期又主张属于" + name(other) + ";账号换过人的,写明各自的 from、until",
                      "claimed for "
                          + name(other)
                          + " at the same time; if it changed hands, state"
                          + " from and until of each"),
                  claim.explained()));
        }
      }
    }
    return against;
  }

  private String name(IdentityClaim claim) {
    return party(claim).map(Party::name).orElse(claim.party());
  }

  private static boolean contradicts(Clue clue, IdentityClaim claim) {
    if (!within(clue, claim)) {
      return false;
    }
    return switch (clue.bearing()) {
      case DENIES -> clue.party().equals(Optional.of(claim.party()));
      case ANOTHER_NAME -> true;
      case NAMES ->
          !clue.party().equals(Optional.of(claim.party())) && !GUESSES.contains(clue.kind());
      case OPEN -> false;
    };
  }

  /** Whether another claim on the account is what the clue says. */
  private static boolean agrees(Clue clue, IdentityClaim claim) {
    return clue.bearing() == Bearing.NAMES
        && clue.party().equals(Optional.of(claim.party()))
        && within(clue, claim);
  }

  /** Whether some of the clue falls into the time of the claim. */
  private static boolean within(Clue clue, IdentityClaim claim) {
    LocalDate first = clue.first().map(Identities::day).orElse(LocalDate.MIN);
    LocalDate last = clue.last().map(Identities::day).orElse(LocalDate.MAX);
    return claim.from().map(from -> !last.isBefore(from)).orElse(true)
        && claim.until().map(until -> !first.isAfter(until)).orElse(true);
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZONE).toLocalDate();
  }

  /** Whether a person confirmed the clue: the claim has a proof of its kind from its item. */
  private static boolean confirmed(Clue clue, List<IdentityClaim> stated) {
    return clue.bearing() != Bearing.DENIES
        && clue.bearing() != Bearing.ANOTHER_NAME
        && stated.stream()
            .filter(c -> clue.party().isEmpty() || clue.party().get().equals(c.party()))
            .flatMap(c -> c.proofs().stream())
            .anyMatch(p -> p.kind() == clue.kind() && p.item() == clue.item());
  }

  private List<String> sameParty(String key, List<IdentityClaim> stated) {
    Set<String> parties = stated.stream().map(IdentityClaim::party).collect(Collectors.toSet());
    return matter.identities().stream()
        .filter(c -> parties.contains(c.party()))
        .map(c -> Account.normalKey(c.account()))
        .filter(other -> !other.equals(key))
        .distinct()
        .sorted()
        .toList();
  }

  private List<Text> notes(int listed) {
    List<Text> notes = new ArrayList<>();
    long unread = matter.items().stream().filter(i -> i.reading().isEmpty()).count();
    if (unread > 0) {
      notes.add(
          new Text(
              "有 " + unread + " 项证据没有读取,其中没有查找",
              unread + " items were not read; nothing was looked for in them"));
    }
    notes.add(
        new Text(
            "没有看图片、没有听录音、没有核对任何人的身份;线索只来自已读出的文字和数字",
            "no picture was looked at, no sound listened to and nobody's identity checked; clues"
                + " come from words and numbers that were read"));
    if (listed > LISTED) {
      notes.add(
          new Text(
              "账号过多,只列出前 " + LISTED + " 个",
              "too many accounts; the first " + LISTED + " are listed"));
    }
    long dropped = survey.clues().dropped() + survey.names().dropped();
    if (dropped > 0) {
      notes.add(
          new Text(
              "线索或账号过多,有 " + dropped + " 处没有保留",
              "more clues or accounts than are kept; " + dropped + " are not"));
    }
    return notes;
  }
}
