package org.tiezheng.seal.excerpt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.seal.proof.Hash;

/**
 * What a custody event of kind {@code CONVERSATIONS} says: all conversations of an item as they
 * were read, sealed under one root.
 *
 * @param sealing which item, and the nonce of this sealing
 * @param importer that read them, and its version, with a space between
 * @param read number of the event of that reading
 * @param conversations how many
 * @param messages of all of them
 * @param root of the tree over their statements
 */
public record SealedEvent(
    Sealing sealing, String importer, long read, long conversations, long messages, Hash root) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,14}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /** The event's details. */
  public Map<String, String> what() {
    Map<String, String> what = new TreeMap<>();
    what.put("item", String.valueOf(sealing.item()));
    what.put("nonce", sealing.nonce().hex());
    what.put("importer", importer);
    what.put("read", String.valueOf(read));
    what.put("conversations", String.valueOf(conversations));
    what.put("messages", String.valueOf(messages));
    what.put("root", root.hex());
    what.put("scheme", Scheme.NAME);
    return what;
  }

  /** What these details say; empty when they are not such, or of a scheme that is not known. */
  public static Optional<SealedEvent> of(Map<String, String> what) {
    String item = what.getOrDefault("item", "");
    String importer = what.getOrDefault("importer", "");
    if (!Scheme.NAME.equals(what.get("scheme"))
        || !matches(NUMBER, what, "item", "read", "conversations", "messages")
        || !matches(HEX, what, "nonce", "root")
        || item.length() > 9
        || importer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SealedEvent(
            new Sealing(Integer.parseInt(item), Hash.ofHex(what.getOrDefault("nonce", ""))),
            importer,
            number(what, "read"),
            number(what, "conversations"),
            number(what, "messages"),
            Hash.ofHex(what.getOrDefault("root", ""))));
  }

  private static boolean matches(Pattern form, Map<String, String> what, String... names) {
    for (String name : names) {
      Matcher matcher = form.matcher(what.getOrDefault(name, ""));
      if (!matcher.matches()) {
        return false;
      }
    }
    return true;
  }

  private static long number(Map<String, String> what, String name) {
    return Long.parseLong(what.getOrDefault(name, ""));
  }

  /** Whether a statement speaks of the same item and the same reading. */
  boolean fits(ConversationStatement statement) {
    return statement.item() == sealing.item()
        && (statement.importer() + " " + statement.version()).equals(importer);
  }
}
