package org.tiezheng.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordKind;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SourceNames;

/** Records as lines of the terminal. */
final class FoundLines {
  private static final int LONG = 2_000;
  private final Talk talk;
  private final DateTimeFormatter times;

  FoundLines(Talk talk, ZoneId zone) {
    this.talk = talk;
    this.times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** Where and when a record that was found stands, and who wrote it. */
  void head(Found f) {
    talk.line(
        talk.say("证据 ", "item ")
            + f.item()
            + (f.line() > 0 ? " [%06d]".formatted(f.line()) : "")
            + " · "
            + f.kind().map(k -> talk.say(k.title())).orElse(talk.say("搁置的行", "row set aside"))
            + part(title(f))
            + part(time(f.time()))
            + part(talk.say(SourceNames.account(f.sender())))
            + mark(f));
  }

  /** The conversation, or who made the bill, as a person calls it. */
  private String title(Found f) {
    String title = f.title().isEmpty() ? f.conversation() : f.title();
    return f.kind().filter(RecordKind.PAYMENT::equals).isPresent()
        ? talk.say(SourceNames.of(title))
        : f.kind().filter(RecordKind.POST::equals).isPresent() ? post(title) : title;
  }

  /** Where a post stands, by the name that the app shows. */
  String post(String place) {
    return switch (place) {
      case "moments" -> talk.say("朋友圈", "moments");
      case "favourites" -> talk.say("收藏", "favourites");
      case "group-announcement" -> talk.say("群公告", "group announcement");
      default -> place;
    };
  }

  /** The sender with the mark of the row, and a colon if there is either. */
  private String said(Found f) {
    String sender = (oneLine(talk.say(SourceNames.account(f.sender()))) + mark(f)).strip();
    return sender.isEmpty() ? "" : sender + ": ";
  }

  /** A line of a conversation that is read. */
  void line(Found f) {
    talk.line("[%06d] %s %s%s".formatted(f.line(), time(f.time()), said(f), words(f.text())));
  }

  private static String words(String text) {
    return text.replaceAll("\\R", "\n         ");
  }

  private String part(String text) {
    return text.isEmpty() ? "" : " · " + oneLine(text);
  }

  /** No text may look like a line of ours. */
  String oneLine(String text) {
    String line = text.replaceAll("\\R", " ¶ ");
    return line.length() > LONG ? line.substring(0, LONG) + "…" : line;
  }

  String time(RecordedTime time) {
    return time.instant().map(times::format).orElse(time.raw().isEmpty() ? "—" : time.raw());
  }

  private String mark(Found f) {
    String same =
        f.sameAs()
            .map(line ->
                talk.say(" 〔同 [%06d]〕".formatted(line), " {same as [%06d]}".formatted(line)))
            .orElse("");
    return mark(f.state(), f.incomplete()) + same;
  }

  /** That a row is not simply there, or not whole, in words; empty if it is. */
  String mark(RowState state, boolean incomplete) {
    return mark(state) + (incomplete ? talk.say(" 〔该行残缺〕", " {incomplete row}") : "");
  }

  private String mark(RowState state) {
    return state == RowState.LIVE
        ? ""
        : talk.say(" 〔" + state.title().zh() + "〕", " {" + state.title().en() + "}");
  }
}
