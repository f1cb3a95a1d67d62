package org.tiezheng.examine.check;

import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Photo;

/** PHO-004: the picture has enough pixels. Whether it is sharp is for a person to see. */
final class PhotoResolution implements Check.OfItem {
  private static final String PIXELS = "minPixels";

  @Override
  public String name() {
    return "photo.resolution.enough";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(PIXELS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places small = new Places();
    Places unknown = new Places();
    Places good = new Places();
    try (Stream<Photo> photos = context.records(item, Photo.class)) {
      photos.forEach(photo -> {
        long pixels = (long) photo.width() * photo.height();
        (pixels <= 0 ? unknown : pixels < params.number(PIXELS) ? small : good)
            .add(context, photo, photo.width() + " × " + photo.height());
      });
    }
    if (!small.isEmpty()) {
      return Ruling.fail(
              "%d 张照片的像素低于产品阈值 %d".formatted(small.count(), params.number(PIXELS)),
              "%d pictures have fewer pixels than the product's threshold of %d"
                  .formatted(small.count(), params.number(PIXELS)))
          .at(small.list());
    }
    if (!unknown.isEmpty() || good.isEmpty()) {
      return Ruling.unknown("有照片的像素不明", "the size of a picture is not known", "records.photo.width")
          .at(unknown.list());
    }
    return Ruling.pass(
            "像素达到产品阈值(是否清晰须人工看)", "enough pixels (whether they are sharp is for a person to see)")
        .at(good.list());
  }
}
