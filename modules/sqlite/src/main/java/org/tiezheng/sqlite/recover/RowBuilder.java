package org.tiezheng.sqlite.recover;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/** Reads a find again and makes a row of it. Not thread-safe. */
final class RowBuilder {
  private final List<Template> templates;
  private final Images images;
  private final Owners owners;
  private final Finds finds;
  private final int usable;
  private final byte[] page;
  private final Shape shape;
  private final PageLayout layout;
  private long loaded = -1;
  private Optional<RecoveredRow.Between> between = Optional.empty();
  private boolean betweenKnown;

  RowBuilder(List<Template> templates, Images images, Owners owners, Finds finds, Pages pages) {
    this.templates = templates;
    this.images = images;
    this.owners = owners;
    this.finds = finds;
    usable = pages.usableSize();
    page = new byte[pages.pageSize()];
    shape = new Shape(usable, pages.count());
    layout = new PageLayout(usable);
  }

  /** Makes a row of the best of its finds. */
  RecoveredRow build(long find, Verdict verdict, List<Source> sources, long sourceCount) {
    load(find);
    Piece piece = finds.piece(find, templates);
    if (!piece.read(page, shape)) {
      throw new IllegalStateException("a find cannot be read again: " + piece);
    }
    Overflow overflow =
        Overflow.follow(
            shape,
            images,
            loaded,
            verdict.state() == RowState.STALE_COPY ? _ -> false : owners::inUse);
    Template template = piece.template();
    boolean known = piece.intact() && !template.keyed();
    OptionalLong rowid = known ? OptionalLong.of(shape.rowid) : OptionalLong.empty();
    List<Value> values = new ArrayList<>();
    List<Certainty> certainty = new ArrayList<>();
    fill(piece, finds.end(find), overflow, rowid, values, certainty);
    return new RecoveredRow(
        template.table(),
        template.dropped(),
        alternatives(find, template),
        verdict.state(),
        verdict.basis(),
        rowid,
        verdict.candidates(),
        known || template.keyed() ? Optional.empty() : between(),
        values,
        certainty,
        sources,
        sourceCount,
        overflow.places(),
        confidence(piece));
  }

  /**
   * Tables that the row could belong to as well: where only the rows themselves told the table, all
   * that look like it; where the page belongs to it now, dropped ones that may have had the page.
   */
  List<Table> alternatives(long find, Template template) {
    boolean settled = !finds.voted(find);
    if (settled && finds.substrate(find) == Substrate.FREEBLOCK) {
      return List.of();
    }
    return templates.stream()
        // First what is cheap: stores of chats have a table for each conversation.
        .filter(other -> !settled || (other.dropped() && !template.dropped()))
        .filter(other -> !other.isUnknown() && !template.isUnknown())
        .filter(other -> other.id() != template.id() && other.looksLike(template))
        .map(Template::table)
        .toList();
  }

  /** The score is the logarithm of the odds. */
  static double confidence(Piece piece) {
    // Never certainty, which rounding would make of a high score.
    return Math.min(Math.nextDown(1.0), 1 / (1 + Math.exp(-piece.score())));
  }

  private void fill(
      Piece piece,
      int end,
      Overflow overflow,
      OptionalLong rowid,
      List<Value> values,
      List<Certainty> certainty) {
    Table table = piece.template().table();
    values.addAll(Collections.nCopies(table.columns().size(), Value.NULL));
    certainty.addAll(Collections.nCopies(table.columns().size(), Certainty.LOST));
    for (int field = 0; field < piece.template().fields(); field++) {
      int column = table.recordOrder().get(field);
      if (table.rowidAlias().isPresent() && table.rowidAlias().getAsInt() == column) {
        rowid.ifPresent(key -> {
          values.set(column, new Value.Int(key));
          certainty.set(column, Certainty.CERTAIN);
        });
      } else if (field >= shape.fields) {
        Column declared = table.columns().get(column);
        values.set(column, declared.defaultValue());
        certainty.set(column, Certainty.DEFAULT);
      } else {
        field(piece, overflow, field, column, values, certainty);
        if (field >= end && certainty.get(column) == Certainty.CERTAIN) {
          certainty.set(column, Certainty.PARTIAL);
        }
      }
    }
  }

  private void field(
      Piece piece,
      Overflow overflow,
      int field,
      int column,
      List<Value> values,
      List<Certainty> certainty) {
    long from = shape.offsets[field] - shape.headerStart;
    long to = shape.offsets[field + 1] - shape.headerStart;
    long there = Math.min(to, overflow.available(piece.end() - shape.headerStart));
    boolean concluded = field < piece.lost().count() && !piece.sure();
    if (there < to) {
      long type = shape.types[field];
      if (there > from && type >= 12) {
        values.set(column, value(piece, overflow, type, from, there));
        certainty.set(column, Certainty.PARTIAL);
      }
      return;
    }
    Value value = value(piece, overflow, shape.types[field], from, to);
    values.set(column, value);
    boolean mixed = !overflow.places().isEmpty() && odd(value) && !piece.template().oddTexts();
    certainty.set(
        column, mixed ? Certainty.PARTIAL : concluded ? Certainty.CONCLUDED : Certainty.CERTAIN);
  }

  /** Parts of two texts, put together, mostly are no text. */
  private static boolean odd(Value value) {
    if (value instanceof Value.Text text) {
      byte[] bytes = text.bytes().toArray(ValueLayout.JAVA_BYTE);
      return Scorer.text(bytes, 0, bytes.length, text.encoding()) < 0;
    }
    return false;
  }

  private Value value(Piece piece, Overflow overflow, long type, long from, long to) {
    MemorySegment bytes = overflow.slice(from, to);
    return switch ((int) Math.min(type, 12)) {
      case 1, 2, 3, 4, 5, 6 -> new Value.Int(signed(bytes));
      case 7 -> new Value.Real(Double.longBitsToDouble(signed(bytes)));
      case 8 -> new Value.Int(0);
      case 9 -> new Value.Int(1);
      case 12 ->
          (type & 1) == 0
              ? new Value.Blob(bytes)
              : new Value.Text(bytes, piece.template().encoding());
      default -> Value.NULL;
    };
  }

  private static long signed(MemorySegment bytes) {
    byte[] copy = bytes.toArray(ValueLayout.JAVA_BYTE);
    return ByteCursor.signed(copy, 0, copy.length);
  }

  private void load(long find) {
    long image = finds.image(find);
    if (image != loaded) {
      images.copy(image, page);
      loaded = image;
      between = Optional.empty();
      betweenKnown = false;
    }
  }

  /** The lowest and highest rowid of the rows on the page of a find. */
  Optional<RecoveredRow.Between> between(long find) {
    load(find);
    return between();
  }

  private Optional<RecoveredRow.Between> between() {
    if (!betweenKnown) {
      between = rowids(images.page(loaded));
      betweenKnown = true;
    }
    return between;
  }

  private Optional<RecoveredRow.Between> rowids(long number) {
    if (!layout.read(page, number) || !layout.isTable() || !layout.isLeaf()) {
      return Optional.empty();
    }
    long[] rowids = new long[layout.cells()];
    int count = 0;
    for (int i = 0; i < layout.cells(); i++) {
      int at = layout.pointer(page, i);
      int first = at < usable ? ByteCursor.varintLength(page, at, usable) : 0;
      int second = first == 0 ? 0 : ByteCursor.varintLength(page, at + first, usable);
      if (second > 0) {
        rowids[count++] = ByteCursor.varint(page, at + first, second);
      }
    }
    Arrays.sort(rowids, 0, count);
    return count == 0
        ? Optional.empty()
        : Optional.of(new RecoveredRow.Between(rowids[0], rowids[count - 1]));
  }

  Source source(long find) {
    Piece piece = finds.piece(find, templates);
    Place place =
        images.place(finds.image(find), piece.start(), (long) piece.end() - piece.start());
    Source.Method method =
        piece.intact()
            ? piece.cut() ? Source.Method.WITHOUT_END : Source.Method.WHOLE_CELL
            : piece.cut() ? Source.Method.WITHOUT_BOTH_ENDS : Source.Method.WITHOUT_BEGINNING;
    return new Source(finds.substrate(find), place, method);
  }
}
