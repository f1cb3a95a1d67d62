package org.tiezheng.casework.gaps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.Gaps;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.QqntStore;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WhatsAppStore;
import org.tiezheng.testkit.chat.render.WriteOptions;

/**
 * A format that is read.
 *
 * @param files ends of the names of the files that are read; empty for all that hold messages
 */
record Format(Renderer renderer, List<String> files) {
  /** The databases of apps, the one with the most tables first. */
  static List<Format> stores() {
    return List.of(
        new Format(new WeChat4Store(), List.of("/message_0.db")),
        new Format(new IosStore(), List.of("/MM.sqlite")),
        new Format(new MacStore(), List.of("/msg_0.db")),
        new Format(new WeChat3Store(), List.of("/MSG0.db")),
        new Format(new AndroidStore(), List.of("EnMicroMsg.db")),
        new Format(new QqntStore(), List.of("nt_msg.db")),
        new Format(new WhatsAppStore(), List.of("ChatStorage.sqlite")));
  }

  /** What other programs write of them. */
  static List<Format> exports() {
    return Exports.all().stream().map(e -> new Format(e, List.of())).toList();
  }

  static Stream<Format> all() {
    List<Format> all = new ArrayList<>(stores());
    all.addAll(exports());
    return all.stream();
  }

  boolean store() {
    return !files.isEmpty();
  }

  @Override
  public String toString() {
    return renderer.capabilities().format();
  }

  /** Whether a copy means that conversation by its name. */
  boolean names(ChatWorld world, Conversation in, String name) {
    String id = renderer instanceof WhatsAppStore ? WhatsAppStore.jid(world, in.id()) : in.id();
    boolean both =
        !in.group()
            && name.contains("|")
            && List.of(name.split("\\|", -1)).containsAll(in.members());
    return both || name.equals(id) || name.equals(in.title()) || name.endsWith("_" + id);
  }

  /** A copy that was written and read. */
  record Read(Rendered rendered, RenderedCopy copy) {}

  Read read(ChatWorld world, Side side, Path folder, WriteOptions options) {
    Rendered rendered = renderer.write(world, side, folder, options);
    Collection<String> ends = files.isEmpty() ? rendered.tables().keySet() : files;
    return new Read(rendered, new RenderedCopy(folder, ends));
  }

  GapReport report(ChatWorld world, Side side, Path folder, WriteOptions options) {
    return Gaps.examine(read(world, side, folder, options).copy(), GapQuestions.USUAL);
  }
}
