package org.tiezheng.examine.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Forward.Forwarded;
import org.tiezheng.evidence.MessageContent.MediaType;

/** Takes a message apart into what can be compared. Not thread-safe. */
final class Dissection {
  private static final int DEEPEST = 16;

  private final Interner interner;

  Dissection(Interner interner) {
    this.interner = interner;
  }

  Values values(ChatMessage message, ContentKind kind) {
    Values.Builder out = new Values.Builder();
    switch (message.content()) {
      case MessageContent.Words words -> {
        if (kind == ContentKind.WORDS) {
          put(out, Facet.TEXT, CanonicalText.of(words.text()));
          message
              .quotes()
              .ifPresent(id ->
                  put(out, Facet.QUOTED, Ids.rough(id) + "\n" + CanonicalText.of(words.text())));
        }
      }
      case MessageContent.Media media -> media(out, media);
      case MessageContent.Transfer transfer -> {
        put(out, Facet.TRANSFER, transfer.transferId());
        put(out, Facet.TRANSACTION, transfer.transactionId());
        transfer.amount().ifPresent(a -> put(out, Facet.AMOUNT, money(a)));
        put(out, Facet.MEMO, text(transfer.memo()));
      }
      case MessageContent.RedPacket packet -> {
        put(out, Facet.PACKET, packet.id());
        packet.amount().ifPresent(a -> put(out, Facet.AMOUNT, money(a)));
        put(out, Facet.GREETING, text(packet.greeting()));
      }
      case MessageContent.Call call -> call.seconds().ifPresent(s -> put(out, Facet.SECONDS, s));
      case MessageContent.Share share -> {
        put(out, Facet.TITLE, text(share.title()));
        put(out, Facet.SORT, text(share.what()));
      }
      case MessageContent.Forward forward -> {
        put(out, Facet.TITLE, text(forward.title()));
        forward.messages().ifPresent(m -> put(out, Facet.FORWARDED, words(m, 0)));
      }
      case MessageContent.Recall _, MessageContent.Notice _, MessageContent.Unread _ -> {}
    }
    extra(message.extra(), "clientmsgid").ifPresent(id -> put(out, Facet.CLIENT, id));
    return out.done();
  }

  /** A field of the source by its name in small letters without underscores. */
  static Optional<String> extra(Map<String, String> extra, String name) {
    for (Map.Entry<String, String> field : extra.entrySet()) {
      String plain = field.getKey().replace("_", "").toLowerCase(Locale.ROOT);
      if (plain.endsWith(name) && !field.getValue().isBlank()) {
        return Optional.of(field.getValue().strip());
      }
    }
    return Optional.empty();
  }

  private void media(Values.Builder out, MessageContent.Media media) {
    media
        .claimed()
        .ifPresent(claimed -> {
          put(out, Facet.MD5, claimed.md5().map(m -> m.toLowerCase(Locale.ROOT)));
          if (media.type() == MediaType.FILE) {
            claimed.bytes().ifPresent(n -> put(out, Facet.LENGTH, String.valueOf(n)));
          }
        });
    put(out, Facet.FOUND, media.found());
    put(out, Facet.CAPTION, text(media.caption()));
    media.millis().ifPresent(ms -> put(out, Facet.MILLIS, ms));
  }

  private String words(List<Forwarded> messages, int depth) {
    StringBuilder out = new StringBuilder();
    for (Forwarded message : messages) {
      if (message.content() instanceof MessageContent.Forward nested && depth < DEEPEST) {
        out.append('(').append(words(nested.messages().orElse(List.of()), depth + 1)).append(')');
      } else if (message.content() instanceof MessageContent.Words words) {
        out.append(CanonicalText.of(words.text()));
      } else {
        out.append('?');
      }
      out.append('\u001e');
    }
    return out.toString();
  }

  private static String money(Amount amount) {
    return amount.minor() + " " + amount.currency();
  }

  private static Optional<String> text(String text) {
    return Optional.of(CanonicalText.of(text));
  }

  private void put(Values.Builder out, Facet facet, Optional<String> value) {
    value.filter(v -> !v.isEmpty()).ifPresent(v -> put(out, facet, v));
  }

  private void put(Values.Builder out, Facet facet, String value) {
    out.put(facet, interner.number(facet.name(), value));
  }

  private static void put(Values.Builder out, Facet facet, long number) {
    out.put(facet, (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, number)));
  }
}
