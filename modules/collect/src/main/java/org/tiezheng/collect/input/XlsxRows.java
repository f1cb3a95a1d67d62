package org.tiezheng.collect.input;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tiezheng.collect.Limits;
import org.tiezheng.evidence.Locator;

/**
 * Rows of an Office Open XML workbook (ECMA-376 part 1, 18.3), sheet after sheet, streamed. Cells
 * are kept as stored: a formula is not evaluated, its stored value and its text are kept; a number
 * with a date format is written as date and time. Not thread-safe.
 */
public final class XlsxRows implements Rows {
  private final ZipArchive zip;
  private final Workbook book;
  private final Limits limits;
  private int sheet;
  private Optional<XMLStreamReader> open = Optional.empty();
  private Optional<InputStream> part = Optional.empty();
  private int row;
  private boolean rounded;

  /**
   * @throws FormatException if it is no workbook, or its parts meet a limit
   */
  public XlsxRows(MemorySegment bytes, Limits limits) throws IOException {
    this.zip = ZipArchive.open(bytes, limits);
    this.limits = limits;
    this.book = Workbook.read(zip, limits);
  }

  /** The names of the sheets in the workbook's order. */
  public List<String> sheets() {
    return book.sheets().stream().map(Workbook.Sheet::name).toList();
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      while (true) {
        if (open.isEmpty() && !openSheet()) {
          return Optional.empty();
        }
        XMLStreamReader xml = open.orElseThrow();
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
            return Optional.of(row(xml));
          }
        }
        closeSheet();
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    closeSheet();
    sheet = book.sheets().size();
  }

  private boolean openSheet() throws IOException, XMLStreamException {
    if (sheet >= book.sheets().size()) {
      return false;
    }
    Optional<ZipMember> member = zip.member(book.sheets().get(sheet).part());
    if (member.isEmpty()) {
      throw new FormatException("工作表内容缺失", "a sheet of the workbook is missing");
    }
    InputStream in = zip.open(member.get());
    part = Optional.of(in);
    open = Optional.of(SafeXml.reader(in));
    row = 0;
    sheet++;
    return true;
  }

  private void closeSheet() throws IOException {
    if (part.isPresent()) {
      part.get().close();
    }
    part = Optional.empty();
    open = Optional.empty();
  }

  private Row row(XMLStreamReader xml) throws XMLStreamException, FormatException {
    row = number(xml.getAttributeValue(null, "r"), row + 1);
    List<String> cells = new ArrayList<>();
    rounded = false;
    boolean cut = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), cells.size());
        String value = cell(xml);
        if (column >= limits.fields()) {
          cut = true;
          continue;
        }
        while (cells.size() < column) {
          cells.add("");
        }
        if (column < cells.size()) {
          cells.set(column, value);
        } else {
          cells.add(value);
        }
      }
    }
    Locator place = new Locator.Cell(book.sheets().get(sheet - 1).name(), row);
    return new Row(place, cells, String.join(",", cells), false, rounded, cut);
  }

  private String cell(XMLStreamReader xml) throws XMLStreamException, FormatException {
    String type = Optional.ofNullable(xml.getAttributeValue(null, "t")).orElse("n");
    int style = number(xml.getAttributeValue(null, "s"), 0);
    StringBuilder value = new StringBuilder();
    StringBuilder formula = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> append(value, text(xml, "v"));
          case "t" -> append(value, text(xml, "t"));
          case "f" -> append(formula, text(xml, "f"));
          case "rPh" -> text(xml, "rPh");
          default -> {}
        }
      }
    }
    if (value.isEmpty() && !formula.isEmpty()) {
      return "=" + formula;
    }
    return switch (type) {
      case "s" -> book.shared(value.toString());
      case "n" -> {
        rounded |= Workbook.rounded(value.toString());
        yield book.number(value.toString(), style);
      }
      default -> value.toString();
    };
  }

  private void append(StringBuilder to, String text) throws FormatException {
    if (to.length() + text.length() > limits.fieldChars()) {
      throw new FormatException("单元格过长", "a cell is longer than the limit");
    }
    to.append(text);
  }

  /** Text up to the end of the element, whatever stands inside. */
  static String text(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        break;
      }
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (text.length() > XmlGuard.MAX_PIECE) {
          throw new XMLStreamException(
              new FormatException("文本过长", "a text is longer than the limit"));
        }
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private static int column(@org.jspecify.annotations.Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && i < 4; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
    }
    return column == 0 ? next : column - 1;
  }

  private static int number(@org.jspecify.annotations.Nullable String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  static IOException damaged(Exception e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof IOException)) {
      cause =
          cause instanceof XMLStreamException xml && xml.getNestedException() != null
              ? xml.getNestedException()
              : cause.getCause();
    }
    return cause instanceof IOException io
        ? io
        : new FormatException("表格的 XML 损坏或不允许", "the workbook's XML is damaged or not allowed");
  }
}
