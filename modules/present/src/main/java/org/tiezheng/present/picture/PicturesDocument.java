package org.tiezheng.present.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.MachineCopy;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PaperFrame;
import org.tiezheng.present.paper.PaperNumbers;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-PICTURES 图片打印件: the pictures and screenshots of an item, one a page, each with its file and
 * digest. What cannot be drawn is named with its reason.
 *
 * @param item number of the item
 * @param name of the item
 * @param volume number of the first page within all papers of the bundle
 */
public record PicturesDocument(
    PaperFacts facts, int item, String name, List<Source> pictures, int volume)
    implements Document {
  /** So many pictures of an item are printed; they are held until the file is written. */
  static final int MOST = 200;

  public PicturesDocument {
    pictures = List.copyOf(pictures);
  }

  /** A picture that is handed in. */
  public record Source(Original original, PictureFile.Source bytes) {}

  /** What the machine-readable copy says of one. */
  record Listed(String name, long size, String sha256, boolean printed) {}

  @Override
  public String id() {
    return "DOC-PICTURES";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts, item);
  }

  @Override
  public Text title() {
    return new Text("图片打印件", "Prints of pictures");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.of(volume));
    Flow flow = frame.flow(PageShape.A4);
    frame.open(flow, Optional.of(facts.say("证据 ", "Item ") + item + "　" + name));
    flow.paragraph(
        facts.say(
            "以下各页按文件中的像素打印，缩小到纸面大小，未作其他改动，未按拍摄方向旋转；是打印件，不是原件，与原始载体核对后使用。"
                + "原始文件随材料提交，以文件和摘要为准。网页版不含图片。",
            "The pages show the pixels of each file, made smaller to fit, otherwise unchanged and"
                + " not turned by the camera's position. They are prints and no originals, to be"
                + " used after comparison with the original carrier. The files are handed in; file"
                + " and digest decide. The version for a browser has no pictures."),
        Style.SMALL);
    flow.space(6);
    Grid list =
        Grid.of(
            Style.FINE,
            Grid.Column.centre(facts.say("图号", "No."), 0.07f),
            Grid.Column.left(facts.say("文件", "File"), 0.28f),
            Grid.Column.left("SHA-256", 0.45f),
            Grid.Column.left(facts.say("打印", "Print"), 0.2f));
    Flow pages = frame.flow(PageShape.A4);
    List<Listed> listed = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      Original original = pictures.get(i).original();
      Optional<Text> why = print(pages, i + 1, pictures.get(i));
      String sha256 = original.digests().sha256();
      list.row(
          Integer.toString(i + 1),
          original.name(),
          sha256,
          why.map(text -> facts.say("未打印：", "not printed: ") + facts.say(text))
              .orElse(facts.say("已打印", "printed")));
      listed.add(new Listed(original.name(), original.size(), sha256, why.isEmpty()));
    }
    flow.table(list);
    frame.close(flow, new Text("提交人", "Submitted by"));
    return frame.write(
        files,
        pages.pages() == 0 ? List.of(flow) : List.of(flow, pages),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("pictures", listed))));
  }

  private String turned(PictureFile file) {
    return file.turned().zh().isEmpty()
        ? ""
        : facts.say(
            "；打印时按文件所载拍摄方向" + file.turned().zh(),
            "; printed " + file.turned().en() + " as the file says of the camera");
  }

  /** Prints a page; why not, if it cannot be. */
  private Optional<Text> print(Flow pages, int number, Source source) {
    if (number > MOST) {
      return Optional.of(
          new Text("一项证据至多打印 " + MOST + " 张", "at most " + MOST + " of an item are printed"));
    }
    try {
      PictureFile file = PictureFile.of(source.bytes(), source.original().size());
      pages.newPage();
      pages.heading(
          facts.say("图 ", "Picture ") + number + "　" + source.original().name(),
          Style.HEADING,
          1,
          "picture-" + number);
      pages.paragraph(
          file.width()
              + "×"
              + file.height()
              + facts.say(" 像素，", " pixels, ")
              + source.original().size()
              + facts.say(" 字节，SHA-256 ", " bytes, SHA-256 ")
              + source.original().digests().sha256()
              + turned(file),
          Style.FINE);
      pages.space(4);
      pages.picture(file.picture());
      return Optional.empty();
    } catch (UnprintableException e) {
      return Optional.of(e.sentence());
    }
  }
}
