package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * What a person can do next in a case (下一步), told from what is there and what is not. Changes
 * nothing and reads no record, so that it is there at once.
 */
public final class NextSteps {
  private final OpenCase open;
  private final Case matter;
  private final List<Step> steps = new ArrayList<>();

  private NextSteps(OpenCase open) {
    this.open = open;
    this.matter = open.matter();
  }

  /** Where a step is done. */
  public enum Place {
    COLLECT,
    INTAKE,
    ITEMS,
    FACTS,
    READER,
    IDENTITY,
    EXAMINE,
    FINDINGS,
    GAPS,
    PRESENT
  }

  /**
   * A step.
   *
   * @param done whether nothing more is to be done there at present
   * @param item that is meant; 0 for none
   */
  public record Step(Place place, boolean done, Text what, Text why, int item) {}

  /** The steps in the order in which they are usually taken. */
  public static List<Step> of(OpenCase open) {
    NextSteps next = new NextSteps(open);
    next.material();
    if (!next.matter.items().isEmpty()) {
      next.answers();
      next.facts();
      next.chats();
      next.examination();
      next.bundle();
    }
    return List.copyOf(next.steps);
  }

  private void add(Place place, boolean done, Text what, Text why) {
    int item = place == Place.READER ? firstChat().map(Item::number).orElse(0) : 0;
    steps.add(new Step(place, done, what, why, item));
  }

  private void material() {
    List<Item> items = matter.items();
    long records =
        items.stream().flatMap(i -> i.reading().stream()).mapToLong(NextSteps::records).sum();
    add(
        Place.COLLECT,
        !items.isEmpty(),
        new Text("封存材料", "Seal the material"),
        items.isEmpty()
            ? new Text(
                "还没有材料。越早封存,以后能说明的时间越早。",
                "There is none yet. The sooner it is sealed, the earlier the time that can be"
                    + " shown.")
            : new Text(
                "已有 %,d 项证据,读出 %,d 条记录。".formatted(items.size(), records),
                "%,d items, %,d records read.".formatted(items.size(), records)));
    List<Item> unread =
        items.stream().filter(i -> i.reading().isEmpty() || !i.reading().get().complete()).toList();
    if (!unread.isEmpty()) {
      String numbers =
          String.join(", ", unread.stream().map(i -> String.valueOf(i.number())).toList());
      add(
          Place.ITEMS,
          false,
          new Text("没有读全的证据", "Items that were not read to their end"),
          new Text(
              "证据 " + numbers + " 没有读取或没有读全;加密的需要你自己的口令或密钥(命令 read --key-file)。",
              "Items "
                  + numbers
                  + ": not read, or not to the end; what is encrypted needs your own password or"
                  + " key (read --key-file)."));
    }
  }

  private static long records(Reading reading) {
    return reading.tables().stream().mapToLong(Accounting::records).sum();
  }

  private void answers() {
    StateCase.Known known = new StateCase(open).known();
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    missing(
        known.me().isBlank() || known.other().isBlank(), "当事人姓名", "names of the parties", zh, en);
    missing(
        known.collected().stream().anyMatch(StateCase.Collected::unstated),
        "怎样取得",
        "how the material was obtained",
        zh,
        en);
    missing(
        known.collected().stream().anyMatch(StateCase.Collected::unshown),
        "开庭能否带原件",
        "whether the original can be shown",
        zh,
        en);
    missing(
        known.hearing().isEmpty() && known.proofDeadline().isEmpty(),
        "开庭日或举证期限",
        "a day of hearing or a time limit",
        zh,
        en);
    add(
        Place.INTAKE,
        zh.isEmpty(),
        new Text("回答几个问题", "Answer some questions"),
        zh.isEmpty()
            ? new Text("当事人、来历、日期已写明。", "Parties, origin and days are stated.")
            : new Text(
                "还没有写明:" + String.join("、", zh) + "。",
                "Not stated yet: " + String.join(", ", en) + "."));
  }

  private static void missing(
      boolean is, String zh, String en, List<String> zhs, List<String> ens) {
    if (is) {
      zhs.add(zh);
      ens.add(en);
    }
  }

  private void facts() {
    long linked =
        matter.facts().stream()
            .filter(f -> matter.links().stream().anyMatch(l -> l.fact().equals(f.id())))
            .count();
    add(
        Place.INTAKE,
        !matter.facts().isEmpty(),
        new Text("选定要证明的事实", "Choose what is to be proved"),
        matter.facts().isEmpty()
            ? new Text(
                "选纠纷类型(如民间借贷),就列出要证明的事实。",
                "Choose the kind of dispute, such as a private loan; the facts to be proved are"
                    + " then listed.")
            : new Text(
                "%d 个待证事实。".formatted(matter.facts().size()),
                "%d facts.".formatted(matter.facts().size())));
    if (!matter.facts().isEmpty()) {
      add(
          firstChat().isPresent() ? Place.READER : Place.FACTS,
          linked == matter.facts().size(),
          new Text("把证据中的行对应到事实", "Mark the lines that show the facts"),
          new Text(
              "%d 个事实中有 %d 个已关联证据。".formatted(matter.facts().size(), linked),
              "%d of %d facts have an item.".formatted(linked, matter.facts().size())));
    }
  }

  private Optional<Item> firstChat() {
    return matter.items().stream()
        .filter(i -> i.kind() == Kind.CHAT && i.reading().isPresent())
        .findFirst();
  }

  private void chats() {
    if (firstChat().isEmpty()) {
      return;
    }
    add(
        Place.IDENTITY,
        !matter.identities().isEmpty(),
        new Text("说明账号是谁的", "Say whose the accounts are"),
        matter.identities().isEmpty()
            ? new Text(
                "昵称、头像都能改:账号与人要有依据。",
                "Names and pictures can be changed: who stands behind an account needs a proof.")
            : new Text(
                "已写明 %d 项。".formatted(matter.identities().size()),
                "%d claims are stated.".formatted(matter.identities().size())));
    add(
        Place.GAPS,
        was(Event.Type.GAPS),
        new Text("查聊天记录有无缺口", "Look for gaps in the chats"),
        new Text(
            "对方多半会说记录不完整;先自己看一遍。", "The other side will say that it is incomplete; look first."));
  }

  private boolean was(Event.Type kind) {
    return open.custody().stream().anyMatch(l -> l.event().kind() == kind);
  }

  private void examination() {
    Optional<ExplainFindings.Explained> examined = new ExplainFindings(open).run();
    boolean current = examined.filter(e -> e.later().isEmpty()).isPresent();
    add(
        Place.EXAMINE,
        current,
        new Text("审查", "Examine"),
        current
            ? new Text("审查的就是现在的内容。", "What was examined is what is there now.")
            : examined.isPresent()
                ? new Text("审查之后又有添加或改动。", "Something was added or changed since.")
                : new Text(
                    "还没有审查;审查逐条问规则,说明依据和补救办法。",
                    "Not yet; each rule names its authority and what can be done."));
    examined.ifPresent(e -> {
      long fail = e.count(Outcome.FAIL);
      long open = e.count(Outcome.WARN) + e.count(Outcome.UNKNOWN);
      add(
          Place.FINDINGS,
          fail + open == 0,
          new Text("处理审查意见", "Deal with the findings"),
          new Text(
              "不符 %d,提醒和未知 %d。".formatted(fail, open),
              "%d FAIL, %d WARN or UNKNOWN.".formatted(fail, open)));
    });
  }

  private void bundle() {
    long catalogued = matter.items().stream().filter(Item::catalogued).count();
    add(
        Place.PRESENT,
        catalogued > 0 && was(Event.Type.PRESENT),
        new Text("制作证据包", "Make the bundle"),
        catalogued == 0
            ? new Text(
                "还没有把任何证据列入目录:在 case.yaml 中把要提交的写为 catalogued: true,并写明证明对象。",
                "No item is in the catalogue: write catalogued: true in case.yaml for what is to be"
                    + " handed in, with what it is to prove.")
            : new Text(
                "目录中有 %d 项证据。".formatted(catalogued),
                "%d items are in the catalogue.".formatted(catalogued)));
  }
}
