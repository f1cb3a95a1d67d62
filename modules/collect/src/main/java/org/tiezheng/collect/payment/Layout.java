package org.tiezheng.collect.payment;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Text;

/**
 * How one provider lays out its statement. Columns are named by their heading; see {@link
 * Heading#plain} for how headings are compared.
 *
 * @param id of the layout, such as {@code alipay.app}
 * @param importer id of the importer that reads it
 * @param provider {@link org.tiezheng.evidence.Payment#provider}
 * @param title for people
 * @param marks words of which one stands before the header in a genuine file; empty if nothing does
 * @param header headings that must all be there for the layout to be taken
 * @param headerless whether the file has no headings and {@link #header} names its columns in order
 * @param footers words that begin a row after the last transaction
 * @param zone assumed for times, since no statement but the newest of WeChat names one
 * @param times ways to read the time, the first that fits wins
 * @param titleYear whether the year stands only in the title (day and month in the rows)
 * @param money how amount and direction are written
 * @param columns field of the payment (counterpart, orderId …) → heading
 * @param notUnderstood why rows of this layout are no payments; empty for the ordinary ones
 */
record Layout(
    String id,
    String importer,
    String provider,
    Text title,
    List<String> marks,
    List<String> header,
    boolean headerless,
    List<String> footers,
    ZoneId zone,
    List<Time> times,
    boolean titleYear,
    Money money,
    Map<String, String> columns,
    List<Text> notUnderstood) {

  /**
   * @param columns whose values, joined by a blank, are the time
   * @param formats tried in order
   */
  record Time(List<String> columns, List<String> formats) {}

  enum Style {
    /** One amount; a column says which way. */
    DIRECTION,
    /** One amount, minus means out. */
    SIGNED,
    /** One amount, plus means out: statements of credit cards. */
    CHARGES,
    /** One column for money in, one for money out. */
    COLUMNS
  }

  /**
   * @param amount heading of the amount, or of money in
   * @param out heading of money out, for {@link Style#COLUMNS}
   * @param direction heading of the column that says which way
   * @param inWords beginnings of its value that mean in; the same for the other two
   * @param currency ISO 4217 code, or the heading of the column that names it
   */
  record Money(
      Style style,
      String amount,
      String out,
      String direction,
      List<String> inWords,
      List<String> outWords,
      List<String> neutralWords,
      String currency) {}
}
