package org.tiezheng.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.AccountStanding;
import org.tiezheng.examine.identity.Clue;
import org.tiezheng.examine.identity.NameSeen;
import org.tiezheng.examine.identity.NextStep;

/** What a person reads about accounts and persons. */
final class WhoLines {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int NAMES = 8;

  private final Who.Result result;
  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private WhoLines(Who.Result result, Locale locale) {
    this.result = result;
    this.locale = locale;
  }

  static List<String> of(Who.Result result, Locale locale) {
    WhoLines lines = new WhoLines(result, locale);
    result.report().accounts().forEach(lines::account);
    if (result.report().accounts().isEmpty()) {
      lines.say("没有账号。", "There is no account.");
    }
    lines.people();
    if (result.report().others() > 0) {
      lines.say(
          "另有 %,d 个账号没有主张、没有线索,也不在要提交的对话里,没有列出。".formatted(result.report().others()),
          "%,d more accounts have no claim and no clue and write in nothing that is handed in; they are not listed."
              .formatted(result.report().others()));
    }
    lines.say("怎样算独立:", "What counts as independent:");
    result.measure().forEach(text -> lines.add("  - " + lines.in(text)));
    result.report().notes().forEach(text -> lines.add("* " + lines.in(text)));
    return lines.lines;
  }

  private String in(Text text) {
    return text.in(locale);
  }

  private void say(String zh, String en) {
    lines.add(in(new Text(zh, en)));
  }

  private void add(String line) {
    lines.add(line.replaceAll("\\R", " "));
  }

  private void account(AccountStanding a) {
    String name =
        a.names().stream()
            .filter(n -> n.kind() != NameSeen.Kind.ALIAS)
            .reduce((_, last) -> last)
            .map(n -> " " + n.name())
            .orElse("");
    add(
        "■ "
            + in(SourceNames.account(a.account()))
            + name
            + " → "
            + whose(a)
            + " 【"
            + in(a.status().title())
            + "】");
    add("    " + a.account() + seen(a));
    names(a);
    a.claims().forEach(claim -> claim(claim));
    a.absent()
        .forEach(proof ->
            add(
                "    ! "
                    + in(
                        new Text(
                            "依据指向的证据 " + proof.item() + " 不在案件中,不计入",
                            "a proof leads to item "
                                + proof.item()
                                + ", which is not in the case; it does not count"))));
    a.against().forEach(this::against);
    a.clues().stream().filter(clue -> clue.bearing() != Clue.Bearing.DENIES).forEach(this::clue);
    a.steps().forEach(this::step);
  }

  private String whose(AccountStanding a) {
    List<String> parties =
        a.claims().stream().map(IdentityClaim::party).distinct().map(this::party).toList();
    return parties.isEmpty()
        ? in(new Text("未写明", "nobody is stated"))
        : String.join(" / ", parties);
  }

  private String party(String id) {
    Optional<Party> party =
        result.matter().parties().stream().filter(p -> p.id().equals(id)).findFirst();
    return party.map(p -> p.name() + "(" + in(p.role().title()) + ")").orElse(id);
  }

  private String seen(AccountStanding a) {
    String owner =
        a.ownerOf().isEmpty()
            ? ""
            : in(
                new Text(
                    " · 来源账号:证据 " + numbers(a.ownerOf()),
                    " · owner of the source: item " + numbers(a.ownerOf())));
    String wrote =
        a.messages() == 0
            ? ""
            : in(
                new Text(
                    " · %,d 条消息".formatted(a.messages()),
                    " · %,d messages".formatted(a.messages())));
    String same =
        a.sameParty().isEmpty()
            ? ""
            : in(
                new Text(
                    " · 同一人的其他账号:" + String.join("、", a.sameParty()),
                    " · other accounts of the same person: " + String.join(", ", a.sameParty())));
    return owner + wrote + same;
  }

  private static String numbers(List<Integer> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private void names(AccountStanding a) {
    a.names().stream().limit(NAMES).forEach(this::name);
    long more = a.moreNames() + Math.max(0, a.names().size() - NAMES);
    if (more > 0) {
      add("    " + in(new Text("名称另有 " + more + " 处", more + " more names")));
    }
  }

  private void name(NameSeen n) {
    String when =
        n.first().isEmpty()
            ? ""
            : " " + day(n.first()) + (n.last().equals(n.first()) ? "" : "…" + day(n.last()));
    String former = n.former() ? in(new Text("(曾用,恢复的行)", " (former, recovered row)")) : "";
    String item = n.item() == 0 ? "case.yaml" : in(new Text("证据 " + n.item(), "item " + n.item()));
    add("    " + in(n.kind().title()) + ":" + n.name() + former + when + " (" + item + ")");
  }

  private static String day(Optional<Instant> time) {
    return time.map(t -> t.atZone(ZONE).toLocalDate().toString()).orElse("");
  }

  private void claim(IdentityClaim claim) {
    String period =
        claim.from().isEmpty() && claim.until().isEmpty()
            ? ""
            : " "
                + claim.from().map(Object::toString).orElse("")
                + "…"
                + claim.until().map(Object::toString).orElse("");
    for (IdentityClaim.Proof proof : claim.proofs()) {
      add(
          "    ✓ "
              + party(claim.party())
              + period
              + " · "
              + in(proof.kind().title())
              + " · "
              + in(new Text("证据 " + proof.item(), "item " + proof.item()))
              + (proof.where().isBlank() ? "" : " " + proof.where()));
    }
    claim
        .admitted()
        .ifPresent(where ->
            add(
                "    ✓ "
                    + party(claim.party())
                    + period
                    + " · "
                    + in(new Text("对方承认:", "admitted: "))
                    + where));
  }

  private void against(AccountStanding.Against against) {
    add("    ✗ " + in(against.what()) + against.clue().map(c -> " · " + at(c)).orElse(""));
    against.explained().ifPresent(e -> add("      " + in(new Text("说明:", "explained: ")) + e));
  }

  private void clue(Clue clue) {
    add(
        "    ? ["
            + clue.id()
            + "] "
            + in(clue.kind().title())
            + " · "
            + in(clue.says())
            + " · "
            + at(clue)
            + (clue.count() > 1
                ? in(new Text(",共 " + clue.count() + " 处", ", " + clue.count() + " places"))
                : ""));
  }

  private String at(Clue clue) {
    String item = in(new Text("证据 " + clue.item(), "item " + clue.item()));
    if (clue.places().isEmpty()) {
      return item;
    }
    Pointer first = clue.places().getFirst();
    String where =
        clue.lines().isEmpty()
            ? (first.file() + " " + first.where()).strip()
            : in(
                new Text("第 " + clue.lines().getFirst() + " 行", "line " + clue.lines().getFirst()));
    return item + " " + where + (first.value().isBlank() ? "" : ":" + first.value());
  }

  private void step(NextStep step) {
    add(
        "    → "
            + in(step.what())
            + step.doc().map(doc -> " (" + doc + ")").orElse("")
            + " ["
            + step.source()
            + "]");
  }

  /** The accounts of each party, so that one person's several accounts stand together. */
  private void people() {
    for (Party party : result.matter().parties()) {
      List<String> accounts =
          result.report().accounts().stream()
              .filter(a -> a.claims().stream().anyMatch(c -> c.party().equals(party.id())))
              .map(a -> in(SourceNames.account(a.account())) + "(" + in(a.status().title()) + ")")
              .toList();
      if (!accounts.isEmpty()) {
        add(party(party.id()) + ": " + String.join(in(new Text("、", ", ")), accounts));
      }
    }
  }
}
