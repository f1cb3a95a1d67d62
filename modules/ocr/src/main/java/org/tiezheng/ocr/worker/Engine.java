package org.tiezheng.ocr.worker;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Both networks, and what is done with a picture: scale, find lines, read them, measure colours.
 */
final class Engine implements AutoCloseable {
  /** Lines are looked for on a picture of this width; their characters are read at full size. */
  static final int WIDTH = 540;

  private final OrtSession lines;
  private final OrtSession characters;
  private final Detector detector;
  private final Recogniser recogniser;

  Engine() throws OrtException, IOException {
    OrtEnvironment engine = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // One thread: sums in another order would be other sums, and the same picture another text.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false);
      lines = engine.createSession(Models.bytes(Models.LINES), options);
      characters = engine.createSession(Models.bytes(Models.CHARACTERS), options);
    }
    detector = new Detector(engine, lines);
    recogniser = new Recogniser(engine, characters, keys());
  }

  private static List<String> keys() throws IOException {
    return new String(Models.bytes(Models.KEYS), StandardCharsets.UTF_8).lines().toList();
  }

  /** Reads a picture. */
  Answer read(byte[] file) {
    try {
      return read(Picture.decode(file));
    } catch (Picture.RefusedException e) {
      return e.answer();
    } catch (OrtException | IOException e) {
      return new Answer.Refused(Answer.Reason.ENGINE, String.valueOf(e.getMessage()));
    }
  }

  private Answer read(Pixels picture) throws OrtException, IOException {
    Pixels small = picture.atMostWide(WIDTH);
    double scale = (double) picture.width() / small.width();
    Grounds grounds = new Grounds(small);
    List<Answer.Line> found = new ArrayList<>();
    for (Box box : detector.boxes(small)) {
      if (found.size() < Answer.MOST_LINES) {
        found.add(line(picture, box, scale, grounds));
      }
    }
    return new Answer.Read(
        picture.width(),
        picture.height(),
        (int) (grounds.top() * scale),
        grounds.bottom() == small.height() ? picture.height() : (int) (grounds.bottom() * scale),
        grounds.page(),
        found,
        jpeg(small.image()),
        1 / scale);
  }

  private Answer.Line line(Pixels picture, Box box, double scale, Grounds grounds)
      throws OrtException {
    Box full = box.scaled(scale, 0);
    List<Answer.Glyph> glyphs = new ArrayList<>();
    for (ReadGlyph g : recogniser.read(picture, full)) {
      glyphs.add(
          new Answer.Glyph(
              g.character(),
              g.confidence(),
              g.others(),
              (float) (full.left() + g.place() * full.width())));
    }
    int ground = grounds.around(box);
    return new Answer.Line(
        Math.clamp(Math.round(full.left()), 0, picture.width() - 1),
        Math.clamp(Math.round(full.top()), 0, picture.height() - 1),
        Math.clamp(Math.round(full.right()), 1, picture.width()),
        Math.clamp(Math.round(full.bottom()), 1, picture.height()),
        (int) (grounds.reach(box, ground, -1) * scale),
        (int) ((grounds.reach(box, ground, 1) + 1) * scale),
        ground,
        glyphs);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  @Override
  public void close() throws OrtException {
    lines.close();
    characters.close();
  }

  /** The networks' files, as the jar of the models holds them. */
  static final class Models {
    static final String LINES = "ch_PP-OCRv4_det_infer.onnx";
    static final String CHARACTERS = "ch_PP-OCRv4_rec_infer.onnx";
    static final String KEYS = "ppocr_keys_v1.txt";

    private Models() {}

    static byte[] bytes(String name) throws IOException {
      try (InputStream in = Engine.class.getResourceAsStream("/models/" + name)) {
        if (in == null) {
          throw new IOException("the model " + name + " is not on the class path");
        }
        return in.readAllBytes();
      }
    }
  }
}
