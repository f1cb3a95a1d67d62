package org.tiezheng.collect.vcard;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tiezheng.collect.Limits;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** The properties of one card, put in their places. Not thread-safe. */
final class VcardContact {
  /** Cards that say GB2312 hold characters beyond it. */
  private static final Pattern GB =
      Pattern.compile(
          "(?im)^([^:\r\n]{0,400}CHARSET=\"?)(?:gb2312|gbk|x-gbk|cp936|gb_2312-80)(?=[\";:])");

  private static final Set<String> MEDIA = Set.of("PHOTO", "LOGO", "SOUND", "KEY");

  private final Limits limits;
  private final List<String> numbers = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final Map<String, String> extra = new TreeMap<>();
  private final Set<Text> notes = new LinkedHashSet<>();
  private String formatted = "";
  private String structured = "";
  private String organisation = "";
  private String note = "";
  private RecordedTime time = RecordedTime.none();
  private boolean old;
  private int properties;

  VcardContact(String card, Limits limits) {
    this.limits = limits;
    this.old = Pattern.compile("(?im)^VERSION\\s*:\\s*2").matcher(card).find();
    parse(GB.matcher(card).replaceAll("$1GB18030"));
  }

  /** The contact; empty if the card has no properties. */
  Optional<Contact> contact(Provenance provenance) {
    if (properties == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Contact(
            provenance,
            formatted.isBlank() ? structured : formatted,
            numbers,
            addresses,
            organisation,
            note,
            Optional.empty(),
            time,
            RowState.LIVE,
            extra));
  }

  /** What a person should know about the card. */
  Set<Text> notes() {
    return notes;
  }

  private void parse(String card) {
    try (VObjectReader reader = new VObjectReader(new StringReader(card), SyntaxRules.vcard())) {
      reader.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
      reader.parse(
          new VObjectDataAdapter() {
            @Override
            public void onProperty(VObjectProperty property, Context context) {
              if (++properties <= limits.fields()) {
                boolean inner = context.getParentComponents().size() > 1;
                property(property, context.getUnfoldedLine(), inner ? "AGENT." : "");
              }
            }

            @Override
            public void onVersion(String value, Context context) {
              extra.putIfAbsent("VERSION", value);
            }

            @Override
            public void onWarning(
                Warning warning,
                @Nullable VObjectProperty property,
                @Nullable Exception thrown,
                Context context) {
              warned(warning, context.getUnfoldedLine());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory", e);
    }
    if (properties > limits.fields()) {
      notes.add(new Text("名片属性过多,只保留一部分", "a card has more properties than are kept"));
    }
  }

  private void warned(Warning warning, String line) {
    if (warning == Warning.MALFORMED_LINE && !line.isBlank()) {
      extra.merge("?", line, (all, more) -> all.length() < 1000 ? all + "\n" + more : all);
      notes.add(
          new Text(
              "名片中有不合格式的行,保留在附加字段“?”中",
              "lines of a card that fit no format are kept in the field ?"));
    } else if (warning == Warning.UNKNOWN_CHARSET || warning == Warning.QUOTED_PRINTABLE_ERROR) {
      notes.add(new Text("名片中有无法解码的值", "a value of a card could not be decoded"));
    }
  }

  private void property(VObjectProperty property, String line, String prefix) {
    String name = property.getName().toUpperCase(Locale.ROOT);
    boolean quoted = property.getParameters().isQuotedPrintable();
    String value = QuotedPrintable.repaired(property.getValue(), line, quoted);
    if (!prefix.isEmpty()) {
      keep(prefix + name, value);
      return;
    }
    switch (name) {
      case "FN" -> first(name, formatted, plain(value)).ifPresent(v -> formatted = v);
      case "N" -> {
        first(name, structured, PersonName.of(parts(value))).ifPresent(v -> structured = v);
        keep("N", value);
      }
      case "TEL" -> telephone(property, plain(value));
      case "EMAIL", "IMPP" -> addresses.add(plain(value));
      case "ORG" ->
          first(name, organisation, String.join(" ", parts(value)).strip())
              .ifPresent(v -> organisation = v);
      case "NOTE" -> first(name, note, plain(value)).ifPresent(v -> note = v);
      case "REV" -> {
        time = RevisionTime.of(value);
        if (time.basis() == RecordedTime.Basis.LOCAL_ASSUMED_ZONE) {
          notes.add(
              new Text(
                  "修改时间未写时区,按 Asia/Shanghai 解释",
                  "times of change without a zone are read as" + " Asia/Shanghai"));
        }
      }
      default -> {
        if (MEDIA.contains(name)) {
          MediaValue.of(property, value).forEach((key, text) -> keep(name + key, text));
        } else {
          keep(name, value);
        }
      }
    }
  }

  private void telephone(VObjectProperty property, String value) {
    boolean uri = value.regionMatches(true, 0, "tel:", 0, 4);
    numbers.add(uri ? value.substring(4) : value);
    List<String> types = Parameters.of(property.getParameters(), "TYPE");
    if (!types.isEmpty()) {
      keep("TEL." + numbers.size(), String.join(",", types));
    }
  }

  /** The value, if there was none yet; a second one is kept beside. */
  private Optional<String> first(String name, String known, String value) {
    if (known.isEmpty()) {
      return Optional.of(value);
    }
    if (!name.equals("N")) {
      keep(name, value);
    }
    return Optional.empty();
  }

  private void keep(String name, String value) {
    if (!value.isEmpty()) {
      String key = name;
      for (int n = 2; extra.containsKey(key) && n <= limits.fields(); n++) {
        key = name + "#" + n;
      }
      extra.put(key, value);
    }
  }

  /** Version 2.1 escapes semicolons only, so that a backslash is a backslash. */
  private String plain(String value) {
    return old ? value.replace("\\;", ";") : VObjectPropertyValues.unescape(value);
  }

  private List<String> parts(String value) {
    if (old) {
      return VObjectPropertyValues.parseSemiStructured(value);
    }
    return VObjectPropertyValues.parseStructured(value).stream()
        .map(part -> String.join(",", part))
        .toList();
  }
}
