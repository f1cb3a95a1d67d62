package org.tiezheng.testkit.chat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Pictures in WeChat's container ({@code wxgf}) that move: three of 64 by 64 dots, red, green and
 * blue, one after the other. The streams of HEVC in them were made with x265.
 */
public final class MovingPicture {
  private static final int HEAD = 34;

  private static final String TOGETHER =
      "0000000140010c01ffff01600000030090000003000003001e92809000000001420101016000"
          + "00030090000003000003001ea0208105964a924caf0168080000030008000003002840000000"
          + "014401c172b422400000012801af26fa5503ffeee97ff39321d661529f9e000000010201d009"
          + "7e3f744088048593f902000000010201d011ffd4ae98114180020430179910e96c375f28db0f";

  private static final String PARAMETERS =
      "0000000140010c01ffff01600000030090000003000003001e95980900000001420101016000"
          + "00030090000003000003001ea020810596566924caf0168080000003008000000c8400000001"
          + "4401c172b422400000012801af1d80f7";

  private static final List<String> ALONE =
      List.of(
          "cf80fff1cc1fca5e17312daf1f", "cf80fff2131fc9847df8b6bc7c", "d0b3fff64fd779b8678356bc7c");

  private MovingPicture() {}

  /** As one stream of three pictures. */
  public static byte[] together() {
    return file(List.of(HexFormat.of().parseHex(TOGETHER)));
  }

  /** As three streams of one picture. */
  public static byte[] apart() {
    return file(ALONE.stream().map(MovingPicture::alone).toList());
  }

  /** A picture that does not move, and a second one that stands for its transparency. */
  public static byte[] still() {
    return file(ALONE.stream().limit(2).map(MovingPicture::alone).toList());
  }

  /** The red one alone, as a stream of HEVC. */
  public static byte[] firstStream() {
    return alone(ALONE.getFirst());
  }

  private static byte[] alone(String slice) {
    return HexFormat.of().parseHex(PARAMETERS + slice);
  }

  private static byte[] file(List<byte[]> streams) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("wxgf".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[HEAD - out.size()]);
    for (byte[] stream : streams) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(stream.length).array());
      out.writeBytes(stream);
    }
    return out.toByteArray();
  }
}
