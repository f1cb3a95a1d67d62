package org.tiezheng.present.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;

/** What papers take from the parties, their lawyers and their accounts. */
final class PartySupplies {
  /** A conversation of so few persons may name them all; a group may not. */
  private static final int FEW = 3;

  private PartySupplies() {}

  static Optional<String> self(LetterContext c) {
    return c.matter().self().map(p -> c.names(List.of(p)));
  }

  static Optional<String> phones(LetterContext c) {
    return c.matter().self().map(p -> String.join(c.say("、", ", "), p.phones()));
  }

  static Optional<String> agent(LetterContext c) {
    return c.matter().self().flatMap(Party::representative);
  }

  static Optional<String> opponents(LetterContext c) {
    return Optional.of(c.names(c.matter().opponents()));
  }

  static Optional<String> deadline(LetterContext c) {
    return c.matter().proofDeadline().map(Object::toString);
  }

  /** Before the case has a number it is not yet registered. */
  static Set<String> stage(LetterContext c) {
    return c.matter().caseNumber().isBlank() ? Set.of() : Set.of("inSuit");
  }

  static List<List<String>> lawyers(LetterContext c) {
    Map<String, String> known = c.matter().attributes();
    return Letters.lawyers(c.all()).stream()
        .map(lawyer ->
            Stream.of("name", "firm", "licence", "phone")
                .map(part -> known.getOrDefault(lawyer + "." + part, ""))
                .map(v -> v.isBlank() ? c.say("______【待填】", "______ [to be filled in]") : v)
                .toList())
        .toList();
  }

  static Optional<String> lawyersDemanded(LetterContext c) {
    int has = Letters.lawyers(c.all()).size();
    int wants = c.platform().map(Platform::lawyers).orElse(0);
    if (wants == 0) {
      return Optional.of(
          c.say(
              "单位目录没有该单位对律师人数的要求，请先确认；case.yaml 载明 " + has + " 名律师。",
              "The directory does not know how many lawyers the unit asks for; case.yaml names "
                  + has
                  + "."));
    }
    return Optional.of(
        c.say(
            "单位目录记载需 " + wants + " 名律师，case.yaml 载明 " + has + " 名" + (has < wants ? "，不足。" : "。"),
            "The directory says "
                + wants
                + ", case.yaml names "
                + has
                + (has < wants ? ": too few." : ".")));
  }

  /** Accounts of opponents on this platform; else those of a talk between few. */
  static List<List<String>> accounts(LetterContext c) {
    List<List<String>> claimed =
        c.matter().identities().stream()
            .filter(claim -> ofPlatform(c, claim.account()))
            .flatMap(claim ->
                c.matter().opponents().stream()
                    .filter(p -> p.id().equals(claim.party()))
                    .map(p -> List.of(claim.account(), p.name(), proofs(c, claim))))
            .toList();
    return claimed.isEmpty() ? unclaimed(c) : claimed;
  }

  private static boolean ofPlatform(LetterContext c, String account) {
    String name = account.substring(0, Math.max(0, account.indexOf(':')));
    return c.platform().isEmpty() || c.platform().get().accounts().contains(name);
  }

  private static String proofs(LetterContext c, IdentityClaim claim) {
    return claim.proofs().isEmpty()
        ? c.say("（案件文件未载明依据）", "(the case file gives no proof)")
        : claim.proofs().stream()
            .map(p -> c.say("第 " + p.item() + " 项证据 ", "item " + p.item() + " ") + p.where())
            .collect(Collectors.joining(c.say("；", "; ")));
  }

  private static List<List<String>> unclaimed(LetterContext c) {
    return c.items().stream()
        .map(Item::reading)
        .flatMap(Optional::stream)
        .filter(r -> r.accounts().size() <= FEW)
        .flatMap(PartySupplies::others)
        .filter(a -> ofPlatform(c, a.key()))
        .map(a ->
            List.of(
                a.key(),
                String.join(c.say("、", ", "), a.names()),
                c.say("（尚未认定属于何人）", "(not yet shown whose it is)")))
        .distinct()
        .toList();
  }

  private static Stream<Account> others(Reading reading) {
    return reading.accounts().stream().filter(a -> !reading.owner().equals(Optional.of(a.key())));
  }
}
