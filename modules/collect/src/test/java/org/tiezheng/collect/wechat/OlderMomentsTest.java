package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Post.Reaction;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Moment;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.OlderMoments;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** The moments in the stores of their own that WeChat had before version 4. */
class OlderMomentsTest {
  private static final ChatWorld WORLD = ChatWorld.of(7, Boolean.getBoolean("long") ? 10_000 : 300);

  @ParameterizedTest
  @CsvSource({"ANDROID, A", "ANDROID, B", "WINDOWS, A", "WINDOWS, B"})
  void everyMomentIsReadAsItTrulyIsWithItsCommentsAndLikes(
      OlderMoments store, Side side, @TempDir Path folder) {
    List<Moment> truth = WORLD.truth(side).moments();
    store.write(WORLD, side, folder, WriteOptions.OPEN);

    Collected read = Collected.folder(folder, store.file());

    assertThat(read.reading().importer())
        .isEqualTo(
            "wechat." + (store == OlderMoments.ANDROID ? "android" : "windows3") + ".moments");
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    List<Post> moments = posts(read, "moments", RowState.LIVE);
    assertThat(moments).hasSameSizeAs(truth);
    truth.forEach(m -> assertSame(m, byId(moments, m.id())));
    if (store == OlderMoments.WINDOWS) {
      assertThat(posts(read, "moments-comments", RowState.LIVE))
          .hasSize(truth.stream().mapToInt(m -> m.likes().size() + m.comments().size()).sum());
    } else {
      String own = WORLD.truth(side).account().id();
      List<Post> announced = posts(read, "moments-announced", RowState.LIVE);
      assertThat(announced.stream().map(Post::toString).collect(Collectors.joining()))
          .contains(
              truth.stream()
                  .filter(m -> m.author().equals(own))
                  .flatMap(m -> m.comments().stream())
                  .map(Moment.Comment::text)
                  .toList());
    }
  }

  private static void assertSame(Moment truth, Post post) {
    assertThat(post.author()).contains("wechat:" + truth.author());
    assertThat(post.line()).startsWith(truth.text());
    assertThat(post.time().instant().map(t -> t.getEpochSecond()))
        .contains(truth.time().getEpochSecond());
    assertThat(
            post.contents().stream()
                .filter(Media.class::isInstance)
                .map(c -> ((Media) c).reference().orElse("")))
        .containsExactlyElementsOf(
            truth.pictures().stream().map(md5 -> "https://sns.example.cn/" + md5 + "/0").toList());
    assertThat(post.extra().toString()).contains(truth.place());
    assertThat(accounts(post, Reaction.Type.LIKE))
        .containsExactlyInAnyOrderElementsOf(
            truth.likes().stream().map(id -> "wechat:" + id).toList());
    assertThat(post.reactions().stream().filter(r -> r.type() == Reaction.Type.COMMENT))
        .extracting(
            Reaction::words,
            r -> r.account().orElse(""),
            r -> r.answers().orElse(""),
            r -> r.time().instant().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(
            truth.comments().stream()
                .map(c ->
                    org.assertj.core.groups.Tuple.tuple(
                        c.text(),
                        "wechat:" + c.author(),
                        c.answers().isEmpty() ? "" : "wechat:" + c.answers(),
                        c.time()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedMomentIsFoundWithItsWordsAndNotAmongTheLive(
      OlderMoments store, @TempDir Path folder) {
    Moment deleted = WORLD.truth(Side.A).moments().get(1);
    store.write(WORLD, Side.A, folder, WriteOptions.CLOSED, Set.of(deleted.id()));

    Collected read = Collected.folder(folder, store.file());

    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    assertThat(posts(read, "moments", RowState.LIVE))
        .noneMatch(p -> p.nativeId().equals(java.util.Optional.of(deleted.id())));
    List<Post> found =
        Stream.of(RowState.values())
            .filter(state -> state != RowState.LIVE)
            .flatMap(state -> posts(read, "moments", state).stream())
            .toList();
    assertThat(found)
        .anySatisfy(p -> {
          assertThat(p.line()).startsWith(deleted.text());
          assertThat(p.nativeId()).contains(deleted.id());
          assertThat(p.state()).isEqualTo(RowState.DELETED_RECOVERED);
        });
  }

  private static List<String> accounts(Post post, Reaction.Type type) {
    return post.reactions().stream()
        .filter(r -> r.type() == type)
        .map(r -> r.account().orElse(""))
        .toList();
  }

  private static Post byId(List<Post> posts, String id) {
    return posts.stream().filter(p -> p.nativeId().orElse("").equals(id)).findFirst().orElseThrow();
  }

  private static List<Post> posts(Collected read, String place, RowState state) {
    return read.records().stream()
        .filter(Post.class::isInstance)
        .map(Post.class::cast)
        .filter(p -> p.place().equals(place) && p.state() == state)
        .toList();
  }
}
