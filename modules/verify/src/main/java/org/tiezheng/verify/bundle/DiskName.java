package org.tiezheng.verify.bundle;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names under which originals lie in a bundle, so that every system can hold them
 * (docs/bundle-format.md section 4): characters that some system forbids become {@code _}, and
 * {@code %} too, which manifests would have to encode and sha256sum would not decode; long names
 * are cut before their extension, and names that some system would take for the same get {@code
 * (2)}. The name as found is kept in the claim.
 *
 * <p>One instance per folder; not thread-safe.
 */
public final class DiskName {
  /** Leaves room for {@code data/originals/99999/} below 120 UTF-16 units. */
  private static final int MAX_UNITS = 95;

  private static final int MAX_EXTENSION = 16;
  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|%]");
  private static final Pattern DOTS_AT_END = Pattern.compile("[. ]+$");
  private static final Pattern RESERVED =
      Pattern.compile(
          "(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private final Set<String> taken = new HashSet<>();

  /** The last part of {@code found} as a name that is free in this folder; it is then taken. */
  public String take(String found) {
    String name = onDisk(found);
    String candidate = name;
    for (int n = 2; !taken.add(FoldedName.of(candidate)); n++) {
      candidate = numbered(name, n);
    }
    return candidate;
  }

  /** The last part of a path as found, fit for every system. */
  public static String onDisk(String found) {
    String last = found.substring(Math.max(found.lastIndexOf('/'), found.lastIndexOf('\\')) + 1);
    String name = DOTS_AT_END.matcher(FORBIDDEN.matcher(last).replaceAll("_")).replaceAll("_");
    if (name.isEmpty() || name.startsWith("~") || RESERVED.matcher(name).matches()) {
      name = "_" + name;
    }
    return shortened(name, MAX_UNITS);
  }

  private static String numbered(String name, int n) {
    String extension = extension(name);
    String stem = name.substring(0, name.length() - extension.length());
    String number = " (" + n + ")";
    return shortened(stem, MAX_UNITS - extension.length() - number.length()) + number + extension;
  }

  private static String shortened(String name, int units) {
    if (name.length() <= units) {
      return name;
    }
    String extension = extension(name);
    int end = units - extension.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return DOTS_AT_END.matcher(name.substring(0, end)).replaceAll("_") + extension;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
  }
}
