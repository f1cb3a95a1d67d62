package org.tiezheng.examine.fact;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.value.AmountText;

/**
 * Finds amounts of money in running words: {@code 8万元}, {@code ¥1,234.50}, {@code 捌万元整}, {@code
 * 3.5w}, {@code 二十万}, and a bare figure in a clause that speaks of money. What measures something
 * else (5公里, 3万人, 10%, a date, a telephone number) is left out; what is no one clear amount (大概五万,
 * 三四万, 3-5万) is found without a value.
 */
public final class AmountFinder {
  private static final String ARABIC =
      "(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]{1,13})(?:[.．][0-9０-９]{1,4})?";
  private static final String HAN = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億貳陸]";
  private static final String FIGURE =
      "(?:" + ARABIC + "(?:\\s?[万萬亿億千百仟佰wWkK](?:" + ARABIC + "|" + HAN + ")*+)?|" + HAN + "{1,24})";
  private static final String SMALL =
      "(?:[0-9０-９" + "零一二三四五六七八九壹贰叁肆伍陆柒捌玖]角)?(?:零?[0-9０-９一二三四五六七八九壹贰叁肆伍陆柒捌玖]分)?";
  private static final Pattern FOUND =
      Pattern.compile(
          "(?<about>大概|大约|差不多|将近|接近|至少|最多|不到|约|近)?\\s?"
              + "(?<front>人民币|RMB|rmb|CNY|HK\\$|US\\$|[¥￥$€])?\\s?"
              + "(?<figure>"
              + FIGURE
              + ")"
              + "(?<range>\\s?(?:[-~～—–]|到|至)\\s?"
              + FIGURE
              + ")?"
              + "(?<odd>[多来几余]+[万千百]?)?\\s?"
              + "(?<back>块钱|[元圆圓块](?:"
              + SMALL
              + ")[整正]?|美元|港元|欧元|[整正](?![个天数式在])|RMB|rmb)?"
              + "(?<around>左右|上下|出头|开外|以上|以下|以内)?");
  private static final Pattern MONEY =
      Pattern.compile("借|还|欠|转|付|收|款|钱|打给|打了|汇|给你|给我|工资|薪|租|押金|定金|订金|价|费|金额|本金|利息|账|赔|退|报酬|奖金|提成");
  private static final Pattern OTHER_MEASURE =
      Pattern.compile(
          "^(?:[%％‰人个名位次件条台辆套瓶张本页层楼户步粉字倍折公里米斤吨克升天年月日号点时分秒周岁期度级届路线栋室房平]|号|火急|kg|km|cm|GB|MB)");
  private static final String MARKS = ",，。;；!！?？\n\r";
  private static final Pattern ANY_FIGURE = Pattern.compile("[0-9０-９]|" + HAN);
  private static final Pattern PART_BEFORE =
      Pattern.compile("(?:[0-9A-Za-z０-９_第]|[0-9０-９][.:：/-])$");
  private static final Pattern PART_AFTER =
      Pattern.compile("^(?:[0-9A-Za-z０-９_:：/]|[.．-][0-9０-９])");
  private static final Pattern UNITS_ONLY = Pattern.compile("[千万亿百仟佰萬億]+");
  private static final Pattern UNIT_FIRST = Pattern.compile("^[百千万亿佰仟萬億]");
  private static final Pattern HAN_ONLY = Pattern.compile(HAN + "+");
  private static final Pattern MYRIAD = Pattern.compile("[万萬亿億wW]");
  private static final Pattern THOUSAND = Pattern.compile("[百佰千仟kK]");
  private static final Pattern GROUPED = Pattern.compile("[,，][0-9０-９]{3}");
  private static final Pattern NO_AMOUNT =
      Pattern.compile("1[3-9][0-9]{9}|0[0-9]+|(?:19|20)[0-9]{2}");
  private static final Pattern ABOUT = Pattern.compile("(?:大概|大约|差不多|约莫)[^0-9０-９]{0,4}$");
  private static final int NEAR = 40;
  private static final BigDecimal LEAST_BARE = BigDecimal.valueOf(100);

  private AmountFinder() {}

  /** Every amount in the words, in their order. */
  public static List<Candidate> find(String words) {
    List<Candidate> all = new ArrayList<>();
    if (!ANY_FIGURE.matcher(words).find()) {
      return all;
    }
    Matcher m = FOUND.matcher(words);
    int from = 0;
    while (m.find(from)) {
      from = Math.max(m.end(), from + 1);
      if (alone(words, m.start("figure"), m.end()) && money(words, m)) {
        all.add(candidate(m, words));
      }
    }
    return all;
  }

  /** A figure that is part of a longer word, number or date is none. */
  private static boolean alone(String words, int start, int end) {
    return !PART_BEFORE.matcher(words.substring(Math.max(0, start - 2), start)).find()
        && !PART_AFTER.matcher(words.substring(end, Math.min(words.length(), end + 2))).find();
  }

  private static boolean money(String words, Matcher m) {
    String figure = m.group("figure") + Objects.requireNonNullElse(m.group("range"), "");
    if (m.group("front") != null || m.group("back") != null) {
      return !UNITS_ONLY.matcher(figure).matches();
    }
    String after = words.substring(m.end(), Math.min(words.length(), m.end() + 4));
    if (OTHER_MEASURE.matcher(after).find() || UNIT_FIRST.matcher(figure).find()) {
      return false;
    }
    // 3万, 二十万: nothing else that people write so stands without a measure behind it.
    boolean han = HAN_ONLY.matcher(figure).matches();
    if (MYRIAD.matcher(figure).find() && (!han || figure.length() > 1)) {
      return true;
    }
    if (!speaksOfMoney(words, m)) {
      return false;
    }
    if (han) {
      return figure.length() > 1 && THOUSAND.matcher(figure).find();
    }
    return THOUSAND.matcher(figure).find() || GROUPED.matcher(figure).find() || bare(figure);
  }

  /** In its clause; a figure that ends its clause may take it from the clauses before. */
  private static boolean speaksOfMoney(String words, Matcher m) {
    String clause = clause(words, m.start(), m.end()).strip();
    String said = m.group().strip();
    return MONEY.matcher(clause).find()
        || clause.equals(said)
        || (clause.endsWith(said)
            && MONEY.matcher(words.substring(Math.max(0, m.start() - NEAR), m.start())).find());
  }

  /** A year, a telephone number and small change of counting are no amounts by themselves. */
  private static boolean bare(String figure) {
    String plain = Normalizer.normalize(figure, Normalizer.Form.NFKC);
    return !NO_AMOUNT.matcher(plain).matches()
        && AmountText.read(plain)
            .map(a -> BigDecimal.valueOf(a.minor(), 2).compareTo(LEAST_BARE) >= 0)
            .orElse(false);
  }

  /** What stands around it up to the next mark, and not too far. */
  private static String clause(String words, int start, int end) {
    int from = start;
    while (from > Math.max(0, start - NEAR) && MARKS.indexOf(words.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    while (to < Math.min(words.length(), end + NEAR) && MARKS.indexOf(words.charAt(to)) < 0) {
      to++;
    }
    return words.substring(from, to);
  }

  private static Candidate candidate(Matcher m, String words) {
    String raw = m.group().strip();
    String clause = clause(words, m.start(), m.end());
    boolean about =
        m.group("about") != null
            || ABOUT.matcher(clause.substring(0, Math.max(0, clause.indexOf(raw)))).find()
            || m.group("around") != null
            || m.group("odd") != null
            || m.group("range") != null;
    Optional<Amount> amount = about ? Optional.empty() : AmountText.read(exact(m));
    return amount
        .filter(a -> a.minor() > 0)
        .map(a -> new Candidate(Fact.SlotType.AMOUNT, raw, plain(a), new Text("按字面", "as written")))
        .orElseGet(() ->
            new Candidate(
                Fact.SlotType.AMOUNT,
                raw,
                "",
                new Text("不是一个明确的金额,由人判断", "no one clear amount: for a person")));
  }

  private static String exact(Matcher m) {
    String front = m.group("front") == null ? "" : m.group("front");
    String back = m.group("back") == null ? "" : m.group("back");
    return front + m.group("figure") + back;
  }

  /** As values are compared: yuan with a point, another currency in front. */
  static String plain(Amount amount) {
    String figure =
        BigDecimal.valueOf(amount.minor(), 2)
            .stripTrailingZeros()
            .setScale(amount.minor() % 100 == 0 ? 0 : 2)
            .toPlainString();
    return amount.currency().equals("CNY") ? figure : amount.currency() + " " + figure;
  }
}
