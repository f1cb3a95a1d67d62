package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Photo;
import org.tiezheng.examine.value.DateSpan;

/** PHO-005: EXIF time, file time, token and the claimed date agree with each other. */
final class PhotoTimes implements Check.OfItem {
  private static final String TOLERANCE = "toleranceMinutes";

  @Override
  public String name() {
    return "photo.times.agree";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOLERANCE);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Duration tolerance = Duration.ofMinutes(params.number(TOLERANCE));
    Places against = new Places();
    Places odd = new Places();
    Places good = new Places();
    List<DateSpan> claimed = claimed(item, context);
    boolean[] undated = {false};
    try (Stream<Photo> photos = context.records(item, Photo.class)) {
      photos.forEach(photo -> {
        Optional<Instant> taken = photo.time().instant();
        if (taken.isEmpty()) {
          undated[0] = true;
          return;
        }
        long before = against.count() + odd.count();
        judge(photo, taken.get(), claimed, context, tolerance, against, odd);
        if (against.count() + odd.count() == before) {
          good.add(context, photo, "EXIF " + photo.time().raw());
        }
      });
    }
    if (!against.isEmpty()) {
      return Ruling.fail(
              "照片的时间有 %d 处互相矛盾".formatted(against.count()),
              "the pictures' times contradict each other in %d places".formatted(against.count()))
          .at(against.list());
    }
    List<String> missing = new ArrayList<>();
    if (undated[0] || (good.isEmpty() && odd.isEmpty())) {
      missing.add("records.photo.time");
    }
    if (claimed.isEmpty()) {
      missing.add(Answer.CLAIMED_DATE.path());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown("缺少可以互相比较的时间", "times to compare are missing", missing).at(good.list());
    }
    if (!odd.isEmpty()) {
      return Ruling.warn(
              "文件时间早于拍摄时间,可能是设备时钟有误",
              "the file's time is earlier than the shot: the" + " clock may be wrong")
          .at(odd.list());
    }
    return Ruling.pass("拍摄、文件、时间戳与主张的日期不矛盾", "shot, file, token and claimed date agree")
        .at(good.list());
  }

  private static void judge(
      Photo photo,
      Instant taken,
      List<DateSpan> claimed,
      Context context,
      Duration tolerance,
      Places against,
      Places odd) {
    String sha = photo.provenance().original();
    String exif = "EXIF " + photo.time().raw();
    DateSpan day = DateSpan.of(Context.dayOf(taken));
    if (!claimed.isEmpty() && claimed.stream().noneMatch(day::overlaps)) {
      against.add(context, photo, exif + " ≠ claimed " + claimed);
    }
    context.tokens(sha).stream()
        .filter(token -> TokenState.of(token) != TokenState.FAILED)
        .findFirst()
        .filter(token -> taken.isAfter(token.time().plus(tolerance)))
        .ifPresent(token -> against.add(context, photo, exif + " > token " + token.time()));
    Original original = context.dossier().originals().get(sha);
    // Copying sets a later file time, which is innocent; an earlier one has no such reason.
    if (original != null && photo.provenance().members().isEmpty()) {
      original
          .modified()
          .filter(modified -> modified.isBefore(taken.minus(tolerance)))
          .ifPresent(modified -> odd.add(context, photo, exif + " > file " + modified));
    }
  }

  /** As answered, else what the fact's date slots say for this item. */
  private static List<DateSpan> claimed(Item item, Context context) {
    Optional<String> answer = context.answer(item, Answer.CLAIMED_DATE);
    if (answer.isPresent()) {
      return DateSpan.read(answer.get(), Context.ZONE).stream().toList();
    }
    return context.matter().facts().stream()
        .flatMap(fact -> fact.slots().stream())
        .filter(slot -> slot.type() == Fact.SlotType.DATE)
        .flatMap(slot -> slot.readings().stream())
        .filter(reading -> reading.item() == item.number())
        .flatMap(reading -> DateSpan.read(reading.value(), Context.ZONE).stream())
        .toList();
  }
}
