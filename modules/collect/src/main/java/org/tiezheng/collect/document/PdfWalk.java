package org.tiezheng.collect.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.DocumentSignature.ChangeKind;

/** What an object of a PDF is, as far as a change of it matters. */
final class PdfWalk {
  private static final COSName FT = COSName.getPDFName("FT");
  private static final COSName SIG = COSName.getPDFName("Sig");
  private static final Set<ChangeKind> JUDGED =
      Set.of(ChangeKind.ANNOTATION, ChangeKind.FORM, ChangeKind.SIGNATURE);

  /** What a field without an area may hold (ISO 32000-2, 12.5.2, 12.7.4): no border, no action. */
  private static final Set<String> HARMLESS =
      Set.of(
          "Type",
          "Subtype",
          "FT",
          "V",
          "T",
          "TU",
          "TM",
          "Rect",
          "F",
          "Ff",
          "P",
          "Parent",
          "Kids",
          "AP",
          "DA",
          "Lock",
          "SV",
          "M",
          "NM",
          "StructParent");

  private static final int DEEPEST = 64;
  private static final int MOST_PAGES = 1_000_000;

  private PdfWalk() {}

  /** A dictionary, whether it is written in place or referred to. */
  static @Nullable COSDictionary dictionary(@Nullable COSBase object) {
    COSBase there = object instanceof COSObject reference ? reference.getObject() : object;
    return there instanceof COSDictionary dictionary ? dictionary : null;
  }

  static boolean isPage(COSDictionary dictionary) {
    return COSName.PAGE.equals(dictionary.getCOSName(COSName.TYPE));
  }

  /** The pages of a tree, in order; a tree that holds itself ends where it does. */
  static void pages(@Nullable COSDictionary tree, List<COSBase> to) {
    Deque<COSBase> open = new ArrayDeque<>();
    Set<COSBase> seen = new HashSet<>();
    if (tree != null) {
      open.push(tree);
    }
    while (!open.isEmpty() && to.size() < MOST_PAGES) {
      COSBase next = open.pop();
      COSDictionary node = dictionary(next);
      if (node == null || !seen.add(node)) {
        continue;
      }
      COSArray kids = node.getCOSArray(COSName.KIDS);
      if (kids == null) {
        to.add(next);
        continue;
      }
      for (int i = kids.size() - 1; i >= 0; i--) {
        COSBase kid = kids.get(i);
        if (kid != null) {
          open.push(kid);
        }
      }
    }
  }

  /**
   * What a mark or field is that was reached as something. A field that was made later and holds a
   * signature that was read and holds is a signature, if it shows nothing; one that was there
   * already must not change.
   *
   * @param signatures that were read and hold
   */
  static ChangeKind kind(
      @Nullable COSBase now,
      @Nullable COSBase then,
      ChangeKind reached,
      Set<COSDictionary> signatures) {
    if (!(now instanceof COSDictionary dictionary) || !JUDGED.contains(reached)) {
      return reached;
    }
    boolean widget = COSName.WIDGET.equals(dictionary.getCOSName(COSName.SUBTYPE));
    COSBase type = inherited(dictionary, FT);
    if (SIG.equals(type)) {
      if (then instanceof COSDictionary old && inherited(old, COSName.V) != null) {
        return ChangeKind.OTHER;
      }
      return inherited(dictionary, COSName.V) instanceof COSDictionary value
              && signatures.contains(value)
              && showsNothing(dictionary)
          ? ChangeKind.SIGNATURE
          : ChangeKind.ANNOTATION;
    }
    return widget || type != null ? ChangeKind.FORM : reached;
  }

  /** Whether a field has no area on a page, and nothing that acts or that is not known here. */
  private static boolean showsNothing(COSDictionary field) {
    COSName subtype = field.getCOSName(COSName.SUBTYPE);
    if ((subtype != null && !subtype.equals(COSName.WIDGET))
        || field.keySet().stream().anyMatch(key -> !HARMLESS.contains(key.getName()))) {
      return false;
    }
    if (!field.containsKey(COSName.RECT)) {
      return true;
    }
    COSArray area = field.getCOSArray(COSName.RECT);
    if (area == null || area.size() != 4) {
      return false;
    }
    float[] corners = area.toFloatArray();
    return corners[0] == corners[2] && corners[1] == corners[3];
  }

  private static @Nullable COSBase inherited(COSDictionary field, COSName key) {
    COSDictionary at = field;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      COSBase value = at.getDictionaryObject(key);
      if (value != null) {
        return value;
      }
      at = at.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }

  static COSDictionary withoutAnnotations(COSDictionary page) {
    COSDictionary rest = new COSDictionary();
    page.forEach((key, value) -> {
      if (!key.equals(COSName.ANNOTS) && !key.getName().equals("LastModified")) {
        rest.setItem(key, value);
      }
    });
    return rest;
  }
}
