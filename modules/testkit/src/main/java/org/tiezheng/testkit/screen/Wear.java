package org.tiezheng.testkit.screen;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What happens to a picture between the phone and the desk. */
final class Wear {
  private static final double TURN = 0.02;

  private final Look look;
  private final Random random;

  private Wear(Look look, Random random) {
    this.look = look;
    this.random = random;
  }

  static Wear of(Look look, long seed) {
    return new Wear(look, new Random(seed));
  }

  /** The picture as a file. */
  byte[] file(BufferedImage screen) {
    return switch (look) {
      case LIGHT, DARK -> png(screen);
      case JPEG -> jpeg(screen, 0.3f);
      case HALF -> jpeg(scaled(screen, 0.5), 0.8f);
      case SCAN -> jpeg(scanned(screen), 0.6f);
    };
  }

  private BufferedImage scanned(BufferedImage screen) {
    BufferedImage small = scaled(screen, 0.75);
    BufferedImage grey =
        new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = grey.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, grey.getWidth(), grey.getHeight());
    g.rotate(TURN * (random.nextBoolean() ? 1 : -1), grey.getWidth() / 2.0, grey.getHeight() / 2.0);
    g.drawImage(small, 0, 0, null);
    g.dispose();
    float[] mean = new float[9];
    Arrays.fill(mean, 1 / 9f);
    BufferedImage soft =
        new ConvolveOp(new Kernel(3, 3, mean), ConvolveOp.EDGE_NO_OP, null).filter(grey, null);
    for (int y = 0; y < soft.getHeight(); y++) {
      for (int x = 0; x < soft.getWidth(); x++) {
        int v = soft.getRaster().getSample(x, y, 0) + (int) Math.round(random.nextGaussian() * 6);
        soft.getRaster().setSample(x, y, 0, Math.clamp(v, 0, 255));
      }
    }
    return soft;
  }

  private static BufferedImage scaled(BufferedImage image, double by) {
    int width = (int) (image.getWidth() * by);
    int height = (int) (image.getHeight() * by);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return small;
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] jpeg(BufferedImage image, float quality) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
