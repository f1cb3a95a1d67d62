package org.tiezheng.seal.excerpt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.proof.Hash;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the published test vectors: {@code -Dwrite=true} with {@link ExcerptVectorsTest}. */
final class ExcerptVectors {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String NONCE = "ff".repeat(32);
  private static final CaseSecret SECRET = CaseSecret.of(HexFormat.of().parseHex(KEY));

  private final Talk talk = new Talk(SECRET, new Sealing(3, Hash.ofHex(NONCE)), lines());
  private final List<Map<String, String>> files = new ArrayList<>();

  private static List<ChatMessage> lines() {
    List<MessageContent> contents =
        List.of(
            new MessageContent.Words("借我五万,下月还。"),
            new MessageContent.Words("好"),
            new MessageContent.Words("好"),
            new MessageContent.Words("\ud83d\ude00 \u202e\"\\/\n\u0001\u007f\u00a0\ufeff\ud83d!"),
            new MessageContent.Media(
                MessageContent.MediaType.FILE,
                Optional.of("借条.pdf"),
                Optional.of("ab".repeat(32)),
                Optional.of(
                    new MessageContent.Media.Claimed(
                        Optional.of("cd".repeat(16)), Optional.of(9_007_199_254_740_993L))),
                "",
                Optional.empty()),
            MessageContent.Forward.of(
                "聊天记录",
                List.of(
                    new MessageContent.Forward.Forwarded(
                        Optional.of("x"), "丙", "昨天", new MessageContent.Words("见证")))),
            new MessageContent.Recall(Optional.of("m1"), "撤回了一条消息"));
    List<ChatMessage> lines = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      lines.add(Talk.message("wxid_a", 2 * i, contents.get(i)));
      lines.add(Talk.message(i < 2 ? "wxid_b\"" : "群@chatroom", 2 * i + 1, contents.get(i)));
    }
    return lines;
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", Scheme.NAME);
    all.put("secret", KEY);
    all.put("conversations", talk.reading.statements().stream().map(this::conversation).toList());
    all.put("event", Map.of("n", Talk.EVENT, "what", talk.event().what()));
    good();
    bad();
    all.put("files", files);
    return EvidenceJson.mapper()
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(all)
        + "\n";
  }

  private Map<String, Object> conversation(ConversationStatement statement) {
    Map<String, Object> all = new LinkedHashMap<>();
    String context =
        "{\"conversation\":"
            + new CanonicalText().string(statement.conversation())
            + ",\"item\":3,\"nonce\":\""
            + NONCE
            + "\",\"platform\":\"example\"}";
    all.put("context", context);
    all.put(
        "key",
        HexFormat.of()
            .formatHex(
                SECRET.derive(("tiezheng-excerpt/1 conversation\n" + context).getBytes(UTF_8))));
    ConversationKey key =
        ConversationKey.of(SECRET, talk.sealing, "example", statement.conversation());
    List<Map<String, String>> messages = new ArrayList<>();
    SealedMessage form = new SealedMessage();
    talk.room(statement.conversation())
        .forEach((line, message) -> {
          Hash salt = key.salt(messages.size());
          String text = form.text(message, messages.size(), line);
          Map<String, String> one = new LinkedHashMap<>();
          one.put("form", text);
          one.put("salt", salt.hex());
          one.put("leaf", Scheme.messageLeaf(salt.bytes(), text.getBytes(UTF_8)).hex());
          messages.add(one);
        });
    all.put("messages", messages);
    all.put("root", statement.root().hex());
    all.put("statement", statement.text());
    return all;
  }

  private void good() {
    file("one message", "Proven", excerpt("wxid_a", 3), _ -> {});
    file("the first two and the last", "Proven", excerpt("wxid_a", 0, 1, 6), _ -> {});
    file("all of them", "Proven", excerpt("wxid_a", 0, 1, 2, 3, 4, 5, 6), _ -> {});
    file("of another conversation", "Proven", excerpt("群@chatroom", 1, 4), _ -> {});
    file("the only two of a conversation", "Proven", excerpt("wxid_b\"", 0, 1), _ -> {});
  }

  private String excerpt(String conversation, long... positions) {
    return new String(talk.excerpt(conversation, positions).encode(Talk.EVENT), UTF_8);
  }

  private void file(String about, String result, String file, Consumer<ObjectNode> change) {
    ObjectNode tree = (ObjectNode) EvidenceJson.mapper().readTree(file);
    change.accept(tree);
    text(about, result, CanonicalText.of(tree));
  }

  private void text(String about, String result, String file) {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("about", about);
    one.put("result", result);
    one.put("file", file);
    files.add(one);
  }

  private void bad() {
    String honest = excerpt("wxid_a", 0, 1, 6);
    file(
        "another word",
        "OtherMessages",
        honest,
        f -> message(f, 1).withObject("content").put("text", "不好"));
    file("another sender", "OtherMessages", honest, f -> message(f, 1).put("senderName", "丙"));
    file(
        "another time",
        "OtherMessages",
        honest,
        f -> time(f).put("instant", "2026-01-01T00:00:01Z"));
    file("another precision", "OtherMessages", honest, f -> time(f).put("precision", "DAY"));
    file("another salt", "OtherMessages", honest, f -> shown(f, 1).put("salt", NONCE));
    file("a node less", "OtherMessages", honest, f -> f.withArray("nodes").remove(0));
    file("a node more", "OtherMessages", honest, f -> f.withArray("nodes").add(NONCE));
    file(
        "the same words one place later",
        "OtherMessages",
        excerpt("wxid_a", 1),
        f -> {
          message(f, 0).put("position", 2);
          omitted(f, 0, 2, 3, 4);
        });
    file(
        "a message less, stated as omitted",
        "OtherMessages",
        honest,
        f -> {
          f.withArray("shown").remove(1);
          omitted(f, 1, 5);
        });
    file("a message less", "OtherOmissions", honest, f -> f.withArray("shown").remove(1));
    file("another omission", "OtherOmissions", honest, f -> omitted(f, 2, 3));
    file(
        "two messages exchanged",
        "OutOfOrder",
        honest,
        f -> {
          ArrayNode shown = f.withArray("shown");
          var first = shown.get(0);
          shown.set(0, shown.get(1));
          shown.set(1, first);
        });
    file(
        "a message twice",
        "OutOfOrder",
        honest,
        f -> f.withArray("shown").insert(1, shown(f, 0).deepCopy()));
    file(
        "a position beyond the end", "BeyondTheEnd", honest, f -> message(f, 2).put("position", 7));
    file(
        "a message more in all",
        "OtherStatement",
        honest,
        f -> {
          f.withObject("statement").put("messages", 8);
          f.putArray("omitted");
          omitted(f, 2, 4, 7, 1);
        });
    file(
        "another importer",
        "OtherStatement",
        honest,
        f -> f.withObject("statement").put("version", "3"));
    file(
        "another root",
        "OtherStatement",
        honest,
        f -> f.withObject("statement").put("root", NONCE));
    file("another place", "OtherStatement", honest, f -> f.withObject("place").put("index", 2));
    // Outside the tree nothing is shown of it: then a single hidden node would be the whole root.
    file(
        "a place outside the tree, with the sealed root as its node",
        "OtherStatement",
        honest,
        f -> {
          f.withObject("statement").put("conversation", "x");
          f.withObject("place").put("index", 3);
          f.withObject("place").putArray("nodes").add(talk.reading.root().hex());
        });
    file(
        "a position outside the tree, with the root as its node",
        "Malformed",
        excerpt("wxid_a", 3),
        f -> {
          message(f, 0).put("position", -1);
          f.putArray("nodes").add(talk.statement("wxid_a").root().hex());
          omitted(f, 0, 7);
        });
    file("another event", "NoSuchEvent", honest, f -> f.put("event", 8));
    file("a member more", "Malformed", honest, f -> f.put("x", 1));
    file("nothing shown", "Malformed", honest, f -> f.putArray("shown"));
    text("not canonical", "Malformed", honest.replace("\"event\":7,", "\"event\": 7,"));
    text("a name twice", "Malformed", honest.replace("\"event\":7,", "\"event\":7,\"event\":7,"));
    file("a member more in the place", "Malformed", honest, f -> f.withObject("place").put("x", 1));
    file("true for one", "Malformed", honest, f -> f.withObject("statement").put("v", true));
    file(
        "a salt in capitals",
        "Malformed",
        honest,
        f -> shown(f, 0).put("salt", shown(f, 0).path("salt").stringValue().toUpperCase(ROOT)));
    file(
        "a blank within a node",
        "Malformed",
        honest,
        f -> f.withArray("nodes").set(0, f.path("nodes").path(0).stringValue() + " "));
    text("cut off", "Malformed", honest.substring(0, honest.length() - 1));
    text("a number with a point", "Malformed", honest.replace("\"event\":7,", "\"event\":7.0,"));
  }

  private static ObjectNode shown(ObjectNode file, int at) {
    return (ObjectNode) file.withArray("shown").get(at);
  }

  private static ObjectNode message(ObjectNode file, int at) {
    return shown(file, at).withObject("message");
  }

  private static ObjectNode time(ObjectNode file) {
    return message(file, 1).withObject("time");
  }

  private static void omitted(ObjectNode file, long... firstAndCount) {
    ArrayNode omitted = file.putArray("omitted");
    for (int i = 0; i < firstAndCount.length; i += 2) {
      omitted.addObject().put("count", firstAndCount[i + 1]).put("first", firstAndCount[i]);
    }
  }
}
