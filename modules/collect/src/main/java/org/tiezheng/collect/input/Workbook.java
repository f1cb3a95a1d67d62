package org.tiezheng.collect.input;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.tiezheng.collect.Limits;

/** What the cells of a workbook need from its other parts: sheets, shared strings, date formats. */
final class Workbook {
  /** Spreadsheet programs keep 15 digits of a number. */
  static final double EXACT = 1e15;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  /**
   * @param part name of the zip member
   */
  record Sheet(String name, String part) {}

  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();
  private boolean from1904;

  private Workbook() {}

  static Workbook read(ZipArchive zip, Limits limits) throws IOException {
    Workbook book = new Workbook();
    try {
      Map<String, String> targets = relations(zip);
      book.sheets(zip, targets);
      book.strings(zip, limits);
      book.styles(zip);
    } catch (XMLStreamException | RuntimeException e) {
      throw XlsxRows.damaged(e);
    }
    return book;
  }

  List<Sheet> sheets() {
    return sheets;
  }

  /** The shared string with that index, or a mark that there is none. */
  String shared(String index) {
    try {
      return strings.get(Integer.parseInt(index.strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return "#REF " + index;
    }
  }

  /** A number as stored, or a date if its format says so (18.8.30). */
  String number(String stored, int style) {
    int format = style >= 0 && style < styles.size() ? styles.get(style) : 0;
    String pattern =
        Optional.ofNullable(formats.get(format))
            .or(() -> Optional.ofNullable(BuiltinFormats.getBuiltinFormat(format)))
            .orElse("General");
    if (stored.isEmpty() || !DateUtil.isADateFormat(format, pattern)) {
      return shown(stored);
    }
    try {
      return dateText(Double.parseDouble(stored), from1904).orElse(stored);
    } catch (NumberFormatException e) {
      return stored;
    }
  }

  /** Fractions and exponents as a spreadsheet shows them, to 15 digits; whole numbers as stored. */
  private static String shown(String stored) {
    if ((stored.length() < 16 && stored.indexOf('E') < 0) || stored.length() > 40) {
      return stored;
    }
    boolean whole = stored.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    try {
      return whole
          ? stored
          : new BigDecimal(stored).round(new MathContext(15)).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException | ArithmeticException e) {
      return stored;
    }
  }

  /** Whether a stored number has more digits than spreadsheet programs keep. */
  static boolean rounded(String stored) {
    try {
      return stored.length() > 15
          && stored.length() < 40
          && Math.abs(Double.parseDouble(stored)) >= EXACT;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A serial number as date, with the time of day if it has one. */
  static Optional<String> dateText(double serial, boolean from1904) {
    if (!DateUtil.isValidExcelDate(serial)) {
      return Optional.empty();
    }
    // Whole seconds are stored as fractions of a day that do not come out even, so they are
    // rounded.
    return Optional.ofNullable(DateUtil.getLocalDateTime(serial, from1904, true))
        .map(Workbook::asText);
  }

  private static String asText(LocalDateTime time) {
    return time.toLocalTime().toSecondOfDay() == 0 ? DAY.format(time) : TIME.format(time);
  }

  private static Map<String, String> relations(ZipArchive zip)
      throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    each(
        zip,
        "xl/_rels/workbook.xml.rels",
        xml -> {
          String id = xml.getAttributeValue(null, "Id");
          String target = xml.getAttributeValue(null, "Target");
          if (xml.getLocalName().equals("Relationship") && id != null && target != null) {
            targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
          }
        });
    return targets;
  }

  private void sheets(ZipArchive zip, Map<String, String> targets)
      throws IOException, XMLStreamException {
    each(
        zip,
        "xl/workbook.xml",
        xml -> {
          if (xml.getLocalName().equals("workbookPr")) {
            String flag = xml.getAttributeValue(null, "date1904");
            from1904 = "1".equals(flag) || "true".equals(flag);
          } else if (xml.getLocalName().equals("sheet")) {
            String name = Optional.ofNullable(xml.getAttributeValue(null, "name")).orElse("");
            for (int i = 0; i < xml.getAttributeCount(); i++) {
              String target = targets.get(xml.getAttributeValue(i));
              if (xml.getAttributeLocalName(i).equals("id") && target != null) {
                sheets.add(new Sheet(name, target));
              }
            }
          }
        });
    if (sheets.isEmpty()) {
      throw new FormatException("不是可读的工作簿", "not a workbook that can be read");
    }
  }

  private void strings(ZipArchive zip, Limits limits) throws IOException, XMLStreamException {
    long[] left = {limits.objectBytes()};
    each(
        zip,
        "xl/sharedStrings.xml",
        xml -> {
          if (xml.getLocalName().equals("si")) {
            String text = richText(xml);
            left[0] -= 2L * text.length() + 16;
            if (left[0] < 0) {
              throw new XMLStreamException(
                  new FormatException("共享字符串超过上限", "more shared strings than the limit allows"));
            }
            strings.add(text);
          }
        });
  }

  private static String richText(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
        text.append(XlsxRows.text(xml, "t"));
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) {
        XlsxRows.text(xml, "rPh");
      }
    }
    return text.toString();
  }

  private void styles(ZipArchive zip) throws IOException, XMLStreamException {
    boolean[] inCells = new boolean[1];
    each(
        zip,
        "xl/styles.xml",
        xml -> {
          String name = xml.getLocalName();
          if (name.equals("numFmt")) {
            formats.put(
                attribute(xml, "numFmtId"),
                Optional.ofNullable(xml.getAttributeValue(null, "formatCode")).orElse(""));
          } else if (name.equals("cellXfs")) {
            inCells[0] = true;
          } else if (name.equals("cellStyles") || name.equals("dxfs")) {
            inCells[0] = false;
          } else if (name.equals("xf") && inCells[0]) {
            styles.add(attribute(xml, "numFmtId"));
          }
        });
  }

  private static int attribute(XMLStreamReader xml, String name) {
    try {
      return Integer.parseInt(Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private interface Start {
    void element(XMLStreamReader xml) throws XMLStreamException, IOException;
  }

  private static void each(ZipArchive zip, String part, Start start)
      throws IOException, XMLStreamException {
    Optional<ZipMember> member = zip.member(part);
    if (member.isEmpty()) {
      return;
    }
    try (InputStream in = zip.open(member.get())) {
      XMLStreamReader xml = SafeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          start.element(xml);
        }
      }
    }
  }
}
