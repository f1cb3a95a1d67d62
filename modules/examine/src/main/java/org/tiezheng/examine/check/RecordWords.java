package org.tiezheng.examine.check;

import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;

/** The words and numbers of a record in which another record may be recognised. */
final class RecordWords {
  private RecordWords() {}

  static String of(Record record) {
    return switch (record) {
      case ChatMessage message -> message.line();
      case Mail mail -> mail.subject() + "\n" + mail.text();
      case Payment p -> p.counterpartAccount() + "\n" + p.description() + "\n" + p.memo();
      case TextMessage message -> String.join("\n", message.counterparts()) + "\n" + message.line();
      case Call call -> call.number();
      case Contact contact ->
          String.join("\n", contact.numbers()) + "\n" + String.join("\n", contact.addresses());
      case Post post -> post.line();
      case FileFacts facts -> String.join("\n", facts.words());
      case Conversation _, Photo _, DocumentProperties _, FileEntry _ -> "";
    };
  }
}
