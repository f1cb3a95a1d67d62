package org.tiezheng.seal.excerpt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.proof.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever somebody changes in an excerpt after it was sealed (words, order, time, number,
 * position, or anything else), it is found. He writes the file again in its canonical form, so it
 * is not the form that gives him away.
 */
class ExcerptTamperingTest {
  private static final int TAMPERINGS = Boolean.getBoolean("long") ? 100_000 : 10_000;

  private enum Act {
    WORDS,
    SENDER,
    TIME,
    TIME_BASIS,
    STATE,
    LINE,
    POSITION,
    POSITION_OF_NEIGHBOUR,
    SWAP,
    DUPLICATE,
    LEAVE_OUT,
    LEAVE_OUT_AND_SAY_SO,
    ADD_MEMBER,
    COUNT,
    COUNT_AND_OMISSIONS,
    OMISSION,
    SALT,
    NODE,
    NODE_LESS,
    NODE_MORE,
    NODES_SWAPPED,
    ROOT,
    IMPORTER,
    CONVERSATION,
    ORIGINAL,
    ITEM,
    PLACE,
    PLACE_NODE,
    OUTSIDE_THE_TREE,
    BEYOND_WITH_THE_ROOT,
    FROM_ANOTHER_CONVERSATION,
    SEALED_AGAIN,
    ANY_BYTE
  }

  @Test
  void tenThousandRandomTamperingsAreFound() {
    Random random = new Random(20261126);
    Map<Act, Integer> done = new EnumMap<>(Act.class);
    int found = 0;
    while (found < TAMPERINGS) {
      Talk talk = Talk.of(random.nextLong(), 1 + random.nextInt(3), 8 + random.nextInt(40));
      String room = talk.lines.get(random.nextInt(talk.lines.size())).conversation();
      long[] positions = positions(talk.statement(room).messages(), random);
      byte[] honest = talk.excerpt(room, positions).encode(Talk.EVENT);
      assertThat(talk.check(honest)).isInstanceOf(ExcerptResult.Proven.class);
      for (int i = 0; i < 100 && found < TAMPERINGS; i++) {
        Act act = Act.values()[random.nextInt(Act.values().length)];
        byte[] tampered = tampered(act, honest, talk, room, random);
        if (Arrays.equals(tampered, honest)) {
          continue;
        }
        ExcerptResult result = talk.check(tampered);
        assertThat(result)
            .as(() ->
                act + " of " + new String(honest, UTF_8) + "\nto " + new String(tampered, UTF_8))
            .isNotInstanceOf(ExcerptResult.Proven.class);
        assertThat(result.sentence().zh()).isNotBlank();
        done.merge(act, 1, Integer::sum);
        found++;
      }
    }
    assertThat(done.keySet()).isEqualTo(EnumSet.allOf(Act.class));
  }

  private static long[] positions(long messages, Random random) {
    long always = random.nextLong(messages);
    int part = 2 + random.nextInt(8);
    return LongStream.range(0, messages)
        .filter(p -> p == always || random.nextInt(part) == 0)
        .toArray();
  }

  private static byte[] tampered(Act act, byte[] honest, Talk talk, String room, Random random) {
    if (act == Act.ANY_BYTE) {
      byte[] bytes = honest.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return bytes;
    }
    ObjectNode file = (ObjectNode) EvidenceJson.mapper().readTree(honest);
    change(act, file, talk, room, random);
    return CanonicalText.of(file).getBytes(UTF_8);
  }

  private static void change(Act act, ObjectNode file, Talk talk, String room, Random random) {
    ArrayNode shown = file.withArray("shown");
    int one = random.nextInt(shown.size());
    int two = random.nextInt(shown.size());
    ObjectNode each = (ObjectNode) shown.get(one);
    ObjectNode message = each.withObject("message");
    ObjectNode statement = file.withObject("statement");
    switch (act) {
      case WORDS -> message.withObject("content").put("text", "借款 5" + random.nextInt() + " 元");
      case SENDER -> message.put(random.nextBoolean() ? "sender" : "senderName", "丙");
      case TIME -> message.withObject("time").put("instant", "2026-01-02T03:04:05Z");
      case TIME_BASIS -> message.withObject("time").put("basis", "DEVICE");
      case STATE -> message.put("state", "RECALLED");
      case LINE -> message.put("line", message.path("line").longValue() + 1);
      case POSITION ->
          message.put("position", random.nextLong(talk.statement(room).messages() + 3));
      case POSITION_OF_NEIGHBOUR ->
          message.put("position", message.path("position").longValue() + 1);
      case SWAP -> swap(shown, one, two);
      case DUPLICATE -> shown.insert(one, each.deepCopy());
      case LEAVE_OUT -> shown.remove(one);
      case LEAVE_OUT_AND_SAY_SO -> {
        shown.remove(one);
        omissions(file);
      }
      case ADD_MEMBER -> message.put("zusatz", "x");
      case COUNT -> count(statement, random);
      case COUNT_AND_OMISSIONS -> {
        count(statement, random);
        omissions(file);
      }
      case OMISSION -> omission(file.withArray("omitted"), random);
      case SALT -> each.put("salt", hash(random));
      case NODE -> anyNode(file.withArray("nodes"), random);
      case NODE_LESS -> remove(file.withArray("nodes"), random);
      case NODE_MORE -> file.withArray("nodes").add(hash(random));
      case NODES_SWAPPED -> swapAny(file.withArray("nodes"), random);
      case ROOT -> statement.put("root", hash(random));
      case IMPORTER -> statement.put(random.nextBoolean() ? "importer" : "version", "3");
      case CONVERSATION -> statement.put(random.nextBoolean() ? "conversation" : "platform", "x");
      case ORIGINAL -> statement.withArray("originals").add("018f3b4c-0000-7000-8000-00000000000e");
      case ITEM -> statement.put("item", 4);
      case PLACE ->
          file.withObject("place")
              .put(random.nextBoolean() ? "index" : "conversations", random.nextInt(5));
      case PLACE_NODE -> {
        ArrayNode nodes = file.withObject("place").withArray("nodes");
        nodes.add(hash(random));
      }
      case OUTSIDE_THE_TREE -> {
        statement.put("root", hash(random));
        file.withObject("place").put("index", 99);
        file.withObject("place").putArray("nodes").add(talk.reading.root().hex());
      }
      case BEYOND_WITH_THE_ROOT -> {
        file.putArray("shown").add(each.deepCopy());
        ((ObjectNode) file.path("shown").get(0).path("message")).put("position", 9_999);
        file.putArray("nodes").add(statement.path("root").stringValue());
        omissions(file);
      }
      case FROM_ANOTHER_CONVERSATION -> foreign(file, one, random);
      case SEALED_AGAIN -> sealedAgain(file, one, random);
      case ANY_BYTE -> throw new IllegalStateException("done without a tree");
    }
  }

  private static String hash(Random random) {
    return Hash.of(Talk.bytes(random)).hex();
  }

  private static void count(ObjectNode statement, Random random) {
    long count = statement.path("messages").longValue();
    statement.put("messages", Math.max(1, count + random.nextInt(9) - 4));
  }

  /** What an attacker would state for the positions that he shows. */
  private static void omissions(ObjectNode file) {
    long messages = file.path("statement").path("messages").longValue();
    long[] positions =
        file.path("shown")
            .valueStream()
            .mapToLong(s -> s.path("message").path("position").longValue())
            .toArray();
    ArrayNode omitted = file.putArray("omitted");
    for (OmittedRange range : OmittedRange.between(messages, positions)) {
      omitted.addObject().put("count", range.count()).put("first", range.first());
    }
  }

  private static void omission(ArrayNode omitted, Random random) {
    if (omitted.isEmpty() || random.nextInt(4) == 0) {
      omitted.addObject().put("count", 1).put("first", random.nextInt(20));
    } else if (random.nextInt(3) == 0) {
      omitted.remove(random.nextInt(omitted.size()));
    } else {
      ObjectNode range = (ObjectNode) omitted.get(random.nextInt(omitted.size()));
      range.put("count", range.path("count").longValue() + 1);
    }
  }

  private static void swap(ArrayNode list, int one, int two) {
    JsonNode first = list.get(one);
    list.set(one, list.get(two));
    list.set(two, first);
  }

  private static void swapAny(ArrayNode list, Random random) {
    if (!list.isEmpty()) {
      swap(list, random.nextInt(list.size()), random.nextInt(list.size()));
    }
  }

  private static void anyNode(ArrayNode list, Random random) {
    if (!list.isEmpty()) {
      list.set(random.nextInt(list.size()), hash(random));
    }
  }

  private static void remove(ArrayNode list, Random random) {
    if (!list.isEmpty()) {
      list.remove(random.nextInt(list.size()));
    }
  }

  /** A genuine message with its genuine salt, but of another conversation of the same case. */
  private static void foreign(ObjectNode file, int at, Random random) {
    Talk other = Talk.of(random.nextLong(), 1, 30);
    JsonNode lent =
        EvidenceJson.mapper()
            .readTree(other.excerpt("room0", random.nextInt(30)).encode(Talk.EVENT))
            .path("shown")
            .get(0);
    ObjectNode message = (ObjectNode) lent.path("message");
    message.put(
        "position", file.path("shown").get(at).path("message").path("position").longValue());
    file.withArray("shown").set(at, lent);
  }

  /** He changes words and computes every root again; only the sealed event is out of his reach. */
  private static void sealedAgain(ObjectNode file, int at, Random random) {
    ((ObjectNode) file.path("shown").get(at).path("message"))
        .withObject("content")
        .put("text", "改了 " + random.nextInt());
    try {
      Excerpt changed = ExcerptReader.read(CanonicalText.of(file).getBytes(UTF_8)).excerpt();
      file.withObject("statement").put("root", changed.messagesRoot().orElseThrow().hex());
    } catch (ExcerptReader.NotOfThisForm e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachKindIsNamedForWhatItIs() {
    Talk talk = Talk.of(1, 2, 40);
    byte[] honest = talk.excerpt("room0", 2, 3, 9).encode(Talk.EVENT);
    Random random = new Random(1);
    Map<Act, List<Class<? extends ExcerptResult>>> names =
        Map.of(
            Act.WORDS, List.of(ExcerptResult.OtherMessages.class),
            Act.TIME, List.of(ExcerptResult.OtherMessages.class),
            Act.SALT, List.of(ExcerptResult.OtherMessages.class),
            Act.DUPLICATE, List.of(ExcerptResult.OutOfOrder.class),
            Act.LEAVE_OUT, List.of(ExcerptResult.OtherOmissions.class),
            Act.LEAVE_OUT_AND_SAY_SO, List.of(ExcerptResult.OtherMessages.class),
            Act.IMPORTER, List.of(ExcerptResult.OtherStatement.class),
            Act.ROOT, List.of(ExcerptResult.OtherStatement.class),
            Act.SEALED_AGAIN, List.of(ExcerptResult.OtherStatement.class));
    names.forEach((act, expected) ->
        assertThat(talk.check(tampered(act, honest, talk, "room0", random)))
            .as(act.name())
            .isInstanceOfAny(expected.toArray(Class[]::new)));
  }
}
