package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What an importer read from sealed bytes. Every record points to its bytes; a record is derived
 * and can be computed again from them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChatMessage.class, name = "chat"),
  @JsonSubTypes.Type(value = Payment.class, name = "payment"),
  @JsonSubTypes.Type(value = Mail.class, name = "mail"),
  @JsonSubTypes.Type(value = Photo.class, name = "photo"),
  @JsonSubTypes.Type(value = DocumentProperties.class, name = "document"),
  @JsonSubTypes.Type(value = FileEntry.class, name = "file"),
  @JsonSubTypes.Type(value = TextMessage.class, name = "sms"),
  @JsonSubTypes.Type(value = Call.class, name = "call"),
  @JsonSubTypes.Type(value = Contact.class, name = "contact"),
  @JsonSubTypes.Type(value = Conversation.class, name = "conversation"),
  @JsonSubTypes.Type(value = Post.class, name = "post"),
  @JsonSubTypes.Type(FileFacts.class)
})
public sealed interface Record
    permits ChatMessage,
        Payment,
        Mail,
        Photo,
        DocumentProperties,
        FileEntry,
        TextMessage,
        Call,
        Contact,
        Conversation,
        Post,
        FileFacts {
  Provenance provenance();

  /** The time that places the record on a time line. */
  RecordedTime time();
}
