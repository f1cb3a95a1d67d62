package org.tiezheng.collect.smsbackup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.android.Columns;
import org.tiezheng.collect.android.MmsRow;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;

/** An MMS whose end tag has not come yet. Not thread-safe. */
final class OpenMms {
  private final Columns pdu;
  private final long offset;
  private final int most;
  private final List<Columns> addresses = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private boolean unsound;

  private record Part(Columns columns, Optional<Base64Content.Result> content) {
    long sequence() {
      return columns.number("seq").orElse(0L);
    }
  }

  OpenMms(Columns pdu, long offset, int most) {
    this.pdu = pdu;
    this.offset = offset;
    this.most = most;
  }

  long offset() {
    return offset;
  }

  /** Whether an attachment was not whole base64. */
  boolean unsound() {
    return unsound;
  }

  /** An element inside; false if there are too many. */
  boolean add(String name, Columns columns, Optional<Base64Content.Result> content) {
    if (addresses.size() + parts.size() >= most) {
      return false;
    }
    if (name.equals("addr")) {
      addresses.add(columns);
    } else {
      parts.add(new Part(columns, content));
      unsound |= content.isPresent() && !content.get().sound();
    }
    return true;
  }

  TextMessage message(Provenance place) {
    MmsRow row = new MmsRow(pdu);
    addresses.forEach(row::address);
    for (String address : pdu.get("address").split("~", -1)) {
      row.party(address);
    }
    parts.sort(Comparator.comparingLong(Part::sequence));
    for (Part part : parts) {
      row.part(
          part.columns(),
          part.content().map(Base64Content.Result::size),
          part.content().map(Base64Content.Result::sha256).filter(hash -> !hash.isEmpty()));
    }
    return row.message(place, Optional.empty(), false, RowState.LIVE);
  }
}
