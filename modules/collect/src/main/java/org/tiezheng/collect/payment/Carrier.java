package org.tiezheng.collect.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.input.DelimitedRows;
import org.tiezheng.collect.input.Rows;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.collect.input.XlsRows;
import org.tiezheng.collect.input.XlsxRows;

/** What carries a statement's rows: text, or one of the two workbook formats. */
enum Carrier {
  TEXT,
  XLSX,
  XLS;

  /** Told from the media type; empty for what carries no rows. */
  static Optional<Carrier> of(String mediaType) {
    return switch (mediaType) {
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> Optional.of(XLSX);
      case "application/vnd.ms-excel", "application/x-tika-msoffice" -> Optional.of(XLS);
      default ->
          mediaType.startsWith("text/") || mediaType.equals(MediaTypes.UNKNOWN)
              ? Optional.of(TEXT)
              : Optional.empty();
    };
  }

  Rows rows(Member file, Limits limits) throws IOException {
    return switch (this) {
      case XLSX -> new XlsxRows(file.bytes(), limits);
      case XLS -> new XlsRows(file, limits);
      case TEXT -> {
        TextCharset charset;
        char separator;
        try (InputStream in = file.stream()) {
          charset = TextCharset.detect(in);
        }
        try (InputStream in = file.stream()) {
          separator = separator(in.readNBytes(Probe.HEAD), charset);
        }
        yield text(file.stream(), charset, separator, limits);
      }
    };
  }

  /** The rows of the first bytes only, for recognition. */
  static Rows head(byte[] head, Limits limits) throws IOException {
    TextCharset charset = TextCharset.ofHead(head);
    return text(new ByteArrayInputStream(head), charset, separator(head, charset), limits);
  }

  private static Rows text(InputStream in, TextCharset charset, char separator, Limits limits)
      throws IOException {
    return new DelimitedRows(
        new TextLines(in, charset, limits.lineBytes()), separator, limits.fields());
  }

  private static char separator(byte[] head, TextCharset charset) {
    String text = charset.decode(head, 0, head.length);
    long tabs = text.chars().filter(c -> c == '\t').count();
    long commas = text.chars().filter(c -> c == ',').count();
    // Commas separate even where tabs guard numbers, as Alipay and ICBC write them.
    return tabs > 4 * commas ? '\t' : ',';
  }
}
