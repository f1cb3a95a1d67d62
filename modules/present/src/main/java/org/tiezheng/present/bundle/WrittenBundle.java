package org.tiezheng.present.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.Catalogue;
import org.tiezheng.present.paper.PageRange;

/**
 * A bundle that lies complete on disk.
 *
 * @param evidenceRoot RFC 6962 root over the originals, hex
 * @param bagRoot SHA-256 of the tagmanifest, hex
 * @param catalogue as printed
 * @param pages by item number: the item's paper within the volume
 * @param papers in the order in which they were made
 * @param files in the bag, all of them
 * @param bytes of all files
 * @param notes what a person should know, such as events that were withheld after all
 */
public record WrittenBundle(
    Path folder,
    String bundleId,
    String evidenceRoot,
    String bagRoot,
    Catalogue catalogue,
    Map<Integer, PageRange> pages,
    List<Paper> papers,
    long files,
    long bytes,
    List<Text> notes) {
  public WrittenBundle {
    pages = Map.copyOf(pages);
    papers = List.copyOf(papers);
    notes = List.copyOf(notes);
  }

  /**
   * A paper in the bundle.
   *
   * @param id such as {@code DOC-CATALOGUE}
   * @param path within the bag
   * @param pages 0 for a paper without pages of its own (DOCX)
   */
  public record Paper(String id, Text title, String path, int pages) {}
}
