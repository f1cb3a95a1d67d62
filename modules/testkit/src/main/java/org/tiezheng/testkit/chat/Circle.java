package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Moments and favourites. */
final class Circle {
  private Circle() {}

  static List<Moment> moments(long seed, int count) {
    Random random = new Random(seed);
    Phrases phrases = new Phrases(random);
    List<Persona> friends = List.of(Cast.A, Cast.B, Cast.C);
    long span = Timeline.TO.getEpochSecond() - Timeline.FROM.getEpochSecond() - 90_000;
    List<Moment> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = Timeline.FROM.plusSeconds(span * (i + 1) / (count + 1));
      // Every other number is above 2^63.
      String id =
          Long.toUnsignedString(
              (i % 2 == 0 ? Long.MIN_VALUE : 1L << 62) + (random.nextLong() >>> 8));
      List<String> pictures = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        pictures.add(MediaBytes.of(MediaBytes.Kind.JPEG, random.nextLong(), 64).md5());
      }
      List<Moment.Comment> comments = new ArrayList<>();
      String before = "";
      for (int n = i == 0 ? 2 : random.nextInt(3); n > 0; n--) {
        Persona by = friends.get(random.nextInt(3));
        comments.add(
            new Moment.Comment(
                Integer.toString(comments.size() + 1),
                by.id(),
                time.plusSeconds(600L * (comments.size() + 1)),
                phrases.next(),
                before));
        before = by.id();
      }
      List<String> likes = new ArrayList<>();
      for (Persona p : friends) {
        if (i == 0 || random.nextBoolean()) {
          likes.add(p.id());
        }
      }
      all.add(
          new Moment(
              id,
              friends.get(i % 3).id(),
              time,
              phrases.next(),
              pictures,
              i % 4 == 0 ? "宁波·天一广场" : "",
              likes,
              comments));
    }
    return all;
  }

  static List<Favourite> favourites(long seed, Side side, int count) {
    Random random = new Random(side == Side.A ? seed : ~seed);
    Phrases phrases = new Phrases(random);
    List<Favourite> all = new ArrayList<>();
    long span = Timeline.TO.getEpochSecond() - Timeline.FROM.getEpochSecond();
    for (int i = 0; i < count; i++) {
      int type = List.of(1, 2, 5).get(i % 3);
      all.add(
          new Favourite(
              i + 1,
              Integer.toString(1_000 + i),
              type,
              Timeline.FROM.plusSeconds(span * (i + 1) / (count + 1)),
              phrases.next(),
              Cast.C.id(),
              i % 2 == 0 ? "" : Cast.GROUP_ID,
              type == 2
                  ? Optional.of(MediaBytes.of(MediaBytes.Kind.JPEG, seed + i, 64))
                  : Optional.empty()));
    }
    return all;
  }
}
