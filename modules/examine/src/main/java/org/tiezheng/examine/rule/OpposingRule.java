package org.tiezheng.examine.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A rule that is asked of what another party hands in (质证). Rules about our own sealing, catalogue
 * or bundle say nothing of the other side and are none.
 *
 * @param rule key of the rule, such as {@code CHAT-004}
 * @param silent the objection where the other side states nothing; empty if silence is none
 * @param question what the other side is asked
 * @param request what the court is asked for
 */
public record OpposingRule(String rule, Optional<Text> silent, Text question, Request request) {
  private static final String FILE = "opposing.yaml";
  private static final Map<String, OpposingRule> ALL = read();

  /** What the court is asked for. */
  public enum Request {
    /** Art. 61 of the Provisions; art. 111 of the Interpretation: originals are shown. */
    ORIGINAL("请求责令对方出示原件、原始载体核对", "that the original or its carrier be shown and compared"),
    /** Arts 45 to 48 of the Provisions. */
    PRODUCE("请求责令对方提交完整内容", "that the other side be ordered to produce the whole"),
    /** Arts 30 to 42 of the Provisions. */
    APPRAISAL("必要时申请鉴定", "if need be, an appraisal"),
    /** Arts 67 to 83 of the Provisions. */
    WITNESS("请求通知制作人、鉴定人或证人到庭", "that the maker, appraiser or witness appear"),
    EXPLAIN("请求责令对方说明", "that the other side explain"),
    NONE("", "");

    private final Text title;

    Request(String zh, String en) {
      this.title = new Text(zh, en);
    }

    /** For a person; empty for {@link #NONE}. */
    public Text title() {
      return title;
    }
  }

  /** How the rule is put to the other side, if it is. */
  public static Optional<OpposingRule> of(Rule rule) {
    return Optional.ofNullable(ALL.get(rule.key()));
  }

  /** All, in the order of the file. */
  public static List<OpposingRule> all() {
    return List.copyOf(ALL.values());
  }

  private static Map<String, OpposingRule> read() {
    Map<String, OpposingRule> all = new LinkedHashMap<>();
    Located.Mapping file = YamlFile.read(FILE, Resources.text(FILE));
    for (Located member : new ArrayList<>(file.required("objections").sequence())) {
      Located.Mapping one = member.mapping();
      one.allow(List.of("rule", "silent", "question", "request"));
      OpposingRule rule =
          new OpposingRule(
              one.string("rule"),
              one.optional("silent").map(_ -> one.text("silent")),
              one.text("question"),
              Request.valueOf(one.string("request")));
      if (all.put(rule.rule(), rule) != null) {
        throw new IllegalStateException(FILE + ": " + rule.rule() + " stands twice");
      }
    }
    return all;
  }
}
