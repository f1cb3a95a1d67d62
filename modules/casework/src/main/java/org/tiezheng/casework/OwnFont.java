package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.font.FontFace;
import org.tiezheng.present.font.Typefaces;

/**
 * The font that a person brings along, such as 仿宋, for papers: what it lacks is set in the built-in
 * faces. No font of anybody else is part of the program.
 *
 * @param file its file; empty for the built-in faces alone
 */
record OwnFont(Optional<Path> file) {
  /**
   * The faces to set papers in.
   *
   * @throws org.tiezheng.present.font.UnusableFontException if it is damaged, of a kind that cannot
   *     be embedded, or its licence forbids it
   */
  Typefaces faces() throws IOException {
    if (file.isEmpty()) {
      return Typefaces.standard();
    }
    if (!Files.isRegularFile(file.get())) {
      throw new TiezhengException(
          new Text("没有字体文件“" + file.get() + "”。", "There is no font file " + file.get() + "."));
    }
    return Typefaces.withFirst(FontFace.read(file.get()));
  }

  /** Which font it was, for the custody log. */
  void note(Map<String, String> what) throws IOException {
    if (file.isPresent()) {
      what.put("font", faces().faces().getFirst().name());
      what.put("fontSha256", Workplace.sha256(file.get()));
    }
  }
}
