package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.file.Path;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;

/** A generated paper. Printing it twice gives the same bytes. */
public interface Document {
  /** Behind the id of a paper in a bundle that is the same for a browser. */
  String AS_HTML = "-HTML";

  /** The kind of paper, such as {@code DOC-CATALOGUE}. */
  String id();

  /** The kind with what tells this copy from others, printed on every page. */
  String number();

  /** The title as printed. */
  Text title();

  /**
   * Writes the paper as PDF/A-3u, and as HTML if that is wanted.
   *
   * @throws IOException if a file cannot be written; then nothing is left of it
   */
  Printed write(PaperFiles files, Typefaces faces) throws IOException;

  /** As {@link #write}, the PDF alone. */
  default Printed pdf(Path file, Typefaces faces) throws IOException {
    return write(PaperFiles.pdf(file), faces);
  }

  /** A paper that can also be had as an editable text. */
  interface Editable extends Document {
    /** Writes the paper as DOCX (ISO/IEC 29500). */
    void docx(Path file) throws IOException;
  }
}
