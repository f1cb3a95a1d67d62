package org.tiezheng.examine.check;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Post;

/**
 * CHAT-017: moments come with their comments and likes. A store holds what its owner could see, so
 * that a moment without any proves nothing; a person must say whether there were none.
 */
final class MomentsReactions implements Check.OfItem {
  @Override
  public String name() {
    return "moments.reactions.included";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places bare = new Places();
    Places good = new Places();
    try (Stream<Post> posts = context.records(item, Post.class)) {
      posts
          .filter(post -> post.place().equals("moments"))
          .forEach(post ->
              (post.reactions().isEmpty() ? bare : good)
                  .add(context, post, post.reactions().size() + " × " + post.line()));
    }
    Optional<String> channel = context.answer(item, Answer.CHANNEL);
    boolean moments = channel.orElse("").toLowerCase(Locale.ROOT).equals("moments");
    if (bare.isEmpty() && good.isEmpty() && !moments) {
      return Ruling.notApplicable(
          "没有读到朋友圈,也未说明来自朋友圈", "no moments were read, and nobody says that it shows any");
    }
    Optional<String> shown = context.answer(item, Answer.REACTIONS_SHOWN);
    if (Context.no(shown)) {
      return Ruling.fail("评论和点赞没有一并固定", "comments and likes were not kept with the moments")
          .at(Context.label(item), Answer.REACTIONS_SHOWN.path(), shown.orElse(""));
    }
    if (!Context.yes(shown) && (!bare.isEmpty() || good.isEmpty())) {
      return Ruling.unknown(
              "有 %d 条朋友圈没有评论和点赞,不知道是本来没有还是没有取到".formatted(bare.count()),
              "%d moments have neither comment nor like: there were none, or they were not taken"
                  .formatted(bare.count()),
              Answer.REACTIONS_SHOWN.path())
          .at(bare.list());
    }
    return Ruling.pass(
            "评论和点赞一并在内(仅限本机能看到的)",
            "comments and likes are there (as far as this account could see them)")
        .at(good.isEmpty() ? bare.list() : good.list());
  }
}
