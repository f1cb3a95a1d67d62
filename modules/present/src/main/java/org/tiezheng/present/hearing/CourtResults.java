package org.tiezheng.present.hearing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * What was found in court, as a person recorded it. Nothing is equal unless somebody said so.
 *
 * @param session when, where, who: values by their name; a blank is filled in by hand
 * @param items by number of the item: device, account and the like
 * @param points by {@link Showing.Point#id()}
 * @param gone what was recorded as different earlier and is no point of the steps any more
 */
public record CourtResults(
    Map<Field, String> session,
    Map<Integer, Map<Field, String>> items,
    Map<String, Result> points,
    List<String> gone) {
  /** Nothing was recorded yet: a form. */
  public static final CourtResults NONE = new CourtResults(Map.of(), Map.of(), Map.of(), List.of());

  public CourtResults {
    session = Map.copyOf(session);
    items = Map.copyOf(items);
    points = Map.copyOf(points);
    gone = List.copyOf(gone);
  }

  /** What a record states beside the comparison. */
  public enum Field {
    HEARING("hearing", "庭审日期", "Hearing on", true),
    ROOM("room", "地点（法庭）", "Court room", true),
    CLERK("clerk", "书记员", "Clerk", true),
    PRESENT("present", "到场人", "Present", true),
    VIDEO("video", "法庭录像（如有）文件名", "Film by the court, if any", true),
    VIDEO_HASH("videoSha256", "录像的 SHA-256", "SHA-256 of the film", true),
    DEVICE("device", "设备", "Device", false),
    CARRIER("carrier", "载体编号", "Carrier no.", false),
    ACCOUNT("account", "登录账号", "Account logged in", false),
    ADDRESS("url", "网址", "Address (URL)", false),
    TIME("time", "演示时间", "Time", false),
    NETWORK("network", "所用网络", "Network", false);

    private final String key;
    private final Text title;
    private final boolean ofSession;

    Field(String key, String zh, String en, boolean ofSession) {
      this.key = key;
      this.title = new Text(zh, en);
      this.ofSession = ofSession;
    }

    /** Its name in the file of results. */
    public String key() {
      return key;
    }

    public Text title() {
      return title;
    }

    /** Whether it is of the hearing, and not of one item. */
    public boolean ofSession() {
      return ofSession;
    }
  }

  /** What a comparison came to. */
  public enum Outcome {
    SAME("一致", "same"),
    DIFFERENT("不一致", "different"),
    IMPOSSIBLE("无法核对", "not comparable");

    private final Text title;

    Outcome(String zh, String en) {
      this.title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * What one comparison came to.
   *
   * @param outcome empty if it was not recorded
   * @param difference what differed, or why it could not be compared
   * @param objection of the other side with its reason; may be empty
   * @param before when it was recorded as different earlier; empty if it never was
   */
  public record Result(
      Optional<Outcome> outcome, String difference, String objection, String before) {
    /** Nothing was recorded. */
    public static final Result OPEN = new Result(Optional.empty(), "", "", "");
  }

  /** The result of a point; open if nobody recorded one. */
  public Result of(Showing.Point point) {
    return points.getOrDefault(point.id(), Result.OPEN);
  }

  /** How many points of a plan came to that; empty asks for those not recorded. */
  public long count(List<Showing> showings, Optional<Outcome> outcome) {
    return showings.stream()
        .flatMap(s -> s.points().stream())
        .filter(p -> of(p).outcome().equals(outcome))
        .count();
  }

  /** Whether anything was recorded. */
  public boolean recorded() {
    return !points.isEmpty() || !session.isEmpty();
  }
}
