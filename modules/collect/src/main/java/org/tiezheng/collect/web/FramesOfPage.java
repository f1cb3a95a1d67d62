package org.tiezheng.collect.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.WebCapture;

/**
 * The pages that a saved page shows within itself, read as they pass. All together their words are
 * not longer than those of one page may be; a frame that would be is told and left out. Not
 * thread-safe.
 */
final class FramesOfPage implements SavedPage.Frames {
  private final int most;
  private final BiConsumer<String, Text> leftOut;
  private final List<WebCapture.Frame> frames = new ArrayList<>();
  private final List<PageWords> read = new ArrayList<>();
  private int characters;

  /**
   * @param most characters of all frames
   * @param leftOut told the address of every frame that is not read, and why
   */
  FramesOfPage(int most, BiConsumer<String, Text> leftOut) {
    this.most = most;
    this.leftOut = leftOut;
  }

  @Override
  public void frame(SavedPage.Page frame) {
    PageWords words;
    try {
      words = PageWords.of(frame.bytes().open(), Charsets.known(frame), frame.address());
    } catch (IOException | RuntimeException e) {
      String kind = e.getClass().getSimpleName();
      leftOut.accept(
          frame.address(),
          new Text("框架无法解析(" + kind + ")", "a frame cannot be read as HTML (" + kind + ")"));
      return;
    }
    String text = words.whole();
    if (text.length() > most - characters) {
      leftOut.accept(
          frame.address(),
          new Text(
              "框架的文字合计超过 %,d 个字符,这个框架没有读取".formatted(most),
              "the words of the frames are more than %,d characters; this frame was not read"
                  .formatted(most)));
      return;
    }
    characters += text.length();
    frames.add(new WebCapture.Frame(frame.address(), frame.sha256(), text));
    read.add(words.without());
  }

  @Override
  public void tooLong(String address) {
    leftOut.accept(
        address,
        new Text("框架过大,其文字没有读取", "a frame is larger than a page may be; its words were not read"));
  }

  List<WebCapture.Frame> frames() {
    return frames;
  }

  /** What the page and its frames need, each once. */
  Set<String> needed(PageWords page) {
    Set<String> all = new LinkedHashSet<>(page.needed());
    read.forEach(frame -> all.addAll(frame.needed()));
    return all;
  }

  /** What the page and its frames were to load later, each once. */
  Set<String> unloaded(PageWords page) {
    Set<String> all = new LinkedHashSet<>(page.unloaded());
    read.forEach(frame -> all.addAll(frame.unloaded()));
    return all;
  }

  /** What of the frames is not whole. */
  Set<Text> cut() {
    Set<Text> all = new LinkedHashSet<>();
    read.forEach(frame -> all.addAll(frame.cut()));
    return all;
  }
}
