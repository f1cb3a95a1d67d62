package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.hearing.SubmittedCopy;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.picture.PicturesDocument;

/** Prints the pictures and screenshots of an item; pictures of a conversation belong to it. */
final class PicturesOfItem {
  private static final Set<Kind> KINDS = Set.of(Kind.PHOTO, Kind.WEB, Kind.DOCUMENT, Kind.OTHER);

  private PicturesOfItem() {}

  /**
   * Prints them, if there are any.
   *
   * @param copies gets the print, which is what is compared at the hearing
   * @return its pages; 0 if there is no picture
   */
  static int print(
      PlannedItem item,
      PrintedPapers papers,
      PaperFacts facts,
      int volume,
      String suffix,
      Map<Integer, SubmittedCopy> copies)
      throws IOException {
    List<PicturesDocument.Source> pictures =
        item.originals().stream()
            .filter(planned -> isPicture(planned.original()))
            .map(planned ->
                new PicturesDocument.Source(
                    Discretion.original(planned.original()), planned.bytes()::open))
            .toList();
    if (!KINDS.contains(item.item().kind()) || pictures.isEmpty()) {
      return 0;
    }
    int number = item.item().number();
    PicturesDocument paper =
        new PicturesDocument(facts, number, item.item().title(), pictures, volume);
    int pages = papers.print(paper, suffix, number);
    copies.put(
        number, new SubmittedCopy(paper.number(), paper.title(), volume, pages, new LinePages()));
    return pages;
  }

  private static boolean isPicture(Original original) {
    return original.mediaType().startsWith("image/");
  }
}
