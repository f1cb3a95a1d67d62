package org.tiezheng.collect.wechat.version4;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.BodyReader;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.TransferState;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/**
 * {@code general.db}: the app's own list of transfers and red packets, and the words that the owner
 * recalled, which it keeps for editing. They are witnesses to messages, no messages: each is a
 * record of its own.
 */
final class GeneralTables {
  private final ReadingSession session;
  private final People people;
  private final String owner;
  private final TransferTable transfers;

  GeneralTables(ReadingSession session, People people, String owner, TransferTable transfers) {
    this.session = session;
    this.people = people;
    this.owner = owner;
    this.transfers = transfers;
  }

  void read(Store store) {
    store.note(session);
    SideStore side = new SideStore("general.db", store, session);
    side.rows(TransferTable.NAME, this::transfer, "transfer_id");
    side.rows("redEnvelopeTable", this::redPacket, "send_id");
    side.rows("revokemessage", this::recalled, "svr_id", "content");
    side.verbatim("revokebatchmessage", "FMessageTable", "ilink_voip", "forwardrecent");
    side.rest();
  }

  private void transfer(String counted, StoredRow row) {
    String payer = row.text("pay_payer");
    MessageContent money =
        new MessageContent.Transfer(
            row.word("transfer_id"),
            row.word("transcation_id"),
            account(payer),
            account(row.text("pay_receiver")),
            Optional.empty(),
            "",
            TransferState.word(row.text("pay_sub_type")));
    post(
        counted,
        row,
        "transfers",
        row.word("transfer_id"),
        payer,
        Seconds.of(row, "begin_transfer_time"),
        money,
        row.state(),
        transfers.messages(row));
  }

  private void redPacket(String counted, StoredRow row) {
    post(
        counted,
        row,
        "red-packets",
        row.word("send_id"),
        row.text("sender_user_name"),
        RecordedTime.none(),
        new MessageContent.RedPacket(row.word("send_id"), "", Optional.empty()),
        row.state(),
        Map.of());
  }

  /** The time is that of the recall; when the message was sent stands in its row, if anywhere. */
  private void recalled(String counted, StoredRow row) {
    MessageCode code = MessageCode.ofVersion4(row.number("message_type").orElse(1L));
    post(
        counted,
        row,
        "recalled",
        row.number("svr_id").map(Long::toUnsignedString),
        owner,
        Seconds.of(row, "revoke_time"),
        BodyReader.read(code, row.text("content")).content(),
        row.state() == RowState.LIVE ? RowState.RECALLED : row.state(),
        Map.of());
  }

  private void post(
      String counted,
      StoredRow row,
      String place,
      Optional<String> id,
      String author,
      RecordedTime time,
      MessageContent content,
      RowState state,
      Map<String, String> joined) {
    Map<String, String> extra = new TreeMap<>(row.all());
    extra.putAll(joined);
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            place,
            id,
            account(author),
            people.person(author).map(People.Person::shown).orElse(""),
            time,
            List.of(content),
            List.of(),
            state,
            extra));
  }

  private static Optional<String> account(String id) {
    return Optional.of(id).filter(i -> !i.isEmpty()).map(People::key);
  }
}
