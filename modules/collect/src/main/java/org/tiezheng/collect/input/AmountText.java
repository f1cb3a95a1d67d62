package org.tiezheng.collect.input;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Amount;

/**
 * An amount as statements write it: {@code ¥1,234.50}, {@code +0.01}, {@code CNY13.50}, {@code
 * 235.61(已退款235.50)}, {@code 8,000.00(CN)}.
 *
 * @param currency the code that stands with the number; empty if none does
 */
public record AmountText(BigDecimal value, String currency) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([A-Z]{3})?\\s*([+-]?)\\s*[¥￥$€£]?\\s*([+-]?)"
              + "(\\d{1,3}(?:,\\d{3}){1,8}(?:\\.\\d{1,18})?|\\d{1,18}(?:\\.\\d{1,18})?|\\.\\d{1,18})"
              + "\\s*元?\\s*(?:[(（].{0,40}[)）])?");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("人民币", "CNY"),
          Map.entry("人民币元", "CNY"),
          Map.entry("RMB", "CNY"),
          Map.entry("美元", "USD"),
          Map.entry("港币", "HKD"),
          Map.entry("港元", "HKD"),
          Map.entry("欧元", "EUR"),
          Map.entry("日元", "JPY"),
          Map.entry("英镑", "GBP"),
          Map.entry("澳元", "AUD"),
          Map.entry("加元", "CAD"),
          Map.entry("新台币", "TWD"),
          Map.entry("澳门元", "MOP"));

  public static Optional<AmountText> parse(String text) {
    Matcher match = WRITTEN.matcher(text.length() > 100 ? "" : text);
    if (!match.matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(match.group(4).replace(",", ""));
    boolean minus = match.group(2).equals("-") != match.group(3).equals("-");
    return Optional.of(
        new AmountText(
            minus ? value.negate() : value, Optional.ofNullable(match.group(1)).orElse("")));
  }

  /** The ISO 4217 code of a currency as a statement names it; empty if it is not known. */
  public static Optional<String> code(String name) {
    String code = NAMES.getOrDefault(name, name);
    try {
      return Optional.of(Currency.getInstance(code).getCurrencyCode());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without its sign, in the smallest unit; empty if the currency has no unit that small. */
  public Optional<Amount> amount(String code, String raw) {
    try {
      int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
      long minor = value.abs().movePointRight(digits).longValueExact();
      return Optional.of(new Amount(minor, code, raw));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
