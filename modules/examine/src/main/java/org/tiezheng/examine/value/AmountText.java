package org.tiezheng.examine.value;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Amount;

/**
 * Amounts as people write them: {@code 8万元}, {@code ¥80,000.00}, {@code 捌万元整}, {@code 8.5w}. What
 * is not clearly one amount ("about 80,000", "80,000 to 90,000") is not read at all: a guess would
 * hide a contradiction.
 */
public final class AmountText {
  private static final int MAX_CHARS = 64;
  private static final BigDecimal MAX_MINOR = new BigDecimal("1e17");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern MINOR = Pattern.compile("(?:([^角毛分]+)[角毛])?(?:零?([^角毛分]+)分)?");
  private static final Map<String, String> CURRENCIES = currencies();

  private AmountText() {}

  /** The amount, its minor unit being a hundredth; empty if the text is not clearly one amount. */
  public static Optional<Amount> read(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("\\s", "");
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    boolean negative = text.startsWith("-");
    text = negative || text.startsWith("+") ? text.substring(1) : text;
    String currency = "CNY";
    for (Map.Entry<String, String> mark : CURRENCIES.entrySet()) {
      String upper = text.toUpperCase(Locale.ROOT);
      if (upper.startsWith(mark.getKey())) {
        text = text.substring(mark.getKey().length());
        currency = mark.getValue();
        break;
      }
      if (upper.endsWith(mark.getKey())) {
        text = text.substring(0, text.length() - mark.getKey().length());
        currency = mark.getValue();
        break;
      }
    }
    String found = currency;
    return minor(text.replaceAll("[整正]$", ""))
        .map(minor -> negative ? minor.negate() : minor)
        .map(minor -> new Amount(minor.longValueExact(), found, raw));
  }

  private static Optional<BigDecimal> minor(String text) {
    String plain =
        text.replaceAll("块钱$", "元").replace('圆', '元').replace('圓', '元').replace('块', '元');
    int yuan = plain.indexOf('元');
    String whole = yuan >= 0 ? plain.substring(0, yuan) : plain;
    String rest = yuan >= 0 ? plain.substring(yuan + 1) : "";
    if (yuan < 0 && plain.matches(".*[角毛分]")) {
      whole = "0";
      rest = plain;
    }
    Optional<BigDecimal> major = number(whole);
    Optional<BigDecimal> small = small(rest);
    if (major.isEmpty() || small.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal minor = major.get().movePointRight(2).add(small.get()).stripTrailingZeros();
    boolean exact = minor.scale() <= 0 && minor.compareTo(MAX_MINOR) < 0;
    return exact ? Optional.of(minor) : Optional.empty();
  }

  /** The part after 元: 角 and 分. */
  private static Optional<BigDecimal> small(String text) {
    String plain = text.replaceAll("[整正]$", "");
    if (plain.isEmpty()) {
      return Optional.of(BigDecimal.ZERO);
    }
    Matcher parts = MINOR.matcher(plain);
    if (!parts.matches()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int group = 1; group <= 2; group++) {
      String digits = parts.group(group);
      if (digits != null) {
        Optional<BigDecimal> value = number(digits).filter(v -> v.compareTo(BigDecimal.TEN) < 0);
        if (value.isEmpty() || value.get().stripTrailingZeros().scale() > 0) {
          return Optional.empty();
        }
        sum = sum.add(group == 1 ? value.get().movePointRight(1) : value.get());
      }
    }
    return Optional.of(sum);
  }

  /** A number in Arabic or Chinese figures, ordinary or banker's, or a mixture such as 3万2千. */
  public static Optional<BigDecimal> number(String text) {
    String plain = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
    if (plain.matches("\\d{1,17}(\\.\\d{1,6})?")) {
      return Optional.of(new BigDecimal(plain));
    }
    List<Token> tokens = tokens(plain);
    return tokens.isEmpty() ? Optional.empty() : sum(tokens);
  }

  /** A figure, or a unit such as 千. */
  private record Token(BigDecimal value, boolean unit, boolean zero, boolean singleDigit) {}

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int digit = ChineseFigures.digit(c);
      long unit = ChineseFigures.unit(c);
      if (unit > 0) {
        tokens.add(new Token(BigDecimal.valueOf(unit), true, false, false));
        i++;
      } else if (digit >= 0) {
        tokens.add(new Token(BigDecimal.valueOf(digit), false, digit == 0, true));
        i++;
      } else {
        Matcher arabic = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?").matcher(text);
        if (!arabic.find(i) || arabic.start() != i) {
          return List.of();
        }
        String figure = arabic.group();
        tokens.add(new Token(new BigDecimal(figure), false, false, figure.length() == 1));
        i = arabic.end();
      }
    }
    return tokens;
  }

  private static Optional<BigDecimal> sum(List<Token> tokens) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    Optional<Token> pending = Optional.empty();
    BigDecimal lastUnit = BigDecimal.ONE;
    boolean afterZero = false;
    BigDecimal myriad = BigDecimal.valueOf(10_000);
    for (Token token : tokens) {
      if (token.zero()) {
        afterZero = true;
      } else if (!token.unit()) {
        if (pending.isPresent()) {
          return Optional.empty();
        }
        pending = Optional.of(token);
      } else if (token.value().compareTo(myriad) < 0) {
        boolean bareTen = pending.isEmpty() && token.value().compareTo(BigDecimal.TEN) == 0;
        if (pending.isEmpty() && !bareTen) {
          return Optional.empty();
        }
        BigDecimal figure = pending.map(Token::value).orElse(BigDecimal.ONE);
        section = section.add(figure.multiply(token.value()));
        pending = Optional.empty();
        lastUnit = token.value();
        afterZero = false;
      } else {
        section = section.add(pending.map(Token::value).orElse(BigDecimal.ZERO));
        if (section.signum() == 0) {
          return Optional.empty();
        }
        // 一万二千亿: what came before 亿 is counted in 亿 as well.
        boolean larger = token.value().compareTo(myriad) > 0;
        total =
            larger
                ? total.add(section).multiply(token.value())
                : total.add(section.multiply(token.value()));
        section = BigDecimal.ZERO;
        pending = Optional.empty();
        lastUnit = token.value();
        afterZero = false;
      }
    }
    if (pending.isPresent()) {
      // 八万五 means 85,000: a single figure after a unit counts in tenths of that unit.
      boolean colloquial =
          pending.get().singleDigit() && !afterZero && lastUnit.compareTo(BigDecimal.TEN) > 0;
      BigDecimal scale = colloquial ? lastUnit.movePointLeft(1) : BigDecimal.ONE;
      section = section.add(pending.get().value().multiply(scale));
    }
    return Optional.of(total.add(section));
  }

  private static Map<String, String> currencies() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("人民币", "CNY");
    marks.put("RMB", "CNY");
    marks.put("CNY", "CNY");
    marks.put("¥", "CNY");
    marks.put("HK$", "HKD");
    marks.put("HKD", "HKD");
    marks.put("港元", "HKD");
    marks.put("US$", "USD");
    marks.put("USD", "USD");
    marks.put("美元", "USD");
    marks.put("$", "USD");
    marks.put("EUR", "EUR");
    marks.put("欧元", "EUR");
    marks.put("€", "EUR");
    return marks;
  }
}
