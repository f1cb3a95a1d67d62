package org.tiezheng.present.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Looks for a word in files, in every coat that it may wear. */
final class Leaks {
  /** Digests, salts and compressed pages are random: a shorter pattern is met in them by chance. */
  private static final int SHORTEST = 6;

  private final Map<String, byte[]> coats = new LinkedHashMap<>();
  private final String word;

  Leaks(String word) {
    this.word = word;
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("GB18030"))) {
      byte[] bytes = word.getBytes(charset);
      coats.put(charset.name(), bytes);
      String hex = HexFormat.of().formatHex(bytes);
      coats.put(charset.name() + " hex", ascii(hex));
      coats.put(charset.name() + " HEX", ascii(hex.toUpperCase(Locale.ROOT)));
      coats.put(charset.name() + " URL", ascii(URLEncoder.encode(word, charset)));
    }
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    for (int shift = 0; shift < 3; shift++) {
      coats.put("base64 at " + shift, ascii(base64Inside(utf8, shift)));
    }
    StringBuilder escaped = new StringBuilder();
    word.chars()
        .forEach(c -> escaped.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
    coats.put("JSON", ascii(escaped.toString()));
    coats.forEach((coat, bytes) -> {
      if (bytes.length < SHORTEST) {
        throw new IllegalArgumentException(
            "“" + word + "” as " + coat + " is so short that random bytes may equal it");
      }
    });
  }

  /** The Base64 digits that only the word decides, where {@code shift} bytes come before it. */
  private static String base64Inside(byte[] word, int shift) {
    byte[] padded = new byte[shift + word.length];
    System.arraycopy(word, 0, padded, shift, word.length);
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(padded);
    return base64.substring((shift * 8 + 5) / 6, padded.length * 8 / 6);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where the word was found. */
  List<String> in(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : BundleWriterTest.files(root)) {
      String name = root.relativize(file).toString();
      look(name + " (its name)", name.getBytes(StandardCharsets.UTF_8), found);
      look(name, Files.readAllBytes(file), found);
    }
    return found;
  }

  private void look(String where, byte[] bytes, List<String> found) throws IOException {
    coats.forEach((coat, pattern) -> {
      if (contains(bytes, pattern)) {
        found.add(where + " as " + coat);
      }
    });
    if (contains(bytes, ascii("%PDF-")) && bytes[0] == '%') {
      pdf(where, bytes, found);
    } else if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
      zip(where, bytes, found);
    }
  }

  private void zip(String where, byte[] bytes, List<String> found) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        look(where + "!" + entry.getName(), in.readAllBytes(), found);
      }
    }
  }

  private void pdf(String where, byte[] bytes, List<String> found) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSObject object = document.getDocument().getObjectFromPool(key);
        if (object.getObject() instanceof COSStream stream) {
          try (InputStream in = stream.createInputStream()) {
            look(where + " object " + key, in.readAllBytes(), found);
          }
        }
      }
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      if (text.contains(word.replaceAll("\\s", ""))) {
        found.add(where + " on the page");
      }
    }
  }

  private static boolean contains(byte[] bytes, byte[] pattern) {
    for (int i = 0; i <= bytes.length - pattern.length; i++) {
      int k = 0;
      while (k < pattern.length && bytes[i + k] == pattern[k]) {
        k++;
      }
      if (k == pattern.length) {
        return true;
      }
    }
    return false;
  }
}
