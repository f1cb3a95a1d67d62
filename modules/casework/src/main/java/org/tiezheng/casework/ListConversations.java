package org.tiezheng.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Lists the conversations of a case: chats, and text messages by whom they are exchanged with. */
public final class ListConversations {
  private final OpenCase open;

  public ListConversations(OpenCase open) {
    this.open = open;
  }

  /**
   * A conversation.
   *
   * @param platform name of the app, or {@code sms}
   * @param id by which the source names it
   * @param messages rows that can be shown, the recovered ones among them; 0 if the source lists
   *     the conversation and holds no message of it
   * @param recovered rows that the store has no more, or not with this content
   * @param again of these, messages that were recovered a second time, from another place
   * @param first time of the earliest row that has one
   * @param participants names of those who write in it, else their accounts
   */
  public record Line(
      int item,
      String platform,
      String id,
      String title,
      long messages,
      long recovered,
      long again,
      Optional<Instant> first,
      Optional<Instant> last,
      List<String> participants) {
    public Line {
      participants = List.copyOf(participants);
    }
  }

  /**
   * The conversations, in the order of the items and of their first row.
   *
   * @param item of which item; empty for all
   * @param word as for {@link Export}; empty for all
   * @throws TiezhengException if there is no conversation that fits
   */
  public List<Line> run(Optional<Integer> item, Optional<String> word) {
    open.place()
        .watch()
        .begins(new Text("查找会话", "looking for conversations"), 0, Watch.Unit.THINGS);
    Conversations conversations = new Conversations(open, open.matter());
    List<Conversations.Found> all = conversations.listed(item);
    List<Conversations.Found> meant = word.map(w -> conversations.meant(w, all)).orElse(all);
    if (meant.isEmpty()) {
      throw new TiezhengException(Export.none(word, all));
    }
    return meant.stream().map(ListConversations::line).toList();
  }

  private static Line line(Conversations.Found f) {
    return new Line(
        f.item(),
        f.platform(),
        f.id(),
        f.title(),
        f.messages(),
        f.recovered(),
        f.again(),
        f.first(),
        f.last(),
        f.names().isEmpty() ? f.accounts().stream().sorted().toList() : f.names());
  }
}
