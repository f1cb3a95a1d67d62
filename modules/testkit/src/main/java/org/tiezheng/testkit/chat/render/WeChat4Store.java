package org.tiezheng.testkit.chat.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/**
 * The data folder of WeChat 4.x on a computer, plain: {@code <account>/db_storage/…} and {@code
 * <account>/msg/…}.
 *
 * <p>Planted deletions and edits touch the message tables only, as editors do: the full-text index,
 * the tables of resources and the summary of the session keep what they had. A conversation that is
 * dropped is dropped as the app does it.
 */
public final class WeChat4Store implements Renderer {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("wechat-4")
        .carriesAllBut(Fact.TIME_MILLIS)
        .degrades(Fact.LOCAL_ID, "counted anew in each shard; see the places")
        .degrades(Fact.DIRECTION, "by the sender: the status is not reliable")
        .degrades(Fact.INVITERS, "of members that are still there")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    String name = truth.account().id();
    Path account = folder.resolve(name);
    Map<String, Long> counts;
    Map<Long, RowPlace> places;
    try (WeChat4Messages messages =
            new WeChat4Messages(truth, account.resolve("db_storage/message"), options);
        WeChat4Media media = new WeChat4Media(account, options);
        WeChat4Index index = new WeChat4Index(world, truth, account, options)) {
      Replay.run(truth, new Both(messages, media, index, truth));
      counts = messages.counts();
      places = messages.places();
    }
    WeChat4People.write(world, truth, account.resolve("db_storage"), options);
    List<Path> files = files(folder);
    return new Rendered(
        folder,
        files,
        capabilities(),
        counts,
        places,
        Remains.search(
            folder,
            files,
            truth,
            m -> WeChat4Messages.stored(m, truth.conversation(m.conversation()))));
  }

  /** The message stores, and what the app writes beside them. */
  private record Both(
      WeChat4Messages messages, WeChat4Media media, WeChat4Index index, SideTruth truth)
      implements Replay.Target {
    @Override
    public void insert(HeldMessage m) {
      messages.insert(m);
      RowPlace place = messages.place(m);
      media.add(m, truth, place);
      if (!m.uuid().isEmpty() || m.body() instanceof Body.Notice) {
        index.add(m, place);
      }
    }

    @Override
    public void update(HeldMessage before, HeldMessage after) {
      messages.update(before, after);
      if (after.body() instanceof Body.Recall) {
        index.recalled(before, after);
      }
    }

    @Override
    public void delete(HeldMessage m) {
      messages.delete(m);
    }

    @Override
    public void drop(String conversation) {
      messages.drop(conversation);
      index.drop(conversation);
    }

    @Override
    public void settled() {
      index.settled(messages.places());
      messages.settled();
    }

    @Override
    public void done() {
      messages.done();
      index.done();
    }
  }

  /** Every file below a folder, in order. */
  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
