package org.tiezheng.present.hearing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;

/**
 * How the data of one app are shown in court (出示步骤). Data: a new app is a new file.
 *
 * @param platforms apps or makers of bills as records name them; empty fits every one
 * @param kinds of items; empty fits none by itself
 * @param record which paper takes the results
 * @param checked how far the steps were verified; printed with them
 */
public record Script(
    String id,
    Text title,
    List<String> platforms,
    List<Kind> kinds,
    Paper record,
    Text checked,
    List<Step> steps) {
  public Script {
    platforms = List.copyOf(platforms);
    kinds = List.copyOf(kinds);
    steps = List.copyOf(steps);
  }

  /** The paper that takes the results. */
  public enum Paper {
    /** DOC-CHECK-RECORD. */
    CHECK,
    /** DOC-SHOW-RECORD: pages and mails, with address, time and network. */
    SHOW
  }

  /** Where a step is done; menus differ. */
  public enum Device {
    IOS(Text.same("iOS")),
    ANDROID(new Text("安卓", "Android")),
    PC(new Text("电脑", "Computer"));

    private final Text title;

    Device(Text title) {
      this.title = title;
    }

    Text title() {
      return title;
    }
  }

  /** What of an item a step shows. */
  public enum Content {
    /** What the screen shows and no record states. */
    SCREEN,
    OWN_ACCOUNT,
    OTHER_ACCOUNTS,
    CONVERSATIONS,
    /** Lines that links join to facts. */
    KEY_LINES,
    /** Every line, page by page of the copy. */
    LINES,
    /** Pictures, voices, videos, files, links. */
    OPENED,
    TRANSFERS,
    /** Lines that the app does not show, such as recovered ones. */
    UNSEEN,
    OWN_NUMBER,
    STORAGE,
    MAILS,
    HEADERS,
    PAYMENTS,
    POSTS,
    /** A URL. */
    ADDRESS,
    FILES
  }

  /**
   * One step.
   *
   * @param act what is done
   * @param where to tap, by device; may be empty
   * @param expect the expected screen
   * @param optional whether the step falls away if the item has nothing to show there
   * @param minutes that it takes by itself, our estimate
   * @param secondsEach that each thing shown takes more
   * @param seeds requirements that it serves
   */
  public record Step(
      String id,
      Text act,
      Map<Device, Text> where,
      Text expect,
      List<Content> shows,
      boolean optional,
      int minutes,
      int secondsEach,
      List<String> seeds) {
    public Step {
      where = Map.copyOf(where);
      shows = List.copyOf(shows);
      seeds = List.copyOf(seeds);
    }

    List<String> where(Locale locale) {
      return java.util.Arrays.stream(Device.values())
          .flatMap(device ->
              Optional.ofNullable(where.get(device)).stream()
                  .map(text -> device.title().in(locale) + ": " + text.in(locale)))
          .toList();
    }
  }

  boolean fits(Kind kind, List<String> itsPlatforms) {
    return kinds.contains(kind)
        && (platforms.isEmpty() || itsPlatforms.stream().anyMatch(platforms::contains));
  }
}
