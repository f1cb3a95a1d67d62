package org.tiezheng.examine.identity;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.Clue.Bearing;

/** Contracts and other papers that write an account or number beside a party's name. */
final class Papers {
  /** Shorter ids are words of a text as likely as accounts. */
  private static final int LEAST_ID = 5;

  /** Lines back to the party whose details these are. */
  private static final int NEAR = 8;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_@.+-]{5,64}");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)(微信号?|QQ号?|支付宝(?:账号|账户)?|(?:电子)?邮箱|e-?mail)(?:是|为)?\\s*[::]?\\s*([A-Za-z0-9_@.+-]{5,64})");
  private static final Pattern SPACED = Pattern.compile("(?<=[0-9])[ -](?=[0-9])");

  private final Persons persons;
  private final Clues clues;
  private final Map<String, Set<String>> accounts = new HashMap<>();

  /**
   * @param forms ids, aliases and numbers under which each account may be written
   */
  Papers(Persons persons, Clues clues, Map<String, Set<String>> forms) {
    this.persons = persons;
    this.clues = clues;
    forms.forEach((account, words) ->
        words.stream()
            .filter(word -> word.length() >= LEAST_ID)
            .forEach(word ->
                accounts
                    .computeIfAbsent(word.toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
                    .add(account)));
  }

  /** Reads the lines of an item's papers. */
  void read(int item, Stream<IdentitySource.Line> lines) {
    Deque<String> before = new ArrayDeque<>();
    String[] file = {""};
    lines.forEach(line -> {
      if (!line.provenance().original().equals(file[0])) {
        before.clear();
        file[0] = line.provenance().original();
      }
      look(item, line, before);
      before.addFirst(line.text());
      if (before.size() > NEAR) {
        before.removeLast();
      }
    });
  }

  private void look(int item, IdentitySource.Line line, Deque<String> before) {
    Map<String, Integer> known = new LinkedHashMap<>();
    for (String form : List.of(line.text(), SPACED.matcher(line.text()).replaceAll(""))) {
      WORD.matcher(form)
          .results()
          .forEach(found ->
              accounts
                  .getOrDefault(plain(found.group()), Set.of())
                  .forEach(account -> known.putIfAbsent(account, found.start())));
    }
    LABELLED
        .matcher(line.text())
        .results()
        .filter(found -> !accounts.containsKey(plain(found.group(2))))
        .forEach(found -> known.putIfAbsent(labelled(found), found.start(2)));
    known.forEach((account, at) -> add(item, line, account, party(line.text(), at, before)));
  }

  /**
   * An id behind the name of its platform, which no source shows as an account: an alias perhaps.
   */
  private static String labelled(MatchResult found) {
    String label = found.group(1).toLowerCase(Locale.ROOT);
    String platform =
        label.startsWith("微信")
            ? "wechat"
            : label.startsWith("qq") ? "qq" : label.startsWith("支付宝") ? "alipay" : "email";
    return platform + ":" + plain(found.group(2));
  }

  private static String plain(String word) {
    return word.replaceAll("[.+-]+$", "").toLowerCase(Locale.ROOT);
  }

  private void add(int item, IdentitySource.Line line, String account, Optional<Party> party) {
    clues.add(
        account,
        ProofKind.CONTRACT_CONTACT,
        party.isPresent() ? Bearing.NAMES : Bearing.OPEN,
        party.map(Party::id),
        new Clues.Place(
            item, line.provenance(), 0, line.page(), Optional.empty(), line.text().strip()),
        party
            .map(p ->
                new Text(
                    "文件把此账号或号码写在" + p.name() + "名下",
                    "a paper writes this account or number beside " + p.name()))
            .orElseGet(() ->
                new Text(
                    "文件写有此账号或号码,附近没有当事人姓名",
                    "a paper bears this account or number, with no party's name near it")));
  }

  /**
   * Whose details these are: the last name before them in the line, else the nearest line above.
   */
  private Optional<Party> party(String text, int at, Deque<String> before) {
    Optional<Party> party = last(text.substring(0, Math.min(at, text.length())));
    if (party.isEmpty()) {
      party = only(text);
    }
    for (String earlier : before) {
      party = party.or(() -> last(earlier));
    }
    return party;
  }

  private Optional<Party> last(String text) {
    return persons.all().stream()
        .filter(p -> text.lastIndexOf(p.name()) >= 0)
        .max(Comparator.comparingInt(p -> text.lastIndexOf(p.name()) + p.name().length()));
  }

  /** The party that a line names, if it names one only. */
  private Optional<Party> only(String text) {
    String plain = Persons.plain(text);
    List<Party> named =
        persons.all().stream().filter(p -> plain.contains(Persons.plain(p.name()))).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }
}
