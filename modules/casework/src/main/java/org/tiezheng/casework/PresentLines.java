package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Blocking;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.paper.Document;

/** What a person reads after a bundle was made, or stopped. */
final class PresentLines {
  private static final int VOICES = 10;
  private static final int PLACES = 10;

  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private PresentLines(Locale locale) {
    this.locale = locale;
  }

  static List<String> of(Present.Result result, Locale locale) {
    PresentLines said = new PresentLines(locale);
    result.blocking().blocks().forEach(b -> said.block(b, result.bundle().isPresent()));
    result.bundle().ifPresentOrElse(bundle -> said.written(result, bundle), said::stopped);
    return said.lines;
  }

  /** Rule, and item if it speaks of one: what {@code --override} names. */
  static String name(Blocking.Block block) {
    return block.finding().rule() + block.finding().item().map(n -> "#" + n).orElse("");
  }

  private void say(String zh, String en) {
    lines.add(new Text(zh, en).in(locale));
  }

  /**
   * @param written whether the rule spoke of a bundle that already lies there: it was not stopped,
   *     and nobody may read that it was
   */
  private void block(Blocking.Block block, boolean written) {
    String rule = name(block);
    block
        .override()
        .ifPresentOrElse(
            reason ->
                say(
                    "已说明理由而继续:" + rule + " — " + reason,
                    "went on all the same: " + rule + " — " + reason),
            () -> {
              say(
                  (written ? "写出后核对不符,不要提交:" : "阻止提交:")
                      + rule
                      + " "
                      + block.rule().title().zh()
                      + " — "
                      + block.finding().message().zh(),
                  (written ? "DO NOT HAND IN, it was written but does not pass: " : "STOPS: ")
                      + rule
                      + " "
                      + block.rule().title().en()
                      + " — "
                      + block.finding().message().en());
              places(block);
            });
  }

  /** Where it is to be mended: who is stopped needs to know that at once. */
  private void places(Blocking.Block block) {
    block.finding().pointers().stream()
        .limit(PLACES)
        .forEach(p -> lines.add("  " + p.where() + (p.value().isBlank() ? "" : " " + p.value())));
    int more = block.finding().pointers().size() - PLACES;
    if (more > 0) {
      say(
          "  另有 " + more + " 处,见 tiezheng examine",
          "  and " + more + " more, see tiezheng examine");
    }
  }

  private void stopped() {
    say(
        "没有写出任何文件。补正后重试;确有理由的,用 --override 规则=理由 说明(会记入保管链)。",
        "Nothing was written. Mend it, or give a reason with --override RULE=REASON (it is kept in"
            + " the custody log).");
  }

  private void written(Present.Result result, WrittenBundle bundle) {
    say(
        "证据包:%s(%,d 个文件,%,d 字节)".formatted(bundle.folder(), bundle.files(), bundle.bytes()),
        "Bundle: %s (%,d files, %,d bytes)"
            .formatted(bundle.folder(), bundle.files(), bundle.bytes()));
    say("证据根 " + bundle.evidenceRoot(), "Evidence root " + bundle.evidenceRoot());
    bundle.papers().stream().filter(p -> !voice(p) && !forBrowser(p)).forEach(this::paper);
    say("  各文书另有同名 .html,供在浏览器中阅读", "  each paper also as .html, to be read in a browser");
    bundle.papers().stream().filter(PresentLines::voice).limit(VOICES).forEach(this::paper);
    if (bundle.papers().stream().filter(PresentLines::voice).count() > VOICES) {
      say(
          "  其余语音文件见 data/papers/ 和语音清单",
          "  for the other voices see data/papers/ and the list of voice messages");
    }
    result.papers().forEach(p -> lines.add("  " + p));
    result.verification().ifPresent(v -> lines.add(v.summary(locale)));
    result.notes().forEach(n -> lines.add(n.in(locale)));
    say(
        "打开查看:" + bundle.folder().resolve("index.html"),
        "To open: " + bundle.folder().resolve("index.html"));
  }

  private static boolean voice(WrittenBundle.Paper paper) {
    return paper.id().equals("DERIVED-VOICE");
  }

  private static boolean forBrowser(WrittenBundle.Paper paper) {
    return paper.id().endsWith(Document.AS_HTML);
  }

  private void paper(WrittenBundle.Paper paper) {
    String pages =
        paper.pages() > 0 ? "  " + paper.pages() + new Text(" 页", " pages").in(locale) : "";
    lines.add("  " + paper.path() + "  " + paper.title().in(locale) + pages);
  }
}
