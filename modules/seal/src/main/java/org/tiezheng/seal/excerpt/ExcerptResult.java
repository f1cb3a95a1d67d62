package org.tiezheng.seal.excerpt;

import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.Text;

/** What came out of checking an excerpt; each says in a sentence what is right or wrong. */
public sealed interface ExcerptResult {
  /** For a person. */
  Text sentence();

  /** Name of the result, the same in every checker and in the test vectors. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * Each shown message is verbatim in the sealed conversation, at its position; what is omitted has
   * the stated length.
   *
   * @param event number of the custody event in which the conversation is sealed
   */
  record Proven(long event, Excerpt excerpt) implements ExcerptResult {
    public List<OmittedRange> omitted() {
      return excerpt.omitted();
    }

    @Override
    public Text sentence() {
      ConversationStatement of = excerpt.statement();
      long shown = excerpt.shown().size();
      return new Text(
          String.format(
              Locale.ROOT,
              "列出的 %,d 条消息与第 %d 号保管事件封存的会话逐字一致、位置一致;该会话共 %,d 条,未列出的 %,d 条分 %,d 处,每处条数属实。"
                  + "所证明的是导入器 %s %s 对原件的读取结果。",
              shown,
              event,
              of.messages(),
              of.messages() - shown,
              omitted().size(),
              of.importer(),
              of.version()),
          String.format(
              Locale.ROOT,
              "The %,d shown messages are verbatim and at their positions in the conversation that"
                  + " custody event %d seals; of its %,d messages %,d are omitted in %,d places,"
                  + " each as long as stated. This speaks about what importer %s %s read from the"
                  + " originals.",
              shown,
              event,
              of.messages(),
              of.messages() - shown,
              omitted().size(),
              of.importer(),
              of.version()));
    }
  }

  /** The bytes are no excerpt. */
  record Malformed(Text why) implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "摘录证明文件格式不符:" + why.zh() + "。", "The excerpt's file is malformed: " + why.en() + ".");
    }
  }

  /** The custody event that it refers to is not at hand, or seals no conversations. */
  record NoSuchEvent(long event) implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "摘录证明所指的第 " + event + " 号保管事件不在,或不是会话封存事件,因此不能核对。",
          "Custody event "
              + event
              + ", to which the excerpt refers, is not at hand or seals no conversations, so it"
              + " cannot be checked.");
    }
  }

  /** What it states about the conversation was not sealed in that event. */
  record OtherStatement(long event) implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "关于该会话的声明(条数、根值、导入器、原件等)不是第 " + event + " 号保管事件封存的那一份。",
          "The statement about the conversation (number of messages, root, importer, originals) is"
              + " not the one that custody event "
              + event
              + " seals.");
    }
  }

  /** A position stands twice, or out of order. */
  record OutOfOrder(long position) implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "位置 " + position + " 的消息重复或次序颠倒。",
          "The message at position " + position + " stands twice or out of order.");
    }
  }

  /** A position that the conversation does not have. */
  record BeyondTheEnd(long position, long messages) implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "列出的消息称其位置为 " + position + ",而封存的会话只有 " + messages + " 条。",
          "A shown message claims position "
              + position
              + ", but the sealed conversation has "
              + messages
              + " messages only.");
    }
  }

  /** The stated omissions are not what lies between the shown messages. */
  record OtherOmissions() implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "所载的未列出范围与列出的位置、会话总条数不符。",
          "The stated omissions are not what lies between the shown positions and the end.");
    }
  }

  /** Some message, its place, or what was omitted is not what was sealed. */
  record OtherMessages() implements ExcerptResult {
    @Override
    public Text sentence() {
      return new Text(
          "列出的消息不能全部还原到封存的根值:至少有一条的文字、发送人、时间、次序或位置与封存时不同,或证明被改动。",
          "The shown messages do not lead to the sealed root: words, sender, time, order or"
              + " position of at least one differ from what was sealed, or the proof was changed.");
    }
  }
}
