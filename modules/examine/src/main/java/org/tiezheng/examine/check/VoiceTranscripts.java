package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/** CHAT-018: each voice message has its original file and a transcript. */
final class VoiceTranscripts implements Check.OfItem {
  private static final String CONVERTED = "convertedEndings";

  /** It keeps SILK; other platforms themselves send what here is a conversion. */
  private static final String WECHAT = "wechat";

  /** Where a reader keeps what the app itself made of a voice. */
  private static final String BY_APP = "voiceText";

  @Override
  public String name() {
    return "chat.voices.transcribed";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(CONVERTED);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places lost = new Places();
    Places converted = new Places();
    Places silent = new Places();
    Places good = new Places();
    long[] seen = {0};
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(message -> {
        seen[0]++;
        MessageContent content = message.content();
        if (content instanceof Media media && media.type() == MediaType.VOICE) {
          if (media.found().isEmpty()) {
            lost.add(context, message, message.line());
          } else if (message.platform().equals(WECHAT) && converted(media, params)) {
            converted.add(context, message, media.reference().orElse(""));
          } else if (message.extra().getOrDefault(BY_APP, "").isBlank()) {
            silent.add(context, message, message.line());
          } else {
            good.add(context, message, message.line());
          }
        }
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("没有读到聊天记录", "no message was read", "records.chat");
    }
    if (lost.isEmpty() && converted.isEmpty() && silent.isEmpty() && good.isEmpty()) {
      return Ruling.notApplicable("没有语音消息", "there are no voice messages");
    }
    if (!lost.isEmpty()) {
      return Ruling.fail(
              "%d 条语音没有原始文件".formatted(lost.count()),
              "%d voice messages lack their file".formatted(lost.count()))
          .at(lost.list());
    }
    return transcribed(item, context, converted, silent, good);
  }

  private static Ruling transcribed(
      Item item, Context context, Places converted, Places silent, Places good) {
    Optional<String> transcript = context.answer(item, Answer.VOICE_TRANSCRIPT);
    boolean refused = Context.none(transcript) || Context.no(transcript);
    List<Integer> absent = CitedItems.absent(transcript.orElse(""), context);
    if (!absent.isEmpty() || (refused && !silent.isEmpty())) {
      return Ruling.fail(
              absent.isEmpty() ? "语音没有文字稿" : "所指的文字稿不在证据中:" + absent,
              absent.isEmpty() ? "the voices have no transcript" : "no such item: " + absent)
          .at(Context.label(item), Answer.VOICE_TRANSCRIPT.path(), transcript.orElse(""));
    }
    if (transcript.isEmpty() && (!silent.isEmpty() || !converted.isEmpty())) {
      return Ruling.unknown(
              "%d 条语音未见文字稿".formatted(silent.count() + converted.count()),
              "for %d voice messages no transcript is known"
                  .formatted(silent.count() + converted.count()),
              Answer.VOICE_TRANSCRIPT.path())
          .at(silent.list());
    }
    if (!converted.isEmpty()) {
      return Ruling.warn(
              "%d 条语音只有转换过的格式,应同时保留原始文件".formatted(converted.count()),
              "%d voices are there in a converted format only; keep the original files, too"
                  .formatted(converted.count()))
          .at(converted.list());
    }
    if (transcript.isEmpty() || refused) {
      return Ruling.warn(
              "%d 条语音只有应用自动转写的文字,未经人核对".formatted(good.count()),
              "%d voices have only the text that the app made, which nobody proof-read"
                  .formatted(good.count()))
          .at(good.list());
    }
    return Ruling.pass(
            "语音的原始文件均在,文字稿已说明(照所填;是否逐字一致须人工核对)",
            "the voices' files are there and a transcript is stated (whether it is verbatim is for"
                + " a person to check)")
        .at(Context.label(item), Answer.VOICE_TRANSCRIPT.path(), transcript.orElse(""));
  }

  private static boolean converted(Media media, Params params) {
    String name = media.reference().orElse("").toLowerCase(Locale.ROOT);
    return params.words(CONVERTED).stream().anyMatch(name::endsWith);
  }
}
