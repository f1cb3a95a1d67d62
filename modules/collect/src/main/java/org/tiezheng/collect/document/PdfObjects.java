package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** Objects of a PDF beside those of an earlier revision of it. */
final class PdfObjects {
  private static final int DEEPEST = 100;

  private final COSDocument before;
  private final COSDocument after;
  private final Map<COSObjectKey, Long> places;
  private final Map<COSObjectKey, Long> placesBefore;

  PdfObjects(COSDocument before, COSDocument after) {
    this.before = before;
    this.after = after;
    this.places = after.getXrefTable();
    this.placesBefore = before.getXrefTable();
  }

  /** The same object in the earlier revision. */
  @Nullable COSBase before(COSObjectKey key) {
    return placesBefore.containsKey(key) ? before.getObjectFromPool(key).getObject() : null;
  }

  /** Whether other bytes stand for the object now. */
  boolean redefined(COSObjectKey key) {
    return place(key, places, 0) != place(key, placesBefore, 0) || redefinedHolder(key);
  }

  private boolean redefinedHolder(COSObjectKey key) {
    long place = place(key, places, 0);
    return place < 0 && redefined(new COSObjectKey(-place, 0));
  }

  /** Objects of the earlier revision that read otherwise now; not those that only hold others. */
  List<COSObjectKey> replaced() {
    List<COSObjectKey> replaced = new ArrayList<>();
    for (COSObjectKey key : List.copyOf(places.keySet())) {
      if (placesBefore.containsKey(key) && redefined(key)) {
        COSBase then = before(key);
        COSBase now = after.getObjectFromPool(key).getObject();
        if (then != null && !isHolder(now) && !same(now, then)) {
          replaced.add(key);
        }
      }
    }
    return replaced;
  }

  private static boolean isHolder(@Nullable COSBase object) {
    return object instanceof COSStream stream
        && (COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE))
            || COSName.XREF.equals(stream.getCOSName(COSName.TYPE)));
  }

  /** Offset of an object, of the stream that holds it if it is packed; 0 if it is not there. */
  long offset(COSObjectKey key) {
    long place = place(key, places, 0);
    return place < 0 ? Math.max(0, place(new COSObjectKey(-place, 0), places, 0)) : place;
  }

  private static long place(COSObjectKey key, Map<COSObjectKey, Long> in, long otherwise) {
    return in.getOrDefault(key, otherwise);
  }

  COSDictionary trailer() {
    return Objects.requireNonNullElseGet(after.getTrailer(), COSDictionary::new);
  }

  COSDictionary trailerBefore() {
    return Objects.requireNonNullElseGet(before.getTrailer(), COSDictionary::new);
  }

  /** Whether two objects are written alike; other objects that they refer to are not followed. */
  static boolean same(@Nullable COSBase a, @Nullable COSBase b) {
    return same(a, b, 0);
  }

  private static boolean same(@Nullable COSBase a, @Nullable COSBase b, int depth) {
    if (a == null || b == null || depth > DEEPEST) {
      return a == null && b == null;
    }
    if (a instanceof COSObject x && b instanceof COSObject y) {
      return x.getKey() != null && x.getKey().equals(y.getKey());
    }
    if (a instanceof COSStream x && b instanceof COSStream y && !sameBytes(x, y)) {
      return false;
    }
    if (a instanceof COSDictionary x && b instanceof COSDictionary y) {
      return (a instanceof COSStream) == (b instanceof COSStream)
          && keys(x).equals(keys(y))
          && keys(x).stream().allMatch(k -> same(x.getItem(k), y.getItem(k), depth + 1));
    }
    if (a instanceof COSArray x && b instanceof COSArray y) {
      if (x.size() != y.size()) {
        return false;
      }
      for (int i = 0; i < x.size(); i++) {
        if (!same(x.get(i), y.get(i), depth + 1)) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof COSNumber x && b instanceof COSNumber y) {
      return x.floatValue() == y.floatValue() && x.longValue() == y.longValue();
    }
    return a.equals(b);
  }

  private static java.util.Set<COSName> keys(COSDictionary of) {
    java.util.Set<COSName> keys = new java.util.HashSet<>(of.keySet());
    if (of instanceof COSStream) {
      keys.remove(COSName.LENGTH);
    }
    return keys;
  }

  private static boolean sameBytes(COSStream a, COSStream b) {
    try (InputStream x = a.createRawInputStream();
        InputStream y = b.createRawInputStream()) {
      byte[] one = new byte[1 << 14];
      byte[] other = new byte[1 << 14];
      while (true) {
        int count = x.readNBytes(one, 0, one.length);
        if (count != y.readNBytes(other, 0, other.length)
            || !java.util.Arrays.equals(one, 0, count, other, 0, count)) {
          return false;
        }
        if (count == 0) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
  }
}
