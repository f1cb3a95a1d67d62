package org.tiezheng.collect.payment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.Row;
import org.tiezheng.collect.input.Rows;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** What the three importers of statements have in common; they differ in their layouts. */
abstract class BillImporter implements Importer {
  /** A header stands further down in no statement seen. */
  private static final int ROWS_BEFORE_HEADER = 200;

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    Optional<Carrier> carrier = Carrier.of(probe.mediaType());
    if (carrier.isEmpty()) {
      return Match.none();
    }
    try (Rows rows =
        carrier.get() == Carrier.TEXT
            ? Carrier.head(probe.head(), probe.source().limits())
            : carrier.get().rows(probe.source().main(), probe.source().limits())) {
      return Match.of(confidence(rows), Kind.PAYMENT);
    } catch (IOException e) {
      return Match.none();
    }
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return new StatementReader(this, source, sink).read();
  }

  private Confidence confidence(Rows rows) throws IOException {
    List<Row> before = new ArrayList<>();
    boolean first = true;
    for (int i = 0; i < ROWS_BEFORE_HEADER; i++) {
      Optional<Row> row = rows.next();
      if (row.isEmpty()) {
        break;
      }
      Optional<Layout> layout = Layouts.ofHeader(row.get().cells());
      if (layout.isPresent()) {
        if (!layout.get().importer().equals(id())) {
          return Confidence.NONE;
        }
        return layout.get().marks().stream().anyMatch(preamble(before)::says)
            ? Confidence.CERTAIN
            : Confidence.LIKELY;
      }
      if (first && !row.get().blank()) {
        first = false;
        if (headerless(row.get())) {
          return Confidence.POSSIBLE;
        }
      }
      before.add(row.get());
    }
    return Confidence.NONE;
  }

  /** Read only behind a header: any file may be looked at, and few are statements. */
  private static Preamble preamble(List<Row> rows) {
    Preamble preamble = new Preamble();
    rows.forEach(preamble::line);
    return preamble;
  }

  private boolean headerless(Row row) {
    return Layouts.ALL.stream()
        .anyMatch(l -> l.headerless() && l.importer().equals(id()) && StatementReader.fits(l, row));
  }
}
