package org.tiezheng.collect.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;

class NamedMediaTest {
  private static final String MAIN = "account/db/message_0.db";

  private final Map<String, Member> sealed = new HashMap<>();

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private String seal(String name, String content) throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    sealed.put(name, Member.of(name, sha256(bytes), MemorySegment.ofArray(bytes)));
    return sha256(bytes);
  }

  private List<String> found(NamedMedia.Wanted... wanted) throws Exception {
    byte[] none = new byte[10];
    Member main = Member.of(MAIN, sha256(none), MemorySegment.ofArray(none));
    sealed.put(MAIN, main);
    SealedSource source =
        new SealedSource(main, name -> Optional.ofNullable(sealed.get(name)), Limits.DEFAULT);
    List<String> found = new ArrayList<>();
    new NamedMedia(source)
        .find(
            Arrays.asList(wanted),
            (one, bytes) -> found.add(one.reference() + "=" + bytes.byteSize()));
    return found;
  }

  @Test
  void aFileIsFoundBelowAnyFolderAroundTheMainFile() throws Exception {
    String beside = seal("account/db/a.jpg", "1");
    String above = seal("account/msg/b.jpg", "22");
    String top = seal("c.jpg", "333");

    assertThat(
            found(
                new NamedMedia.Wanted("a.jpg", beside),
                new NamedMedia.Wanted("msg/b.jpg", above),
                new NamedMedia.Wanted("c.jpg", top)))
        .containsExactly("a.jpg=1", "msg/b.jpg=2", "c.jpg=3");
  }

  @Test
  void bytesThatAreNotTheOnesOfTheRecordAreNotGiven() throws Exception {
    seal("account/a.jpg", "other bytes");

    assertThat(found(new NamedMedia.Wanted("a.jpg", "0".repeat(64)))).isEmpty();
  }

  @Test
  void namesThatClimbAndPlacesThatAreNoneFindNothing() throws Exception {
    String secret = seal("account/../secret", "x");
    seal("/etc/passwd", "x");
    seal("account/broken.db", "SQLite format 3\u0000 and nothing of one");

    assertThat(
            found(
                new NamedMedia.Wanted("../secret", secret),
                new NamedMedia.Wanted("/etc/passwd", secret),
                new NamedMedia.Wanted("a\u0000b", secret),
                new NamedMedia.Wanted("", secret),
                new NamedMedia.Wanted("/", secret),
                new NamedMedia.Wanted("broken.db/Media/1", secret),
                new NamedMedia.Wanted("broken.db/Media/x", secret),
                new NamedMedia.Wanted("none.db/Media/1", secret),
                new NamedMedia.Wanted("1", secret),
                new NamedMedia.Wanted("db/message_0.db/Media/99999999999999999999", secret)))
        .isEmpty();
  }
}
