package org.tiezheng.examine.check;

import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;

/**
 * CHAT-021: the tables of a chat database are made as the app makes them, as far as we know its
 * versions.
 */
final class ChatSchema implements Check.OfItem {
  private static final String INPUT = "observations.storeExamined";

  @Override
  public String name() {
    return "chat.store.schema";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(ChatSigns.STORES);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.reading()
        .filter(r -> ImporterNames.among(params.words(ChatSigns.STORES), r))
        .isEmpty()) {
      return Ruling.notApplicable("来源不是聊天应用的数据库", "the source is no database of a chat app");
    }
    StoreSigns signs = StoreSigns.of(item, context, StoreSigns.OF_SCHEMA, 0);
    if (signs.looked().stream().noneMatch(s -> s.startsWith("schema."))) {
      return Ruling.unknown(
          "数据库没有打开,或其版本本程序不认识,表结构无法核对",
          "the database was not opened, or is of a version that we do not know, so its schema"
              + " cannot be compared",
          INPUT);
    }
    StoreSigns heavy = signs.atLeast(Weight.NOTABLE);
    if (heavy.isEmpty()) {
      return Ruling.pass(
          "消息表的列、索引与所知版本相符" + (signs.isEmpty() ? "" : ";轻微:" + signs.summary().zh()) + "。相符不说明未经改写",
          "columns and indexes of the tables of messages are those of a known version"
              + (signs.isEmpty() ? "" : "; slight: " + signs.summary().en())
              + ". It does not show that nothing was rewritten");
    }
    Places places = new Places();
    heavy.addTo(places, context);
    boolean explained = context.answer(item, Answer.FIELDS_EXPLAINED).isPresent();
    String zh = heavy.summary().zh() + heavy.innocent().zh() + (explained ? "(已说明)" : "");
    String en = heavy.summary().en() + heavy.innocent().en() + (explained ? " (explained)" : "");
    return (explained ? Ruling.warn(zh, en) : Ruling.fail(zh, en)).at(places.list());
  }
}
