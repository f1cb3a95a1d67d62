package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.font.VisibleText;
import org.tiezheng.present.hearing.StepsPaper;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the steps for the hearing back: that every place that their machine copy names is printed
 * on the pages, in order, and that the lines really stand on those pages of the copies, as these
 * were read back.
 */
final class HearingReader {
  private static final int MOST_DIFFERENCES = 20;

  /** Room for a place in print. */
  private static final int NEAR = 80;

  private static final List<String> HEADS = List.of(head(Text::zh), head(Text::en));

  private final String file;
  private final String text;
  private final int[] starts;
  private final VisibleText visible;
  private final Map<String, LinePages> lines = new HashMap<>();
  private final Map<String, Observation.Copy> copies = new HashMap<>();
  private int at;

  private HearingReader(String file, PaperText paper, Observation.Copies read, Typefaces faces)
      throws IOException {
    this.file = file;
    this.text = paper.text();
    this.starts = paper.starts();
    this.visible = new VisibleText(faces);
    for (Observation.Copy copy : read.copies()) {
      copies.put(copy.number(), copy);
      lines.put(
          copy.number(),
          LinePages.of(
              copy.lines().stream()
                  .map(l -> new LinePages.Run(l.first(), l.last(), l.page()))
                  .toList()));
    }
  }

  private static String head(Function<Text, String> language) {
    return ExcerptPages.plain(
        StepsPaper.HEADS.stream().map(language).collect(Collectors.joining()));
  }

  /**
   * Reads the steps of a bundle.
   *
   * @param copies where the lines were found
   */
  static List<Observation.Shown> read(
      Path bag, List<Claim.Paper> papers, Observation.Copies copies, Typefaces faces)
      throws IOException {
    List<Observation.Shown> shown = new ArrayList<>();
    for (Claim.Paper paper : papers) {
      if (paper.id().equals(StepsPaper.ID) && paper.path().endsWith(".pdf")) {
        try (PaperText printed = PaperText.open(bag.resolve(paper.path()))) {
          Optional<InputStream> copy = printed.copy();
          if (copy.isPresent()) {
            JsonNode plan =
                EvidenceJson.mapper().readTree(copy.get().readAllBytes()).path("hearing");
            shown.addAll(new HearingReader(paper.path(), printed, copies, faces).items(plan));
          }
        } catch (JacksonException e) {
          // Without a machine copy nothing is known of the steps, and the rule says so.
        }
      }
    }
    return shown;
  }

  private List<Observation.Shown> items(JsonNode plan) {
    List<Observation.Shown> shown = new ArrayList<>();
    for (JsonNode item : plan.path("items")) {
      shown.add(item(item, plan.path("carry")));
    }
    return shown;
  }

  private Observation.Shown item(JsonNode item, JsonNode carry) {
    List<String> differing = new ArrayList<>();
    int places = 0;
    int found = 0;
    for (JsonNode step : item.path("steps")) {
      boolean summed = step.path("summary").isObject();
      List<JsonNode> points = new ArrayList<>();
      if (summed) {
        points.add(step.path("summary"));
      }
      step.path("points").forEach(points::add);
      for (JsonNode point : points) {
        JsonNode place = point.path("place");
        if (!place.has("paper")) {
          continue;
        }
        places++;
        // What goes page by page is printed on the record.
        boolean elsewhere = summed && place.has("first") && byPage(point);
        if ((elsewhere || printed(point)) && stands(place)) {
          found++;
        } else if (differing.size() < MOST_DIFFERENCES) {
          differing.add(point.path("id").asString("") + " p. " + place.path("page").asInt(0));
        }
      }
    }
    return new Observation.Shown(
        item.path("item").asInt(0), file, places, found, differing, listed(item, carry));
  }

  /** Whether words and place stand behind each other on the pages, after those before them. */
  private boolean printed(JsonNode point) {
    String what = plain(point.path("what").asString(""));
    int found = text.indexOf(what, at);
    int end = found + what.length();
    int after = end;
    if (found < 0) {
      Broken broken = broken(what);
      if (broken.after() == 0) {
        return false;
      }
      end = broken.end();
      after = broken.after();
    }
    at = after;
    JsonNode place = point.path("place");
    int line = place.path("first").asInt(0);
    String cited =
        line > 0 ? "[%06d]".formatted(line) : Integer.toString(place.path("page").asInt(0));
    int near = text.indexOf(cited, end);
    return near >= 0 && near - end < NEAR;
  }

  /**
   * Words that a page break divides.
   *
   * @param end of what stands on the first of the two pages
   * @param after the rest; 0 if they were not found
   */
  private record Broken(int end, int after) {}

  /** The place of a row stands before the break, and the titles of the columns after it. */
  private Broken broken(String what) {
    for (int start : starts) {
      int rest = start + head(start);
      for (int k = what.length() - 1; start > at && rest > start && k > 0; k--) {
        if (text.startsWith(what.substring(k), rest)) {
          int begin = text.lastIndexOf(what.substring(0, k), start);
          if (begin >= at && start - begin - k < NEAR) {
            return new Broken(begin + k, rest + what.length() - k);
          }
        }
      }
    }
    return new Broken(0, 0);
  }

  /** The length of the titles of columns that stand there; 0 if none do. */
  private int head(int place) {
    return HEADS.stream().filter(h -> text.startsWith(h, place)).mapToInt(String::length).sum();
  }

  private static boolean byPage(JsonNode point) {
    return point.path("id").asString("").matches("[0-9]+/(page|lines)/[0-9]+");
  }

  private String plain(String words) {
    return ExcerptPages.plain(visible.of(words).replace('\n', VisibleText.LINE_END));
  }

  /** Whether the lines of a place begin on its pages. */
  private boolean stands(JsonNode place) {
    Observation.Copy copy = copies.get(place.path("paper").asString(""));
    LinePages pages = lines.get(place.path("paper").asString(""));
    if (copy == null || pages == null) {
      return false;
    }
    int page = place.path("page").asInt(0);
    boolean inVolume = place.path("volume").asInt(0) == copy.volume() + page - 1;
    if (!place.has("first")) {
      return inVolume && page >= 1 && place.path("last").asInt(0) <= copy.pages();
    }
    return inVolume
        && pages.of(place.path("first").asInt(0)) == page
        && pages.of(place.path("last").asInt(0)) == place.path("lastPage").asInt(0);
  }

  private static boolean listed(JsonNode item, JsonNode carry) {
    String device = item.path("device").asString("");
    String number = item.path("listed").asString("");
    for (JsonNode carrier : carry) {
      for (JsonNode its : carrier.path("items")) {
        if (its.asString("").equals(number)) {
          return !device.isEmpty() && carrier.path("device").asString("").equals(device);
        }
      }
    }
    return false;
  }
}
