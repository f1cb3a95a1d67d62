package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.database.DatabaseImporter;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.PageDecoder;
import org.tiezheng.sqlite.WriteAheadLog;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;

/**
 * The bytes that are audited are those that are read. A vault maps a file wherever there is room
 * each time that it is asked for it, and a page that lies elsewhere would be authenticated twice.
 */
class AuditedBytesTest {
  private static final RecordSink NOWHERE =
      new RecordSink() {
        @Override
        public void record(Record row) {}

        @Override
        public void setAside(SetAside row) {}
      };

  @Test
  void theMappingThatIsReadIsTheOneThatIsAudited(@TempDir Path folder)
      throws IOException, FormatException {
    try (CipherStore engine = EncryptedFolder.engine();
        Arena arena = Arena.ofShared()) {
      Path file = folder.resolve("m.db");
      engine.execute(file, CipherSet.WECHAT_4, EncryptedFolder.KEY, EncryptedFolder.world());
      List<MemorySegment> mapped = new ArrayList<>();
      Member member =
          new Member(
              "m.db",
              "0".repeat(64),
              file.toFile().length(),
              () -> {
                mapped.add(map(file, arena));
                return mapped.getLast();
              });
      SealedSource source = new SealedSource(member, _ -> Optional.empty(), Limits.DEFAULT);
      Noting unlocked = new Noting(Keys.unlock(source, Keys.COUNTING));
      Store store = Store.open(source.with((_, _) -> Optional.of(unlocked)));

      ReadingSession session = new ReadingSession(new DatabaseImporter(), NOWHERE);
      new StoreFacts(store, session).header();

      assertThat(mapped.stream().map(MemorySegment::address).distinct().count())
          .as("mapped at several places")
          .isGreaterThan(1);
      assertThat(unlocked.audited).hasSize(1);
      assertThat(unlocked.audited.getFirst().address())
          .isEqualTo(store.database().files().main().address());
    }
  }

  private static MemorySegment map(Path file, Arena arena) {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes what is audited. */
  private record Noting(UnlockedStore of, List<MemorySegment> audited) implements UnlockedStore {
    Noting(UnlockedStore of) {
      this(of, new ArrayList<>());
    }

    @Override
    public PageDecoder decoder() {
      return of.decoder();
    }

    @Override
    public Text parameters() {
      return of.parameters();
    }

    @Override
    public String keyFingerprint() {
      return of.keyFingerprint();
    }

    @Override
    public List<Text> notes() {
      return of.notes();
    }

    @Override
    public PageAudit audit(MemorySegment main) {
      audited.add(main);
      return of.audit(main);
    }

    @Override
    public FrameAudit audit(WriteAheadLog log, MemorySegment bytes) {
      return of.audit(log, bytes);
    }

    @Override
    public void close() {
      of.close();
    }
  }
}
