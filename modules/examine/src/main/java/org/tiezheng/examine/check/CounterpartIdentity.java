package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;

/** CHAT-002: who stands behind the counterpart's account is shown by two independent proofs. */
final class CounterpartIdentity implements Check.OfItem {
  private static final String LEAST = "leastProofs";

  @Override
  public String name() {
    return "chat.identity.counterpart";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(LEAST);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> owner = item.reading().flatMap(Reading::owner);
    Set<String> others = accounts(item, context);
    owner.ifPresent(others::remove);
    if (owner.isEmpty()) {
      others.removeIf(account -> own(account, context));
    }
    if (others.isEmpty()) {
      return Ruling.unknown(
          "没有对方账号", "there is no account of the other side", "item.reading.accounts");
    }
    Places none = new Places();
    Places weak = new Places();
    Places good = new Places();
    Places admissions = new Places();
    Places against = new Places();
    for (String account : others) {
      contradictions(account, context, against);
      List<IdentityClaim> claims = context.claims(account);
      boolean disputed = disputed(claims);
      boolean admitted = claims.stream().anyMatch(claim -> claim.admitted().isPresent());
      int independent = disputed ? 0 : independent(claims, context);
      Places where =
          independent >= params.number(LEAST)
              ? good
              : admitted && !disputed ? admissions : independent == 0 ? none : weak;
      where.add(account, "proofs", said(claims, disputed));
    }
    if (!none.isEmpty()) {
      return Ruling.fail(
              "%d 个对方账号没有身份依据".formatted(none.count()),
              "%d accounts of the other side have no proof of identity".formatted(none.count()))
          .at(none.list());
    }
    if (!against.isEmpty()) {
      return Ruling.warn(
              "记录中有 %d 处与所主张的身份矛盾,没有说明(who 列出全部)".formatted(against.count()),
              "%d places in the records contradict whose account it is said to be, unexplained (who lists them)"
                  .formatted(against.count()))
          .at(against.list());
    }
    if (!weak.isEmpty()) {
      return Ruling.warn(
              "对方账号的独立身份依据不足 %d 项".formatted(params.number(LEAST)),
              "fewer than %d independent proofs of identity".formatted(params.number(LEAST)))
          .at(weak.list());
    }
    return admissions.isEmpty()
        ? Ruling.pass("对方账号有两项以上独立的身份依据", "two or more independent proofs of identity")
            .at(good.list())
        : admitted(admissions, good);
  }

  /** A person wrote that it was admitted; the record of the proceedings was not read. */
  private static Ruling admitted(Places admissions, Places good) {
    String zh = "%d 个对方账号已由对方在诉讼中承认(照所填,未核对笔录)".formatted(admissions.count());
    String en =
        "%d accounts are admitted in the proceedings (as stated; the record of it was not read)"
            .formatted(admissions.count());
    return good.isEmpty()
        ? Ruling.pass(zh, en).at(admissions.list())
        : Ruling.pass(
                zh + ";其余有两项以上独立的身份依据", en + "; for the others two or more independent proofs")
            .at(Stream.concat(admissions.list().stream(), good.list().stream()).toList());
  }

  /** What the records say against the claims and nobody has explained. */
  private static void contradictions(String account, Context context, Places against) {
    if (context.claims(account).isEmpty()) {
      return;
    }
    String key = Account.normalKey(account);
    context.identities().accounts().stream()
        .filter(standing -> standing.account().equals(key))
        .flatMap(standing -> standing.against().stream())
        .filter(a -> a.explained().isEmpty())
        .flatMap(a -> a.clue().stream())
        .forEach(clue -> {
          Pointer first = clue.places().getFirst();
          against.add(
              first.file(),
              first.where(),
              clue.says().zh() + " / " + clue.says().en() + ": " + first.value());
        });
  }

  /** Whether two persons are claimed for the same time. */
  private static boolean disputed(List<IdentityClaim> claims) {
    return claims.stream()
        .anyMatch(one ->
            claims.stream()
                .anyMatch(other -> !one.party().equals(other.party()) && one.overlaps(other)));
  }

  /** Of an account that changed hands, those of the person for whom there are fewest. */
  private static int independent(List<IdentityClaim> claims, Context context) {
    return claims.stream()
        .collect(
            Collectors.groupingBy(
                IdentityClaim::party,
                Collectors.flatMapping(
                    claim -> Proofs.existing(claim, context).stream(), Collectors.toList())))
        .values()
        .stream()
        .mapToInt(Proofs::independent)
        .min()
        .orElse(0);
  }

  private static String said(List<IdentityClaim> claims, boolean disputed) {
    return disputed
        ? "claimed for two persons at the same time"
        : claims.stream()
            .flatMap(claim ->
                Stream.concat(
                    claim.admitted().map(where -> "admitted: " + where).stream(),
                    claim.proofs().stream()
                        .map(p -> p.kind().name() + " item " + p.item() + " " + p.where())))
            .collect(Collectors.joining("; "));
  }

  /** Those of the chosen conversations, or all that the reading names. */
  private static Set<String> accounts(Item item, Context context) {
    Set<String> accounts = new TreeSet<>();
    if (!item.selection().orElse(Selection.NONE).narrows()) {
      item.reading().ifPresent(r -> r.accounts().forEach(a -> accounts.add(a.key())));
      return accounts;
    }
    Predicate<Record> goes = ChosenTalk.of(item, context);
    try (Stream<ChatMessage> messages =
        context
            .records(item)
            .filter(goes)
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)) {
      messages.forEach(m -> accounts.addAll(m.accounts()));
    }
    return accounts;
  }

  private static boolean own(String account, Context context) {
    return context
        .party(account)
        .flatMap(p -> context.matter().self().filter(self -> self.id().equals(p)))
        .isPresent();
  }
}
