package org.tiezheng.vault.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tiezheng.seal.log.LogBatch;
import org.tiezheng.seal.log.LogEntry;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;

/**
 * The content of one frame: a batch with all that became durable with it.
 *
 * <p>Tree size after and index of the first entry (eight bytes each), the signed checkpoint, the
 * number of full tiles (four bytes) and each with level (four), number (eight) and 256 hashes, then
 * the entries: id (sixteen bytes), leaf, opening. Texts have their length in four bytes before
 * them.
 *
 * @param checkpoint the signed note
 * @param tiles that the batch filled
 * @param entries in the order of the tree
 * @param size of the tree after
 * @param first index of the first entry
 */
record BatchFrame(
    String checkpoint, List<Tile> tiles, List<StoredEntry> entries, long size, long first) {
  static BatchFrame of(LogBatch batch) {
    List<StoredEntry> entries = new ArrayList<>(batch.entries().size());
    for (LogEntry entry : batch.entries()) {
      entries.add(new StoredEntry(batch.first() + entries.size(), batch.size(), entry));
    }
    return new BatchFrame(batch.checkpoint(), batch.tiles(), entries, batch.size(), batch.first());
  }

  static byte[] encode(LogBatch batch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + batch.entries().size() * 768);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(batch.size());
    out.writeLong(batch.first());
    write(out, batch.checkpoint());
    out.writeInt(batch.tiles().size());
    for (Tile tile : batch.tiles()) {
      out.writeInt(tile.level());
      out.writeLong(tile.number());
      out.write(tile.encode());
    }
    for (LogEntry entry : batch.entries()) {
      out.writeLong(entry.id().getMostSignificantBits());
      out.writeLong(entry.id().getLeastSignificantBits());
      write(out, entry.leaf());
      write(out, entry.opening());
    }
    return bytes.toByteArray();
  }

  static BatchFrame decode(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    long size = in.readLong();
    long first = in.readLong();
    String checkpoint = read(in);
    List<Tile> tiles = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      int level = in.readInt();
      tiles.add(Tile.decode(level, in.readLong(), in.readNBytes(Tile.BYTES)));
    }
    List<StoredEntry> entries = new ArrayList<>();
    while (in.available() > 0) {
      UUID id = new UUID(in.readLong(), in.readLong());
      LogEntry entry = new LogEntry(id, read(in), read(in));
      entries.add(new StoredEntry(first + entries.size(), size, entry));
    }
    if (entries.size() != size - first) {
      throw new IOException(
          "a batch from " + first + " to " + size + " has " + entries.size() + " entries");
    }
    return new BatchFrame(checkpoint, tiles, entries, size, first);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes does not fit its batch");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
