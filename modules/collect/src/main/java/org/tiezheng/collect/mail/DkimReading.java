package org.tiezheng.collect.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Limits;
import org.tiezheng.evidence.Mail.Signature;

/**
 * Computes what DKIM signatures (RFC 6376, RFC 8463) are over, without their keys: whether the body
 * is the one that was signed, and the digest of the signed fields. One pass, bounded memory.
 */
final class DkimReading {
  private static final int MOST_SIGNATURES = 50;
  private static final Set<String> COMPUTED = Set.of("rsa-sha256", "ed25519-sha256");

  /** A field as it stands in the mail, line ends as CR LF, without the last one. */
  private record RawField(String name, String text) {}

  /** A signature and the digest of the body that is being taken for it. */
  private record Taken(RawField field, Map<String, String> tags, Optional<DkimBody> body) {}

  private DkimReading() {}

  static List<Signature> of(InputStream raw, Limits limits) throws IOException {
    List<RawField> fields = fields(raw, limits);
    List<Taken> taken =
        fields.stream()
            .filter(field -> field.name().equals("dkim-signature"))
            .limit(MOST_SIGNATURES)
            .map(DkimReading::taken)
            .toList();
    byte[] buffer = new byte[1 << 16];
    for (int n = raw.read(buffer); n >= 0; n = raw.read(buffer)) {
      for (Taken one : taken) {
        int count = n;
        one.body().ifPresent(body -> body.accept(buffer, count));
      }
    }
    return taken.stream().map(one -> signature(one, fields)).toList();
  }

  private static Taken taken(RawField field) {
    Map<String, String> tags = tags(field);
    if (!COMPUTED.contains(tag(tags, "a")) || !tags.keySet().containsAll(List.of("bh", "b", "h"))) {
      return new Taken(field, tags, Optional.empty());
    }
    String[] forms = tags.getOrDefault("c", "simple/simple").split("/", 2);
    boolean relaxed = forms.length > 1 && forms[1].equalsIgnoreCase("relaxed");
    long covered = covered(tags).orElse(Long.MAX_VALUE);
    return new Taken(field, tags, Optional.of(new DkimBody(relaxed, sha256(), covered)));
  }

  private static Signature signature(Taken taken, List<RawField> fields) {
    Map<String, String> tags = taken.tags();
    List<String> names =
        List.of(tags.getOrDefault("h", "").toLowerCase(Locale.ROOT).split(":", -1)).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    Optional<Boolean> equal = Optional.empty();
    Optional<Long> covered = Optional.empty();
    Optional<String> signed = Optional.empty();
    if (taken.body().isPresent()) {
      DkimBody body = taken.body().get();
      String digest = Base64.getEncoder().encodeToString(body.finish());
      equal = Optional.of(digest.equals(tags.get("bh")));
      covered = body.partly() ? covered(tags) : Optional.empty();
      signed = Optional.of(signed(taken, names, fields));
    }
    return new Signature(
        tag(tags, "d"),
        tags.getOrDefault("s", ""),
        tag(tags, "a"),
        names,
        equal,
        covered,
        signed,
        tags.getOrDefault("b", ""));
  }

  /** The digest of the fields that the signature names, each taken from below, and of itself. */
  private static String signed(Taken taken, List<String> names, List<RawField> fields) {
    boolean relaxed =
        taken.tags().getOrDefault("c", "").toLowerCase(Locale.ROOT).startsWith("relaxed");
    MessageDigest digest = sha256();
    Map<String, Deque<RawField>> byName = new HashMap<>();
    fields.forEach(f -> byName.computeIfAbsent(f.name(), _ -> new ArrayDeque<>()).push(f));
    for (String name : names) {
      RawField next = byName.getOrDefault(name, new ArrayDeque<>()).poll();
      if (next != null) {
        String text = canonical(next.text(), relaxed);
        digest.update((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    String own = taken.field().text();
    int colon = own.indexOf(':');
    String empty =
        own.substring(0, colon + 1)
            + own.substring(colon + 1)
                .replaceFirst("((?:^|;)[ \\t\\r\\n]*b[ \\t\\r\\n]*=)[^;]*", "$1");
    digest.update(canonical(empty, relaxed).getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String canonical(String field, boolean relaxed) {
    if (!relaxed) {
      return field;
    }
    int colon = field.indexOf(':');
    String name = field.substring(0, colon).toLowerCase(Locale.ROOT).replaceAll("[ \\t]+$", "");
    String value =
        field
            .substring(colon + 1)
            .replace("\r\n", "")
            .replaceAll("[ \\t]+", " ")
            .replaceAll("^ | $", "");
    return name + ":" + value;
  }

  /** The tags of a signature; blanks within values of Base64 do not count. */
  private static Map<String, String> tags(RawField field) {
    Map<String, String> tags = new LinkedHashMap<>();
    String text = field.text().substring(field.text().indexOf(':') + 1);
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals).strip();
        String value = part.substring(equals + 1).strip();
        boolean base64 = name.equals("b") || name.equals("bh");
        // A tag that stands twice makes the signature invalid; the first one is kept and shown.
        tags.putIfAbsent(
            name, base64 ? value.replaceAll("\\s", "") : value.replaceAll("\\r\\n[ \\t]*", ""));
      }
    }
    return tags;
  }

  private static String tag(Map<String, String> tags, String name) {
    return tags.getOrDefault(name, "").toLowerCase(Locale.ROOT);
  }

  private static Optional<Long> covered(Map<String, String> tags) {
    return Optional.ofNullable(tags.get("l"))
        .filter(l -> l.matches("\\d{1,15}"))
        .map(Long::valueOf);
  }

  /** The header; the stream stands at the body afterwards. */
  private static List<RawField> fields(InputStream raw, Limits limits) throws IOException {
    List<RawField> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    long left = limits.objectBytes();
    for (String line = line(raw, left); !line.isEmpty() && left > 0; line = line(raw, left)) {
      left -= line.length() + 2;
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (folded && !field.isEmpty()) {
        field.append("\r\n").append(line);
      } else {
        add(field, fields, limits);
        field.append(line);
      }
    }
    add(field, fields, limits);
    return fields;
  }

  private static void add(StringBuilder field, List<RawField> fields, Limits limits) {
    int colon = field.indexOf(":");
    if (colon > 0 && fields.size() < limits.fields() && !field.substring(0, colon).contains("\r")) {
      String text = field.toString();
      fields.add(new RawField(text.substring(0, colon).strip().toLowerCase(Locale.ROOT), text));
    }
    field.setLength(0);
  }

  /** A line without its end; empty at the end of the header or of the mail. */
  private static String line(InputStream raw, long most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = raw.read(); b >= 0 && b != '\n' && line.size() < most; b = raw.read()) {
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
