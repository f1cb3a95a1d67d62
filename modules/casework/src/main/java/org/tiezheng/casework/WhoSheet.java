package org.tiezheng.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.AccountStanding;
import org.tiezheng.examine.identity.Clue;
import org.tiezheng.examine.identity.NameSeen;
import org.tiezheng.examine.identity.NextStep;
import org.tiezheng.examine.identity.Status;

/**
 * Accounts and persons in plain values, with what a person set aside of the clues.
 *
 * @param others how many more accounts were seen of which nothing is claimed and nothing found
 * @param measure when two proofs count as independent
 */
public record WhoSheet(
    List<Account> accounts,
    List<Person> persons,
    long others,
    List<Text> notes,
    List<Text> measure) {
  static final String SUBJECT = "clue";
  static final String CLUE = "id";
  static final String ASIDE = "aside";
  static final String REASON = "reason";
  private static final int NAMES = 8;

  public WhoSheet {
    accounts = List.copyOf(accounts);
    persons = List.copyOf(persons);
    notes = List.copyOf(notes);
    measure = List.copyOf(measure);
  }

  /** A party of the case. */
  public record Person(String id, String name, Text role) {}

  /**
   * An account.
   *
   * @param key by which it is named
   * @param called platform and id as people say it
   * @param status name of what is shown so far
   * @param proved whether it needs nothing more
   */
  public record Account(
      String key,
      Text called,
      String status,
      Text statusTitle,
      boolean contradicted,
      boolean proved,
      long messages,
      List<Name> names,
      long moreNames,
      List<Claim> claims,
      List<Against> against,
      List<Candidate> candidates,
      List<Step> steps) {
    public Account {
      names = List.copyOf(names);
      claims = List.copyOf(claims);
      against = List.copyOf(against);
      candidates = List.copyOf(candidates);
      steps = List.copyOf(steps);
    }
  }

  /** A name that the account bore. */
  public record Name(Text kind, String name, long count) {}

  /**
   * What the case file says.
   *
   * @param person name of the party
   * @param admitted where the other side admitted it; may be empty
   * @param explained what is said to that which speaks against it; may be empty
   * @param period from and until, if the account changed hands; may be empty
   */
  public record Claim(
      String party,
      String person,
      List<Proof> proofs,
      String admitted,
      String explained,
      String period) {
    public Claim {
      proofs = List.copyOf(proofs);
    }
  }

  /** A proof that a person named. */
  public record Proof(Text kind, int item, String where) {}

  /** What speaks against a claim. */
  public record Against(
      String party, String person, Text what, Optional<Candidate> clue, String explained) {}

  /**
   * What a person could confirm, or set aside.
   *
   * @param person name of the party that it names; empty if it names nobody
   * @param line number of the first line that shows it; 0 if none does
   * @param aside why a person set it aside; empty if nobody did
   */
  public record Candidate(
      String id,
      Text kind,
      String party,
      String person,
      boolean denies,
      int item,
      long line,
      String where,
      String shown,
      long count,
      Text says,
      Optional<String> aside) {}

  /** What would help. */
  public record Step(Text what, String paper, String source) {}

  /** Of what was found. */
  public static WhoSheet of(Who.Result found, OpenCase open) {
    return new Making(found, aside(open)).sheet();
  }

  /**
   * Clues that a person set aside, with the reason; what was taken back later is not among them.
   */
  private static Map<String, String> aside(OpenCase open) {
    Map<String, String> aside = new HashMap<>();
    open.custody().stream()
        .map(OpenCase.CustodyLine::event)
        .filter(e -> e.kind() == Event.Type.NOTE && SUBJECT.equals(e.what().get("subject")))
        .forEach(e -> {
          String id = e.what().getOrDefault(CLUE, "");
          if (Boolean.parseBoolean(e.what().get(ASIDE))) {
            aside.put(id, e.what().getOrDefault(REASON, ""));
          } else {
            aside.remove(id);
          }
        });
    return aside;
  }

  /** Puts one sheet together. */
  private record Making(Who.Result found, Map<String, String> aside) {
    WhoSheet sheet() {
      return new WhoSheet(
          found.report().accounts().stream().map(this::account).toList(),
          found.matter().parties().stream()
              .map(
                  p -> new Person(p.id(), p.name().isBlank() ? p.id() : p.name(), p.role().title()))
              .toList(),
          found.report().others(),
          found.report().notes(),
          found.measure());
    }

    private String person(String id) {
      return found.matter().parties().stream()
          .filter(p -> p.id().equals(id))
          .findFirst()
          .map(Party::name)
          .filter(n -> !n.isBlank())
          .orElse(id);
    }

    private Account account(AccountStanding a) {
      return new Account(
          a.account(),
          SourceNames.account(a.account()),
          a.status().name(),
          a.status().title(),
          a.status() == Status.CONTRADICTED,
          a.status() == Status.TWO_PROOFS || a.status() == Status.ADMITTED,
          a.messages(),
          a.names().stream().limit(NAMES).map(Making::name).toList(),
          a.moreNames() + Math.max(0, a.names().size() - NAMES),
          a.claims().stream().map(this::claim).toList(),
          a.against().stream()
              .map(x ->
                  new Against(
                      x.party(),
                      person(x.party()),
                      x.what(),
                      x.clue().map(this::candidate),
                      x.explained().orElse("")))
              .toList(),
          a.clues().stream()
              .filter(c -> c.bearing() != Clue.Bearing.DENIES)
              .map(this::candidate)
              .toList(),
          a.steps().stream().map(Making::step).toList());
    }

    private static Name name(NameSeen seen) {
      return new Name(seen.kind().title(), seen.name(), seen.count());
    }

    private static Step step(NextStep step) {
      return new Step(step.what(), step.doc().orElse(""), step.source());
    }

    private Claim claim(IdentityClaim claim) {
      String period =
          claim.from().isEmpty() && claim.until().isEmpty()
              ? ""
              : claim.from().map(Object::toString).orElse("…")
                  + " – "
                  + claim.until().map(Object::toString).orElse("…");
      return new Claim(
          claim.party(),
          person(claim.party()),
          claim.proofs().stream()
              .map(p -> new Proof(p.kind().title(), p.item(), p.where()))
              .toList(),
          claim.admitted().orElse(""),
          claim.explained().orElse(""),
          period);
    }

    private Candidate candidate(Clue clue) {
      Optional<Pointer> first = clue.places().stream().findFirst();
      return new Candidate(
          clue.id(),
          clue.kind().title(),
          clue.party().orElse(""),
          clue.party().map(this::person).orElse(""),
          clue.bearing() == Clue.Bearing.DENIES || clue.bearing() == Clue.Bearing.ANOTHER_NAME,
          clue.item(),
          clue.lines().isEmpty() ? 0 : clue.lines().getFirst(),
          first.map(p -> (p.file() + " " + p.where()).strip()).orElse(""),
          first.map(Pointer::value).orElse(""),
          clue.count(),
          clue.says(),
          Optional.ofNullable(aside.get(clue.id())));
    }
  }
}
