package org.tiezheng.examine.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.Clue.Bearing;

/**
 * What an account's user writes of himself: his name, that he is not somebody, his number, that an
 * account is his. Questions, reports of what others say and words about somebody's relatives are no
 * such statements.
 */
final class OwnWords {
  private static final int LONGEST = 4_000;
  private static final Pattern OWN_NUMBER =
      Pattern.compile(
          "我的?(?:新|老|旧|这个)?(?:手机|电话|号码|微信|支付宝|联系方式)|本人(?:手机|电话)|(?:^|[\\s,,;;。])(?:手机|电话)号?码?[::]");
  private static final Pattern ADMITS =
      Pattern.compile(
          "(?<!不)是我(?:本人|自己)?的?(?:微信|账号|帐号|号|QQ|支付宝|邮箱|手机)(?![吗么??])|(?:这|此)个?(?:微信|账号|帐号|号|QQ|支付宝|邮箱|手机号)(?:码)?(?:就|也)?是我(?:本人|自己)?(?:的|在用)(?![吗么??])");
  private static final Pattern REPORTED =
      Pattern.compile("(?:说|问|以为|觉得|当作|假装|冒充|如果|要是|假如|是不是|[“\"「『])\\s*[::,,]?\\s*$");
  private static final Pattern OWN_ID =
      Pattern.compile("我的?(?:新|这个)?(?:微信|QQ|扣扣)号?(?:是|为|[::])\\s*([A-Za-z0-9_-]{5,20})");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![0-9])(?:[0-9]{17}[0-9Xx]|1[0-9]{10})(?![0-9])");
  private static final String PARTICLES = "啊呀哦呢吧哈呐嘛了,,。.!!;;、~~)) \n\t\r";

  private static final String BEGINS_A_CLAUSE = "的认欠借同收承已在从愿保会要答确写签给还于向就也都不没这今";

  private final Persons persons;
  private final Clues clues;
  private final Map<Party, Pattern> naming = new LinkedHashMap<>();
  private final Map<Party, Pattern> denying = new LinkedHashMap<>();

  OwnWords(Persons persons, Clues clues) {
    this.persons = persons;
    this.clues = clues;
    for (Party party : persons.all()) {
      String name = Pattern.quote(party.name());
      naming.put(
          party,
          Pattern.compile(
              "(?:我(?:就|也|才)?(?:是|叫)|本人(?:是|叫|系|为)?|我的?(?:真名|本名|名字)(?:是|叫)?|姓名(?:是)?[::]?|我)\\s*"
                  + name
                  + "|(?i:\\b(?:I am|I'm|my name is|this is)\\s+"
                  + name
                  + "(?!\\p{L}))"));
      denying.put(
          party,
          Pattern.compile(
              "(?:我(?:并|又|可|根本|真)?不(?:是|叫)|本人(?:并)?(?:不是|非))\\s*"
                  + name
                  + "|(?i:\\b(?:I am not|I'm not)\\s+"
                  + name
                  + "(?!\\p{L}))"));
    }
  }

  /** Looks at what an account wrote. */
  void look(String account, String text, Clues.Place place) {
    if (text.length() > LONGEST || text.isBlank()) {
      return;
    }
    for (Party party : persons.all()) {
      if (!text.contains(party.name())) {
        continue;
      }
      if (denies(party, text)) {
        clues.add(
            account,
            ProofKind.SELF_NAMING,
            Bearing.DENIES,
            Optional.of(party.id()),
            place,
            new Text("自称不是" + party.name(), "says that he is not " + party.name()));
        return;
      }
      if (names(party, text)) {
        clues.add(
            account,
            ProofKind.SELF_NAMING,
            Bearing.NAMES,
            Optional.of(party.id()),
            place,
            new Text("自称" + party.name(), "calls himself " + party.name()));
        return;
      }
    }
    if (!details(account, text, place)) {
      numbers(account, text, place);
    }
  }

  /** The id that an account's user gives for it, by which a paper may name it. */
  static Optional<String> alias(String text) {
    if (text.length() > LONGEST || text.indexOf('我') < 0) {
      return Optional.empty();
    }
    Matcher found = OWN_ID.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** A name at the beginning with an identity or telephone number behind it. */
  private boolean details(String account, String text, Clues.Place place) {
    for (Party party : persons.all()) {
      if (text.strip().startsWith(party.name()) && NUMBERS.matcher(text).find()) {
        clues.add(
            account,
            ProofKind.SELF_NAMING,
            Bearing.OPEN,
            Optional.of(party.id()),
            place,
            new Text(
                "写出" + party.name() + "的姓名和号码:是不是自报,须看上下文",
                "writes the name of "
                    + party.name()
                    + " with a number: whether it is his own, the lines around tell"));
        return true;
      }
    }
    return false;
  }

  private void numbers(String account, String text, Clues.Place place) {
    Optional<Party> numbered =
        OWN_NUMBER.matcher(text).find() ? persons.numberIn(text) : Optional.empty();
    if (numbered.isPresent()) {
      clues.add(
          account,
          ProofKind.SELF_NAMING,
          Bearing.NAMES,
          numbered.map(Party::id),
          place,
          new Text(
              "自报的号码是案件文件载明的" + numbered.get().name() + "的电话",
              "gives as his own the number that the case file states for "
                  + numbered.get().name()));
    } else if (ADMITS.matcher(text).find()) {
      clues.add(
          account,
          ProofKind.ADMISSION,
          Bearing.OPEN,
          Optional.empty(),
          place,
          new Text(
              "说某个账号是自己的:是哪一个、他是谁,须看上下文",
              "says that an account is his: which, and who he is, the lines around tell"));
    }
  }

  private boolean denies(Party party, String text) {
    Matcher found = matcher(denying, party, text);
    return found.find() && plain(text, found.start(), found.end());
  }

  private boolean names(Party party, String text) {
    Matcher found = matcher(naming, party, text);
    while (found.find()) {
      if (plain(text, found.start(), found.end()) && whole(party.name(), text, found.end())) {
        return true;
      }
    }
    return false;
  }

  private static Matcher matcher(Map<Party, Pattern> patterns, Party party, String text) {
    Pattern pattern = patterns.get(party);
    if (pattern == null) {
      throw new IllegalArgumentException(party.id());
    }
    return pattern.matcher(text);
  }

  /** A name of two characters may be the beginning of one of three: 王明亮 is not 王明. */
  private static boolean whole(String name, String text, int end) {
    return name.length() > 2
        || end >= text.length()
        || Character.UnicodeScript.of(text.codePointAt(end)) != Character.UnicodeScript.HAN
        || PARTICLES.indexOf(text.charAt(end)) >= 0
        || BEGINS_A_CLAUSE.indexOf(text.charAt(end)) >= 0;
  }

  /** Neither reported, nor asked, nor said of somebody else's wife or firm. */
  private static boolean plain(String text, int start, int end) {
    if (REPORTED.matcher(text.substring(Math.max(0, start - 8), start)).find()) {
      return false;
    }
    String after = text.substring(end);
    if (after.isEmpty() || PARTICLES.indexOf(after.charAt(0)) >= 0) {
      return !after.strip().startsWith("的");
    }
    return !after.matches(
        "(?s)^(?:的(?!(?:新|老|旧|小|这个|另一个)?(?:微信|手机|电话|号|账号|QQ|银行|支付宝|邮箱))|吗|么|[??]|家|他|她|老婆|老公|妻|弟|哥|姐|妹|儿子|女儿|'s).*");
  }
}
