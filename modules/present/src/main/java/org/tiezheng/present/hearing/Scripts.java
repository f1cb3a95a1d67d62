package org.tiezheng.present.hearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The display scripts: those that ship, and before them those that a person brings. Immutable. */
public final class Scripts {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final String FALLBACK = "other";

  private final List<Script> all;
  private final CommonAdvice advice;

  private Scripts(List<Script> all, CommonAdvice advice) {
    this.all = List.copyOf(all);
    this.advice = advice;
  }

  /** A script cannot be used as it stands. */
  public static final class UnusableScriptException extends TiezhengException {
    UnusableScriptException(Text sentence) {
      super(sentence);
    }

    UnusableScriptException(Text sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /** Those that ship. */
  public static Scripts standard() {
    List<Script> scripts = new ArrayList<>();
    for (String id : shipped("index", new TypeReference<List<String>>() {})) {
      scripts.add(shipped(id, new TypeReference<ScriptFile>() {}).script(id));
    }
    return new Scripts(scripts, shipped("common", new TypeReference<CommonAdvice>() {}));
  }

  private static <T> T shipped(String name, TypeReference<T> type) {
    try (InputStream in = Scripts.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name + ".yaml");
      }
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These, with files of a person's own before them.
   *
   * @throws UnusableScriptException if one is not readable or lacks what a script needs
   */
  public Scripts with(List<Path> files) {
    List<Script> own = new ArrayList<>();
    for (Path file : files) {
      own.add(read(file));
    }
    own.addAll(all);
    return new Scripts(own, advice);
  }

  private static Script read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unusable(file, "大于 1 MiB", "it is larger than 1 MiB", null);
      }
      return YAML.readValue(Files.readAllBytes(file), ScriptFile.class)
          .script(String.valueOf(file.getFileName()));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw unusable(
          file,
          (line > 0 ? "第 " + line + " 行," : "") + why,
          (line > 0 ? "line " + line + ", " : "") + why,
          e);
    } catch (IllegalArgumentException | IOException e) {
      String why = String.valueOf(e.getMessage());
      throw unusable(file, why, why, e);
    }
  }

  private static UnusableScriptException unusable(
      Path file, String zh, String en, @Nullable Throwable cause) {
    Text sentence =
        new Text(
            "出示步骤文件“" + file + "”不能使用:" + zh + "。格式见 docs/hearing.md。",
            "The display script " + file + " cannot be used: " + en + ". See docs/hearing.md.");
    return cause == null
        ? new UnusableScriptException(sentence)
        : new UnusableScriptException(sentence, cause);
  }

  /** Every script, in the order in which they are tried. */
  public List<Script> all() {
    return all;
  }

  /** What holds for every hearing. */
  public CommonAdvice advice() {
    return advice;
  }

  /** The script for an item; the one for other software if none is made for it. */
  public Script of(Item item) {
    Kind kind = item.reading().map(Reading::kind).filter(Scripts::ofPhone).orElse(item.kind());
    List<String> platforms = platforms(item);
    return all.stream().filter(s -> s.fits(kind, platforms)).findFirst().orElseGet(this::fallback);
  }

  /** What the phone's own store says goes before what a person calls the item. */
  private static boolean ofPhone(Kind kind) {
    return kind == Kind.SMS || kind == Kind.CALLS;
  }

  /** Whether a script was made for something else and is used by analogy (SEED-GD-28). */
  public boolean byAnalogy(Script script) {
    return script.id().equals(FALLBACK);
  }

  private Script fallback() {
    return all.stream().filter(this::byAnalogy).findFirst().orElseThrow();
  }

  /** As a person says, as accounts name it, as the importer is called. */
  static List<String> platforms(Item item) {
    String stated = item.attributes().getOrDefault("platform", "").strip();
    if (!stated.isEmpty()) {
      return List.of(stated.toLowerCase(Locale.ROOT));
    }
    Set<String> platforms = new LinkedHashSet<>();
    item.reading()
        .ifPresent(reading -> {
          reading.accounts().stream().map(Account::platform).forEach(platforms::add);
          for (String part : reading.importer().split("\\.", -1)) {
            platforms.add(part);
          }
        });
    return List.copyOf(platforms);
  }

  /** A script as its file has it. */
  private record ScriptFile(
      @Nullable String id,
      @Nullable Text title,
      @Nullable List<String> platforms,
      @Nullable List<Kind> kinds,
      Script.@Nullable Paper record,
      @Nullable Text checked,
      @Nullable List<StepFile> steps) {
    Script script(String name) {
      List<StepFile> its = steps == null ? List.of() : steps;
      Script script =
          new Script(
              needed(id, name, "id"),
              whole(title, name, "title"),
              platforms == null ? List.of() : platforms,
              kinds == null ? List.of() : kinds,
              record == null ? Script.Paper.CHECK : record,
              whole(checked, name, "checked"),
              its.stream().map(s -> s.step(name)).toList());
      if (script.steps().isEmpty()) {
        throw new IllegalArgumentException(name + ": steps");
      }
      return script;
    }
  }

  private record StepFile(
      @Nullable String id,
      @Nullable Text act,
      @Nullable Map<Script.Device, Text> where,
      @Nullable Text expect,
      @Nullable List<Script.Content> shows,
      boolean optional,
      int minutes,
      int secondsEach,
      @Nullable List<String> seeds) {
    Script.Step step(String file) {
      String name = file + " " + id;
      return new Script.Step(
          needed(id, file, "steps.id"),
          whole(act, name, "act"),
          where == null ? Map.of() : where,
          whole(expect, name, "expect"),
          shows == null || shows.isEmpty() ? List.of(Script.Content.SCREEN) : shows,
          optional,
          Math.max(0, minutes),
          Math.max(0, secondsEach),
          seeds == null ? List.of() : seeds);
    }
  }

  private static <T> T needed(@Nullable T value, String file, String what) {
    if (value == null) {
      throw new IllegalArgumentException(file + ": " + what);
    }
    return value;
  }

  /** A text in both languages. */
  @SuppressWarnings("NullAway") // a file may leave out what a record wants
  private static Text whole(@Nullable Text text, String file, String what) {
    Text value = needed(text, file, what);
    if (value.zh() == null || value.en() == null) {
      throw new IllegalArgumentException(file + ": " + what + ".zh, " + what + ".en");
    }
    return value;
  }
}
