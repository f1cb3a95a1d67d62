package org.tiezheng.testkit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tiezheng.testkit.DemoWorld;

/** The written parts of the demo world, kept as resources so that they can be read as texts. */
final class Texts {
  private Texts() {}

  static byte[] bytes(String name) {
    try (InputStream in = Texts.class.getResourceAsStream("/org/tiezheng/testkit/demo/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with the people's numbers filled in. */
  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .replace("{{id.l}}", Person.LIN.idNumber())
        .replace("{{phone.l}}", Person.LIN.phone())
        .replace("{{id.z}}", Person.ZHOU.idNumber())
        .replace("{{phone.z}}", Person.ZHOU.phone())
        .replace("{{marker.zh}}", DemoWorld.PRIVATE_WORDS)
        .replace("{{marker.ascii}}", DemoWorld.PRIVATE_CODE);
  }

  static List<String> lines(String name) {
    return text(name).lines().toList();
  }
}
