package org.tiezheng.collect.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.TextMessage.Attachment;

/** The parts of an MMS in a store from before iOS 6: {@code msg_pieces}. Not thread-safe. */
final class OldPieces {
  private static final int TEXT_BYTES = 100_000;

  private final Map<Long, Parts> pieces = new HashMap<>();
  private final Room room = new Room();

  /** What the parts of a message give. */
  record Found(String text, List<Attachment> attachments) {
    static final Found NONE = new Found("", List.of());
  }

  OldPieces(Store store, ReadingSession session) {
    store.rows("msg_pieces", session, this::piece);
    room.note(session, "msg_pieces");
  }

  private static final class Parts {
    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
  }

  Found of(long message) {
    Parts parts = pieces.get(message);
    return parts == null
        ? Found.NONE
        : new Found(parts.text.toString(), List.copyOf(parts.attachments));
  }

  private void piece(StoredRow row) {
    String type = row.text("content_type", 100);
    Optional<MemorySegment> data = row.bytes("data");
    boolean words =
        type.startsWith("text/plain") && data.filter(d -> d.byteSize() <= TEXT_BYTES).isPresent();
    if (!room.take(320 + (words ? data.get().byteSize() : 0))) {
      return;
    }
    Parts parts = pieces.computeIfAbsent(row.numberOrZero("message_id"), _ -> new Parts());
    if (words) {
      parts
          .text
          .append(parts.text.isEmpty() ? "" : "\n")
          .append(new String(data.get().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
    } else {
      String name = row.word("content_loc").orElseGet(() -> "part " + row.text("part_id", 20));
      parts.attachments.add(
          new Attachment(
              name.length() <= 320 ? name : name.substring(0, 320),
              type,
              data.map(MemorySegment::byteSize),
              data.map(OldPieces::digest)));
    }
  }

  private static String digest(MemorySegment data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(data.asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
