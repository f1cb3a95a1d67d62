package org.tiezheng.examine.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The form of a text in which two exporters agree: Unicode NFC, line feeds, no invisible marks, no
 * spaces at line ends, faces of WeChat by their Chinese names. Only for finding and comparing; what
 * a person sees is always the source's own text.
 */
final class CanonicalText {
  private record Face(String code, String name) {}

  private static final List<Face> FACES = faces();

  private CanonicalText() {}

  static String of(String text) {
    String plain =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '\r' -> {
          if (i + 1 >= plain.length() || plain.charAt(i + 1) != '\n') {
            newLine(out);
          }
        }
        case '\n' -> newLine(out);
        // The space that WeChat puts behind a name with @, and the one of web pages.
        case '\u2005', '\u00a0' -> out.append(' ');
        case '\u200b', '\u200e', '\u200f', '\ufeff', '\ufe0e', '\ufe0f' -> {}
        default -> out.append(c);
      }
    }
    trimEnd(out);
    return out.indexOf("/:") < 0 && out.indexOf("[") < 0 ? out.toString() : named(out);
  }

  private static void newLine(StringBuilder out) {
    int end = out.length();
    while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
      end--;
    }
    out.setLength(end);
    out.append('\n');
  }

  private static void trimEnd(StringBuilder out) {
    int end = out.length();
    while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }

  private static String named(StringBuilder text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      Face face = c == '/' || c == '[' ? face(text, at) : NONE;
      out.append(face.equals(NONE) ? String.valueOf(c) : face.name());
      at += face.equals(NONE) ? 1 : face.code().length();
    }
    return out.toString();
  }

  private static final Face NONE = new Face("", "");

  private static Face face(StringBuilder text, int at) {
    for (Face face : FACES) {
      int end = at + face.code().length();
      if (end <= text.length() && face.code().contentEquals(text.subSequence(at, end))) {
        return face;
      }
    }
    return NONE;
  }

  /** The longest codes first, because some begin with others. */
  private static List<Face> faces() {
    List<Face> faces = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(CanonicalText.class.getResourceAsStream("faces.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(names -> {
            faces.add(new Face(names[0], names[1]));
            for (int i = 2; i < names.length; i++) {
              faces.add(new Face(names[i], names[1]));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.sort(Comparator.comparingInt((Face f) -> f.code().length()).reversed());
    return List.copyOf(faces);
  }
}
