package org.tiezheng.present.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;

/** The display scripts are data. */
class ScriptsTest {
  private static final Path SHIPPED = Path.of("src/main/resources/org/tiezheng/present/hearing");

  @TempDir Path folder;

  private static Item item(Kind kind, String platform) {
    return new Item(
        1,
        "x",
        kind,
        kind.usualCategory(),
        CopyGrade.DUPLICATE,
        List.of("0".repeat(64)),
        true,
        "",
        "",
        "",
        Optional.empty(),
        Map.of(),
        platform.isEmpty() ? Map.of() : Map.of("platform", platform));
  }

  private static String script(Kind kind, String platform) {
    return Scripts.standard().of(item(kind, platform)).id();
  }

  @Test
  @DisplayName("every file that ships is a script that is tried, and every one of them is a file")
  void filesAndIndexAgree() throws Exception {
    try (var files = Files.list(SHIPPED)) {
      Set<String> names =
          files
              .map(f -> f.getFileName().toString().replace(".yaml", ""))
              .filter(n -> !n.equals("index") && !n.equals("common"))
              .collect(Collectors.toSet());
      assertThat(Scripts.standard().all())
          .extracting(Script::id)
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  @Tag("SEED-GD-19")
  @Tag("SEED-GD-20")
  @Tag("SEED-GD-21")
  @Tag("SEED-GD-22")
  @Tag("SEED-GD-23")
  @Tag("SEED-GD-24")
  @Tag("SEED-GD-25")
  @Tag("SEED-GD-26")
  @Tag("SEED-GD-27")
  @DisplayName("each step of the Guangdong guide is a step of the app's script")
  void stepsOfTheGuide() {
    Map<String, List<String>> guide =
        Map.of(
            "wechat", List.of("SEED-GD-19", "SEED-GD-20", "SEED-GD-21"),
            "qq", List.of("SEED-GD-19", "SEED-GD-20", "SEED-GD-21"),
            "mail", List.of("SEED-GD-22"),
            "sms", List.of("SEED-GD-23"),
            "alipay", List.of("SEED-GD-24", "SEED-GD-25"),
            "alipay-chat", List.of("SEED-GD-24", "SEED-GD-25", "SEED-GD-26", "SEED-GD-27"));
    guide.forEach((id, seeds) -> {
      Script script =
          Scripts.standard().all().stream()
              .filter(s -> s.id().equals(id))
              .findFirst()
              .orElseThrow();
      assertThat(script.steps().stream().flatMap(s -> s.seeds().stream()).toList())
          .as(id)
          .containsAll(seeds);
    });
    Script sms =
        Scripts.standard().all().stream()
            .filter(s -> s.id().equals("sms"))
            .findFirst()
            .orElseThrow();
    assertThat(sms.steps()).anyMatch(s -> s.shows().contains(Script.Content.OWN_NUMBER));
  }

  @Test
  void itemsFindTheScriptOfTheirAppAndKind() {
    assertThat(script(Kind.CHAT, "wechat")).isEqualTo("wechat");
    assertThat(script(Kind.CHAT, "QQ")).isEqualTo("qq");
    assertThat(script(Kind.CHAT, "alipay")).isEqualTo("alipay-chat");
    assertThat(script(Kind.PAYMENT, "alipay")).isEqualTo("alipay");
    assertThat(script(Kind.PAYMENT, "icbc")).isEqualTo("bank");
    assertThat(script(Kind.EMAIL, "")).isEqualTo("mail");
    assertThat(script(Kind.WEB, "")).isEqualTo("web");
    assertThat(script(Kind.PHOTO, "")).isEqualTo("file");
  }

  @Test
  @Tag("SEED-GD-28")
  @DisplayName("an app for which there is no script is shown by analogy, and said to be")
  void unknownApp() {
    Scripts scripts = Scripts.standard();
    Script script = scripts.of(item(Kind.CHAT, "dingtalk"));

    assertThat(script.id()).isEqualTo("other");
    assertThat(scripts.byAnalogy(script)).isTrue();
    assertThat(scripts.byAnalogy(scripts.of(item(Kind.CHAT, "wechat")))).isFalse();
  }

  @Test
  @Tag("SEED-GD-28")
  @DisplayName("a new app is a new file and no code, and a person's own file goes first")
  void newAppIsAFile() throws Exception {
    Path file = folder.resolve("dingtalk.yaml");
    Files.writeString(
        file,
        """
        id: dingtalk
        title: {zh: 钉钉, en: DingTalk}
        platforms: [dingtalk]
        kinds: [CHAT]
        checked: {zh: 未核对, en: not tried}
        steps:
          - id: login
            act: {zh: 登录, en: log in}
            where: {PC: {zh: 左上角头像, en: picture at the upper left}}
            expect: {zh: 显示账号, en: the account}
            shows: [OWN_ACCOUNT]
            minutes: 1
        """);
    Scripts scripts = Scripts.standard().with(List.of(file));

    assertThat(scripts.of(item(Kind.CHAT, "dingtalk")).title().zh()).isEqualTo("钉钉");
    assertThat(scripts.of(item(Kind.CHAT, "wechat")).id()).isEqualTo("wechat");
  }

  @Test
  @DisplayName("a file that is no script is told with what is wrong")
  void brokenFiles() throws Exception {
    Path file = folder.resolve("x.yaml");
    for (String text :
        List.of(
            "id: x\n",
            "id: x\ntitle: {zh: 甲}\n",
            "id: x\ncolour: red\n",
            "- a\n",
            "id: [",
            "",
            "id: x\ntitle: {zh: 甲, en: x}\nchecked: {zh: 甲, en: x}\nsteps: []\n")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> Scripts.standard().with(List.of(file)))
          .as(text)
          .isInstanceOf(Scripts.UnusableScriptException.class)
          .hasMessageContaining("x.yaml");
    }
    assertThatThrownBy(() -> Scripts.standard().with(List.of(folder.resolve("nowhere.yaml"))))
        .isInstanceOf(Scripts.UnusableScriptException.class);
  }

  @Test
  @DisplayName("common advice names signal, own equipment and the camera that stays off")
  @Tag("SEED-WXP-06")
  void advice() {
    CommonAdvice advice = Scripts.standard().advice();
    assertThat(advice.before()).anyMatch(t -> t.zh().contains("信号") && t.en().contains("signal"));
    assertThat(advice.bring()).anyMatch(t -> t.zh().contains("自备") && t.en().contains("yours"));
    assertThat(advice.court())
        .anyMatch(t -> t.zh().contains("未经法庭准许") && t.en().contains("court's leave"));
    assertThat(advice.fallback()).isNotEmpty();
  }
}
