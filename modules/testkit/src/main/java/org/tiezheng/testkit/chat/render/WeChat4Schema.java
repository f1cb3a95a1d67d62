package org.tiezheng.testkit.chat.render;

/** The tables of WeChat 4.x on computers. */
final class WeChat4Schema {
  private static final String NAMES =
      "CREATE TABLE Name2Id(user_name TEXT PRIMARY KEY, is_session INTEGER DEFAULT 0)";

  static final String[] MESSAGE = {
    NAMES,
    "CREATE TABLE TimeStamp(timestamp INTEGER)",
    "CREATE TABLE DeleteInfo(chat_name_id INTEGER, delete_table_name TEXT PRIMARY KEY)",
    "CREATE TABLE DeleteResInfo(session_name_id INTEGER, delete_path TEXT)",
    "CREATE TABLE SendInfo(chat_name_id INTEGER, msg_local_id INTEGER, chat_local_type INTEGER)",
    "CREATE TABLE HistorySysMsgInfo(chat_name_id INTEGER, local_id INTEGER, server_id INTEGER)",
    "CREATE TABLE HistoryAddMsgInfo(chat_name_id INTEGER, local_id INTEGER, server_id INTEGER)",
    "CREATE TABLE wcdb_builtin_compression_record(tableName TEXT PRIMARY KEY, columns TEXT NOT"
        + " NULL) WITHOUT ROWID"
  };

  static final String[] MEDIA = {
    "CREATE TABLE Name2Id(user_name TEXT PRIMARY KEY)",
    "CREATE TABLE VoiceInfo(chat_name_id INTEGER, create_time INTEGER, local_id INTEGER,"
        + " svr_id INTEGER, voice_data BLOB, data_index TEXT DEFAULT '0')",
    "CREATE UNIQUE INDEX VoiceInfo_UNIQUE_INDEX ON VoiceInfo(chat_name_id, create_time, local_id,"
        + " data_index)",
    "CREATE INDEX VoiceInfo_INDEX ON VoiceInfo(chat_name_id, svr_id)",
    "CREATE TABLE TimeStamp(timestamp INTEGER)"
  };

  static final String[] RESOURCE = {
    "CREATE TABLE ChatName2Id(user_name TEXT PRIMARY KEY, update_time INTEGER)",
    "CREATE TABLE SenderName2Id(user_name TEXT PRIMARY KEY, update_time INTEGER)",
    "CREATE TABLE MessageResourceInfo(message_id INTEGER PRIMARY KEY AUTOINCREMENT,"
        + " chat_id INTEGER, sender_id INTEGER, message_local_type INTEGER,"
        + " message_create_time INTEGER, message_local_id INTEGER, message_svr_id INTEGER,"
        + " message_origin_source INTEGER, packed_info BLOB)",
    "CREATE TABLE MessageResourceDetail(resource_id INTEGER PRIMARY KEY AUTOINCREMENT,"
        + " message_id INTEGER, type INTEGER, size INTEGER, create_time INTEGER,"
        + " access_time INTEGER, status INTEGER, data_index TEXT, packed_info BLOB)",
    "CREATE TABLE FtsRange(chat_id INTEGER, start INTEGER, end INTEGER)",
    "CREATE TABLE FtsDeleteInfo(chat_id INTEGER, message_local_id INTEGER)"
  };

  static final String[] HARDLINK = {
    "CREATE TABLE dir2id(username TEXT PRIMARY KEY)",
    hardlink("image"),
    hardlink("video"),
    hardlink("file")
  };

  static final String[] CONTACT = {
    person("contact"),
    person("stranger"),
    "CREATE TABLE chat_room(id INTEGER PRIMARY KEY, username TEXT, owner TEXT, ext_buffer BLOB)",
    "CREATE TABLE chat_room_info_detail(room_id_ INTEGER PRIMARY KEY, username_ TEXT,"
        + " announcement_ TEXT, announcement_editor_ TEXT, announcement_publish_time_ INTEGER,"
        + " chat_room_status_ INTEGER, xml_announcement_ TEXT, ext_buffer_ BLOB)",
    "CREATE TABLE chatroom_member(room_id INTEGER, member_id INTEGER,"
        + " CONSTRAINT room_member UNIQUE(room_id, member_id))",
    "CREATE TABLE contact_label(label_id_ INTEGER PRIMARY KEY, label_name_ TEXT,"
        + " sort_order_ INTEGER)",
    "CREATE TABLE name2id(username TEXT PRIMARY KEY)"
  };

  static final String[] SESSION = {
    "CREATE TABLE SessionTable(username TEXT PRIMARY KEY, type INTEGER, unread_count INTEGER,"
        + " unread_first_msg_srv_id INTEGER, is_hidden INTEGER, summary TEXT, draft TEXT,"
        + " status INTEGER, last_timestamp INTEGER, sort_timestamp INTEGER,"
        + " last_clear_unread_timestamp INTEGER, last_msg_locald_id INTEGER,"
        + " last_msg_type INTEGER, last_msg_sub_type INTEGER, last_msg_sender TEXT,"
        + " last_sender_display_name TEXT, last_msg_ext_type INTEGER)",
    "CREATE TABLE SessionDeleteTable(username TEXT PRIMARY KEY, delete_timestamp INTEGER)",
    "CREATE TABLE SessionUnreadListTable_1(username TEXT, msg_svr_id INTEGER)",
    "CREATE TABLE SessionUnreadStatTable_1(username TEXT, unread_count INTEGER)",
    "CREATE TABLE SessionNoContactInfoTable(username TEXT PRIMARY KEY, session_title TEXT)"
  };

  static final String[] GENERAL = {
    "CREATE TABLE transferTable(transfer_id TEXT PRIMARY KEY, transcation_id TEXT,"
        + " message_server_id INTEGER, second_message_server_id INTEGER, session_name TEXT,"
        + " pay_sub_type INTEGER, pay_receiver TEXT, pay_payer TEXT,"
        + " begin_transfer_time INTEGER, last_modified_time INTEGER, invalid_time INTEGER,"
        + " last_update_time INTEGER, delay_confirm_flag INTEGER, bubble_clicked_flag INTEGER)",
    "CREATE TABLE redEnvelopeTable(message_server_id INTEGER PRIMARY KEY, session_name TEXT,"
        + " sender_user_name TEXT, native_url TEXT, send_id TEXT, scene_id INTEGER,"
        + " hb_status INTEGER, hb_type INTEGER, receive_status INTEGER)",
    "CREATE TABLE revokemessage(to_user_name TEXT, svr_id INTEGER PRIMARY KEY,"
        + " message_type INTEGER, revoke_time INTEGER, content TEXT, at_user_list TEXT)",
    "CREATE TABLE revokebatchmessage(local_id INTEGER PRIMARY KEY, batch_id INTEGER,"
        + " msg_unique_id TEXT, session_name TEXT, msg_local_id INTEGER,"
        + " msg_create_time INTEGER)"
  };

  static final String[] FAVOURITE = {
    "CREATE TABLE fav_db_item(local_id INTEGER PRIMARY KEY AUTOINCREMENT, server_id INTEGER,"
        + " type INTEGER, update_time INTEGER, content TEXT, source_id TEXT, fromusr TEXT,"
        + " realchatname TEXT)"
  };

  static final String[] MOMENTS = {
    "CREATE TABLE SnsTimeLine(tid INTEGER PRIMARY KEY, user_name TEXT, content TEXT,"
        + " pack_info_buf BLOB)",
    "CREATE TABLE SnsMessage_tmp3(local_id INTEGER PRIMARY KEY AUTOINCREMENT,"
        + " create_time INTEGER, type INTEGER, feed_id INTEGER, from_username TEXT,"
        + " from_nickname TEXT, to_username TEXT, to_nickname TEXT, content TEXT,"
        + " comment_id INTEGER, comment64_id INTEGER, comment_flag INTEGER)"
  };

  static final String[] FULL_TEXT = {
    "CREATE TABLE name2id(username TEXT PRIMARY KEY)",
    "CREATE VIRTUAL TABLE message_fts_v4_0 USING fts5(acontent, message_local_id UNINDEXED,"
        + " sort_seq UNINDEXED, local_type UNINDEXED, session_id UNINDEXED,"
        + " sender_id UNINDEXED)"
  };

  private WeChat4Schema() {}

  static String[] conversation(String table) {
    return new String[] {
      "CREATE TABLE "
          + table
          + "(local_id INTEGER PRIMARY KEY AUTOINCREMENT, server_id INTEGER,"
          + " local_type INTEGER, sort_seq INTEGER, real_sender_id INTEGER, create_time INTEGER,"
          + " status INTEGER, upload_status INTEGER, download_status INTEGER, server_seq INTEGER,"
          + " origin_source INTEGER, source TEXT, message_content TEXT, compress_content TEXT,"
          + " packed_info_data BLOB, WCDB_CT_message_content INTEGER DEFAULT NULL,"
          + " WCDB_CT_source INTEGER DEFAULT NULL)",
      "CREATE INDEX " + table + "_SENDERID ON " + table + "(real_sender_id)",
      "CREATE INDEX " + table + "_SERVERID ON " + table + "(server_id)",
      "CREATE INDEX " + table + "_SORTSEQ ON " + table + "(sort_seq)",
      "CREATE INDEX " + table + "_TYPE_SEQ ON " + table + "(local_type, sort_seq)"
    };
  }

  private static String hardlink(String kind) {
    return "CREATE TABLE "
        + kind
        + "_hardlink_info_v4(md5_hash INTEGER, md5 TEXT, type INTEGER,"
        + " file_name TEXT, file_size INTEGER, modify_time INTEGER, dir1 INTEGER, dir2 INTEGER,"
        + " extra_buffer BLOB)";
  }

  private static String person(String table) {
    return "CREATE TABLE "
        + table
        + "(id INTEGER PRIMARY KEY, username TEXT, local_type INTEGER,"
        + " alias TEXT, encrypt_username TEXT, flag INTEGER, delete_flag INTEGER,"
        + " verify_flag INTEGER, remark TEXT, remark_quan_pin TEXT, remark_pin_yin_initial TEXT,"
        + " nick_name TEXT, pin_yin_initial TEXT, quan_pin TEXT, big_head_url TEXT,"
        + " small_head_url TEXT, head_img_md5 TEXT, chat_room_notify INTEGER,"
        + " is_in_chat_room INTEGER, description TEXT, extra_buffer BLOB,"
        + " chat_room_type INTEGER)";
  }
}
