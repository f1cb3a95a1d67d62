package org.tiezheng.casework;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseFileAdditions;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.Proof;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.Clue;

/**
 * A person says whose account it is and on what it rests: it is added to {@code case.yaml} and
 * noted in the custody log. Nothing that stands there is changed.
 */
public final class ConfirmIdentity {
  private final OpenCase open;

  public ConfirmIdentity(OpenCase open) {
    this.open = open;
  }

  /**
   * What is confirmed.
   *
   * @param clues ids of clues that {@link Who} told
   * @param party id, name or role; needed for clues that name nobody
   * @param account key of the account, for a proof that is no clue
   * @param proof of which kind that is; empty if only the claim, or what follows, is stated
   * @param item that shows it
   * @param where line, page or sentence in it
   * @param admitted where the other side admitted it in the proceedings
   * @param explained what is said to that which speaks against the claim
   */
  public record Request(
      List<String> clues,
      Optional<String> party,
      Optional<String> account,
      Optional<ProofKind> proof,
      Optional<Integer> item,
      String where,
      Optional<String> admitted,
      Optional<String> explained,
      Optional<LocalDate> from,
      Optional<LocalDate> until) {
    public Request {
      clues = List.copyOf(clues);
    }
  }

  /**
   * Adds the claims.
   *
   * @return what was added
   * @throws CaseFileException if a clue, party or item is not there, or a clue proves nothing
   */
  public List<IdentityClaim> run(Request request) throws IOException {
    Case matter = open.matter();
    List<IdentityClaim> claims = new ArrayList<>();
    if (!request.clues().isEmpty()) {
      claims.addAll(ofClues(request, new Who(open).run(Optional.empty())));
    }
    if (request.account().isPresent()) {
      claims.add(stated(request, matter));
    }
    if (claims.isEmpty()) {
      throw wrong(
          "没有要确认的:用 --confirm 指明线索,或用 --account、--for 写明账号和人。",
          "Nothing to confirm: name clues with --confirm, or an account and a person with --account"
              + " and --for.");
    }
    open.file(CaseFileAdditions.identities(open.file(), claims));
    open.save(open.matter());
    open.note(Event.Type.NOTE, what(request, claims));
    return List.copyOf(claims);
  }

  private List<IdentityClaim> ofClues(Request request, Who.Result found) {
    Map<String, List<Proof>> proofs = new LinkedHashMap<>();
    for (String id : request.clues()) {
      Clue clue =
          found
              .clue(id)
              .orElseThrow(() ->
                  wrong(
                      "没有编号为 " + id + " 的线索(可能已经确认);运行 who 可列出线索。",
                      "There is no clue "
                          + id
                          + " (it may be confirmed already); who lists them."));
      String party = party(request, clue, found.matter());
      proofs
          .computeIfAbsent(clue.account() + "\n" + party, _ -> new ArrayList<>())
          .add(new Proof(clue.kind(), clue.item(), clue.where()));
    }
    return proofs.entrySet().stream()
        .map(e -> {
          String[] key = e.getKey().split("\n", 2);
          return claim(request, key[0], key[1], e.getValue());
        })
        .toList();
  }

  private static String party(Request request, Clue clue, Case matter) {
    Optional<String> meant = request.party().map(word -> party(word, matter).id());
    if (clue.bearing() == Clue.Bearing.DENIES || clue.bearing() == Clue.Bearing.ANOTHER_NAME) {
      throw wrong(
          "线索 " + clue.id() + " 说的是相反的事,不能作为依据确认;可用 --explained 说明。",
          "Clue " + clue.id() + " says the opposite and is no proof; explain it with --explained.");
    }
    if (clue.party().isPresent() && meant.isPresent() && !clue.party().equals(meant)) {
      throw wrong(
          "线索 " + clue.id() + " 指的是另一人,与 --for 不同。",
          "Clue " + clue.id() + " names another person than --for does.");
    }
    return clue.party()
        .or(() -> meant)
        .orElseThrow(() ->
            wrong(
                "线索 " + clue.id() + " 没有写明是谁;请看过、听过后用 --for 写明。",
                "Clue "
                    + clue.id()
                    + " names nobody; look or listen, then name the person with --for."));
  }

  private IdentityClaim stated(Request request, Case matter) {
    String account = Account.normalKey(request.account().orElseThrow());
    if (account.indexOf(':') <= 0) {
      throw wrong(
          "账号“" + account + "”应写作“平台:号码”,如 wechat:wxid_xxx。",
          "The account \""
              + account
              + "\" must be written as platform:id, such as wechat:wxid_xxx.");
    }
    Party party =
        party(
            request
                .party()
                .orElseThrow(() -> wrong("请用 --for 写明是谁的账号。", "Name the person with --for.")),
            matter);
    List<Proof> proofs = new ArrayList<>();
    if (request.proof().isPresent() != request.item().isPresent()) {
      throw wrong(
          "依据要同时写明种类(--proof)和证据编号(--item)。",
          "A proof needs its kind (--proof) and its item (--item).");
    }
    request
        .proof()
        .ifPresent(kind -> {
          int item = request.item().orElseThrow();
          if (matter.item(item).isEmpty()) {
            throw wrong("没有编号为 " + item + " 的证据。", "There is no item " + item + ".");
          }
          proofs.add(new Proof(kind, item, request.where()));
        });
    return claim(request, account, party.id(), proofs);
  }

  private static IdentityClaim claim(
      Request request, String account, String party, List<Proof> proofs) {
    if (request.from().isPresent()
        && request.until().isPresent()
        && request.until().get().isBefore(request.from().get())) {
      throw wrong("--until 早于 --from。", "--until is before --from.");
    }
    return new IdentityClaim(
        account,
        party,
        proofs,
        request.admitted(),
        request.explained(),
        request.from(),
        request.until());
  }

  private static Party party(String word, Case matter) {
    List<Party> called = matter.parties().stream().filter(p -> called(p, word)).toList();
    if (called.size() == 1) {
      return called.getFirst();
    }
    String known =
        matter.parties().stream()
            .map(p -> p.id() + "=" + p.name())
            .collect(Collectors.joining(", "));
    throw wrong(
        (called.isEmpty() ? "没有当事人“" : "不止一个当事人叫“") + word + "”;案件中有:" + known + "。",
        (called.isEmpty() ? "No party is called \"" : "More than one party is called \"")
            + word
            + "\"; the case has: "
            + known
            + ".");
  }

  /** Whether a person means this party: by id, name or role. */
  static boolean called(Party party, String word) {
    return party.id().equals(word)
        || party.name().equals(word)
        || party.role().title().zh().equals(word)
        || party.role().title().en().equalsIgnoreCase(word);
  }

  private Map<String, String> what(Request request, List<IdentityClaim> claims) throws IOException {
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "identity");
    what.put(
        "claims",
        claims.stream()
            .map(c ->
                c.account()
                    + " = "
                    + c.party()
                    + c.proofs().stream()
                        .map(p ->
                            " "
                                + p.kind()
                                + "@"
                                + p.item()
                                + (p.where().isBlank() ? "" : " " + p.where()))
                        .collect(Collectors.joining(";")))
            .collect(Collectors.joining("; ")));
    if (!request.clues().isEmpty()) {
      what.put("clues", String.join(",", request.clues()));
    }
    request.admitted().ifPresent(a -> what.put("admitted", a));
    request.explained().ifPresent(e -> what.put("explained", e));
    what.put("caseYamlSha256", Workplace.sha256(open.file().path()));
    return what;
  }

  private static CaseFileException wrong(String zh, String en) {
    return new CaseFileException(new Text(zh, en));
  }
}
