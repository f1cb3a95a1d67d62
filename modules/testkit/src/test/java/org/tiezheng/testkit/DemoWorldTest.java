package org.tiezheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tiezheng.testkit.demo.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class DemoWorldTest {
  private static final Path ROOT = Path.of(System.getProperty("root", "../.."));
  private static final Map<String, byte[]> MADE = DemoWorld.standard(ROOT).files();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void the_committed_demo_is_what_the_generator_makes() throws IOException {
    Path demo = ROOT.resolve("demo");
    TreeSet<String> committed = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(demo)) {
      walk.filter(Files::isRegularFile)
          .forEach(f -> committed.add(demo.relativize(f).toString().replace('\\', '/')));
    }
    assertThat(committed).isEqualTo(new TreeSet<>(MADE.keySet()));
    for (Map.Entry<String, byte[]> file : MADE.entrySet()) {
      byte[] there = Files.readAllBytes(demo.resolve(file.getKey()));
      if (file.getKey().endsWith(".jpg")) {
        samePicture(file.getKey(), there, file.getValue());
      } else {
        assertThat(Arrays.equals(there, file.getValue())).as(file.getKey()).isTrue();
      }
    }
  }

  /** The encoder of another JDK build may round otherwise; what a camera wrote must be the same. */
  private static void samePicture(String name, byte[] there, byte[] made) throws IOException {
    if (there[3] == (byte) 0xE1) {
      int exif = 4 + ((there[4] & 0xFF) << 8) + (there[5] & 0xFF);
      assertThat(Arrays.equals(there, 0, exif, made, 0, exif)).as(name + " Exif").isTrue();
    }
    BufferedImage a = ImageIO.read(new ByteArrayInputStream(there));
    BufferedImage b = ImageIO.read(new ByteArrayInputStream(made));
    assertThat(List.of(a.getWidth(), a.getHeight()))
        .as(name)
        .isEqualTo(List.of(b.getWidth(), b.getHeight()));
    long off = 0;
    for (int y = 0; y < a.getHeight(); y += 3) {
      for (int x = 0; x < a.getWidth(); x += 3) {
        off += Math.abs((a.getRGB(x, y) >> 8 & 0xFF) - (b.getRGB(x, y) >> 8 & 0xFF)) > 24 ? 1 : 0;
      }
    }
    assertThat(off).as(name + " pixels").isLessThan(a.getWidth() * (long) a.getHeight() / 9 / 200);
  }

  @Test
  void stays_small() {
    assertThat(MADE.values()).allSatisfy(b -> assertThat(b.length).isLessThan(1_000_000));
    assertThat(MADE.values().stream().mapToLong(b -> b.length).sum()).isLessThan(6_000_000);
  }

  @Test
  void the_money_of_chat_and_bills_adds_up_to_the_claim() {
    JsonNode loan = answers().get("loan");
    assertThat(loan.get("lentAlipayFen").asLong()).isEqualTo(5_000_000);
    assertThat(loan.get("lentWechatFen").asLong()).isEqualTo(3_000_000);
    assertThat(loan.get("interestFen").asLong()).isEqualTo(240_000);
    assertThat(loan.get("principalRepaidFen").asLong()).isEqualTo(1_600_000);
    assertThat(loan.get("outstandingFen").asLong()).isEqualTo(6_400_000);
  }

  @Test
  void the_chat_is_long_and_every_id_is_new() {
    JsonNode chat = chat();
    TreeSet<String> ids = new TreeSet<>();
    long before = 0;
    for (JsonNode message : chat.get("messages")) {
      assertThat(ids.add(message.get("platformMessageId").asString())).isTrue();
      assertThat(message.get("timestamp").asLong()).isGreaterThanOrEqualTo(before);
      before = message.get("timestamp").asLong();
    }
    assertThat(ids.size()).isBetween(3_000, 5_000);
    assertThat(ids.size()).isEqualTo(answers().get("chat").get("messages").asInt());
  }

  @Test
  void everyday_talk_is_varied() {
    TreeSet<String> texts = new TreeSet<>();
    chat().get("messages").forEach(m -> texts.add(m.get("content").asString()));
    assertThat(texts.size()).isGreaterThan(1_000);
  }

  @Test
  void every_media_file_that_the_chat_names_is_there_but_the_planned_one() {
    TreeSet<String> missing = new TreeSet<>();
    int named = 0;
    for (JsonNode message : chat().get("messages")) {
      String content = message.get("content").asString();
      if (content.startsWith("media/")) {
        named++;
        if (!MADE.containsKey("evidence/微信/与周启明的聊天/" + content)) {
          missing.add(content);
        }
      }
    }
    assertThat(named).isGreaterThan(20);
    assertThat(missing).containsExactly("media/images/供应商催款单_20241120.jpg");
  }

  @Test
  void the_private_chat_marks_only_what_must_stay_in_the_case() {
    byte[] words = DemoWorld.PRIVATE_WORDS.getBytes(StandardCharsets.UTF_8);
    byte[] code = DemoWorld.PRIVATE_CODE.getBytes(StandardCharsets.UTF_8);
    MADE.forEach((name, bytes) -> {
      boolean mayHold =
          name.contains("/私人/") || name.contains("/备份/") || name.equals("answers.json");
      assertThat(holds(bytes, words) && holds(bytes, code)).as(name).isEqualTo(mayHold);
      assertThat(holds(bytes, words) || holds(bytes, code)).as(name).isEqualTo(mayHold);
    });
  }

  @Test
  void nobody_can_have_the_numbers() {
    for (Person p : List.of(Person.LIN, Person.ZHOU, Person.HE, Person.SU)) {
      assertThat(p.phone()).hasSize(11).startsWith("120");
      assertThat(p.idNumber().charAt(17)).isNotEqualTo(checkDigit(p.idNumber()));
      assertThat(p.mail()).endsWith(".example");
    }
  }

  @Test
  void the_statement_names_lines_by_number_and_leaves_no_blank() {
    String yaml = new String(MADE.getOrDefault("case.yaml", new byte[0]), StandardCharsets.UTF_8);
    assertThat(yaml).contains("number: 12").doesNotContain("{{");
  }

  private static JsonNode answers() {
    return JSON.readTree(MADE.getOrDefault("answers.json", new byte[0]));
  }

  private static JsonNode chat() {
    return JSON.readTree(MADE.getOrDefault("evidence/微信/与周启明的聊天/聊天记录_启明星.json", new byte[0]));
  }

  /** ISO 7064 MOD 11-2, as GB 11643 uses it. */
  private static char checkDigit(String id) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (id.charAt(i) - '0') * ((1 << (17 - i)) % 11);
    }
    return "10X98765432".charAt(sum % 11);
  }

  private static boolean holds(byte[] bytes, byte[] part) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
