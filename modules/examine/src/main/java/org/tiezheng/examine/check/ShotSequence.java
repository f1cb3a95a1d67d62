package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Photo;

/**
 * PHO-002: a scene is shown from far to near in at least three pictures that belong together in
 * time and place. Which picture shows what is a person's statement; times and places are compared.
 */
final class ShotSequence implements Check.OfItem {
  private static final String SHOTS = "shots";
  private static final String MINUTES = "windowMinutes";
  private static final String METRES = "windowMetres";
  private static final int MOST_PHOTOS = 10_000;
  private static final double EARTH_METRES = 6_371_000;

  /** How far away a picture was taken, in the order in which they should be taken. */
  private enum Shot {
    FAR("far", "远"),
    MIDDLE("middle", "中"),
    NEAR("near", "近");

    private final List<String> words;

    Shot(String... words) {
      this.words = List.of(words);
    }

    static Optional<Shot> of(String word) {
      String plain = word.strip().toLowerCase(Locale.ROOT);
      return Stream.of(values())
          .filter(s -> s.words.stream().anyMatch(plain::startsWith))
          .findFirst();
    }
  }

  @Override
  public String name() {
    return "photo.shots.sequence";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(SHOTS, MINUTES, METRES);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> answer = context.answer(item, Answer.SHOT_ROLES);
    if (Context.none(answer)) {
      return Ruling.notApplicable(
          "不是现场照片,不需要远近系列", "no scene: no series from far to near is needed");
    }
    List<Photo> photos = photos(item, context);
    if (photos.isEmpty()) {
      return Ruling.unknown("没有读到照片信息", "no picture was read", "records.photo");
    }
    Places all = new Places();
    photos.forEach(p -> all.add(context, p, p.time().raw()));
    if (answer.isEmpty()) {
      return Ruling.unknown(
              "没有说明各张是远景、中景还是近景",
              "nobody says which picture is far, middle or near",
              Answer.SHOT_ROLES.path())
          .at(all.list());
    }
    if (photos.size() < params.number(SHOTS)) {
      return Ruling.fail(
              "只有 %d 张照片,少于产品阈值 %d 张".formatted(photos.size(), params.number(SHOTS)),
              "%d pictures only, fewer than the product's threshold of %d"
                  .formatted(photos.size(), params.number(SHOTS)))
          .at(all.list());
    }
    Map<String, Shot> roles = roles(answer.get());
    Set<Shot> shown = Set.copyOf(roles.values());
    if (shown.size() < Shot.values().length) {
      return Ruling.fail("远景、中景、近景没有齐全", "far, middle and near are not all there")
          .at(Context.label(item), Answer.SHOT_ROLES.path(), answer.get());
    }
    if (photos.stream().anyMatch(p -> p.time().instant().isEmpty())) {
      return Ruling.unknown("有照片没有拍摄时间", "a picture has no time", "records.photo.time")
          .at(all.list());
    }
    return judged(photos, roles, context, params, all);
  }

  private static Ruling judged(
      List<Photo> photos, Map<String, Shot> roles, Context context, Params params, Places all) {
    Places odd = new Places();
    Map<Shot, Photo> first = new EnumMap<>(Shot.class);
    Photo from = photos.getFirst();
    Photo until = from;
    for (Photo photo : photos) {
      from = at(photo).isBefore(at(from)) ? photo : from;
      until = at(photo).isAfter(at(until)) ? photo : until;
      Shot shot = roles.get(key(context.name(photo.provenance().original())));
      if (shot == null) {
        odd.add(context, photo, "far/middle/near not stated");
      } else {
        first.merge(shot, photo, (a, b) -> at(b).isBefore(at(a)) ? b : a);
      }
    }
    if (first.size() < Shot.values().length) {
      return Ruling.fail(
              "所填的远中近与照片的文件名对不上", "far, middle and near as stated do not fit the files' names")
          .at(all.list());
    }
    for (int i = 1; i < Shot.values().length; i++) {
      Shot nearer = Shot.values()[i];
      Shot farther = Shot.values()[i - 1];
      Photo near = first.getOrDefault(nearer, until);
      Photo far = first.getOrDefault(farther, from);
      if (at(near).isBefore(at(far))) {
        odd.add(context, near, nearer + " earlier than " + farther + ": " + at(near));
        odd.add(context, far, farther + ": " + at(far));
      }
    }
    if (Duration.between(at(from), at(until)).toMinutes() > params.number(MINUTES)) {
      odd.add(context, from, "first: " + at(from));
      odd.add(context, until, "last: " + at(until));
    }
    boolean placed = photos.stream().allMatch(p -> p.place().isPresent());
    if (placed) {
      Photo.Place start = photos.getFirst().place().orElseThrow();
      photos.stream()
          .filter(p -> metres(start, p.place().orElseThrow()) > params.number(METRES))
          .forEach(p -> odd.add(context, p, p.place().toString()));
    }
    if (!odd.isEmpty()) {
      return Ruling.warn(
              "远中近系列有 %d 处对不上(先后、间隔或地点)".formatted(odd.count()),
              "%d things in the series do not fit (order, interval or place)"
                  .formatted(odd.count()))
          .at(odd.list());
    }
    return Ruling.pass(
            "远景、中景、近景齐全,时间先后相符" + (placed ? ",位置相近" : "(未全部载明位置,位置未比较)") + ";画面是否衔接须人工看",
            "far, middle and near are there and follow in time"
                + (placed ? " and place" : " (places are not all stated and were not compared)")
                + "; whether the pictures join is for a person to see")
        .at(all.list());
  }

  /** Asked only of pictures that have a time. */
  private static Instant at(Photo photo) {
    return photo.time().instant().orElseThrow();
  }

  private static List<Photo> photos(Item item, Context context) {
    List<Photo> all = new ArrayList<>();
    try (Stream<Photo> photos = context.records(item, Photo.class)) {
      photos.forEach(photo -> {
        if (all.size() >= MOST_PHOTOS) {
          throw new IllegalStateException("more than " + MOST_PHOTOS + " pictures");
        }
        all.add(photo);
      });
    }
    return all;
  }

  /** {@code a.jpg=far; b.jpg=middle}, by the name of the file. */
  private static Map<String, Shot> roles(String answer) {
    Map<String, Shot> roles = new HashMap<>();
    for (String part : Context.list(answer)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        Shot.of(part.substring(equals + 1))
            .ifPresent(shot -> roles.put(key(part.substring(0, equals)), shot));
      }
    }
    return roles;
  }

  private static String key(String name) {
    return name.substring(name.lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** Along the great circle; places within a scene are so near that no more is needed. */
  private static double metres(Photo.Place a, Photo.Place b) {
    double north = Math.toRadians(b.latitude() - a.latitude());
    double east =
        Math.toRadians(b.longitude() - a.longitude()) * Math.cos(Math.toRadians(a.latitude()));
    return Math.hypot(north, east) * EARTH_METRES;
  }
}
