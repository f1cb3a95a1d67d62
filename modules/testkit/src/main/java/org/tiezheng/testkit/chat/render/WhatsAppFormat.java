package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.file.StoredZip;

/** What WhatsApp exports: a text from Android, a zip with the text and the media from iOS. */
record WhatsAppFormat(boolean zip) implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    Capabilities.Builder table =
        Capabilities.of(zip ? "whatsapp-zip" : "whatsapp-txt")
            .carries(Fact.CONVERSATION_TITLE, Fact.SENDER_NAME)
            .degrades(
                Fact.TEXT, "a line that looks like the head of a message cannot be told from one")
            .degrades(Fact.NOTICE, "without a name");
    return zip
        ? table.carries(Fact.TIME_SECONDS, Fact.MEDIA_NAME, Fact.MEDIA_BYTES).done()
        : table
            .degrades(Fact.TIME_SECONDS, "minutes only")
            .degrades(Fact.MEDIA_NAME, "without bytes")
            .done();
  }

  @Override
  public String name(Talk talk) {
    return zip
        ? "WhatsApp Chat - " + talk.in().title().replace('/', '_') + ".zip"
        : "WhatsApp Chat with " + talk.in().title().replace('/', '_') + ".txt";
  }

  @Override
  public byte[] bytes(Talk talk) {
    StringBuilder text = new StringBuilder();
    Map<String, byte[]> members = new TreeMap<>();
    int at = 0;
    for (HeldMessage m : talk.messages()) {
      at++;
      String media = media(m.body(), at);
      String line = media.isEmpty() ? Lines.of(m.body()) : media;
      if (zip) {
        if (!media.isEmpty()) {
          members.put(media, content(m.body()));
          line = "\u200E<附件：" + media + ">";
        }
        text.append('[').append(Talk.time(m.time(), "yyyy/M/d HH:mm:ss")).append("] ");
        text.append(talk.system(m) ? talk.in().title() + ": \u200E" : talk.name(m) + ": ");
        text.append(line).append("\r\n");
      } else {
        text.append(Talk.time(m.time(), "yyyy/M/d HH:mm")).append(" - ");
        text.append(talk.system(m) ? "" : talk.name(m) + ": ").append(line);
        text.append(media.isEmpty() ? "\n" : " (文件附件)\n");
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!zip) {
      return bytes;
    }
    members.put("_chat.txt", bytes);
    return StoredZip.of(members, LocalDateTime.of(2025, 11, 1, 9, 30, 12));
  }

  private static String media(Body body, int at) {
    return switch (body) {
      case Body.Image i -> "%08d-PHOTO.jpg".formatted(at);
      case Body.Voice v -> "%08d-AUDIO.silk".formatted(at);
      case Body.Video v -> "%08d-VIDEO.mp4".formatted(at);
      case Body.Document d -> "%08d-%s".formatted(at, d.name().replaceAll("[<>&]", "_"));
      default -> "";
    };
  }

  private static byte[] content(Body body) {
    return switch (body) {
      case Body.Image i -> i.content().bytes();
      case Body.Voice v -> v.content().bytes();
      case Body.Video v -> v.content().bytes();
      case Body.Document d -> d.content().bytes();
      default -> new byte[0];
    };
  }
}
