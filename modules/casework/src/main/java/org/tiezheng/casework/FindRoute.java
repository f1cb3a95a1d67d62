package org.tiezheng.casework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.guide.Routes;

/**
 * Which way leads from what a person has to records (取证路线). First of all: whose device or account
 * it is, and how it was come by; for another person's without consent or order no way is shown
 * (rule G-006).
 */
public final class FindRoute {
  private FindRoute() {}

  /** Whose the device or the account is. */
  public enum Whose {
    OWN(new Text("自己的", "one's own")),
    CONSENT(new Text("他人的,本人同意", "another's, with consent")),
    ORDER(new Text("他人的,有法院调查令或裁定", "another's, upon an order of a court")),
    OTHER(new Text("他人的,没有同意也没有裁定", "another's, without consent or order"));

    private final Text title;

    Whose(Text title) {
      this.title = title;
    }

    /** The name that people read. */
    public Text title() {
      return title;
    }
  }

  /**
   * One way, in plain values.
   *
   * @param command of this program that reads what comes of it
   * @param keeps what such material can show
   * @param cannot what it cannot
   */
  public record Way(
      String id, Text title, List<Text> how, String command, Text keeps, Text cannot) {
    public Way {
      how = List.copyOf(how);
    }
  }

  /**
   * What was found.
   *
   * @param refused whether nothing may be taken at all
   * @param first what is to be known before anything is done
   * @param ways the best first; empty if refused
   */
  public record Found(boolean refused, List<Text> first, List<Way> ways) {
    public Found {
      first = List.copyOf(first);
      ways = List.copyOf(ways);
    }
  }

  /** Devices that are known, by their ids in small letters. */
  public static Map<String, Text> devices() {
    return Routes.shipped().devices();
  }

  /** Apps and other sources that are known. */
  public static Map<String, Text> apps() {
    return Routes.shipped().apps();
  }

  /** Computers that are known. */
  public static Map<String, Text> computers() {
    return Routes.shipped().computers();
  }

  /**
   * The ways for a person.
   *
   * @throws CaseFileException if a device, app or computer is none of those that are known
   */
  public static Found of(Whose whose, String device, String app, String computer) {
    Routes routes = Routes.shipped();
    String phone = known(routes.devices(), device);
    String source = known(routes.apps(), app);
    String with = known(routes.computers(), computer);
    if (whose == Whose.OTHER) {
      return new Found(true, refused(), List.of());
    }
    return new Found(
        false,
        first(whose),
        routes.ways(phone, source, with).stream()
            .filter(w -> whose != Whose.ORDER || w.supplied())
            .map(w -> new Way(w.id(), w.title(), w.how(), w.command(), w.keeps(), w.cannot()))
            .toList());
  }

  private static final Text REFUSED =
      new Text(
          "这是他人的设备或账号,没有本人同意,也没有法院的调查令或裁定:不要登录、复制或解锁(规则 G-006)。以严重侵害他人合法权益的方法取得的证据会被排除,还可能触犯法律。",
          "The device or account is another person's, without consent and without an order: do not"
              + " log in, copy or unlock it (rule G-006). Evidence that was obtained by seriously"
              + " infringing another's rights is excluded, and it may be an offence.");

  private static final Text INSTEAD =
      new Text(
          "可以做的:先收取自己这一侧的同一对话;申请法院责令对方提交(papers --doc"
              + " DOC-PRODUCE)、调查收集(DOC-COURT-COLLECT)或保全(DOC-PRESERVE)。",
          "What can be done: collect your own side of the same conversation; apply in writing,"
              + " before the period for evidence ends, for an order to produce (papers --doc"
              + " DOC-PRODUCE), for collection by the court (DOC-COURT-COLLECT) or for preservation"
              + " (DOC-PRESERVE).");

  /**
   * What a person is told who has another's device or account without consent and without order.
   */
  static List<Text> refused() {
    return List.of(REFUSED, INSTEAD);
  }

  private static List<Text> first(Whose whose) {
    Text untouched =
        new Text(
            "先不要清理、升级、卸载或退出登录(guide do-not-clean)。",
            "First of all clean, update, remove or log out of nothing (guide do-not-clean).");
    return switch (whose) {
      case OWN -> List.of(untouched);
      case CONSENT ->
          List.of(
              new Text(
                  "请本人写下同意书(谁、哪台设备和账号、哪段期间、用于本案),与材料一起收取。",
                  "Have the owner write the consent down (who, which device and account, which"
                      + " period, for this case) and collect it with the material."),
              untouched);
      case ORDER ->
          List.of(
              new Text(
                  "调查令只能向令上写明的单位取令上写明的材料(guide order-trip),不能据此登录、复制对方的手机或账号。",
                  "An order gets from the unit that it names what it names (guide order-trip); it"
                      + " does not allow to log in to or copy the other side's phone or account."),
              new Text(
                  "对方设备里的记录:在举证期限届满前书面申请法院责令提交(papers --doc"
                      + " DOC-PRODUCE)、调查收集(DOC-COURT-COLLECT)或保全(DOC-PRESERVE)。",
                  "For records on the other side's device apply in writing, before the period for"
                      + " evidence ends: order to produce (papers --doc DOC-PRODUCE), collection by"
                      + " the court (DOC-COURT-COLLECT), preservation (DOC-PRESERVE)."),
              untouched);
      case OTHER -> refused();
    };
  }

  private static String known(Map<String, Text> of, String name) {
    return Routes.id(of, name)
        .orElseThrow(() -> {
          String known =
              of.keySet().stream().map(FindRoute::written).collect(Collectors.joining(", "));
          return new CaseFileException(
              new Text(
                  "没有“%s”这一项;有:%s。".formatted(name, known),
                  "There is no %s; there are: %s.".formatted(name, known)));
        });
  }

  /** An id as a person types it. */
  public static String written(String id) {
    return id.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
