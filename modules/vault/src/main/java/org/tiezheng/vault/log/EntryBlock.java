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
import org.tiezheng.seal.log.LogEntry;
import org.tiezheng.seal.log.StoredEntry;

/**
 * The entries of one batch as one block of bytes. One row per batch instead of one per entry saves
 * most of what a transaction costs; an entry is found through the tree size its batch ended at.
 *
 * <p>Per entry: 16 bytes id, then leaf and opening, each with its length in four bytes, big-endian.
 */
final class EntryBlock {
  private EntryBlock() {}

  static byte[] encode(List<LogEntry> entries) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream(entries.size() * 768);
    DataOutputStream out = new DataOutputStream(block);
    for (LogEntry entry : entries) {
      out.writeLong(entry.id().getMostSignificantBits());
      out.writeLong(entry.id().getLeastSignificantBits());
      write(out, entry.leaf());
      write(out, entry.opening());
    }
    return block.toByteArray();
  }

  static List<StoredEntry> decode(byte[] block, long first, long treeSize) throws IOException {
    List<StoredEntry> entries = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
    while (in.available() > 0) {
      UUID id = new UUID(in.readLong(), in.readLong());
      LogEntry entry = new LogEntry(id, read(in), read(in));
      entries.add(new StoredEntry(first + entries.size(), treeSize, entry));
    }
    if (entries.size() != treeSize - first) {
      throw new IOException(
          "the batch up to "
              + treeSize
              + " has "
              + entries.size()
              + " entries, not "
              + (treeSize - first));
    }
    return entries;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("an entry of " + length + " bytes does not fit its batch");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
