package org.tiezheng.collect.plist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.UID;
import com.dd.plist.XMLPropertyListWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.input.FormatException;

/** Property lists written by another program, and hostile ones. */
@SuppressWarnings("JavaUtilDate") // the other program writes it
class PropertyListTest {
  private static final int ROUNDS = Boolean.getBoolean("long") ? 200_000 : 3_000;

  @Test
  void everyValueThatAnotherProgramWroteIsReadBackFromBothForms() throws IOException {
    Random random = new Random(20260501);
    for (int i = 0; i < ROUNDS / 10; i++) {
      NSDictionary written = new NSDictionary();
      written.put("all", value(random, 0));
      assertSame(PropertyList.read(BinaryPropertyListWriter.writeToArray(written)), written, false);
      assertSame(PropertyList.read(xml(written)), written, true);
    }
  }

  @Test
  void referencesOfAnArchiveAreFollowed() throws IOException {
    NSDictionary fields = new NSDictionary();
    fields.put("RelativePath", new UID("", new byte[] {2}));
    fields.put("Key", new UID("", new byte[] {3}));
    fields.put("Size", 7L);
    fields.put("Target", new UID("", new byte[] {0}));
    NSDictionary data = new NSDictionary();
    data.put("NS.data", new NSData(new byte[] {1, 2}));
    NSDictionary top = new NSDictionary();
    top.put("root", new UID("", new byte[] {1}));
    NSDictionary archive = new NSDictionary();
    archive.put("$archiver", "NSKeyedArchiver");
    archive.put("$top", top);
    archive.put(
        "$objects", new NSArray(new NSString("$null"), fields, new NSString("Library/短信"), data));
    KeyedArchive read = KeyedArchive.read(BinaryPropertyListWriter.writeToArray(archive));
    assertThat(read.text("RelativePath")).contains("Library/短信");
    assertThat(read.text("Target")).as("a reference to nothing").isEmpty();
    assertThat(read.data("Key").orElseThrow()).containsExactly(1, 2);
    assertThat(read.root().number("Size")).contains(7L);
  }

  @Test
  void aListThatHoldsItselfIsRefused() {
    // One array that refers to object 0, itself.
    byte[] list = list(new byte[] {(byte) 0xA1, 0}, 8);
    assertThatThrownBy(() -> PropertyList.read(list))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("in itself");
  }

  @Test
  void sharingObjectsCostsNoTime() throws FormatException {
    // 40 arrays, each holding the next one twice: 2^40 values for who follows each reference.
    byte[] body = new byte[40 * 3 + 1];
    int[] offsets = new int[41];
    for (int i = 0; i < 40; i++) {
      offsets[i] = 8 + i * 3;
      body[i * 3] = (byte) 0xA2;
      body[i * 3 + 1] = (byte) (i + 1);
      body[i * 3 + 2] = (byte) (i + 1);
    }
    offsets[40] = 8 + 120;
    body[120] = 0x09;
    assertThat(PropertyList.read(list(body, offsets))).isInstanceOf(Plist.Array.class);
  }

  @Test
  void objectsThatLieOverEachOtherAreRefused() {
    // 200 objects at one place: an array of 100 references to all the others.
    byte[] body = new byte[3 + 100];
    body[0] = (byte) 0xAF;
    body[1] = 0x10;
    body[2] = 100;
    int[] offsets = new int[200];
    Arrays.fill(offsets, 8);
    for (int i = 0; i < 100; i++) {
      body[3 + i] = (byte) (i + 1);
    }
    assertThatThrownBy(() -> PropertyList.read(list(body, offsets)))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void xmlWithEntitiesOfItsOwnIsRefused() {
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<plist><string>&a;</string></plist>";
    assertThatThrownBy(() -> PropertyList.read(xml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void damagedListsEndInASentenceOrAValueAndNothingElse() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      NSDictionary written = new NSDictionary();
      written.put("v", value(random, 1));
      byte[] bytes =
          random.nextInt(4) == 0 ? xml(written) : BinaryPropertyListWriter.writeToArray(written);
      for (int m = random.nextInt(3); m >= 0; m--) {
        int at = random.nextInt(3) == 0 ? bytes.length - 1 - random.nextInt(40) : 0;
        bytes[at > 0 ? at : random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        PropertyList.read(bytes);
      } catch (FormatException e) {
        assertThat(e.sentence().zh()).isNotEmpty();
      }
    }
  }

  private static NSObject value(Random random, int depth) {
    int kind = random.nextInt(depth > 4 ? 7 : 9);
    return switch (kind) {
      case 0 -> new NSNumber(random.nextLong() >> random.nextInt(64));
      case 1 -> new NSNumber(random.nextDouble() * 1e6);
      case 2 -> new NSNumber(random.nextBoolean());
      case 3 -> new NSString("plain" + random.nextInt(1000));
      case 4 -> new NSString("中文😀" + "长".repeat(random.nextInt(40)));
      case 5 -> new NSDate(new Date(random.nextInt() * 1000L));
      case 6 -> new NSData(bytes(random));
      case 7 -> {
        NSObject[] values = new NSObject[random.nextInt(20)];
        for (int i = 0; i < values.length; i++) {
          values[i] = value(random, depth + 1);
        }
        yield new NSArray(values);
      }
      default -> {
        NSDictionary dict = new NSDictionary();
        for (int i = random.nextInt(20); i > 0; i--) {
          dict.put("键" + i, value(random, depth + 1));
        }
        yield dict;
      }
    };
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void assertSame(Plist read, NSObject written, boolean xml) {
    switch (written) {
      case NSDictionary dict -> {
        Plist.Dict other = (Plist.Dict) read;
        assertThat(other.entries().keySet()).containsExactlyInAnyOrder(dict.allKeys());
        dict.forEach((k, v) -> assertSame(other.get(k).orElseThrow(), v, xml));
      }
      case NSArray array -> {
        Plist.Array other = (Plist.Array) read;
        assertThat(other.values()).hasSize(array.count());
        for (int i = 0; i < array.count(); i++) {
          assertSame(other.values().get(i), array.objectAtIndex(i), xml);
        }
      }
      case NSNumber n when n.isBoolean() ->
          assertThat(read).isEqualTo(new Plist.Bool(n.boolValue()));
      case NSNumber n when n.isInteger() ->
          assertThat(read).isEqualTo(new Plist.Int(BigInteger.valueOf(n.longValue())));
      case NSNumber n -> assertThat(((Plist.Real) read).value()).isEqualTo(n.doubleValue());
      case NSString text -> assertThat(read).isEqualTo(new Plist.Str(text.getContent()));
      case NSDate date -> {
        Instant at = date.getDate().toInstant();
        assertThat(read).as("xml: " + xml).isEqualTo(new Plist.Date(at));
      }
      case NSData data -> assertThat(((Plist.Data) read).bytes()).isEqualTo(data.bytes());
      default -> throw new AssertionError(written.getClass());
    }
  }

  private static byte[] xml(NSObject written) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XMLPropertyListWriter.write(written, out);
    return out.toByteArray();
  }

  /** A binary list of these objects; the first one is on top. */
  private static byte[] list(byte[] body, int... offsets) {
    byte[] list = new byte[8 + body.length + offsets.length + 32];
    System.arraycopy("bplist00".getBytes(StandardCharsets.US_ASCII), 0, list, 0, 8);
    System.arraycopy(body, 0, list, 8, body.length);
    for (int i = 0; i < offsets.length; i++) {
      list[8 + body.length + i] = (byte) offsets[i];
    }
    int trailer = list.length - 32;
    list[trailer + 6] = 1;
    list[trailer + 7] = 1;
    list[trailer + 15] = (byte) offsets.length;
    list[trailer + 31] = (byte) (8 + body.length);
    return list;
  }
}
