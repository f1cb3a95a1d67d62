package org.tiezheng.testkit.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.tiezheng.testkit.file.Glyphs;

/** The pictures of the demo, drawn: a paper on a table seen from far to near, and two screens. */
final class Pictures {
  private static final List<String> NOTE =
      List.of(
          "借　条",
          "今借到林岚人民币捌万元整（¥80000.00），",
          "其中支付宝伍万元、微信叁万元，年利率6%，",
          "于2025年2月28日前还清。此据。",
          "",
          "借款人：周启明",
          "身份证号：" + Person.ZHOU.idNumber(),
          "2024年3月1日");

  private final Glyphs glyphs;

  Pictures(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  /** The shop: a table, a bowl, the paper small in front. */
  BufferedImage far() {
    BufferedImage picture = canvas(1600, 1200, new Color(0xB8A58C));
    Graphics2D g = pen(picture);
    g.setColor(new Color(0x8E6B4A));
    g.fill(new Rectangle2D.Double(0, 620, 1600, 580));
    g.setColor(new Color(0xA33B2E));
    g.fill(new Rectangle2D.Double(360, 90, 880, 150));
    g.setColor(new Color(0xF4E3B2));
    glyphs.draw(g, "启明面馆", 520, 200, 130);
    g.setColor(new Color(0xEFEFEA));
    g.fill(new Ellipse2D.Double(1090, 720, 320, 170));
    g.setColor(new Color(0xC98B3C));
    g.fill(new Ellipse2D.Double(1120, 735, 260, 130));
    g.transform(AffineTransform.getTranslateInstance(430, 700));
    g.transform(AffineTransform.getScaleInstance(0.36, 0.36));
    paper(g);
    return finish(picture, g, 1);
  }

  /** The whole paper. */
  BufferedImage middle() {
    BufferedImage picture = canvas(1600, 1200, new Color(0x8E6B4A));
    Graphics2D g = pen(picture);
    g.transform(AffineTransform.getTranslateInstance(110, 90));
    g.rotate(0.02);
    paper(g);
    return finish(picture, g, 2);
  }

  /** Signature and fingerprint. */
  BufferedImage near() {
    BufferedImage picture = canvas(1600, 1200, new Color(0x8E6B4A));
    Graphics2D g = pen(picture);
    g.transform(AffineTransform.getTranslateInstance(-820, -960));
    g.transform(AffineTransform.getScaleInstance(1.9, 1.9));
    g.rotate(0.015);
    paper(g);
    return finish(picture, g, 3);
  }

  /** The second shop while it is being rebuilt. */
  BufferedImage works() {
    BufferedImage picture = canvas(1080, 810, new Color(0xD9D2C5));
    Graphics2D g = pen(picture);
    for (int row = 0; row < 12; row++) {
      for (int i = 0; i < 14; i++) {
        g.setColor((row + i) % 3 == 0 ? new Color(0xB4694C) : new Color(0xBE7656));
        g.fill(new Rectangle2D.Double(i * 84 - (row % 2) * 42, row * 36, 80, 32));
      }
    }
    g.setColor(new Color(0x57534C));
    g.fill(new Rectangle2D.Double(400, 80, 330, 500));
    g.setColor(new Color(0xA9A59B));
    g.fill(new Rectangle2D.Double(0, 580, 1080, 230));
    return finish(picture, g, 4);
  }

  /** The receipt page of the first transfer as the app shows it. */
  BufferedImage receiptScreen() {
    BufferedImage picture = canvas(720, 1280, Color.WHITE);
    Graphics2D g = pen(picture);
    g.setColor(new Color(0x1677FF));
    g.fill(new Rectangle2D.Double(0, 0, 720, 120));
    g.setColor(Color.WHITE);
    glyphs.draw(g, "账单详情", 290, 78, 36);
    g.setColor(new Color(0x222222));
    glyphs.draw(g, "周启明", 300, 240, 40);
    glyphs.draw(g, "-50,000.00", 210, 340, 64);
    List<String> rows =
        List.of(
            "当前状态　　交易成功",
            "付款方式　　招商银行储蓄卡(0207)",
            "转账备注　　借款第一笔",
            "对方账户　　周启明 120****0613",
            "创建时间　　2024-03-02 10:05");
    for (int i = 0; i < rows.size(); i++) {
      glyphs.draw(g, rows.get(i), 60, 470 + i * 80, 30);
    }
    g.dispose();
    return picture;
  }

  /** A small picture as friends send them: a bowl, or a view. */
  BufferedImage everyday(int seed) {
    Random random = new Random(seed);
    BufferedImage picture = canvas(400, 300, tone(random, 0x90));
    Graphics2D g = pen(picture);
    if (random.nextBoolean()) {
      g.setColor(Color.WHITE);
      g.fill(new Ellipse2D.Double(60, 50, 280, 200));
      for (int i = 0; i < 40; i++) {
        g.setColor(tone(random, 0x60));
        g.fill(new Ellipse2D.Double(110 + random.nextInt(150), 90 + random.nextInt(100), 34, 16));
      }
    } else {
      for (int i = 0; i < 5; i++) {
        g.setColor(tone(random, 0x40));
        g.fill(new Ellipse2D.Double(-80 + i * 90, 150 + random.nextInt(40), 260, 260));
      }
    }
    return finish(picture, g, seed);
  }

  private static Color tone(Random random, int least) {
    int room = 256 - least;
    return new Color(
        least + random.nextInt(room), least + random.nextInt(room), least + random.nextInt(room));
  }

  /** The page of an account as the app shows it: remark, nick, id. */
  BufferedImage profileScreen(Person person, boolean own) {
    BufferedImage picture = canvas(720, 1280, new Color(0xEDEDED));
    Graphics2D g = pen(picture);
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 100, 720, 300));
    g.setColor(own ? new Color(0x6FA8DC) : new Color(0xE6B85C));
    g.fill(new Rectangle2D.Double(40, 150, 150, 150));
    g.setColor(Color.WHITE);
    glyphs.draw(g, person.nick().substring(0, 1), 75, 250, 80);
    g.setColor(new Color(0x222222));
    glyphs.draw(g, own ? "个人信息" : "详细资料", 290, 66, 34);
    glyphs.draw(g, own ? person.nick() : "周启明(面馆)", 220, 190, 40);
    g.setColor(new Color(0x777777));
    glyphs.draw(g, "昵称：" + person.nick(), 220, 245, 28);
    glyphs.draw(g, "微信号：" + person.wechat(), 220, 290, 28);
    glyphs.draw(g, "地区：广东 广州", 220, 335, 28);
    glyphs.draw(g, "手机号：" + person.phone(), 40, 470, 30);
    g.dispose();
    return picture;
  }

  private void paper(Graphics2D g) {
    g.setColor(new Color(0xF6F4EC));
    g.fill(new Rectangle2D.Double(0, 0, 1380, 1000));
    g.setColor(new Color(0xC9D4E4));
    for (int y = 150; y < 1000; y += 100) {
      g.fill(new Rectangle2D.Double(40, y, 1300, 2));
    }
    g.setColor(new Color(0x1C2B52));
    for (int i = 0; i < NOTE.size(); i++) {
      double x = i == 0 ? 590 : i > 4 ? 480 : 90;
      glyphs.draw(g, NOTE.get(i), x, 130 + i * 105, i == 0 ? 76 : 56);
    }
    fingerprint(g, 860, 645);
  }

  private static void fingerprint(Graphics2D g, double x, double y) {
    g.setColor(new Color(0xC8, 0x2A, 0x2A, 150));
    for (int ring = 0; ring < 9; ring++) {
      double w = 10 + ring * 9;
      g.draw(new Ellipse2D.Double(x - w / 2, y - w * 0.65, w, w * 1.3));
      g.draw(new Ellipse2D.Double(x - w / 2 - 1, y - w * 0.65 - 1, w + 2, w * 1.3 + 2));
    }
  }

  private static BufferedImage canvas(int width, int height, Color colour) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setColor(colour);
    g.fillRect(0, 0, width, height);
    g.dispose();
    return picture;
  }

  private static Graphics2D pen(BufferedImage picture) {
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }

  /** Light falls off to one side and the sensor has some noise. */
  private static BufferedImage finish(BufferedImage picture, Graphics2D g, int seed) {
    g.dispose();
    Random random = new Random(seed);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int shade = 14 - 30 * x / picture.getWidth() + random.nextInt(7) - 3;
        int rgb = picture.getRGB(x, y);
        picture.setRGB(
            x,
            y,
            clamp((rgb >> 16 & 0xFF) + shade) << 16
                | clamp((rgb >> 8 & 0xFF) + shade) << 8
                | clamp((rgb & 0xFF) + shade));
      }
    }
    return picture;
  }

  private static int clamp(int value) {
    return Math.clamp(value, 0, 255);
  }
}
