package org.tiezheng.present.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.identity.AccountProfile.NameKind;
import org.tiezheng.present.identity.AccountProfile.TraitKind;

/**
 * Gathers the profiles of both sides' accounts from the records that may leave: those that are
 * claimed for somebody, those that a source belongs to, and the other side of a talk between two.
 * Bystanders of groups are not among them. One walk over the records; memory grows with accounts
 * and their names only.
 */
public final class ProfileGathering {
  private static final Set<String> WITH_PROFILE =
      Set.of("wechat", "qq", "wecom", "whatsapp", "telegram", "alipay");
  private static final int MOST_TRACKED = 200_000;
  private static final int MOST_FILES = 6;

  /** What a source says of itself stands in no row. */
  static final Provenance OF_SOURCE = Provenance.of("", new Locator.Whole());

  private static final Pattern PROFILE_FILE =
      Pattern.compile("(?i).*(?:资料|个人信息|名片页|profile|搜索|search).*");

  private final Case file;
  private final boolean all;
  private final Map<String, NamesOfAccount> found = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> ownerOf = new HashMap<>();
  private final Set<String> counterparts = new LinkedHashSet<>();
  private final Map<Integer, List<Original>> originals = new HashMap<>();

  private ProfileGathering(Case file, boolean all) {
    this.file = file;
    this.all = all;
  }

  /**
   * What an item gives.
   *
   * @param reading as far as it may be shown
   * @param records as far as they may be shown
   * @param originals whose names and digests may be printed
   */
  public record Source(
      Item item, Reading reading, Iterable<? extends Record> records, List<Original> originals) {
    public Source {
      originals = List.copyOf(originals);
    }
  }

  /**
   * The profiles, those of the own side first.
   *
   * @param all whether proofs may name items that are not handed in; in a bundle they may not
   */
  public static List<AccountProfile> of(Case file, List<Source> sources, boolean all) {
    ProfileGathering gathering = new ProfileGathering(file, all);
    for (Source source : sources) {
      gathering.originals.put(source.item().number(), source.originals());
      Kind kind = source.item().kind();
      if (kind == Kind.CHAT || kind == Kind.PAYMENT || kind == Kind.CONTACTS) {
        gathering.read(source);
      }
    }
    gathering.stated();
    return gathering.profiles();
  }

  /** What the person wrote of accounts that the records name. */
  private void stated() {
    for (Account account : file.accounts()) {
      NamesOfAccount names = found.get(Account.normalKey(account.key()));
      if (names != null) {
        account.alias().ifPresent(a -> names.stated(NameKind.ALIAS, a, 0, OF_SOURCE));
      }
    }
  }

  private void read(Source source) {
    int item = source.item().number();
    Map<String, Set<String>> writers = new LinkedHashMap<>();
    Set<String> groups = new HashSet<>();
    for (Record record : source.records()) {
      switch (record) {
        case ChatMessage m ->
            m.sender()
                .ifPresent(sender -> {
                  of(sender)
                      .ifPresent(n ->
                          n.name(
                              NameKind.SHOWN,
                              m.senderName(),
                              item,
                              m.provenance(),
                              m.time().instant(),
                              m.state()));
                  Set<String> in =
                      writers.computeIfAbsent(m.conversation(), _ -> new LinkedHashSet<>());
                  if (in.size() < 3) {
                    in.add(Account.normalKey(sender));
                  }
                });
        case Contact c -> contact(item, c);
        case Conversation c -> {
          // Where two of many wrote, the others are bystanders all the same.
          if (c.type() != Conversation.Type.DIRECT
              && (c.type() == Conversation.Type.GROUP || c.participants().size() > 2)) {
            groups.add(c.id());
          }
          c.participants()
              .forEach(p ->
                  of(p.account())
                      .ifPresent(n ->
                          n.name(
                              NameKind.GROUP,
                              p.name(),
                              item,
                              c.provenance(),
                              Optional.empty(),
                              c.state())));
        }
        default -> {}
      }
    }
    // A row that shows a name is a better place than the source as a whole.
    accounts(source.item(), source.reading());
    writers.forEach((conversation, in) -> {
      if (in.size() <= 2 && !groups.contains(conversation)) {
        counterparts.addAll(in);
      }
    });
  }

  private Optional<NamesOfAccount> of(String account) {
    String key = Account.normalKey(account);
    if (!found.containsKey(key) && found.size() >= MOST_TRACKED) {
      return Optional.empty();
    }
    return Optional.of(found.computeIfAbsent(key, _ -> new NamesOfAccount()));
  }

  private void accounts(Item item, Reading reading) {
    reading
        .owner()
        .map(Account::normalKey)
        .ifPresent(
            owner -> ownerOf.computeIfAbsent(owner, _ -> new TreeSet<>()).add(item.number()));
    for (Account account : reading.accounts()) {
      boolean owner = reading.owner().equals(Optional.of(account.key()));
      if (!owner && !claimed(account.key())) {
        continue;
      }
      NameKind kind = item.kind() == Kind.PAYMENT ? NameKind.HOLDER : NameKind.SHOWN;
      of(account.key())
          .ifPresent(n -> {
            account.alias().ifPresent(a -> n.stated(NameKind.ALIAS, a, item.number(), OF_SOURCE));
            account.names().forEach(name -> n.stated(kind, name, item.number(), OF_SOURCE));
          });
    }
  }

  private void contact(int item, Contact c) {
    for (String address : c.addresses()) {
      if (!WITH_PROFILE.contains(platform(address))) {
        continue;
      }
      of(address)
          .ifPresent(n -> {
            Optional<java.time.Instant> time = c.time().instant();
            n.name(NameKind.NICK, c.name(), item, c.provenance(), time, c.state());
            n.name(NameKind.REMARK, c.note(), item, c.provenance(), time, c.state());
            n.name(
                NameKind.ALIAS,
                c.extra().getOrDefault("alias", ""),
                item,
                c.provenance(),
                time,
                c.state());
            c.numbers().forEach(p -> n.trait(TraitKind.PHONE, p, item, c.provenance()));
            ContactTraits.of(c)
                .forEach((kind, value) -> n.trait(kind, value, item, c.provenance()));
          });
    }
  }

  private static String platform(String account) {
    return account.substring(0, Math.max(0, account.indexOf(':')));
  }

  private List<AccountProfile> profiles() {
    List<AccountProfile> profiles = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>(found.keySet());
    keys.addAll(ownerOf.keySet());
    for (String key : keys) {
      boolean matters = ownerOf.containsKey(key) || claimed(key) || counterparts.contains(key);
      if (matters && WITH_PROFILE.contains(platform(key))) {
        profiles.add(profile(key));
      }
    }
    profiles.sort(java.util.Comparator.comparing(p -> !p.own()));
    return List.copyOf(profiles);
  }

  private boolean claimed(String account) {
    String key = Account.normalKey(account);
    return file.identities().stream().anyMatch(c -> Account.normalKey(c.account()).equals(key));
  }

  private AccountProfile profile(String key) {
    List<IdentityClaim> claims =
        file.identities().stream().filter(c -> Account.normalKey(c.account()).equals(key)).toList();
    Optional<String> self = file.self().map(Party::id);
    boolean own =
        claims.isEmpty()
            ? ownerOf.containsKey(key)
            : claims.stream().anyMatch(c -> self.equals(Optional.of(c.party())));
    NamesOfAccount names = found.getOrDefault(key, new NamesOfAccount());
    return new AccountProfile(
        key,
        own,
        List.copyOf(ownerOf.getOrDefault(key, Set.of())),
        names.names(),
        names.traits(),
        claims.stream().flatMap(claim -> link(claim).stream()).toList(),
        claims.stream().flatMap(claim -> pages(claim).stream()).distinct().toList());
  }

  private boolean mayName(int item) {
    return file.item(item).filter(i -> all || i.catalogued()).isPresent();
  }

  private Optional<AccountProfile.Link> link(IdentityClaim claim) {
    List<IdentityClaim.Proof> named =
        claim.proofs().stream().filter(p -> mayName(p.item())).toList();
    long ours =
        claim.proofs().stream()
            .filter(p -> file.item(p.item()).filter(file::ofOtherSide).isEmpty())
            .count();
    return file.parties().stream()
        .filter(p -> p.id().equals(claim.party()))
        .findFirst()
        .map(party ->
            new AccountProfile.Link(
                party.name(),
                party.role().title(),
                named,
                (int) Math.max(0, ours - named.size()),
                claim.admitted(),
                claim.from().map(Object::toString),
                claim.until().map(Object::toString)));
  }

  private List<AccountProfile.Page> pages(IdentityClaim claim) {
    return claim.proofs().stream()
        .filter(p -> p.kind() == ProofKind.PROFILE_PAGE || p.kind() == ProofKind.PHONE_SEARCH)
        .filter(p -> mayName(p.item()))
        .map(p -> new AccountProfile.Page(p.kind(), p.item(), p.where(), pictures(p.item())))
        .toList();
  }

  /** Of an item that holds other pictures too, only those that are called profile pages. */
  private List<Original> pictures(int item) {
    boolean only = file.item(item).filter(i -> i.kind() == Kind.PHOTO).isPresent();
    return originals.getOrDefault(item, List.of()).stream()
        .filter(o -> o.mediaType().startsWith("image/") || o.mediaType().startsWith("video/"))
        .filter(o -> only || PROFILE_FILE.matcher(o.name()).matches())
        .limit(MOST_FILES)
        .toList();
  }
}
