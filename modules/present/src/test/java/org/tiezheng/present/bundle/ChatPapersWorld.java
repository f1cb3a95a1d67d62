package org.tiezheng.present.bundle;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Selection;
import org.tiezheng.present.paper.Samples;
import org.tiezheng.present.paper.Scope;

/**
 * A bundle with a chat of which a part is handed in: every tenth line from the third on was
 * recovered, lines 51 to 80 are of a conversation that stays, and lines are linked to a fact.
 */
final class ChatPapersWorld {
  private static final String[] PIECES = {
    "你好",
    "，",
    "👌",
    "🇨🇳",
    "😂🤣🥺🫠👍🏻",
    "❤️",
    "👨‍👩‍👧",
    "𠮷",
    "䶮㛃",
    "\u202Eevil",
    "مرحبا",
    "שלום",
    "\u0000",
    "\u0007",
    "\t",
    "\r",
    "\n",
    "e\u0301",
    "\uFB01",
    "\u00A0",
    "\u200B",
    "\uE000",
    "\uFFFE",
    "¶",
    "[U+0041 LATIN]",
    "[微笑]",
    " ",
    "word",
    "http://example.test/a?b=c&d=e",
    "……",
    "[000001]",
    "〔已撤回〕",
    "（完整版第 3 页）"
  };

  private static final LineRange STAYS = new LineRange(51, 80);

  private final World world;
  private final int lines;

  ChatPapersWorld(Path keys, int lines, Locale locale) throws Exception {
    this.world = new World(keys, 3, locale);
    this.lines = lines;
  }

  /** How many of so many lines are handed in. */
  static int goes(int lines) {
    return lines - STAYS.count();
  }

  BagDeposit bagDeposit() {
    return world.log.bagDeposit();
  }

  BundlePlan plan() {
    return plan(Samples.chat(lines));
  }

  /** The same with words that are hard to print. */
  BundlePlan odd() {
    SplittableRandom random = new SplittableRandom(20261126);
    List<ChatMessage> messages = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(1, 30); k > 0; k--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      messages.add(
          Samples.message(i, random.nextBoolean(), new MessageContent.Words(text.toString())));
    }
    return plan(messages);
  }

  private BundlePlan plan(List<ChatMessage> all) {
    BundlePlan plan = world.plan();
    PlannedItem first = plan.items().getFirst();
    String source = first.originals().getFirst().original().digests().sha256();
    List<Record> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!STAYS.contains(i + 1)) {
        rows.add(row(all.get(i), i, source));
      }
    }
    Scope scope =
        new Scope(
            List.of(new LineRange(1, STAYS.first() - 1), new LineRange(STAYS.last() + 1, lines)),
            1,
            1,
            STAYS.count(),
            7,
            1,
            List.of());
    PlannedItem.Content content = first.content().orElseThrow();
    Item item = item(first.item());
    List<PlannedItem> items = new ArrayList<>(plan.items());
    items.set(
        0,
        new PlannedItem(
            item,
            first.originals(),
            Optional.of(
                new PlannedItem.Content(
                    content.reading(),
                    rows,
                    content.application(),
                    List.of(),
                    content.circumstances(),
                    scope))));
    return new BundlePlan(
        file(plan.file(), item),
        plan.heading(),
        items,
        plan.custody(),
        plan.withheld(),
        plan.checkpoints(),
        plan.trust(),
        plan.carriers(),
        plan.hideOriginalColumn());
  }

  private static ChatMessage row(ChatMessage m, int i, String source) {
    boolean recovered = i % 10 == 2;
    return new ChatMessage(
        new org.tiezheng.evidence.Provenance(source, List.of(), m.provenance().locator()),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        m.nativeId(),
        m.sequence(),
        m.sender(),
        m.senderName(),
        m.outgoing(),
        m.time(),
        m.nativeType(),
        m.content(),
        m.quotes(),
        m.quoted(),
        recovered ? RowState.DELETED_RECOVERED : m.state(),
        m.extra());
  }

  /** Two lines before and after; the days of the first weeks are a supplement. */
  private static Item item(Item i) {
    return new Item(
        i.number(),
        i.title(),
        i.kind(),
        i.category(),
        i.copyGrade(),
        i.originals(),
        i.catalogued(),
        i.source(),
        i.objectOfProof(),
        i.content(),
        i.reading(),
        i.carrier(),
        i.attributes(),
        Optional.of(
            new Selection(
                List.of("wxid_qian"),
                false,
                2,
                Map.of("老K", "对方的绰号"),
                List.of(
                    new Selection.Period(LocalDate.of(2025, 3, 8), LocalDate.of(2025, 3, 9))))));
  }

  private static Case file(Case c, Item item) {
    List<Item> items = new ArrayList<>(c.items());
    items.set(0, item);
    return new Case(
        c.id(),
        c.title(),
        c.cause(),
        c.caseNumber(),
        c.court(),
        c.forum(),
        c.hearing(),
        c.proofDeadline(),
        c.copies(),
        c.parties(),
        c.accounts(),
        Stream.concat(
                c.identities().stream(),
                Stream.of(new IdentityClaim("wechat:wxid_elsewhere", "other", List.of())))
            .toList(),
        List.of(
            new Fact(
                "loan", "借款已交付", Optional.of("me"), Fact.Standard.HIGH_PROBABILITY, List.of())),
        List.of(
            new Link(1, "loan", true, Optional.of("20-31"), "对方确认收到"),
            new Link(1, "loan", false, Optional.of("第 100 行, 103, 60-61"), "说法前后不一"),
            new Link(1, "loan", true, Optional.empty(), "")),
        items,
        c.deadlines(),
        c.attributes());
  }
}
