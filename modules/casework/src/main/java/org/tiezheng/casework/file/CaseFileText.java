package org.tiezheng.casework.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.json.EvidenceJson;

/** Writes {@code case.yaml} as text: the opening form, and new items at its end. */
public final class CaseFileText {
  private CaseFileText() {}

  /** What {@code tiezheng new} knows. */
  public record Opening(
      String title, String cause, Role me, String myName, Role other, String otherName) {}

  /**
   * A new item, proposed and not yet in the catalogue.
   *
   * @param carrier what a container says of the device it came from
   * @param attributes answers that the source gives already
   */
  public record NewItem(
      int number,
      String title,
      Kind kind,
      List<Piece> pieces,
      String source,
      Map<String, String> carrier,
      Map<String, String> attributes) {}

  /** The opening form with explanations for a person who has never seen YAML. */
  public static String opening(Opening o) {
    return """
    # 案件陈述 / statement of the case —— 用任何文本编辑器修改,保存为 UTF-8;# 后面是说明。
    # Edit with any text editor, keep UTF-8; everything after # is explanation. Full list: docs/case-yaml.md
    title: %s
    cause: %s            # 案由 cause of action
    caseNumber: ""       # 案号,立案后填写
    court: ""            # 受理法院
    forum: []            # 适用的规则包,如 [CN-INET, CN-GD]
    # hearing: 2026-12-01          # 开庭日期;决定适用哪个版本的规则
    # proofDeadline: 2026-11-20    # 举证期限
    parties:
      - {id: me, name: %s, role: %s, self: true}
      - {id: other, name: %s, role: %s}
    accounts: []         # - {platform: wechat, id: wxid_xxx, names: [昵称]}
    identities: []       # - {account: "wechat:wxid_xxx", party: other, proofs: [{kind: REAL_NAME_RECEIPT, item: 2, where: 第3行}]}
    facts: []            # - {id: loan, title: 借款已交付, burden: me, slots: [{name: 金额, type: AMOUNT, value: "80000", readings: [{item: 1, value: "80000", where: 第120行}]}]}
    links: []            # - {item: 1, fact: loan, supports: true, lines: "120-131", note: 对方确认收到}
    attributes: {}
    # 证据:collect 会在下面追加;把要提交的改为 catalogued: true,并填写来源、证明对象、证明内容。
    # Items: collect adds below; set catalogued: true for what is to be handed in.
    items:
    """
        .formatted(
            quoted(o.title()),
            quoted(o.cause()),
            quoted(o.myName()),
            o.me(),
            quoted(o.otherName()),
            o.other());
  }

  /** The text with the items at its end. */
  static String with(String old, List<NewItem> items) {
    StringBuilder text = new StringBuilder(old);
    if (!old.isEmpty() && !old.endsWith("\n")) {
      text.append('\n');
    }
    for (NewItem item : items) {
      text.append(entry(item));
    }
    return text.toString();
  }

  static String entry(NewItem item) {
    StringBuilder text = new StringBuilder();
    text.append("  - number: ").append(item.number()).append('\n');
    text.append("    title: ").append(quoted(item.title())).append('\n');
    text.append("    kind: ").append(item.kind()).append('\n');
    text.append("    files:\n");
    for (Piece piece : item.pieces()) {
      String inner = piece.inner().map(path -> Piece.INSIDE + path).orElse("");
      String name = FileNames.exactly(piece.original().name()) + inner;
      text.append("      - ").append(quoted(name)).append('\n');
    }
    text.append("    catalogued: false\n");
    text.append("    source: ").append(quoted(item.source())).append('\n');
    text.append("    objectOfProof: \"\"\n    content: \"\"\n");
    text.append("    carrier: ").append(quoted(item.carrier())).append('\n');
    text.append("    attributes: ").append(quoted(item.attributes())).append('\n');
    return text.toString();
  }

  /** What is JSON is also YAML. */
  private static String quoted(Object value) {
    return EvidenceJson.write(value);
  }

  /** Durable before it returns. */
  public static void replace(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
