package org.tiezheng.collect.schema;

import java.util.List;
import java.util.regex.Pattern;
import org.tiezheng.sqlite.Table;

/**
 * A table of messages as a version of an app makes it, by the research on chat records, sections
 * 1.2 to 1.4 and 1.8.
 *
 * @param version what a person calls it
 * @param name of the table, or of all tables of its kind
 * @param mark columns by which the version is told
 * @param columns that every table of the version has; it may have more
 * @param indexes what follows the name of the table in the names of its indexes; none if unknown
 */
record KnownTable(
    String version, Pattern name, List<String> mark, List<String> columns, List<String> indexes) {
  static final List<KnownTable> ALL =
      List.of(
          of(
              "WeChat 4",
              "Msg_[0-9a-f]{32}",
              "local_id sort_seq",
              "local_id server_id local_type sort_seq real_sender_id create_time status"
                  + " upload_status download_status server_seq origin_source source"
                  + " message_content compress_content packed_info_data",
              "_SENDERID _SERVERID _SORTSEQ _TYPE_SEQ"),
          of(
              "WeChat 3 (Windows)",
              "MSG",
              "localId StrTalker",
              "localId TalkerId MsgSvrID Type SubType IsSender CreateTime Sequence StatusEx FlagEx"
                  + " Status MsgServerSeq MsgSequence StrTalker StrContent DisplayContent"
                  + " CompressContent BytesExtra BytesTrans",
              ""),
          of(
              "WeChat 3 (Mac)",
              "Chat_[0-9a-f]{32}",
              "mesLocalID msgCreateTime",
              "mesLocalID mesSvrID msgCreateTime msgContent msgStatus msgImgStatus messageType"
                  + " mesDes msgSource msgVoiceText msgSeq CompressContent ConBlob",
              ""),
          of(
              "WeChat (iOS)",
              "Chat_[0-9a-f]{32}",
              "MesLocalID CreateTime",
              "CreateTime Des ImgStatus MesLocalID Message MesSvrID Status TableVer Type",
              ""),
          of(
              "WeChat (Android)",
              "message",
              "msgId msgSvrId talker",
              "msgId msgSvrId type status isSend isShowTimer createTime talker content imgPath"
                  + " reserved lvbuffer",
              ""),
          of(
              "QQNT",
              "(c2c|group)_msg_table",
              "40001 40003",
              "40001 40002 40003 40010 40011 40012 40013 40020 40021 40027 40033 40041 40050 40058"
                  + " 40090 40093 40800 40900",
              ""),
          of(
              "WhatsApp (iOS)",
              "ZWAMESSAGE",
              "Z_PK ZSTANZAID",
              "Z_PK ZISFROMME ZMESSAGETYPE ZSTANZAID ZSORT ZMESSAGEDATE ZSENTDATE ZFROMJID ZTOJID"
                  + " ZTEXT ZMEDIAITEM",
              ""));

  private static KnownTable of(
      String version, String name, String mark, String columns, String indexes) {
    return new KnownTable(
        version, Pattern.compile(name), words(mark), words(columns), words(indexes));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  boolean matches(Table table) {
    return name.matcher(table.name()).matches()
        && mark.stream().allMatch(column -> table.column(column) >= 0);
  }

  List<String> missing(Table table) {
    return columns.stream().filter(column -> table.column(column) < 0).toList();
  }
}
