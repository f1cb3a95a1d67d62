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
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.DocumentSignature.ChangeKind;

/** What an object of a PDF is, as far as a change of it matters. */
final class PdfWalk {
  private static final COSName FT = COSName.getPDFName("FT");
  private static final COSName SIG = COSName.getPDFName("Sig");
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
   * What an object is that was reached as something. A field or mark of a signature that was made
   * later is a signature; one that was there already must not change.
   */
  static ChangeKind kind(@Nullable COSBase now, @Nullable COSBase then, ChangeKind reached) {
    if (!(now instanceof COSDictionary dictionary)
        || (reached != ChangeKind.ANNOTATION && reached != ChangeKind.FORM)) {
      return reached;
    }
    boolean widget = COSName.WIDGET.equals(dictionary.getCOSName(COSName.SUBTYPE));
    COSBase type = inherited(dictionary, FT);
    if (SIG.equals(type)) {
      boolean signed =
          then instanceof COSDictionary old
              && !isSame(old, now)
              && inherited(old, COSName.V) != null;
      return signed ? ChangeKind.OTHER : ChangeKind.SIGNATURE;
    }
    return widget || type != null ? ChangeKind.FORM : reached;
  }

  /** Whether it is the very same object in memory: objects of PDF have no value to compare. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(COSBase a, @Nullable COSBase b) {
    return a == b;
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

  /** How many marks of the old page the new one does not have. */
  static int missing(COSDictionary page, COSDictionary old) {
    Set<COSObjectKey> there = marks(page);
    return (int) marks(old).stream().filter(mark -> !there.contains(mark)).count();
  }

  private static Set<COSObjectKey> marks(COSDictionary page) {
    Set<COSObjectKey> marks = new HashSet<>();
    COSArray array = page.getCOSArray(COSName.ANNOTS);
    for (int i = 0; array != null && i < array.size(); i++) {
      if (array.get(i) instanceof COSObject reference && reference.getKey() != null) {
        marks.add(reference.getKey());
      }
    }
    return marks;
  }
}
