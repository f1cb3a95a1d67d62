package org.tiezheng.collect.witness;

import static org.tiezheng.evidence.Witness.Kind.DELETION;
import static org.tiezheng.evidence.Witness.Kind.INDEX;
import static org.tiezheng.evidence.Witness.Kind.LAST;
import static org.tiezheng.evidence.Witness.Kind.PART;

import java.util.List;

/** The side tables that are known, by the research on chat records, sections 1.2 to 1.4. */
final class SideTables {
  /** WeChat 4 on computers. */
  private static final List<SideTable> VERSION_4 =
      List.of(
          SideTable.of(PART, "VoiceInfo")
              .in("chat_name_id", "Name2Id", "user_name")
              .server("svr_id")
              .local("local_id")
              .time("create_time"),
          SideTable.of(PART, "MessageResourceInfo")
              .in("chat_id", "ChatName2Id", "user_name")
              .server("message_svr_id")
              .local("message_local_id")
              .time("message_create_time"),
          SideTable.of(PART, "transferTable").in("session_name").server("message_server_id"),
          SideTable.of(PART, "transferTable").in("session_name").server("second_message_server_id"),
          SideTable.of(PART, "redEnvelopeTable").in("session_name").server("message_server_id"),
          SideTable.of(PART, "revokemessage").in("to_user_name").server("svr_id"),
          SideTable.of(INDEX, "message_fts_v4_[0-9]+_content")
              .in("c4", "name2id", "username")
              .local("c1")
              .sort("c2")
              .words("c0"),
          SideTable.of(LAST, "SessionTable")
              .in("username")
              .local("last_msg_locald_id")
              .time("last_timestamp")
              .words("summary"),
          SideTable.of(DELETION, "DeleteInfo")
              .in("chat_name_id", "Name2Id", "user_name")
              .words("delete_table_name"),
          SideTable.of(DELETION, "DeleteResInfo")
              .in("session_name_id", "Name2Id", "user_name")
              .words("delete_path"),
          SideTable.of(DELETION, "SessionDeleteTable").in("username").time("delete_timestamp"),
          SideTable.of(DELETION, "FtsDeleteInfo")
              .in("chat_id", "ChatName2Id", "user_name")
              .local("message_local_id"));

  /** WeChat on iOS and WeChat 3 on the Mac. */
  private static final List<SideTable> APPLE =
      List.of(
          SideTable.of(INDEX, "fts_message_table_[0-9]+_content")
              .in("c0usernameid", "fts_username_id", "UsrName")
              .local("c1MesLocalID")
              .time("c2CreateTime")
              .words("c3Message"),
          SideTable.of(LAST, "SessionAbstract").in("UsrName").time("CreateTime"),
          SideTable.of(LAST, "SessionAbstract").in("m_nsUserName").time("m_uLastTime"));

  /** WeChat 3 on Windows. */
  private static final List<SideTable> VERSION_3 =
      List.of(
          SideTable.of(PART, "Media").server("Reserved0"),
          SideTable.of(LAST, "Session")
              .in("strUsrName")
              .local("nMsgLocalID")
              .time("nTime")
              .words("strContent"));

  private static final List<SideTable> ANDROID =
      List.of(
          SideTable.of(PART, "ImgInfo2").server("msgSvrId").time("createtime"),
          SideTable.of(PART, "voiceinfo").server("MsgId").time("CreateTime"));

  /** WhatsApp on iOS. */
  private static final List<SideTable> WHATSAPP =
      List.of(
          SideTable.of(PART, "ZWAMEDIAITEM").local("ZMESSAGE"),
          SideTable.of(LAST, "ZWACHATSESSION")
              .in("ZCONTACTJID")
              .cocoa("ZLASTMESSAGEDATE")
              .words("ZLASTMESSAGETEXT"));

  /**
   * QQNT: the newest line of a conversation is copied under the numbers that the columns of
   * messages have.
   */
  private static final List<SideTable> QQNT =
      List.of(SideTable.of(LAST, "recent_contact_v3_table").in("40021").time("40050"));

  static final List<SideTable> ALL =
      List.of(VERSION_4, APPLE, VERSION_3, ANDROID, WHATSAPP, QQNT).stream()
          .flatMap(List::stream)
          .toList();

  private SideTables() {}
}
