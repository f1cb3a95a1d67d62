package org.tiezheng.present.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;

/**
 * What every paper of a bundle prints.
 *
 * @param caseNumber 案号; may be empty
 * @param submitter who hands in
 * @param made when the papers are made, whole seconds
 * @param zone in which times are printed
 * @param evidenceRoot 64 hex digits, see the bundle format section 4.2
 * @param clocks every time service whose tokens are in the bundle; may be empty
 * @param generator program and version
 * @param locale Chinese unless another language is wanted
 */
public record PaperFacts(
    String caseTitle,
    String cause,
    String caseNumber,
    String court,
    List<Party> parties,
    String submitter,
    Instant made,
    ZoneId zone,
    String bundleId,
    String evidenceRoot,
    List<ClockStatement> clocks,
    String generator,
    Locale locale) {
  /** Stands for the evidence root of a paper that belongs to no bundle. */
  public static final String NO_ROOT = "—";

  /** The root of an empty list (RFC 6962): SHA-256 of nothing. It stands for no file. */
  static final String EMPTY_ROOT =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final int SHORT = 16;

  public PaperFacts {
    parties = List.copyOf(parties);
    clocks = List.copyOf(clocks);
  }

  /** Facts of a case. */
  public static PaperFacts of(
      Case file,
      Instant made,
      ZoneId zone,
      String bundleId,
      String evidenceRoot,
      List<ClockStatement> clocks,
      String generator,
      Locale locale) {
    return new PaperFacts(
        file.title(),
        file.cause(),
        file.caseNumber(),
        file.court(),
        file.parties(),
        file.self().map(Party::name).orElse(""),
        made,
        zone,
        bundleId,
        evidenceRoot,
        clocks,
        generator,
        locale);
  }

  /** The same for a paper in another language. */
  public PaperFacts in(Locale other) {
    return new PaperFacts(
        caseTitle,
        cause,
        caseNumber,
        court,
        parties,
        submitter,
        made,
        zone,
        bundleId,
        evidenceRoot,
        clocks,
        generator,
        other);
  }

  public String say(String zh, String en) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }

  public String say(Text text) {
    return text.in(locale);
  }

  /** A dash for what is not stated, so that no cell looks forgotten. */
  public String stated(String text) {
    return text.isBlank() ? "—" : text;
  }

  /** Names and values that every paper opens with. */
  public List<List<String>> opening() {
    return List.of(
        List.of(say("案件", "Case"), stated(caseTitle)),
        List.of(
            say("案号", "Case number"),
            caseNumber.isBlank()
                ? say("（尚未立案或未填写）", "(not yet registered or not stated)")
                : caseNumber),
        List.of(say("案由", "Cause of action"), stated(cause)),
        List.of(say("受理法院", "Court"), stated(court)),
        List.of(say("当事人", "Parties"), partyLine()),
        List.of(say("提交人", "Submitted by"), stated(submitter)),
        List.of(say("制作日期", "Date"), date()));
  }

  String date() {
    LocalDate day = made.atZone(zone).toLocalDate();
    return say(
        "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
        day.toString());
  }

  /** A moment with its offset from UTC, such as {@code 2026-11-24 17:00:00 (UTC+08:00)}. */
  String time(Instant instant) {
    var local = instant.atZone(zone);
    String offset = local.getOffset().getId();
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(local)
        + (offset.equals("Z") ? " (UTC)" : " (UTC" + offset + ")");
  }

  String partyLine() {
    return stated(
        parties.stream()
            .map(p -> say(p.role().title()) + say("：", ": ") + p.name())
            .collect(Collectors.joining(say("；", "; "))));
  }

  /** Whether a third party's time exists, and whose. */
  String clockLine() {
    List<String> others =
        clocks.stream().filter(ClockStatement::thirdParty).map(this::clock).toList();
    List<String> own = clocks.stream().filter(c -> !c.thirdParty()).map(this::clock).toList();
    String third =
        others.isEmpty()
            ? say("无第三方时间证明。", "There is no third party's time.")
            : say("第三方时间证明：", "Third party's time: ") + String.join(say("；", "; "), others);
    if (own.isEmpty()) {
      return third
          + (others.isEmpty() ? say("亦无自有时间戳。", " There is no time token of our own.") : "");
    }
    return third
        + say("另有自有时钟（非第三方）时间戳：", " Own clock (not a third party): ")
        + String.join(say("；", "; "), own);
  }

  private String clock(ClockStatement clock) {
    return clock.service() + clock.newest().map(t -> say("，", ", ") + time(t)).orElse("");
  }

  /** Whether the paper belongs to a bundle; else it was made alone and nothing fixes it. */
  boolean bundled() {
    return !evidenceRoot.equals(NO_ROOT);
  }

  /**
   * Whether the bundle holds originals at all; what was read from a backup stays with its holder.
   */
  boolean holdsOriginals() {
    return !evidenceRoot.equals(EMPTY_ROOT);
  }

  /** What the evidence root covers, as every paper of a bundle says it. */
  String rootLine() {
    return holdsOriginals()
        ? say(
            "证据根由证据包内全部原件的 SHA-256 清单计算得出（RFC 6962），重新打印本文书不会改变。",
            "The evidence root is computed from the SHA-256 list of all originals in the bundle"
                + " (RFC 6962) and does not change when this paper is printed again. ")
        : say(
            "证据包内没有原件（未提交的来源文件只以加盐承诺值载入 tiezheng/evidence.json）；证据根是空清单的固定值，不对应任何文件。",
            "The bundle holds no originals (source files that are not handed over are in"
                + " tiezheng/evidence.json by their salted commitments only); the evidence root is"
                + " the fixed value of an empty list and stands for no file. ");
  }

  String shortRoot() {
    return evidenceRoot.substring(0, Math.min(SHORT, evidenceRoot.length()));
  }

  /** The text of the QR code: what a verifier needs to find the right bundle. */
  String qr(String number) {
    return "tz1:sha256:" + evidenceRoot + "|" + number;
  }
}
