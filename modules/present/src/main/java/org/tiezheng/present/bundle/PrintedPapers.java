package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.ChatKeyDocument;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.verify.bundle.BundleLayout;

/** The papers of a bundle as files, under their names, and which item each is of. */
final class PrintedPapers {
  /** Item of a paper that concerns the whole bundle. */
  static final int WHOLE = 0;

  private final PaperFacts facts;
  private final Typefaces faces;
  private final Staging staging;
  private final List<WrittenBundle.Paper> papers = new ArrayList<>();
  private final Map<String, Integer> ofItems = new TreeMap<>();

  PrintedPapers(PaperFacts facts, Typefaces faces, Staging staging) {
    this.facts = facts;
    this.faces = faces;
    this.staging = staging;
  }

  /** Writes a paper as PDF and HTML. */
  interface Printing {
    Printed into(PaperFiles files) throws IOException;
  }

  /** Writes a paper in another form. */
  interface Writing {
    void into(Path file) throws IOException;
  }

  /**
   * Prints a paper, for the court and for a browser.
   *
   * @param suffix tells it from others of its kind; empty where there is one only
   * @return its pages
   */
  int print(Document paper, String suffix, int item) throws IOException {
    return print(paper, suffix, item, files -> paper.write(files, faces));
  }

  int print(Document paper, String suffix, int item, Printing printing) throws IOException {
    String path = path(paper, suffix);
    String html = BundleLayout.paper(name(paper, suffix) + ".html");
    Printed printed = printing.into(PaperFiles.both(staging.place(path), staging.place(html)));
    staging.adopt(path);
    staging.adopt(html);
    papers.add(new WrittenBundle.Paper(paper.id(), paper.title(), path, printed.pages()));
    Text title = new Text(paper.title().zh() + "，网页", paper.title().en() + ", for a browser");
    papers.add(new WrittenBundle.Paper(paper.id() + Document.AS_HTML, title, html, 0));
    ofItems.put(path, item);
    ofItems.put(html, item);
    return printed.pages();
  }

  /** The same paper in another form; it has no pages of its own. */
  void also(Document paper, String suffix, int item, String ending, Writing writing)
      throws IOException {
    also(paper.id(), paper.title(), name(paper, suffix) + ending, item, writing);
  }

  /** The same for editing: a paper of its own, since the proof speaks of the printed one. */
  void forEditing(ChatKeyDocument key, String suffix, int item) throws IOException {
    Text title = new Text(key.title().zh() + "，供编辑", key.title().en() + ", for editing");
    String id = key.id() + ChatKeyDocument.FOR_EDITING;
    also(id, title, name(key, suffix) + ".docx", item, key::docx);
  }

  private void also(String id, Text title, String name, int item, Writing writing)
      throws IOException {
    String path = BundleLayout.paper(name);
    writing.into(staging.place(path));
    staging.adopt(path);
    papers.add(new WrittenBundle.Paper(id, title, path, 0));
    ofItems.put(path, item);
  }

  /** Takes in what lies in its place already. */
  void add(List<WrittenBundle.Paper> more, Map<String, Integer> itsItems) {
    papers.addAll(more);
    ofItems.putAll(itsItems);
  }

  /** Where the PDF of a paper lies in the bundle. */
  String path(Document paper, String suffix) {
    return BundleLayout.paper(name(paper, suffix) + ".pdf");
  }

  private String name(Document paper, String suffix) {
    boolean chinese = facts.locale().getLanguage().equals("zh");
    // What a title says of its own use would make a name that no disc takes.
    String title = paper.title().zh().replaceFirst("（供.*", "").replaceAll("[（）]", "");
    return paper.id() + suffix + (chinese ? "-" + title : "");
  }

  List<WrittenBundle.Paper> all() {
    return papers;
  }

  /** The item of each file. */
  Map<String, Integer> ofItems() {
    return ofItems;
  }
}
