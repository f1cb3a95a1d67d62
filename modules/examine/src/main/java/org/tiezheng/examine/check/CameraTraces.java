package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Photo;

/** PHO-001: the picture still carries its camera's metadata and no editor's trace. */
final class CameraTraces implements Check.OfItem {
  private static final String EDITORS = "editors";
  private static final String TOLERANCE = "modifiedSeconds";

  @Override
  public String name() {
    return "photo.camera.traces";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(EDITORS, TOLERANCE);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places edited = new Places();
    Places bare = new Places();
    Places saved = new Places();
    Places good = new Places();
    try (Stream<Photo> photos = context.records(item, Photo.class)) {
      photos.forEach(photo -> {
        String software = photo.software().orElse("");
        String lower = software.toLowerCase(Locale.ROOT);
        if (params.words(EDITORS).stream().anyMatch(lower::contains)) {
          edited.add(context, photo, "Software: " + software);
        } else if (!photo.originalTraces() || photo.make().isEmpty() || photo.model().isEmpty()) {
          bare.add(context, photo, "EXIF: make/model missing");
        } else if (savedLater(photo, params)) {
          saved.add(context, photo, photo.time().raw() + " → " + photo.modified().raw());
        } else {
          good.add(context, photo, photo.make().get() + " " + photo.model().get());
        }
      });
    }
    if (!edited.isEmpty()) {
      return Ruling.fail(
              "%d 张照片留有修图软件的痕迹".formatted(edited.count()),
              "%d pictures carry an editor's trace".formatted(edited.count()))
          .at(edited.list());
    }
    if (!bare.isEmpty()) {
      return Ruling.fail(
              "%d 张照片没有相机信息,不是原始文件(经聊天软件转发会丢失)".formatted(bare.count()),
              "%d pictures lack camera metadata: not the original file (chat programs strip them)"
                  .formatted(bare.count()))
          .at(bare.list());
    }
    if (!saved.isEmpty()) {
      return Ruling.warn(
              "%d 张照片拍摄后又被保存过".formatted(saved.count()),
              "%d pictures were saved again after they were taken".formatted(saved.count()))
          .at(saved.list());
    }
    if (good.isEmpty()) {
      return Ruling.unknown("没有读到照片信息", "no picture was read", "records.photo");
    }
    return Ruling.pass(
            "相机信息齐全,未见修图痕迹(信息可被改写)",
            "camera metadata are there, no editor's trace" + " (anybody can rewrite them)")
        .at(good.list());
  }

  private static boolean savedLater(Photo photo, Params params) {
    Optional<Instant> taken = photo.time().instant();
    Optional<Instant> modified = photo.modified().instant();
    return taken.isPresent()
        && modified.isPresent()
        && Duration.between(taken.get(), modified.get()).compareTo(params.seconds(TOLERANCE)) > 0;
  }
}
