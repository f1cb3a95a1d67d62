package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/** Writes every conversation of a side, one file each, in a format of text or of a workbook. */
record Export(TalkFormat format) implements Renderer {
  @Override
  public Capabilities capabilities() {
    return format.capabilities();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Map<String, Long> counts = new TreeMap<>();
    Map<Long, RowPlace> places = new TreeMap<>();
    for (Conversation in : truth.conversations()) {
      Talk talk = new Talk(world, truth, in, truth.messages(in.key()));
      if (!format.takes(talk)) {
        continue;
      }
      String name = format.name(talk);
      Attached.write(folder.resolve(name), format.bytes(talk));
      long at = 0;
      for (HeldMessage m : talk.messages()) {
        at++;
        places.put(m.storeId(), new RowPlace(name, "", format.number(m)));
      }
      counts.put(name, at);
    }
    return new Rendered(
        folder, WeChat4Store.files(folder), capabilities(), counts, places, List.of());
  }
}
