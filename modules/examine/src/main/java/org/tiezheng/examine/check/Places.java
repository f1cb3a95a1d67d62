package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.value.Pointers;

/** Collects places: counts all of them, keeps the first so that memory stays bounded. */
final class Places {
  /** More than a person would look at before asking for the full list. */
  static final int KEPT = 50;

  private final List<Pointer> kept = new ArrayList<>();
  private long count;

  void add(String file, String where, String value) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(new Pointer(file, where, Pointers.shorten(value)));
    }
  }

  /** The place of a record, named by its file and the row, line or offset in it. */
  void add(Context context, Record record, String value) {
    if (kept.size() >= KEPT) {
      count++;
      return;
    }
    Pointer pointer = at(context, record, value);
    add(pointer.file(), pointer.where(), pointer.value());
  }

  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<Pointer> list() {
    return List.copyOf(kept);
  }

  /** A place, named by its file and the row, line or offset in it. */
  void add(Context context, Provenance from, String value) {
    Pointer pointer = at(context, from, value);
    add(pointer.file(), pointer.where(), pointer.value());
  }

  /** A sign in a chat: its last place, or the conversation if it has none. */
  void add(Context context, GapSign sign) {
    String what = sign.what().zh() + " / " + sign.what().en();
    if (sign.places().isEmpty()) {
      add("", sign.title(), what);
    } else {
      add(context, sign.places().getLast().provenance(), what);
    }
  }

  static Pointer at(Context context, Record record, String value) {
    return at(context, record.provenance(), value);
  }

  private static Pointer at(Context context, Provenance from, String value) {
    return Pointers.at(context::name, from, value);
  }
}
