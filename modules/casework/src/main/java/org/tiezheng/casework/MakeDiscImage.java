package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.bundle.CarrierCheck;
import org.tiezheng.present.disc.DiscImage;
import org.tiezheng.present.disc.DiscReader;

/**
 * Makes the image of the disc (光盘映像) for one carrier of a bundle: ISO 9660 with the names of
 * Joliet, called by the carrier's number, read back and compared with the bundle byte for byte. A
 * person burns it; the burnt disc is read back by {@link ReadBackCarrier}.
 */
public final class MakeDiscImage {
  private final OpenCase open;

  public MakeDiscImage(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be made.
   *
   * @param bundle that the case wrote, on this machine
   * @param number of the carrier; empty if the bundle has only one
   * @param image does not exist yet
   */
  public record Request(Path bundle, Optional<String> number, Path image) {}

  /**
   * What was made.
   *
   * @param sha256 of the image
   * @param longNames names beyond the 64 units that Joliet allows
   */
  public record Result(
      String number, Path image, long bytes, String sha256, int files, long longNames) {
    /** The result for a person. */
    public List<String> lines(Locale locale) {
      List<String> lines = new ArrayList<>();
      lines.add(
          new Text(
                  "载体 %s 的光盘映像已写入“%s”:%,d 个文件,%,d 字节,已回读并与证据包逐字节核对一致。"
                      .formatted(number, image, files, bytes),
                  "The disc image of carrier %s is %s: %,d files, %,d bytes, read back and equal to the bundle byte for byte."
                      .formatted(number, image, files, bytes))
              .in(locale));
      lines.add("SHA-256 " + sha256);
      lines.add(medium().in(locale));
      if (longNames > 0) {
        lines.add(
            new Text(
                    "有 %,d 个文件名超过 Joliet 规定的 64 字;常用系统能读,个别老设备可能只显示前 64 字。".formatted(longNames),
                    "%,d names are longer than the 64 units of Joliet; the usual systems read them, some old devices may cut them."
                        .formatted(longNames))
                .in(locale));
      }
      lines.add(
          new Text(
                  "映像核对一致不等于刻出的光盘一致:刻录后请用 present --carrier %s=光盘 回读。".formatted(number),
                  "An equal image is no equal disc: once it is burnt, read the disc back with present --carrier %s=DISC."
                      .formatted(number))
              .in(locale));
      return lines;
    }

    /** What the image fits on, by the usual capacities of blank discs. */
    private Text medium() {
      Map<Long, String> sizes = new TreeMap<>();
      sizes.put(737_280_000L, "CD-R 700 MB");
      sizes.put(4_700_372_992L, "DVD±R 4.7 GB");
      sizes.put(8_543_666_176L, "DVD±R DL 8.5 GB");
      sizes.put(25_025_314_816L, "BD-R 25 GB");
      return sizes.entrySet().stream()
          .filter(size -> bytes <= size.getKey())
          .findFirst()
          .map(size ->
              new Text(
                  "所需空白光盘:" + size.getValue() + " 或更大。",
                  "A blank disc of " + size.getValue() + " or more is needed."))
          .orElse(
              new Text(
                  "映像超过 25 GB:请分成几件载体(case.yaml 的 carriers),或改用 U 盘。",
                  "The image is larger than 25 GB: spread it over several carriers (carriers in"
                      + " case.yaml) or use a stick."));
    }
  }

  /**
   * Writes the image, reads it back and notes it.
   *
   * @throws TiezhengException if the bundle is not one that this case wrote last, does not verify
   *     or does not list the carrier; if a name or a file fits on no disc; if the image is there
   *     already, or is not equal when it is read back
   */
  public Result run(Request request) throws IOException, InterruptedException {
    Path bundle = request.bundle();
    Path image = request.image();
    if (Files.exists(image)) {
      throw new TiezhengException(
          new Text(
              "“" + image + "”已经存在,不会覆盖;请换一个名称。",
              image + " exists and is not overwritten; choose another name."));
    }
    String id = LastBundle.verified(open, bundle);
    String number = LastBundle.carrier(bundle, request.number());
    List<String> files = CarrierCheck.files(bundle, number);
    open.place().watch().begins(new Text("写光盘映像", "writing the disc image"), 0, Watch.Unit.THINGS);
    DiscImage.Written written = DiscImage.write(bundle, files, number, image);
    try (DiscReader reader = DiscReader.open(image)) {
      List<String> differing = reader.differing(bundle, files);
      if (!differing.isEmpty()) {
        throw new TiezhengException(
            new Text(
                "光盘映像回读不一致,请不要使用“" + image + "”:" + differing.getFirst(),
                "The disc image is not equal when read back, do not use "
                    + image
                    + ": "
                    + differing.getFirst()));
      }
    }
    Map<String, String> what = new TreeMap<>();
    what.put("bundle", id);
    what.put("carrier", number);
    what.put("discImage", String.valueOf(image.getFileName()));
    what.put("sha256", written.sha256());
    what.put("bytes", String.valueOf(written.bytes()));
    what.put("files", String.valueOf(written.files()));
    open.note(Event.Type.EXPORT, what);
    return new Result(
        number, image, written.bytes(), written.sha256(), written.files(), written.longNames());
  }
}
