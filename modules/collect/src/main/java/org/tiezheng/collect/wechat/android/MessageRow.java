package org.tiezheng.collect.wechat.android;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.collect.wechat.Talkers;
import org.tiezheng.evidence.ChatMessage;

/**
 * A row of the table {@code message}, which holds all conversations; {@code msgId} counts over all
 * of them, times are in ms, and the type of an app message is packed with its subtype.
 */
final class MessageRow {
  static final String TABLE = "message";

  static final String TALKER = "talker";

  /** Name under which the path of a medium is kept among what else a row says. */
  static final String PATH = "imgPath";

  private static final int VOICE = 34;
  private static final Pattern VOICE_SENDER = Pattern.compile("([^:\\s]{1,64}):\\d{1,9}:\\d:?\\s*");

  private MessageRow() {}

  static StoredMessage message(StoredRow row, long type, Talkers.Told told) {
    String text = row.text("content");
    Optional<Boolean> outgoing = row.number("isSend").map(sent -> sent == 1);
    Map<String, String> extra = new TreeMap<>(told.remarks());
    row.word(PATH).ifPresent(path -> extra.put(PATH, path));
    return new StoredMessage(
        told.conversation(),
        row.number("msgSvrId").filter(id -> id != 0).map(Long::toUnsignedString),
        new ChatMessage.Sequence(
            row.number("msgId").or(row::rowid).map(String::valueOf),
            row.word("msgSeq"),
            Optional.empty()),
        MessageCode.ofAndroid((int) type),
        text,
        !row.whole("content"),
        outgoing,
        type == VOICE && !outgoing.orElse(false) ? speaker(text) : Optional.empty(),
        StoreTimes.millis(row.number("createTime")),
        extra);
  }

  /** The line of a voice names who spoke, in groups and elsewhere. */
  private static Optional<String> speaker(String line) {
    Matcher voice = VOICE_SENDER.matcher(line);
    return voice.matches() ? Optional.of(voice.group(1)) : Optional.empty();
  }
}
