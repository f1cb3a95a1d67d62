package org.tiezheng.collect.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.DocumentSignature.Change;
import org.tiezheng.evidence.DocumentSignature.ChangeKind;
import org.tiezheng.evidence.Text;

/**
 * What was done to a PDF after a revision of it was signed. Every object that can be reached in the
 * file is compared with the same object in the signed revision and named by what it belongs to;
 * what belongs to a page and to something harmless, too, counts as content. What a new signature's
 * own picture lays over a page counts as an annotation.
 */
final class PdfChanges {
  private static final int MOST_OBJECTS = 2_000_000;
  private static final int MOST_CHANGES = 50;
  private static final Map<String, ChangeKind> CATALOGUE =
      Map.ofEntries(
          Map.entry("Pages", ChangeKind.CONTENT),
          Map.entry("OCProperties", ChangeKind.CONTENT),
          Map.entry("AcroForm", ChangeKind.FORM),
          Map.entry("DSS", ChangeKind.VALIDATION),
          Map.entry("Extensions", ChangeKind.PROPERTIES),
          Map.entry("Version", ChangeKind.PROPERTIES),
          Map.entry("Metadata", ChangeKind.PROPERTIES));

  /** In a mark or field they lead back up, or to the page that shows it. */
  private static final Set<String> UPWARD = Set.of("Parent", "P", "Popup", "IRT", "Dest");

  private final PdfObjects objects;
  private final java.util.function.LongToIntFunction revisions;
  private final Deque<Step> open = new ArrayDeque<>();
  private final Set<Seen> seen = new HashSet<>();
  private final Set<COSObjectKey> visited = new HashSet<>();
  private final Map<String, Change> found = new LinkedHashMap<>();
  private final Set<COSDictionary> signatures;

  /**
   * Something to look at.
   *
   * @param mark whether it stands in a list of marks or fields
   */
  private record Step(COSBase object, ChangeKind kind, String where, boolean mark) {
    Step(COSBase object, ChangeKind kind, String where) {
      this(object, kind, where, false);
    }
  }

  private record Seen(COSObjectKey key, ChangeKind kind) {}

  private PdfChanges(
      PdfObjects objects,
      java.util.function.LongToIntFunction revisions,
      Set<COSDictionary> signatures) {
    this.objects = objects;
    this.revisions = revisions;
    this.signatures = signatures;
  }

  /**
   * The changes since a signature, the first of each kind and place, those of content first.
   *
   * @param revisions tells the revision to which an offset belongs
   * @param signatures that were read and hold, by the dictionaries in {@code now}
   */
  static List<Change> since(
      SignedRange range,
      PDDocument now,
      java.util.function.LongToIntFunction revisions,
      Set<COSDictionary> signatures) {
    try (PDDocument then =
        Loader.loadPDF(
            new SegmentRead(range.revision()),
            "",
            null,
            null,
            IOUtils.createMemoryOnlyStreamCache())) {
      return new PdfChanges(
              new PdfObjects(then.getDocument(), now.getDocument()), revisions, signatures)
          .compare(range.bytes().byteSize());
    } catch (IOException | RuntimeException e) {
      return List.of(
          new Change(
              revisions.applyAsInt(range.bytes().byteSize() - 1),
              ChangeKind.OTHER,
              new Text(
                  "签署时的版本无法解析,未能比较",
                  "the signed revision cannot be parsed, so nothing was compared")));
    }
  }

  private List<Change> compare(long size) {
    COSDictionary trailer = objects.trailer();
    COSDictionary then = objects.trailerBefore();
    COSDictionary root = trailer.getCOSDictionary(COSName.ROOT);
    COSDictionary rootThen = then.getCOSDictionary(COSName.ROOT);
    if (root == null || rootThen == null) {
      report(ChangeKind.OTHER, "", size - 1);
      return List.copyOf(found.values());
    }
    catalogue(root, rootThen, size);
    COSBase info = trailer.getItem(COSName.INFO);
    if (info != null) {
      open.add(new Step(info, ChangeKind.PROPERTIES, ""));
    }
    while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
      step(open.poll());
    }
    if (!open.isEmpty()) {
      report(ChangeKind.OTHER, "", size - 1);
    }
    unvisited(trailer);
    return found.values().stream()
        .sorted(Comparator.comparing(c -> c.kind() != ChangeKind.CONTENT))
        .limit(MOST_CHANGES)
        .toList();
  }

  /** What was replaced without being reached: nobody can say what shows it. */
  private void unvisited(COSDictionary trailer) {
    visit(trailer.getItem(COSName.ROOT));
    visit(trailer.getItem(COSName.ENCRYPT));
    for (COSObjectKey key : objects.replaced()) {
      if (!visited.contains(key)) {
        report(ChangeKind.OTHER, "", objects.offset(key));
      }
    }
  }

  private void visit(@Nullable COSBase item) {
    if (item instanceof COSObject reference && reference.getKey() != null) {
      visited.add(reference.getKey());
    }
  }

  private void catalogue(COSDictionary root, COSDictionary then, long size) {
    Set<COSName> keys = new HashSet<>(root.keySet());
    keys.addAll(then.keySet());
    for (COSName key : keys.stream().sorted().toList()) {
      ChangeKind kind = CATALOGUE.getOrDefault(key.getName(), ChangeKind.OTHER);
      COSBase value = root.getItem(key);
      if (key.equals(COSName.ACRO_FORM)) {
        form(value, then.getItem(key), size);
      } else if (key.equals(COSName.PAGES)) {
        if (!PdfObjects.same(value, then.getItem(key))) {
          report(kind, "", size - 1);
        }
        pages(root.getCOSDictionary(key));
      } else if (!PdfObjects.same(value, then.getItem(key))) {
        report(kind, "/" + key.getName(), size - 1);
      }
      if (value != null && !key.equals(COSName.ACRO_FORM)) {
        open.add(new Step(value, kind, "/" + key.getName()));
      }
    }
  }

  /** The list of fields grows with each signature; only its other members tell something. */
  private void form(@Nullable COSBase now, @Nullable COSBase then, long size) {
    COSDictionary form = PdfWalk.dictionary(now);
    COSDictionary old = PdfWalk.dictionary(then);
    if (form == null) {
      if (old != null) {
        report(ChangeKind.FORM, "/AcroForm", size - 1);
      }
      return;
    }
    visit(now);
    COSDictionary before = old == null ? new COSDictionary() : old;
    Set<COSName> keys = new HashSet<>(form.keySet());
    keys.addAll(before.keySet());
    keys.removeAll(Set.of(COSName.FIELDS, COSName.SIG_FLAGS));
    for (COSName key : keys.stream().sorted().toList()) {
      COSBase value = form.getItem(key);
      if (!PdfObjects.same(value, before.getItem(key))) {
        report(ChangeKind.FORM, "/AcroForm/" + key.getName(), size - 1);
      }
      if (value != null) {
        open.add(new Step(value, ChangeKind.FORM, "/AcroForm"));
      }
    }
    members(form, before, COSName.FIELDS, ChangeKind.FORM, "/AcroForm", size - 1);
  }

  /**
   * A list of marks or fields. What is new and stands by itself is looked at when it is reached; a
   * list that lost or moved some, or that holds what was elsewhere, is told here.
   */
  private void members(
      COSDictionary now,
      COSDictionary then,
      COSName key,
      ChangeKind kind,
      String where,
      long offset) {
    visit(now.getItem(key));
    COSArray list = now.getCOSArray(key);
    COSArray old = then.getCOSArray(key);
    int kept = 0;
    int all = old == null ? 0 : old.size();
    for (int i = 0; list != null && i < list.size(); i++) {
      COSBase member = list.get(i);
      if (member == null) {
        continue;
      }
      if (old != null && kept < all && PdfObjects.same(member, old.get(kept))) {
        kept++;
      } else if (!isNew(member)) {
        report(kind, where, offset);
      }
      open.add(new Step(member, kind, where, true));
    }
    if (kept < all || (list == null && now.containsKey(key))) {
      report(kind, where, offset);
    }
  }

  /** Whether an object stands by itself and was not there before. */
  private boolean isNew(COSBase member) {
    return member instanceof COSObject reference
        && reference.getKey() != null
        && objects.before(reference.getKey()) == null;
  }

  private void pages(@Nullable COSDictionary tree) {
    List<COSBase> pages = new ArrayList<>();
    PdfWalk.pages(tree, pages);
    int number = 0;
    for (COSBase page : pages) {
      number++;
      open.add(new Step(page, ChangeKind.CONTENT, "page " + number));
    }
  }

  private void step(Step step) {
    COSBase object = step.object();
    ChangeKind kind = step.kind();
    COSBase then = null;
    boolean changed = false;
    long offset = 0;
    if (object instanceof COSObject reference) {
      COSObjectKey key = reference.getKey();
      object = reference.getObject();
      if (key == null) {
        return;
      }
      then = objects.before(key);
      visited.add(key);
      kind = step.mark() ? PdfWalk.kind(object, then, kind, signatures) : kind;
      if (!seen.add(new Seen(key, kind))) {
        return;
      }
      offset = objects.offset(key);
      changed = objects.redefined(key);
    } else if (step.mark()) {
      // Nothing tells what it was before; so it is never taken for a new signature.
      kind = PdfWalk.kind(object, null, kind, Set.of());
    }
    if (object == null) {
      if (changed && then != null) {
        report(kind, step.where(), offset);
      }
      return;
    }
    if (changed && (then == null || !alike(object, then))) {
      report(kind, step.where(), offset);
    }
    descend(object, then, new Step(object, kind, step.where(), step.mark()), offset);
  }

  /** A page is the same if it differs only in the list of its annotations, which are compared. */
  private static boolean alike(COSBase now, COSBase then) {
    if (now instanceof COSDictionary page
        && then instanceof COSDictionary old
        && PdfWalk.isPage(page)
        && PdfWalk.isPage(old)) {
      return PdfObjects.same(PdfWalk.withoutAnnotations(page), PdfWalk.withoutAnnotations(old));
    }
    return PdfObjects.same(now, then);
  }

  private void descend(COSBase object, @Nullable COSBase then, Step as, long offset) {
    if (object instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        COSBase member = array.get(i);
        if (member != null) {
          open.add(new Step(member, as.kind(), as.where(), as.mark()));
        }
      }
    } else if (object instanceof COSDictionary dictionary) {
      boolean page = PdfWalk.isPage(dictionary);
      if (page && as.kind() == ChangeKind.CONTENT) {
        COSDictionary old = then instanceof COSDictionary before ? before : new COSDictionary();
        members(dictionary, old, COSName.ANNOTS, ChangeKind.ANNOTATION, as.where(), offset);
      }
      for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
        COSName key = entry.getKey();
        boolean left =
            (as.mark() && UPWARD.contains(key.getName())) || (page && key.equals(COSName.ANNOTS));
        if (!left && entry.getValue() != null) {
          boolean kids = as.mark() && key.equals(COSName.KIDS);
          open.add(new Step(entry.getValue(), as.kind(), as.where(), kids));
        }
      }
    }
  }

  private void report(ChangeKind kind, String where, long offset) {
    int revision = revisions.applyAsInt(offset);
    Text what =
        switch (kind) {
          case SIGNATURE -> new Text("签名", "signature");
          case VALIDATION -> new Text("证书与吊销依据", "certificates and revocation");
          case PROPERTIES -> new Text("文件属性", "properties");
          case FORM -> new Text("表单", "form");
          case ANNOTATION -> new Text("批注或标记", "annotation");
          case CONTENT -> new Text("页面内容", "content of a page");
          case OTHER -> new Text("其他", "something else");
        };
    Text placed =
        where.isEmpty()
            ? what
            : new Text(
                where.replace("page ", "第 ").concat(where.startsWith("page ") ? " 页:" : ":")
                    + what.zh(),
                where + ": " + what.en());
    found.putIfAbsent(kind + " " + where + " " + revision, new Change(revision, kind, placed));
  }
}
