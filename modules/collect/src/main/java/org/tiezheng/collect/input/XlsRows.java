package org.tiezheng.collect.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.evidence.Locator;

/**
 * Rows of a workbook in the binary format (BIFF8 in an OLE2 file), by POI's event interface: no
 * formula is evaluated, its stored result is taken. The file is held in memory, so a limit applies.
 * Not thread-safe.
 */
public final class XlsRows implements Rows {
  private record Sheet(
      String name, TreeMap<Integer, TreeMap<Integer, String>> rows, Set<Integer> rounded) {}

  private final List<Sheet> sheets;
  private int sheet;

  /**
   * @throws FormatException if it is no workbook, or larger than {@link Limits#objectBytes}
   */
  public XlsRows(Member file, Limits limits) throws IOException {
    if (file.size() > limits.objectBytes()) {
      throw new FormatException("XLS 文件过大", "the workbook is larger than the limit");
    }
    Cells cells = new Cells();
    try (InputStream in = file.stream();
        POIFSFileSystem ole = new POIFSFileSystem(in)) {
      FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(cells);
      cells.formats = formats;
      HSSFRequest request = new HSSFRequest();
      request.addListenerForAllRecords(formats);
      new HSSFEventFactory().processWorkbookEvents(request, ole);
    } catch (RuntimeException e) {
      throw new FormatException("不是可读的 XLS 工作簿", "not a workbook that can be read");
    }
    this.sheets = cells.sheets;
  }

  @Override
  public Optional<Row> next() {
    while (sheet < sheets.size()) {
      Sheet current = sheets.get(sheet);
      Map.Entry<Integer, TreeMap<Integer, String>> row = current.rows.pollFirstEntry();
      if (row == null) {
        sheet++;
        continue;
      }
      List<String> cells = new ArrayList<>();
      row.getValue()
          .forEach((column, value) -> {
            while (cells.size() < column) {
              cells.add("");
            }
            cells.add(value);
          });
      Locator place = new Locator.Cell(current.name, row.getKey() + 1);
      return Optional.of(
          new Row(
              place,
              cells,
              String.join(",", cells),
              false,
              current.rounded.contains(row.getKey()),
              false));
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    sheet = sheets.size();
  }

  /** Collects the cells; shared strings are held once however often they occur. */
  private static final class Cells implements HSSFListener {
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private @Nullable SSTRecord strings;
    private @Nullable FormatTrackingHSSFListener formats;
    private @Nullable FormulaRecord waiting;

    @Override
    public void processRecord(org.apache.poi.hssf.record.Record cell) {
      switch (cell) {
        case BoundSheetRecord bound -> names.add(bound.getSheetname());
        case BOFRecord start when start.getType() == BOFRecord.TYPE_WORKSHEET ->
            sheets.add(
                new Sheet(
                    sheets.size() < names.size() ? names.get(sheets.size()) : "",
                    new TreeMap<>(),
                    new HashSet<>()));
        case SSTRecord sst -> strings = sst;
        case LabelSSTRecord label ->
            put(label, strings == null ? "" : strings.getString(label.getSSTIndex()).getString());
        case LabelRecord label -> put(label, label.getValue());
        case NumberRecord number -> put(number, number(number, number.getValue()));
        case FormulaRecord formula -> {
          waiting = formula.hasCachedResultString() ? formula : null;
          put(formula, waiting == null ? number(formula, formula.getValue()) : "");
        }
        case StringRecord text -> {
          if (waiting != null) {
            put(waiting, text.getString());
          }
        }
        default -> {}
      }
    }

    private void put(CellValueRecordInterface cell, String value) {
      if (!sheets.isEmpty() && cell.getRow() >= 0 && cell.getColumn() >= 0) {
        sheets
            .getLast()
            .rows
            .computeIfAbsent(cell.getRow(), _ -> new TreeMap<>())
            .put((int) cell.getColumn(), value);
      }
    }

    private String number(CellValueRecordInterface cell, double value) {
      if (formats != null
          && DateUtil.isADateFormat(formats.getFormatIndex(cell), formats.getFormatString(cell))) {
        return Workbook.dateText(value, false).orElseGet(() -> plain(value));
      }
      if (Math.abs(value) >= Workbook.EXACT && !sheets.isEmpty()) {
        sheets.getLast().rounded.add(cell.getRow());
      }
      return plain(value);
    }

    private static String plain(double value) {
      return Double.isFinite(value)
          ? new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
          : Double.toString(value);
    }
  }
}
