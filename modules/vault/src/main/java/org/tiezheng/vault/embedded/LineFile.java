package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.RunningDigest;

/** A file of JSON lines (UTF-8, one LF after each) that is being written. Not thread-safe. */
final class LineFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Part part;
  private final RunningDigest digest = new RunningDigest(DigestSet.SHA256);
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

  private LineFile(Part part) {
    this.part = part;
  }

  static LineFile begin(Path folder) throws IOException {
    return new LineFile(Part.beginSummed(folder));
  }

  void add(Object value) throws IOException {
    addLine(EvidenceJson.passingLine(value));
  }

  /**
   * Adds a line as {@link EvidenceJson#line} makes it.
   *
   * @param line in an array
   */
  void addLine(ByteBuffer line) throws IOException {
    if (line.remaining() > buffer.remaining()) {
      flush();
    }
    if (line.remaining() > buffer.remaining()) {
      write(line);
    } else {
      buffer.put(line);
    }
  }

  /** Makes the lines durable under their SHA-256, which is returned. */
  String publish(ContentFolder folder) throws IOException {
    flush();
    part.force();
    String sha256 = digest.finish().sha256();
    folder.publish(part, sha256);
    return sha256;
  }

  private void flush() throws IOException {
    write(buffer.flip());
    buffer.clear();
  }

  private void write(ByteBuffer bytes) throws IOException {
    digest.update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    part.write(bytes);
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
