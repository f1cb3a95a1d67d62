package org.tiezheng.present.export;

import java.io.IOException;
import java.util.Optional;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.present.export.MediaBeside.Beside;
import org.tiezheng.present.export.MediaBeside.Shown;
import org.tiezheng.present.html.WrittenXml;
import org.tiezheng.present.paper.PaperFacts;

/**
 * A medium on the page: something to look at or to listen to, and below it which file is the
 * original and which one was made of it. Nothing is loaded before it comes into view or is played.
 */
final class MediaHtml {
  private final PaperFacts facts;
  private final MediaBeside media;

  MediaHtml(PaperFacts facts, MediaBeside media) {
    this.facts = facts;
    this.media = media;
  }

  void write(MessageContent content, Appendable out) throws IOException {
    Optional<Shown> shown =
        content instanceof MessageContent.Media of ? media.of(of) : Optional.empty();
    if (shown.isEmpty()) {
      return;
    }
    Shown it = shown.get();
    out.append("<figure>");
    Optional<Beside> file = it.derived().or(it::original);
    if (file.isPresent()) {
      player(it.way(), file.get(), content.line(), out);
    }
    out.append("<figcaption>");
    if (it.original().isPresent()) {
      line(facts.say("原件", "Original"), it.original().get(), out);
    }
    if (it.derived().isPresent()) {
      line(facts.say("派生件(仅供查看)", "Derived, for viewing only"), it.derived().get(), out);
    }
    out.append(WrittenXml.escaped(facts.say(it.note()))).append("</figcaption></figure>");
  }

  private static void player(MediaBeside.Way way, Beside file, String name, Appendable out)
      throws IOException {
    String path = WrittenXml.escaped(file.path());
    switch (way) {
      case PICTURE ->
          out.append("<img loading=\"lazy\" decoding=\"async\" src=\"")
              .append(path)
              .append("\" alt=\"")
              .append(WrittenXml.escaped(name))
              .append("\">");
      case SOUND ->
          out.append("<audio controls preload=\"none\" src=\"").append(path).append("\"></audio>");
      case FILM ->
          out.append("<video controls preload=\"none\" src=\"").append(path).append("\"></video>");
      case LINK -> {}
    }
  }

  private static void line(String word, Beside file, Appendable out) throws IOException {
    String path = WrittenXml.escaped(file.path());
    out.append(word)
        .append(" <a href=\"")
        .append(path)
        .append("\" download>")
        .append(path.substring(path.lastIndexOf('/') + 1))
        .append("</a> SHA-256 ")
        .append(WrittenXml.escaped(file.sha256()))
        .append("<br>");
  }
}
