package org.tiezheng.collect.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.input.Row;
import org.tiezheng.evidence.Reading.Statement;

/**
 * What a statement says about itself around its rows: totals, period, account. Every line is kept;
 * those that are understood under the names listed in docs/importers/payment.md, the rest as {@code
 * text}.
 */
final class Preamble {
  private static final String VALUE =
      "[:：]\\s*[\\[【]?([^\\]】]*?)[\\]】]?(?=\\s{2,}|\\s*$|\\s+\\S{2,8}[:：])";

  private record Known(Pattern pattern, List<String> names) {
    static Known of(String pattern, String... names) {
      return new Known(Pattern.compile(pattern), List.of(names));
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          Known.of("共[:：]?\\s*(\\d{1,9})\\s*笔", "rows"),
          Known.of(
              "(?<![待计])(?:已)?收入[:：]\\s*(\\d{1,9})笔[^\\d-]{0,4}([\\d,.]+)元",
              "income.count",
              "income.amount"),
          Known.of(
              "(?<![待计])(?:已)?支出[:：]\\s*(\\d{1,9})笔(?:[(（].{0,40}?[)）])?[^\\d-]{0,4}([\\d,.]+)元",
              "expense.count",
              "expense.amount"),
          Known.of(
              "(?:不计收支|中性交易)[:：]\\s*(\\d{1,9})笔[^\\d-]{0,4}([\\d,.]+)元",
              "neutral.count",
              "neutral.amount"),
          Known.of(
              "待收入[:：]\\s*(\\d{1,9})笔[^\\d-]{0,4}([\\d,.]+)元",
              "pending.income.count",
              "pending.income.amount"),
          Known.of(
              "待支出[:：]\\s*(\\d{1,9})笔[^\\d-]{0,4}([\\d,.]+)元",
              "pending.expense.count",
              "pending.expense.amount"),
          Known.of("(?:起始时间|起始日期)[:：]\\s*\\[?([\\d: /.-]{8,19})\\]?", "period.from"),
          Known.of("(?:终止时间|终止日期)[:：]\\s*\\[?([\\d: /.-]{8,19})\\]?", "period.to"),
          Known.of("日期区间[:：]\\s*([\\d-]{8,10})\\s*至\\s*([\\d-]{8,10})", "period.from", "period.to"),
          Known.of("日期范围[:：]?\\s*(\\d{8})-(\\d{8})", "period.from", "period.to"),
          Known.of("(?:导出时间|申请时间)[:：]\\s*\\[?([\\d: /-]{8,19})\\]?", "exported"),
          Known.of("(?:支付宝账户|京东账号名|微信号|(?<!对方)账号|卡号)" + VALUE, "account"),
          Known.of("账号 (\\d{8,30})", "account"),
          Known.of("(?:姓名|微信昵称|美团用户名|用户)" + VALUE, "holder"),
          Known.of("(?:导出交易类型|导出类型)" + VALUE, "scope"));

  private static final Pattern MONTH = Pattern.compile("(\\d{4})年(\\d{1,2})月");
  private static final int MAX_LINES = 500;

  private final List<Statement> statements = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private Optional<LocalDate> month = Optional.empty();

  void line(Row row) {
    StringBuilder joined = new StringBuilder();
    for (String cell : row.cells()) {
      String value = Heading.value(cell).replace('\u3000', ' ');
      if (!value.isBlank()) {
        joined.append(joined.isEmpty() ? "" : " ").append(value);
      }
    }
    String line = joined.length() > 2000 ? joined.substring(0, 2000) : joined.toString();
    if (line.isBlank() || statements.size() > MAX_LINES) {
      return;
    }
    words.append(line).append('\n');
    monthOf(line);
    if (!understood(line.replaceAll("账\\s+号", "账号"))) {
      statements.add(new Statement("text", line));
    }
  }

  List<Statement> statements() {
    return statements;
  }

  Optional<String> value(String name) {
    return statements.stream()
        .filter(s -> s.name().equals(name) && !s.value().isBlank())
        .map(Statement::value)
        .findFirst();
  }

  /** The month that the title names. */
  Optional<LocalDate> month() {
    return month;
  }

  boolean says(String mark) {
    return words.indexOf(mark) >= 0;
  }

  private void monthOf(String line) {
    Matcher title = MONTH.matcher(line);
    if (month.isEmpty() && title.find()) {
      int number = Integer.parseInt(title.group(2));
      if (number >= 1 && number <= 12) {
        month = Optional.of(LocalDate.of(Integer.parseInt(title.group(1)), number, 1));
      }
    }
  }

  private boolean understood(String line) {
    boolean found = false;
    for (Known known : KNOWN) {
      Matcher match = known.pattern.matcher(line);
      if (match.find()) {
        found = true;
        for (int i = 0; i < known.names.size(); i++) {
          statements.add(new Statement(known.names.get(i), match.group(i + 1).strip()));
        }
      }
    }
    return found;
  }
}
