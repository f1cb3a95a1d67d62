package org.tiezheng.testkit.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Changes printed words of a PDF as a PDF editor does: the glyphs on the page change, the fonts,
 * the metadata and the attached files stay. Works on fonts with two bytes a glyph; words can only
 * be put together from glyphs that the same font shows somewhere in the file.
 */
public final class PdfForger {
  private final PDDocument document;
  private final Map<String, byte[]> codes = new HashMap<>();
  private final List<Slot> slots = new ArrayList<>();

  private PdfForger(PDDocument document) {
    this.document = document;
  }

  /** Where a string stands, and its bytes as they are to be. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Slot(Consumer<COSString> place, byte[] bytes) {}

  /** A glyph on a page: where its two bytes stand. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Glyph(String font, String text, byte[] string, int at) {}

  /**
   * Replaces printed words of the same length, where they are first found.
   *
   * @throws IllegalStateException if the file does not show them, or lacks a glyph
   */
  public static void replace(Path pdf, String from, String to) {
    if (from.length() != to.length()) {
      throw new IllegalArgumentException("other length: " + to);
    }
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      new PdfForger(document).replace(from, to);
      document.save(pdf.resolveSibling("forged.tmp").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    move(pdf);
  }

  /** Takes a page out, counted from 0. */
  public static void dropPage(Path pdf, int page) {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      document.removePage(page);
      document.save(pdf.resolveSibling("forged.tmp").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    move(pdf);
  }

  private static void move(Path pdf) {
    try {
      Files.move(pdf.resolveSibling("forged.tmp"), pdf, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(String from, String to) throws IOException {
    List<List<Object>> pages = new ArrayList<>();
    List<List<Glyph>> glyphs = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      List<Object> tokens = new PDFStreamParser(page).parse();
      pages.add(tokens);
      glyphs.add(glyphs(page, tokens));
    }
    for (int i = 0; i < pages.size(); i++) {
      int at = find(glyphs.get(i), from);
      if (at >= 0) {
        put(glyphs.get(i).subList(at, at + from.length()), to);
        slots.forEach(slot -> slot.place().accept(new COSString(slot.bytes(), true)));
        write(document.getPage(i), pages.get(i));
        return;
      }
    }
    throw new IllegalStateException("no page shows " + from);
  }

  private static int find(List<Glyph> glyphs, String words) {
    StringBuilder text = new StringBuilder();
    glyphs.forEach(g -> text.append(g.text().isEmpty() ? "\u0000" : g.text().charAt(0)));
    return text.indexOf(words);
  }

  private void put(List<Glyph> glyphs, String words) {
    for (int i = 0; i < words.length(); i++) {
      Glyph g = glyphs.get(i);
      byte[] code = codes.get(g.font() + words.charAt(i));
      if (code == null) {
        throw new IllegalStateException("the font shows no " + words.charAt(i));
      }
      System.arraycopy(code, 0, g.string(), g.at(), 2);
    }
  }

  private List<Glyph> glyphs(PDPage page, List<Object> tokens) throws IOException {
    List<Glyph> all = new ArrayList<>();
    COSName name = COSName.getPDFName("none");
    for (int i = 0; i < tokens.size(); i++) {
      if (!(tokens.get(i) instanceof Operator operator)) {
        continue;
      }
      switch (operator.getName()) {
        case "Tf" -> name = (COSName) tokens.get(i - 2);
        case "Tj" -> {
          int at = i - 1;
          shown(page, name, (COSString) tokens.get(at), s -> tokens.set(at, s), all);
        }
        case "TJ" -> {
          COSArray parts = (COSArray) tokens.get(i - 1);
          for (int n = 0; n < parts.size(); n++) {
            if (parts.get(n) instanceof COSString part) {
              int at = n;
              shown(page, name, part, s -> parts.set(at, s), all);
            }
          }
        }
        default -> {}
      }
    }
    return all;
  }

  /** The glyphs of a string, whose bytes can be changed until the page is written. */
  private void shown(
      PDPage page, COSName name, COSString string, Consumer<COSString> place, List<Glyph> all)
      throws IOException {
    PDFont font = page.getResources().getFont(name);
    byte[] bytes = string.getBytes().clone();
    slots.add(new Slot(place, bytes));
    for (int at = 0; at + 1 < bytes.length; at += 2) {
      int code = font.readCode(new ByteArrayInputStream(bytes, at, 2));
      String text = font.toUnicode(code);
      String shown = text == null ? "" : text;
      all.add(new Glyph(font.getName(), shown, bytes, at));
      if (shown.length() == 1) {
        codes.putIfAbsent(font.getName() + shown, new byte[] {bytes[at], bytes[at + 1]});
      }
    }
  }

  private void write(PDPage page, List<Object> tokens) throws IOException {
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(tokens);
    }
    page.setContents(stream);
  }
}
