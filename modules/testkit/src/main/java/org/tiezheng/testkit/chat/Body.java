package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a message carries. {@link #type()} and {@link #subtype()} are the numbers of WeChat 4.x:
 * message type, and the type of the app message (0 if it is none).
 *
 * <p>Mapping to {@code evidence.MessageContent}: Text and Quote → Words (the quote's target in
 * {@code ChatMessage.quotes}); Image, Voice, Video, Document, Emoticon → Media; Transfer →
 * Transfer; RedPacket → RedPacket; Call → Call; Link, Article, MiniProgram, Card, Location, App →
 * Share; Forward → Forward; Recall → Recall; Notice, GroupNotice, Pat → Notice; Other → Unread or
 * Notice.
 */
public sealed interface Body {
  int type();

  default int subtype() {
    return 0;
  }

  /** Written words, verbatim. */
  record Text(String text) implements Body {
    @Override
    public int type() {
      return 1;
    }
  }

  /** A picture; {@code content} are its bytes as the camera made them. */
  record Image(MediaBytes content, int width, int height, String aesKey) implements Body {
    @Override
    public int type() {
      return 3;
    }
  }

  /** A voice message: SILK bytes, 20 ms a packet. */
  record Voice(MediaBytes content, int millis, String clientId, String aesKey) implements Body {
    private static final int ASKED = 3;

    /** Words that the app wrote down, of every voice for which its owner asked for them. */
    public Optional<String> transcript() {
      return Math.floorMod(clientId.hashCode(), ASKED) == 0
          ? Optional.of("这是语音转写的文字(" + millis + " 毫秒)")
          : Optional.empty();
    }

    @Override
    public int type() {
      return 34;
    }
  }

  /** A video. */
  record Video(MediaBytes content, int seconds, String aesKey) implements Body {
    @Override
    public int type() {
      return 43;
    }
  }

  /**
   * A file.
   *
   * @param complete false while only announced (74), true when it is there (6)
   * @param overwrites server id of the announcement that it replaces; empty if not complete
   */
  record Document(
      String name, MediaBytes content, boolean complete, Optional<String> overwrites, String aesKey)
      implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return complete ? 6 : 74;
    }

    public String extension() {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /** A card of an account; type 66 for one of WeCom. */
  record Card(String account, String nick, String alias, String province, String city, int sex)
      implements Body {
    @Override
    public int type() {
      return account.endsWith("@openim") ? 66 : 42;
    }
  }

  /** A sticker; {@code content} are its bytes as the server has them. */
  record Emoticon(MediaBytes content, String url, int width, int height) implements Body {
    /** How an app that keeps stickers keeps this one. */
    public enum Kept {
      /** As it is. */
      PLAIN,
      /** Coded anew, as a picture that moves. */
      RECODED,
      /** Encrypted. */
      CLOSED,
      /** Not at all: it was never downloaded, or was cleaned away. */
      ABSENT
    }

    public String md5() {
      return content.md5();
    }

    public int length() {
      return content.length();
    }

    /** Told by the digest, so that it is the same in every copy. */
    public Kept kept() {
      return Kept.values()[Integer.parseInt(md5().substring(0, 4), 16) % Kept.values().length];
    }

    @Override
    public int type() {
      return 47;
    }
  }

  /** A place; x is the latitude, as in the app's payload. */
  record Location(String x, String y, int scale, String label, String name) implements Body {
    @Override
    public int type() {
      return 48;
    }
  }

  /** A link to a page. */
  record Link(String title, String about, String url, String source, String sourceName)
      implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 5;
    }
  }

  /** A push of an official account with its articles. */
  record Article(List<Link> articles) implements Body {
    public Article {
      articles = List.copyOf(articles);
    }

    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 5;
    }
  }

  /** A page of a mini program. */
  record MiniProgram(String title, String app, String account, String path) implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 33;
    }
  }

  /**
   * An answer to another message.
   *
   * @param target server id of the message that it answers
   * @param targetType message type of that message
   * @param targetText content as the answering client copied it
   */
  record Quote(
      String text,
      String target,
      int targetType,
      String targetSender,
      String targetName,
      String targetText,
      Instant targetTime)
      implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 57;
    }
  }

  /** A merged forward. */
  record Forward(String title, List<Item> items) implements Body {
    /**
     * One forwarded message.
     *
     * @param datatype 1 text, 2 picture, 17 nested forward
     * @param name sender's name in the view of who forwarded it
     * @param originalId server id of the message forwarded
     */
    public record Item(
        int datatype,
        String name,
        Instant time,
        String text,
        String originalId,
        String uuid,
        String hashedSender,
        Optional<Forward> nested) {}

    public Forward {
      items = List.copyOf(items);
    }

    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 19;
    }
  }

  /**
   * A state of a transfer. All states of one transfer have the same transferId.
   *
   * @param state WeChat's paysubtype: 1 or 8 initiated, 3 received, 4 or 9 returned, 10 expired, 7
   *     delayed and 5 its receipt
   * @param payer account that pays
   * @param begin start of the transfer; it expires 86,400 s later
   */
  record Transfer(
      String transferId,
      String transactionId,
      long fen,
      String memo,
      int state,
      String payer,
      String receiver,
      Instant begin)
      implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 2000;
    }

    public Instant invalid() {
      return begin.plusSeconds(86_400);
    }

    public String amount() {
      return "￥%d.%02d".formatted(fen / 100, fen % 100);
    }
  }

  /**
   * A red packet; its message states no amount.
   *
   * @param fen what the bill says
   */
  record RedPacket(String sendId, String greeting, boolean cover, long fen, Instant begin)
      implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return cover ? 2003 : 2001;
    }
  }

  /** A pat (拍一拍). */
  record Pat(String from, String patted, String text) implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 62;
    }
  }

  /** A call: type 50. */
  record Call(boolean video, int seconds, String status) implements Body {
    @Override
    public int type() {
      return 50;
    }
  }

  /**
   * A recall in the place of a message.
   *
   * @param target server id of the message recalled
   * @param by account that recalled it
   * @param notice as shown on that side ("你撤回了一条消息")
   */
  record Recall(String target, String by, String notice, Instant time) implements Body {
    @Override
    public int type() {
      return 10002;
    }
  }

  /** A line of the system: type 10000; 10002 with a template for changes of members. */
  record Notice(String text, boolean template, List<String> accounts) implements Body {
    public Notice {
      accounts = List.copyOf(accounts);
    }

    @Override
    public int type() {
      return template ? 10002 : 10000;
    }
  }

  /** A notice of a group's owner (群公告). */
  record GroupNotice(String text) implements Body {
    @Override
    public int type() {
      return 49;
    }

    @Override
    public int subtype() {
      return 87;
    }
  }

  /** Any other app message: music, channels, notes, goods … */
  record App(int subtype, String title, String about, String url) implements Body {
    @Override
    public int type() {
      return 49;
    }
  }

  /** Any other message type: pushed mail, friend request, status notify, short video … */
  record Other(int type, String content) implements Body {}
}
