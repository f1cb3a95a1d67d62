package org.tiezheng.testkit.chat.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.MediaBytes;

/** Writes files beside stores and exports. */
final class Attached {
  private Attached() {}

  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MD5 of the name of a conversation, as folders and tables are called. */
  static String hash(Conversation in) {
    return hash(in.id());
  }

  static String hash(String name) {
    return MediaBytes.md5(name.getBytes(StandardCharsets.UTF_8));
  }
}
