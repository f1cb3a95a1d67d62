package org.tiezheng.testkit.chat.render;

/** A fact about a message or a conversation that a format may carry. */
public enum Fact {
  /** Number that the server gave, equal on both sides. */
  SERVER_ID,
  /** Number that the device gave. */
  LOCAL_ID,
  SERVER_SEQ,
  /** Order within the second. */
  SORT_SEQ,
  CONVERSATION_ID,
  CONVERSATION_TITLE,
  SENDER_ID,
  /** Who recalled a message, beside the notice. */
  RECALL_SENDER,
  SENDER_NAME,
  /** Account that a line stands for which the app wrote itself: who recalled, who was told. */
  SYSTEM_SENDER,
  /** Whether the own account sent it. */
  DIRECTION,
  TIME_SECONDS,
  TIME_MILLIS,
  TYPE,
  /** Pictures, voice, videos and files told apart, where other types are not. */
  MEDIA_TYPE,
  SUBTYPE,
  TEXT,
  QUOTE_TARGET,
  QUOTE_TEXT,
  TRANSFER_ID,
  TRANSACTION_ID,
  TRANSFER_STATE,
  TRANSFER_AMOUNT,
  TRANSFER_MEMO,
  RED_PACKET_ID,
  RED_PACKET_GREETING,
  MEDIA_NAME,
  /** Of pictures, videos and files. */
  MEDIA_MD5,
  STICKER_MD5,
  /** Of stickers that the app keeps. */
  STICKER_BYTES,
  MEDIA_BYTES,
  VOICE_MILLIS,
  FORWARD_ITEMS,
  FORWARD_IDS,
  RECALL_TARGET,
  CALL_STATUS,
  LOCATION,
  LINK_URL,
  /** Every article of a push, not only the first. */
  ARTICLES,
  CARD_ACCOUNT,
  NOTICE,
  MEMBERS,
  GROUP_CARDS,
  INVITERS,
  REMARKS,
  /** Signature and uuid of the message source. */
  MESSAGE_SOURCE,
  /** Control characters of texts. */
  CONTROL_CHARACTERS,
  MOMENTS,
  FAVOURITES,
  /** Remains of what was deleted. */
  REMAINS
}
