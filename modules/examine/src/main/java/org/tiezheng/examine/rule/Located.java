package org.tiezheng.examine.rule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/** A node of a YAML file that knows its file, line and field, so that a fault can be named. */
public sealed interface Located {
  String file();

  int line();

  String field();

  /**
   * @param plain whether it stands without quotes, so that a number is meant as one
   */
  record Scalar(String file, int line, String field, String value, boolean plain)
      implements Located {}

  record Sequence(String file, int line, String field, List<Located> members) implements Located {}

  record Mapping(String file, int line, String field, Map<String, Located> members)
      implements Located {
    public Located required(String name) {
      Located found = members.get(name);
      if (found == null) {
        throw fault(name, "缺少此字段", "this field is missing");
      }
      return found;
    }

    public Optional<Located> optional(String name) {
      return Optional.ofNullable(members.get(name));
    }

    public String string(String name) {
      return required(name).string();
    }

    public Optional<String> optionalString(String name) {
      return optional(name).map(Located::string);
    }

    public Text text(String name) {
      Mapping both = required(name).mapping();
      both.allow(List.of("zh", "en"));
      return new Text(both.string("zh"), both.string("en"));
    }

    public List<String> strings(String name) {
      return required(name).strings();
    }

    public void allow(List<String> names) {
      for (Map.Entry<String, Located> member : members.entrySet()) {
        if (!names.contains(member.getKey())) {
          throw member.getValue().fault("不认识的字段", "no such field");
        }
      }
    }

    private BadRuleException fault(String name, String zh, String en) {
      String path = field.isEmpty() ? name : field + "." + name;
      return new BadRuleException(file, line, path, new Text(zh, en));
    }
  }

  default BadRuleException fault(String zh, String en) {
    return new BadRuleException(file(), line(), field(), new Text(zh, en));
  }

  default Mapping mapping() {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw fault("应为“键: 值”", "expected key: value pairs");
  }

  default List<Located> sequence() {
    if (this instanceof Sequence sequence) {
      return sequence.members();
    }
    throw fault("应为列表", "expected a list");
  }

  default String string() {
    if (this instanceof Scalar scalar && !scalar.value().isBlank()) {
      return scalar.value();
    }
    throw fault("应为非空文字", "expected text that is not empty");
  }

  default List<String> strings() {
    List<String> all = new ArrayList<>();
    for (Located member : sequence()) {
      all.add(member.string());
    }
    return all;
  }

  default LocalDate date() {
    try {
      return LocalDate.parse(string());
    } catch (DateTimeParseException e) {
      throw fault("应为日期 yyyy-MM-dd", "expected a date yyyy-MM-dd");
    }
  }

  /** The enum constant of that name; {@code cannotStandAlone} and {@code CANNOT_STAND_ALONE}. */
  default <E extends Enum<E>> E constant(Class<E> type) {
    String wanted = string().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
    }
    throw fault(
        "值“" + string() + "”不在允许范围内",
        "the value '" + string() + "' is not one of the allowed ones");
  }
}
