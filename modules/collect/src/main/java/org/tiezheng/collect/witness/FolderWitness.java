package org.tiezheng.collect.witness;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Witness;

/**
 * What the names of an account's files say about its messages: media that should have one, and
 * numbers of a series of databases that are not there. Looks into no file. Stateless.
 */
public final class FolderWitness {
  private static final int MOST_ABSENT = 1_000;

  /** Folders of media; a folder by the digest of the conversation is told where there is one. */
  private static final Pattern MEDIA =
      Pattern.compile(
          "(?:^|/)(?<kind>Audio|Img|Video|OpenData|msg/attach|msg/video|msg/file|FileStorage/[A-Za-z]+"
              + "|image2|voice2|video|attachment|Download|Message/MessageTemp|Message/Media)"
              + "/(?:(?<digest>[0-9a-f]{32})/)?(?:.*/)?(?<name>[^/]+)$");

  /** Kinds in which a file is named by the number of its row. */
  private static final Pattern NUMBERED = Pattern.compile("Audio|Img|Video|OpenData");

  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})(?:\\..*)?");

  /** Small pictures that go with another file, and what is no medium. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i).*(?:_t|_h|_thumb|thum|_hd)(?:\\.[a-z0-9]+)?|th_.*|.*_thum|\\..*|.*\\.(?:db|sqlite|db-wal|db-shm)");

  private static final Pattern SERIES =
      Pattern.compile(
          "(?<before>(?:.*/)?(?:message_|biz_message_|media_|MSG|MediaMSG|FTSMSG|msg_))"
              + "(?<number>[0-9]{1,3})(?<after>\\.(?:db|sqlite))");

  /** A file of the account. */
  public record Named(String name, Provenance at) {}

  private FolderWitness() {}

  /** Delivers a witness for each medium and for each database that is not there. */
  public static void read(Collection<Named> files, Consumer<Witness> to) {
    Map<String, NavigableMap<Integer, Named>> series = new TreeMap<>();
    for (Named file : files) {
      Matcher numbered = SERIES.matcher(file.name());
      if (numbered.matches()) {
        series
            .computeIfAbsent(
                numbered.group("before") + "#" + numbered.group("after"), _ -> new TreeMap<>())
            .put(Integer.parseInt(numbered.group("number")), file);
      } else {
        medium(file, to);
      }
    }
    series.forEach((name, numbers) -> absent(name, numbers, to));
  }

  private static void medium(Named file, Consumer<Witness> to) {
    Matcher media = MEDIA.matcher(file.name());
    if (!media.find() || BESIDE.matcher(media.group("name")).matches()) {
      return;
    }
    String digest = Optional.ofNullable(media.group("digest")).orElse("");
    Matcher number = NUMBER.matcher(media.group("name"));
    boolean numbered =
        NUMBERED.matcher(media.group("kind")).matches() && !digest.isEmpty() && number.matches();
    to.accept(
        new Witness(
            Witness.Kind.FILE,
            file.at(),
            file.at(),
            media.group("kind"),
            digest,
            Optional.empty(),
            numbered ? Optional.of(number.group(1)) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(file.name())));
  }

  /** On phones the first of the series has a name of its own and the others begin at 1. */
  private static void absent(
      String name, NavigableMap<Integer, Named> numbers, Consumer<Witness> to) {
    Named last = numbers.lastEntry().getValue();
    String brief = name.substring(name.lastIndexOf('/') + 1);
    int told = 0;
    for (int i = name.endsWith(".sqlite") ? 1 : 0; i < numbers.lastKey(); i++) {
      if (!numbers.containsKey(i) && told++ < MOST_ABSENT) {
        to.accept(absent(last, brief.replace("#", Integer.toString(i))));
      }
    }
    if (told == 0) {
      to.accept(absent(last, ""));
    }
  }

  private static Witness absent(Named last, String name) {
    return new Witness(
        Witness.Kind.ABSENT_STORE,
        last.at(),
        last.at(),
        last.name().substring(last.name().lastIndexOf('/') + 1),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(name));
  }
}
