package org.tiezheng.collect.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.MessageContent;

/** Lines that the app writes itself: recalls, changes of a group, pats, notices. */
final class SystemLine {
  /** As the app writes it, in the languages seen: 你/"甲"/甲 撤回了一条消息. */
  private static final Pattern RECALL =
      Pattern.compile(".{0,120}(?:撤回了一条消息|recalled a message|收回訊息|已收回).{0,40}", Pattern.DOTALL);

  private static final Pattern HOLE = Pattern.compile("\\$([A-Za-z0-9_]{1,40})\\$");

  private SystemLine() {}

  /** A line without markup. */
  static MessageContent plain(String text) {
    return RECALL.matcher(text).matches()
        ? new MessageContent.Recall(Optional.empty(), text)
        : new MessageContent.Notice(text);
  }

  static MessageBody read(Markup root, String text) {
    Markup line = root.name().equals("sysmsg") ? root : root.child("sysmsg").orElse(root);
    String type = line.attribute("type").orElse("");
    Optional<Markup> named = line.child(type);
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("sysmsg", type);
    return switch (type) {
      case "revokemsg" -> recall(named.orElse(line), extra);
      case "sysmsgtemplate" -> template(line, extra);
      case "pat" -> pat(named.orElse(line), extra);
      default ->
          MessageBody.of(
              plain(
                  named
                      .flatMap(n -> n.filled("text").or(() -> n.filled("plain")))
                      .orElse(root.verbatim().isBlank() ? text : root.verbatim().strip())),
              extra);
    };
  }

  private static MessageBody recall(Markup recall, Map<String, String> extra) {
    extra.putAll(BodyReader.fields(recall, "session", "msgid", "revoketime"));
    String notice =
        recall
            .filled("replacemsg")
            .or(() -> recall.filled("content"))
            .orElse(recall.verbatim().strip());
    return MessageBody.of(
        new MessageContent.Recall(recall.filled("newmsgid").filter(id -> !id.equals("0")), notice),
        extra);
  }

  /** {@code "$names$"加入了群聊} with lists of members that fill the holes. */
  private static MessageBody template(Markup line, Map<String, String> extra) {
    Optional<Markup> content = line.at("sysmsgtemplate", "content_template");
    String template = content.map(c -> c.words("template")).orElse("");
    Map<String, String> fillings = new LinkedHashMap<>();
    Map<String, String> accounts = new LinkedHashMap<>();
    content
        .flatMap(c -> c.child("link_list"))
        .ifPresent(list -> list.children("link").forEach(link -> fill(link, fillings, accounts)));
    if (!accounts.isEmpty()) {
      extra.put("members", String.join(",", accounts.keySet()));
    }
    Matcher hole = HOLE.matcher(template);
    String words =
        hole.replaceAll(
            h -> Matcher.quoteReplacement(fillings.getOrDefault(h.group(1), h.group())));
    return MessageBody.of(plain(words.isEmpty() ? line.verbatim().strip() : words), extra);
  }

  private static void fill(
      Markup link, Map<String, String> fillings, Map<String, String> accounts) {
    StringBuilder names = new StringBuilder();
    String separator = link.filled("separator").orElse("、");
    link.child("memberlist")
        .ifPresent(list ->
            list.children("member")
                .forEach(member -> {
                  String name = member.words("nickname");
                  accounts.put(member.words("username"), name);
                  names.append(names.isEmpty() ? "" : separator).append(name);
                }));
    link.attribute("name")
        .ifPresent(
            name -> fillings.put(name, names.isEmpty() ? link.words("title") : names.toString()));
  }

  /** Who patted whom: in a line of the system, or in an app message. */
  static MessageBody pat(Markup pat, Map<String, String> extra) {
    pat.at("records", "record")
        .ifPresent(one ->
            extra.putAll(BodyReader.fields(one, "fromUser", "pattedUser", "svrId", "createTime")));
    extra.putAll(BodyReader.fields(pat, "fromusername", "pattedusername", "chatusername"));
    String words =
        pat.at("records")
            .map(records -> records.children("record"))
            .filter(records -> !records.isEmpty())
            .map(records -> records.getLast().words("templete"))
            .filter(w -> !w.isEmpty())
            .or(() -> pat.filled("template"))
            .or(() -> pat.filled("title"))
            .orElse(pat.verbatim().strip());
    return MessageBody.of(new MessageContent.Notice(words), extra);
  }
}
