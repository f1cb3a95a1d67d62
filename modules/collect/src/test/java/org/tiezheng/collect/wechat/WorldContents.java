package org.tiezheng.collect.wechat;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Forward;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.render.Capabilities;
import org.tiezheng.testkit.chat.render.Fact;

/**
 * Compares what was read of a message with the body it truly has, as far as the format carries it.
 */
record WorldContents(Capabilities carried, boolean media, BiConsumer<String, Object> differing) {

  void compare(Body truth, ChatMessage read) {
    switch (truth) {
      case Body.Text t -> words(t.text(), read.content());
      case Body.Quote q -> quote(q, read);
      case Body.Image i ->
          media(MessageContent.MediaType.IMAGE, Optional.of(i.content().md5()), read);
      case Body.Voice v -> voice(v, read);
      case Body.Video v ->
          media(MessageContent.MediaType.VIDEO, Optional.of(v.content().md5()), read);
      case Body.Document d -> document(d, read);
      case Body.Emoticon e -> sticker(e, read);
      case Body.Transfer t -> transfer(t, read.content());
      case Body.RedPacket r -> redPacket(r, read.content());
      case Body.Call c -> call(c, read.content());
      case Body.Forward f -> forward(f, read.content());
      case Body.Recall r -> recall(r, read.content());
      case Body.Notice n -> notice(n.text(), read.content());
      case Body.Pat p -> pat(p.text(), read);
      case Body.GroupNotice g -> contains(g.text(), read);
      case Body.Card c -> target(Fact.CARD_ACCOUNT, c.account(), read.content());
      case Body.Location l -> target(Fact.LOCATION, l.x() + "," + l.y(), read.content());
      case Body.Link l -> target(Fact.LINK_URL, l.url(), read.content());
      case Body.Article a ->
          a.articles().stream()
              .limit(carried.carries(Fact.ARTICLES) ? Long.MAX_VALUE : 1)
              .forEach(l -> contains(l.title(), read));
      case Body.MiniProgram p -> contains(p.title(), read);
      case Body.App a -> contains(a.title(), read);
      case Body.Other _ -> {}
    }
  }

  private void words(String truth, MessageContent read) {
    if (carried.carries(Fact.TEXT)) {
      same(
          "words",
          legible(truth),
          read instanceof MessageContent.Words w ? legible(w.text()) : read);
    }
  }

  /** Without the control characters where the format cannot hold them. */
  private String legible(String text) {
    return carried.carries(Fact.CONTROL_CHARACTERS)
        ? text
        : text.replaceAll("[\\p{Cntrl}&&[^\t\r\n]]", "?");
  }

  private void quote(Body.Quote truth, ChatMessage read) {
    words(truth.text(), read.content());
    if (carried.carries(Fact.QUOTE_TARGET)) {
      same("quotes", Optional.of(truth.target()), read.quotes());
    }
    if (carried.carries(Fact.QUOTE_TEXT) && truth.targetType() == 1) {
      same(
          "quoted words",
          Optional.of(truth.targetText().strip()),
          read.quoted().map(q -> q.words().strip()));
    }
  }

  private void media(MessageContent.MediaType type, Optional<String> md5, ChatMessage read) {
    if (!told(type)) {
      return;
    }
    if (!(read.content() instanceof Media found) || found.type() != type) {
      differing.accept("media of type " + type, read.content());
      return;
    }
    Fact hash = type == MessageContent.MediaType.STICKER ? Fact.STICKER_MD5 : Fact.MEDIA_MD5;
    if (carried.carries(hash) && type != MessageContent.MediaType.VOICE) {
      same("claimed md5", md5, found.claimed().flatMap(Media.Claimed::md5));
    }
    boolean bytes = type != MessageContent.MediaType.STICKER;
    if (media && bytes && carried.carries(Fact.MEDIA_BYTES) && found.found().isEmpty()) {
      differing.accept("bytes of " + type, read.content());
    }
  }

  private boolean told(MessageContent.MediaType type) {
    return carried.carries(Fact.TYPE)
        || (type != MessageContent.MediaType.STICKER && carried.carries(Fact.MEDIA_TYPE));
  }

  private void sticker(Body.Emoticon truth, ChatMessage read) {
    media(MessageContent.MediaType.STICKER, Optional.of(truth.md5()), read);
    if (!media
        || !carried.carries(Fact.STICKER_BYTES)
        || !(read.content() instanceof Media sticker)) {
      return;
    }
    boolean kept = truth.kept() != Body.Emoticon.Kept.ABSENT;
    same("bytes of a sticker", kept, sticker.found().isPresent());
    same(
        "md5 of a sticker's bytes",
        Optional.of(truth.md5()).filter(_ -> truth.kept() == Body.Emoticon.Kept.PLAIN),
        Optional.ofNullable(read.extra().get("md5Found")));
    same(
        "said to be closed",
        truth.kept() == Body.Emoticon.Kept.CLOSED,
        read.extra().getOrDefault("mediaNote", "").contains("encrypt"));
  }

  private void voice(Body.Voice truth, ChatMessage read) {
    media(MessageContent.MediaType.VOICE, Optional.empty(), read);
    if (carried.carries(Fact.VOICE_MILLIS) && read.content() instanceof Media voice) {
      same("milliseconds", Optional.of((long) truth.millis()), voice.millis());
    }
  }

  private void document(Body.Document truth, ChatMessage read) {
    boolean told = told(MessageContent.MediaType.FILE);
    if (!told || !(read.content() instanceof Media file)) {
      if (told) {
        differing.accept("file", read.content());
      }
      return;
    }
    if (carried.carries(Fact.MEDIA_NAME)) {
      same("name", Optional.of(truth.name()), file.reference());
    }
    if (truth.complete() && media && carried.carries(Fact.MEDIA_BYTES)) {
      if (file.found().isEmpty()) {
        differing.accept("bytes of file", read.content());
      }
    }
  }

  private void transfer(Body.Transfer truth, MessageContent read) {
    if (!(read instanceof MessageContent.Transfer t)) {
      if (carried.carries(Fact.TYPE)) {
        differing.accept("transfer", read);
      }
      return;
    }
    when(Fact.TRANSFER_ID, Optional.of(truth.transferId()), t.transferId());
    when(Fact.TRANSACTION_ID, Optional.of(truth.transactionId()), t.transactionId());
    when(Fact.TRANSFER_AMOUNT, Optional.of(truth.fen()), t.amount().map(a -> a.minor()));
    when(Fact.TRANSFER_MEMO, truth.memo(), t.memo());
    if (carried.carries(Fact.TRANSFER_STATE) && t.state().isEmpty()) {
      differing.accept("state " + truth.state(), read);
    }
  }

  private void redPacket(Body.RedPacket truth, MessageContent read) {
    if (!(read instanceof MessageContent.RedPacket r)) {
      if (carried.carries(Fact.TYPE)) {
        differing.accept("red packet", read);
      }
      return;
    }
    when(Fact.RED_PACKET_ID, Optional.of(truth.sendId()), r.id());
    when(Fact.RED_PACKET_GREETING, truth.greeting(), r.greeting());
    same("no amount", Optional.empty(), r.amount());
  }

  private void call(Body.Call truth, MessageContent read) {
    if (carried.carries(Fact.CALL_STATUS)) {
      if (!(read instanceof MessageContent.Call c)) {
        differing.accept("call", read);
        return;
      }
      same("result", truth.status(), c.result());
      same("video", truth.video(), c.video());
      if (truth.seconds() > 0) {
        same("seconds", Optional.of((long) truth.seconds()), c.seconds());
      }
    }
  }

  private void forward(Body.Forward truth, MessageContent read) {
    if (!carried.carries(Fact.FORWARD_ITEMS)) {
      return;
    }
    List<Forward.Forwarded> items =
        read instanceof Forward f ? f.messages().orElse(List.of()) : List.of();
    same("forwarded messages", truth.items().size(), items.size());
    for (int i = 0; i < Math.min(items.size(), truth.items().size()); i++) {
      Body.Forward.Item item = truth.items().get(i);
      same("forwarded name", item.name(), items.get(i).senderName());
      when(Fact.FORWARD_IDS, Optional.of(item.originalId()), items.get(i).id());
      if (item.datatype() == 1) {
        words(item.text(), items.get(i).content());
      }
      MessageContent content = items.get(i).content();
      item.nested().ifPresent(nested -> forward(nested, content));
    }
  }

  private void recall(Body.Recall truth, MessageContent read) {
    if (!(read instanceof MessageContent.Recall r)) {
      if (carried.carries(Fact.TYPE)) {
        differing.accept("recall", read);
      }
      return;
    }
    when(Fact.RECALL_TARGET, Optional.of(truth.target()), r.target());
    when(Fact.NOTICE, truth.notice(), r.notice());
  }

  private void notice(String truth, MessageContent read) {
    if (carried.carries(Fact.NOTICE)) {
      same("notice", truth, read instanceof MessageContent.Notice n ? n.text() : read);
    }
  }

  /** Without types a pat cannot be told from words. */
  private void pat(String truth, ChatMessage read) {
    if (!carried.carries(Fact.TYPE)) {
      contains(truth, read);
    } else {
      notice(truth, read.content());
    }
  }

  private void target(Fact fact, String truth, MessageContent read) {
    if (carried.carries(fact)) {
      same(fact.name(), truth, read instanceof MessageContent.Share s ? s.target() : read);
    }
  }

  private void contains(String words, ChatMessage read) {
    if (carried.carries(Fact.TEXT) && !read.line().contains(words)) {
      differing.accept("words " + words, read.content());
    }
  }

  private void when(Fact fact, Object truth, Object read) {
    if (carried.carries(fact)) {
      same(fact.name(), truth, read);
    }
  }

  private void same(String what, Object truth, Object read) {
    if (!truth.equals(read)) {
      differing.accept(what + " " + truth, read);
    }
  }
}
