package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.MessageContent;

/** A push of an official account, which may hold several articles. */
final class Articles {
  private Articles() {}

  /** Empty if the message holds no list of articles. */
  static Optional<MessageBody> read(Markup app) {
    List<Markup> items =
        app.at("mmreader", "category").map(c -> c.children("item")).orElse(List.of());
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<String> titles = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (Markup item : items) {
      titles.add(item.words("title"));
      addresses.add(item.words("url"));
    }
    return Optional.of(
        MessageBody.of(
            new MessageContent.Share(
                "公众号文章", String.join(" | ", titles), String.join(" ", addresses)),
            Map.of("articles", String.valueOf(items.size()))));
  }
}
