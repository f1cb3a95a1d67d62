package org.tiezheng.collect.plist;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.SafeXml;

/**
 * The XML form. Its document type, which all have, is passed over; one with entities is refused.
 */
final class XmlPlist {
  private static final int PROLOGUE = 4096;

  private XmlPlist() {}

  static Plist read(byte[] bytes) throws FormatException {
    requireUtf8(bytes);
    try {
      XMLStreamReader xml = SafeXml.reader(new ByteArrayInputStream(withoutDoctype(bytes)));
      xml.nextTag();
      if (!xml.getLocalName().equals("plist")) {
        throw PropertyList.damaged("不是 plist", "it is none");
      }
      xml.nextTag();
      return value(xml, 0);
    } catch (XMLStreamException | IllegalArgumentException | DateTimeException e) {
      throw PropertyList.damaged("XML 不合规", "its XML cannot be read");
    }
  }

  /** Apple writes nothing else, and the JDK's parser complains of other bytes on standard error. */
  private static void requireUtf8(byte[] bytes) throws FormatException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw PropertyList.damaged("不是 UTF-8", "it is not in UTF-8");
    }
  }

  /** Blanks, so that positions stay. */
  private static byte[] withoutDoctype(byte[] bytes) throws FormatException {
    String start =
        new String(bytes, 0, Math.min(bytes.length, PROLOGUE), StandardCharsets.ISO_8859_1);
    int from = start.indexOf("<!DOCTYPE");
    if (from < 0) {
      return bytes;
    }
    int end = start.indexOf('>', from);
    if (end < 0 || start.substring(from, end).contains("[")) {
      throw PropertyList.damaged("文档类型不合规", "its document type makes no sense");
    }
    byte[] clean = bytes.clone();
    Arrays.fill(clean, from, end + 1, (byte) ' ');
    return clean;
  }

  /** The reader stands on a start tag and is left on its end tag. */
  private static Plist value(XMLStreamReader xml, int depth)
      throws XMLStreamException, FormatException {
    if (depth > PropertyList.DEPTH) {
      throw PropertyList.damaged("嵌套过深", "nested too deep");
    }
    String tag = xml.getLocalName();
    return switch (tag) {
      case "dict" -> dict(xml, depth);
      case "array" -> array(xml, depth);
      case "true", "false" -> {
        xml.nextTag();
        yield new Plist.Bool(tag.equals("true"));
      }
      default -> scalar(tag, xml.getElementText());
    };
  }

  private static Plist scalar(String tag, String text) throws FormatException {
    return switch (tag) {
      case "string" -> new Plist.Str(text);
      case "integer" -> new Plist.Int(integer(text.strip()));
      case "real" -> new Plist.Real(Double.parseDouble(text.strip()));
      case "date" -> new Plist.Date(Instant.parse(text.strip()));
      case "data" -> new Plist.Data(Base64.getMimeDecoder().decode(text));
      default -> throw PropertyList.damaged("未知元素", "an unknown element");
    };
  }

  private static BigInteger integer(String text) {
    if (text.length() > 64) {
      throw new NumberFormatException("too long");
    }
    return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
  }

  private static Plist dict(XMLStreamReader xml, int depth)
      throws XMLStreamException, FormatException {
    Map<String, Plist> entries = new LinkedHashMap<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (!xml.getLocalName().equals("key")) {
        throw PropertyList.damaged("缺少键", "a value without a key");
      }
      String key = xml.getElementText();
      if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
        throw PropertyList.damaged("缺少值", "a key without a value");
      }
      entries.put(key, value(xml, depth + 1));
    }
    return new Plist.Dict(entries);
  }

  private static Plist array(XMLStreamReader xml, int depth)
      throws XMLStreamException, FormatException {
    List<Plist> values = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      values.add(value(xml, depth + 1));
    }
    return new Plist.Array(values);
  }
}
