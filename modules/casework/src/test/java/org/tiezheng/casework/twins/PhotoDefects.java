package org.tiezheng.casework.twins;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.file.Exif;
import org.tiezheng.testkit.file.Jpeg;
import org.tiezheng.testkit.golden.GoldenCase;

/** Defects in the photos of the note. */
final class PhotoDefects {
  private static final Set<String> PHOTOS = Set.of("照片");
  private static final String NEAR = "照片/IMG_20240310_164502.jpg";
  private static final LocalDateTime TAKEN = LocalDateTime.of(2024, 3, 10, 16, 45, 2);
  private static final String CAMERA = "ALN-AL00 4.0.0.120";

  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    PhotoDefects defects = new PhotoDefects();
    defects.camera();
    defects.scene();
    return List.copyOf(defects.all);
  }

  private void plant(
      String id,
      String what,
      UnaryOperator<GoldenCase> made,
      String rule,
      Outcome o,
      String where) {
    all.add(new Defect(id, what, Defect.InFiles.of(PHOTOS, made), rule, o, where));
  }

  private static byte[] photo(int width, int height, Optional<Exif> exif) {
    return Jpeg.of(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), 0.8f, exif);
  }

  private static Exif exif(LocalDateTime taken, String software, double latitude) {
    return new Exif("HUAWEI", "ALN-AL00", software, taken, 8, latitude, 113.2640, 1280, 960);
  }

  private void camera() {
    plant(
        "photo-editor",
        "近景照片经修图软件保存",
        files ->
            files.with(
                NEAR, photo(1280, 960, Optional.of(exif(TAKEN, "Adobe Photoshop 25.0", 23.1290)))),
        "CN/PHO-001",
        Outcome.FAIL,
        "164502");
    plant(
        "photo-no-camera",
        "近景照片没有相机信息",
        files -> files.with(NEAR, photo(1280, 960, Optional.empty())),
        "CN/PHO-001",
        Outcome.FAIL,
        "164502");
    plant(
        "photo-small",
        "近景照片只有缩略图大小",
        files -> files.with(NEAR, photo(320, 240, Optional.of(exif(TAKEN, CAMERA, 23.1290)))),
        "CN/PHO-004",
        Outcome.FAIL,
        "164502");
    plant(
        "photo-time-changed",
        "近景照片的拍摄时间改到一年以后",
        files ->
            files.with(
                NEAR, photo(1280, 960, Optional.of(exif(TAKEN.plusYears(1), CAMERA, 23.1290)))),
        "CN/PHO-005",
        Outcome.FAIL,
        "164502");
  }

  private void scene() {
    plant(
        "photo-elsewhere",
        "近景照片拍于一百多公里之外",
        files -> files.with(NEAR, photo(1280, 960, Optional.of(exif(TAKEN, CAMERA, 24.3290)))),
        "CN/PHO-002",
        Outcome.WARN,
        "164502");
    plant(
        "photo-next-day",
        "近景照片拍于次日",
        files ->
            files.with(
                NEAR, photo(1280, 960, Optional.of(exif(TAKEN.plusDays(1), CAMERA, 23.1290)))),
        "CN/PHO-002",
        Outcome.WARN,
        "2024-03-11");
    plant(
        "photo-one-only",
        "只有近景一张",
        files -> files.without("照片/IMG_20240310_164405.jpg").without("照片/IMG_20240310_164431.jpg"),
        "CN/PHO-002",
        Outcome.FAIL,
        "164502");
  }
}
