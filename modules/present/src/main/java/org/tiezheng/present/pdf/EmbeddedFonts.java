package org.tiezheng.present.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.tiezheng.present.font.FaceSubset;

/** Subsets as composite fonts (ISO 32000-1 clauses 9.7, 9.8, 9.10.3). */
final class EmbeddedFonts {
  private static final int SYMBOLIC = 4;
  private static final int STEM = 80;
  private static final int CAPITAL_HEIGHT = 733;
  private static final int PER_BLOCK = 100;

  private final PDDocument document;

  EmbeddedFonts(PDDocument document) {
    this.document = document;
  }

  /** Puts the fonts that the pages use into the dictionary that all pages share. */
  void into(COSDictionary dictionary, FontSet fonts) throws IOException {
    for (int i = 0; i < fonts.subsets().size(); i++) {
      if (!fonts.subsets().get(i).isEmpty()) {
        dictionary.setItem(COSName.getPDFName("F" + i), font(fonts.subsets().get(i)));
      }
    }
  }

  private COSDictionary font(FaceSubset subset) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, subset.name());
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(characters(subset));
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    font.setItem(COSName.TO_UNICODE, stream(toUnicode(subset).getBytes(StandardCharsets.US_ASCII)));
    return font;
  }

  private COSDictionary characters(FaceSubset subset) throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    font.setName(COSName.BASE_FONT, subset.name());
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    font.setItem(COSName.CIDSYSTEMINFO, system);
    font.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
    font.setItem(COSName.FONT_DESC, descriptor(subset));
    font.setInt(COSName.DW, 1000);
    COSArray widths = new COSArray();
    for (int id = 1; id < subset.codePoints().size(); id++) {
      widths.add(COSInteger.get(subset.width(id)));
    }
    COSArray all = new COSArray();
    all.add(COSInteger.get(1));
    all.add(widths);
    font.setItem(COSName.W, all);
    return font;
  }

  private COSDictionary descriptor(FaceSubset subset) throws IOException {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, subset.name());
    descriptor.setInt(COSName.FLAGS, SYMBOLIC);
    COSArray box = new COSArray();
    for (int edge : subset.box()) {
      box.add(COSInteger.get(edge));
    }
    descriptor.setItem(COSName.FONT_BBOX, box);
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, subset.ascent());
    descriptor.setInt(COSName.DESCENT, subset.descent());
    descriptor.setInt(COSName.CAP_HEIGHT, CAPITAL_HEIGHT);
    descriptor.setInt(COSName.STEM_V, STEM);
    byte[] program = subset.program();
    COSStream file = stream(program);
    file.setInt(COSName.LENGTH1, program.length);
    descriptor.setItem(COSName.FONT_FILE2, file);
    return descriptor;
  }

  private COSStream stream(byte[] bytes) throws IOException {
    return ArchivalPdf.deflated(document, Deflated.of(bytes));
  }

  private static String toUnicode(FaceSubset subset) {
    List<Integer> codePoints = subset.codePoints();
    StringBuilder map = new StringBuilder(codePoints.size() * 16);
    map.append(
        """
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <0000> <FFFF>
        endcodespacerange
        """);
    for (int from = 1; from < codePoints.size(); from += PER_BLOCK) {
      int to = Math.min(codePoints.size(), from + PER_BLOCK);
      map.append(to - from).append(" beginbfchar\n");
      for (int id = from; id < to; id++) {
        map.append("<%04X> <".formatted(id));
        for (char unit : Character.toChars(codePoints.get(id))) {
          map.append("%04X".formatted((int) unit));
        }
        map.append(">\n");
      }
      map.append("endbfchar\n");
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
