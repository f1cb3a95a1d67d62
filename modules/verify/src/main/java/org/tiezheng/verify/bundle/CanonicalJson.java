package org.tiezheng.verify.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in its canonical form (JCS, RFC 8785). Reading is strict: one object, no member twice,
 * nothing after it, bounded depth. Thread-safe.
 */
public final class CanonicalJson {
  private static final int MAX_DEPTH = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(4 << 20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private CanonicalJson() {}

  /** The canonical bytes of a record, map or tree; empty optionals are left out. */
  public static byte[] write(Object value) {
    return canonical(MAPPER.writeValueAsBytes(value));
  }

  /**
   * The one object that these bytes are.
   *
   * @param file named in the exception
   * @throws MalformedBundleFileException when they are anything else
   */
  public static ObjectNode read(byte[] bytes, String file) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      String detail = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new MalformedBundleFileException(
          file, new Text("不是有效的 JSON(" + detail + ")", "not valid JSON (" + detail + ")"));
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedBundleFileException(file, new Text("不是一个 JSON 对象", "not one JSON object"));
  }

  /** Whether these bytes are already the canonical form of the object that they are. */
  public static boolean isCanonical(byte[] bytes) {
    try {
      read(bytes, "");
      return Arrays.equals(canonical(bytes), bytes);
    } catch (MalformedBundleFileException | UncheckedIOException e) {
      return false;
    }
  }

  private static byte[] canonical(byte[] json) {
    try {
      return new JsonCanonicalizer(new String(json, StandardCharsets.UTF_8)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
