package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.hearing.Script;
import org.tiezheng.present.hearing.Scripts;

/** What the guide of the Guangdong court counts as electronic data can all be handed in. */
class KindsOfTheGuideTest {
  @TempDir Path folder;

  private static MessageContent media(MediaType type, String name) {
    return new MessageContent.Media(
        type, Optional.of(name), Optional.empty(), Optional.empty(), "", Optional.empty());
  }

  @Test
  @Tag("SEED-GD-01")
  @Tag("SEED-GD-03")
  void everyKindOfDialogueAndOfMoneyIsPrinted() throws Exception {
    Amount amount = new Amount(520000, "CNY", "¥5200.00");
    List<MessageContent> contents =
        List.of(
            new MessageContent.Words("文字内容"),
            media(MediaType.IMAGE, "静态.jpg"),
            media(MediaType.STICKER, "动图.gif"),
            media(MediaType.FILE, "合同.docx"),
            media(MediaType.VOICE, "语音.amr"),
            media(MediaType.VIDEO, "视频.mp4"),
            new MessageContent.Share("链接", "房源", "https://a.example/1"),
            new MessageContent.Transfer(
                Optional.of("1000050001"),
                Optional.of("42000001"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(amount),
                "房租",
                "已收款"),
            new MessageContent.RedPacket(Optional.empty(), "辛苦了", Optional.empty()));
    List<org.tiezheng.evidence.ChatMessage> lines = new ArrayList<>();
    for (int n = 0; n < contents.size(); n++) {
      lines.add(Samples.message(n, n % 2 == 0, contents.get(n)));
    }
    Path file = folder.resolve("full.pdf");
    new ChatFullDocument(Samples.facts(Locale.CHINESE), Samples.chatRecord(lines), 3)
        .pdf(file, Typefaces.standard());
    String text = PdfText.joined(file);
    assertThat(text)
        .contains("文字内容", "[图片]", "[表情]", "[文件合同.docx]", "[语音]", "[视频]")
        .contains("[链接]房源https://a.example/1")
        .contains("[转账¥5200.00已收款]房租", "42000001", "[红包]辛苦了")
        .contains("附录：媒体索引", "静态.jpg", "动图.gif", "语音.amr", "视频.mp4");
  }

  /** Mail, pages and blogs, messages, stored media: each kind has its place in the list. */
  @Test
  @Tag("SEED-GD-04")
  void everyKindOfItemCanBeListedAndShown() throws Exception {
    List<Item> items = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int number = items.size() + 1;
      items.add(Samples.item(number, kind, "材料" + number, List.of(Samples.hash(1))));
    }
    Case loan = Samples.loanCase();
    Case matter =
        new Case(
            loan.id(),
            loan.title(),
            loan.cause(),
            loan.caseNumber(),
            loan.court(),
            loan.forum(),
            loan.hearing(),
            loan.proofDeadline(),
            loan.copies(),
            loan.parties(),
            loan.accounts(),
            loan.identities(),
            loan.facts(),
            loan.links(),
            items,
            loan.deadlines(),
            loan.attributes());
    Path file = folder.resolve("catalogue.pdf");
    new CatalogueDocument(
            Samples.facts(Locale.CHINESE),
            Catalogue.of(matter, Map.of(), Map.of(), Map.of(), false))
        .pdf(file, Typefaces.standard());
    String text = PdfText.joined(file);
    Scripts scripts = Scripts.standard();
    for (Item item : items) {
      assertThat(text).contains(item.kind().title().zh());
      Script script = scripts.of(item);
      assertThat(script.steps()).as(item.kind().name()).isNotEmpty();
    }
  }
}
