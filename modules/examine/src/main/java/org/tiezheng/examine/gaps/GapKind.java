package org.tiezheng.examine.gaps;

import java.util.List;
import org.tiezheng.evidence.Text;

/** The signs that are looked for, with what they are called and how they come about innocently. */
public enum GapKind {
  LOCAL_HOLE("行号空缺", "row numbers not in this copy", Innocent.NUMBERS),
  LOCAL_HEAD("开头行号空缺", "first row numbers not in this copy", Innocent.NUMBERS),
  LOCAL_TAIL("计数器大于末行", "counter beyond the last row", Innocent.NUMBERS),
  ORDER("行号次序与时间次序不符", "row order against time order", Innocent.ORDER),
  SORT_KEY("排序号与时间不符", "sort key against time", Innocent.FIELDS),
  SERVER_HOLE("服务器序号空缺", "server numbers not in this copy", Innocent.SERVER),
  SERVER_NUMBER_ABSENT("无服务器序号", "no server number", Innocent.FIELDS),
  SERVER_ID_TWICE("服务器编号重复", "server id twice", Innocent.TWICE),
  SERVER_ID_SHAPE("服务器编号异样", "unusual server id", Innocent.FIELDS),
  QUOTE_TARGET("被引用的消息不在", "quoted message not in this copy", Innocent.REFERENCES),
  FORWARD_TARGET("被转发的消息不在", "forwarded message not in this copy", Innocent.FORWARDS),
  RECALL_TARGET("撤回所指消息不在", "recalled message not in this copy", Innocent.REFERENCES),
  PAT_TARGET("拍一拍所指消息不在", "message of a pat not in this copy", Innocent.REFERENCES),
  TRANSFER_STATE("转账状态不全", "state of a transfer not in this copy", Innocent.TRANSFERS),
  TRANSFER_EXPIRY("转账失效时间不合", "expiry of a transfer does not fit", Innocent.FIELDS),
  TRANSFER_DIFFERS("同一转账前后不一", "cards of one transfer differ", Innocent.FIELDS),
  TRANSFER_LISTED("转账登记与卡片不符", "the list of transfers against the card", Innocent.CHANGED),
  PAYMENT_TIME("款项时间与行的时间不符", "payment's time against the row's", Innocent.CLOCKS),
  ID_DATE("号码所含日期不合", "date within a number does not fit", Innocent.FIELDS),
  VOICE_CLOCK("语音号所含时间不合", "time within a voice's id does not fit", Innocent.CLOCKS),
  SIGNATURE("收到的消息无签名", "received message without its signature", Innocent.SIGNATURE),
  SENDER("内容所载发送者不符", "sender within the content differs", Innocent.FIELDS),
  DIRECTION("收发状态与发送者不符", "state of sending against the sender", Innocent.FIELDS),
  MEDIA_ABSENT("所称媒体不在", "media not in this copy", Innocent.MEDIA),
  MEDIA_WITHOUT_ROW("媒体文件无对应消息", "media files without their message", Innocent.FILES),
  MEDIA_DIFFERS("媒体与所称摘要不符", "media against the digest stated", Innocent.MEDIA),
  MEDIA_LENGTH("媒体长度与所称不符", "media against the length stated", Innocent.MEDIA),
  VOICE_LENGTH("语音时长与所称不符", "voice against the time stated", Innocent.MEDIA),
  CODING("压缩标记与内容不符", "mark of compression against the content", Innocent.FIELDS),
  SILENCE("空白期明显长于平时", "silence much longer than usual", Innocent.SILENCE),
  STORE_ABSENT("编号数据库不在", "a numbered database not in this copy", Innocent.STORES),
  STORE_PAUSE("分片之间有空白期", "nothing between two databases", Innocent.SILENCE),
  RESIDUE("残留中有而表中无", "remains of a message that has no row", Innocent.DELETED),
  EARLIER_CONTENT("现存行原先内容不同", "a live row held something else", Innocent.CHANGED),
  RECALLED_CONTENT("撤回前的内容尚可读出", "content from before a recall", Innocent.RECALLED),
  PART_WITHOUT_ROW("附表有而消息表无", "a part without its message", Innocent.ELSEWHERE),
  INDEX_WITHOUT_ROW("索引有而消息表无", "indexed words without their message", Innocent.ELSEWHERE),
  INDEX_DIFFERS("索引所存文字与消息不同", "indexed words differ from the message", Innocent.CHANGED),
  PART_TIME("附表时间与消息时间不符", "time in another table differs", Innocent.FIELDS),
  LAST_LINE("会话列表末条不在", "newest line of the list not in this copy", Innocent.LIST),
  RECORDED_DELETION("应用登记的删除", "deletion noted by the app", Innocent.DELETED);

  private final Text title;
  private final List<Text> innocent;

  GapKind(String zh, String en, List<Text> innocent) {
    this.title = new Text(zh, en);
    this.innocent = innocent;
  }

  /** What a person calls it. */
  public Text title() {
    return title;
  }

  /** Explanations that do not need anybody's intent. */
  public List<Text> innocent() {
    return innocent;
  }

  /** The name that {@link org.tiezheng.evidence.Observation.StoreSign} and the tables give it. */
  public String id() {
    return "chat." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
  }

  /** Whether it is about messages that are not there, which a copy read in part lacks anyway. */
  boolean ofMissingRows() {
    return switch (this) {
      case LOCAL_HOLE,
          LOCAL_HEAD,
          LOCAL_TAIL,
          SERVER_HOLE,
          QUOTE_TARGET,
          FORWARD_TARGET,
          RECALL_TARGET,
          PAT_TARGET,
          TRANSFER_STATE,
          MEDIA_WITHOUT_ROW,
          SILENCE,
          STORE_PAUSE,
          RESIDUE,
          PART_WITHOUT_ROW,
          INDEX_WITHOUT_ROW,
          LAST_LINE ->
          true;
      default -> false;
    };
  }
}
