package org.tiezheng.present.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.TransferChain;

/** Says what a table of transfers prints, the same in every paper and export. Thread-safe. */
public final class TransferLines {
  private final PaperFacts facts;
  private final ChatLines words;
  private final Map<String, String> names;

  /**
   * @param chat whose accounts and persons are named
   */
  public TransferLines(PaperFacts facts, ChatRecord chat) {
    this.facts = facts;
    this.words = new ChatLines(facts, chat.persons());
    this.names = names(chat);
  }

  /** The real name by the key of an account as far as the case claims it, else the one shown. */
  private static Map<String, String> names(ChatRecord chat) {
    Map<String, String> names = new HashMap<>();
    Stream.concat(chat.own().stream(), chat.others().stream())
        .filter(a -> !a.names().isEmpty())
        .forEach(a -> names.put(a.key(), a.names().getLast()));
    names.putAll(chat.persons());
    return names;
  }

  /** What such a table is called. */
  public String title() {
    return facts.say("转账一览（同一转账的各状态按单号合并）", "Transfers (states of one transfer joined by number)");
  }

  /** What it can be mistaken for. */
  public String caution() {
    return facts.say(
        "依据本会话的转账卡片编制；只有发起的卡片不证明已收款，款项以支付机构的账单为准。方括号内为行号。",
        "Made from the transfer cards of this conversation; a card that offers a transfer proves no"
            + " receipt, what was paid is shown by the provider's bill. Line numbers in brackets.");
  }

  /** That there are too many for a paper's table. */
  public String elsewhere(int count) {
    return facts.say(
        "共 " + count + " 笔，另见 CSV、XLSX 或 HTML 格式的转账一览。",
        count + " transfers; see the table in the CSV, XLSX or HTML form.");
  }

  /** Headings for a page. */
  public List<String> headings() {
    return List.of(
        facts.say("序号", "no."),
        facts.say("付款人 → 收款人", "payer → receiver"),
        facts.say("金额", "amount"),
        facts.say("各状态", "states"),
        facts.say("结果与说明", "outcome, remarks"),
        facts.say("单号与附言", "numbers, memo"));
  }

  /** A transfer for a page, cell by cell; a cell may have several lines. */
  public List<String> cells(int number, TransferChain chain) {
    String numbers =
        chain.transferId().map(id -> facts.say("转账单号 ", "transfer ") + id + "\n").orElse("")
            + chain.transactions().stream()
                .map(id -> facts.say("交易单号 ", "transaction ") + id + "\n")
                .collect(Collectors.joining())
            + chain.memo();
    return List.of(
        String.valueOf(number),
        parties(chain.payers()) + " → " + parties(chain.receivers()),
        amounts(chain),
        states(chain),
        result(chain),
        numbers.strip());
  }

  /** Headings for a spreadsheet. */
  public List<String> columns() {
    return List.of(
        facts.say("序号", "no."),
        facts.say("首见时间", "first seen"),
        facts.say("付款人", "payer"),
        facts.say("收款人", "receiver"),
        facts.say("金额", "amount"),
        facts.say("结果", "outcome"),
        facts.say("各状态", "states"),
        facts.say("转账单号", "transfer number"),
        facts.say("交易单号", "transaction number"),
        facts.say("附言", "memo"),
        facts.say("说明", "remarks"));
  }

  /** A transfer for a spreadsheet. */
  public List<String> fields(int number, TransferChain chain) {
    return List.of(
        String.valueOf(number),
        chain.states().isEmpty() ? "" : PrintedTime.of(chain.states().getFirst().time(), facts),
        parties(chain.payers()),
        parties(chain.receivers()),
        amounts(chain),
        facts.say(chain.outcome().title()),
        states(chain),
        chain.transferId().orElse(""),
        String.join(" ", chain.transactions()),
        chain.memo(),
        remarks(chain));
  }

  private String result(TransferChain chain) {
    return (facts.say(chain.outcome().title()) + "\n" + remarks(chain)).strip();
  }

  private String remarks(TransferChain chain) {
    return chain.remarks().stream()
        .map(facts::say)
        .collect(Collectors.joining(facts.say("；", "; ")));
  }

  private String parties(List<String> keys) {
    return keys.isEmpty()
        ? facts.say("未载明", "not stated")
        : keys.stream()
            .map(key -> {
              String account = facts.say(SourceNames.account(key));
              return names.containsKey(key) ? names.get(key) + " (" + account + ")" : account;
            })
            .collect(Collectors.joining(" / "));
  }

  private String amounts(TransferChain chain) {
    return chain.amounts().isEmpty()
        ? facts.say("未载", "not stated")
        : chain.amounts().stream().map(TransferLines::written).collect(Collectors.joining(" ≠ "));
  }

  private static String written(Amount amount) {
    return amount.raw().isEmpty()
        ? "%d.%02d %s".formatted(amount.minor() / 100, amount.minor() % 100, amount.currency())
        : amount.raw();
  }

  private String states(TransferChain chain) {
    return chain.states().stream().map(this::state).collect(Collectors.joining("\n"));
  }

  private String state(TransferChain.State s) {
    String stated =
        s.words().isEmpty()
            ? facts.say(s.stage().title())
            : facts.say(s.words(), s.stage().title().en() + " (" + s.words() + ")");
    return words.mark(s.row())
        + PrintedTime.of(s.time(), facts)
        + " "
        + stated
        + " [%06d]".formatted(s.line());
  }
}
