package org.tiezheng.examine.gaps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;

/**
 * Files among the media that no message names. Most have a harmless reason; where the name of a
 * file is made of the number of its row, or its folder of the conversation, and that row or
 * conversation is not there, an explanation is needed.
 */
final class MediaFolders implements Check {
  private static final int MOST = 5_000_000;

  private final KeyMap named = new KeyMap();
  private final List<Witness> files = new ArrayList<>();
  private boolean any;

  @Override
  public void learn(ChatMessage m, int row) {
    names(m);
  }

  private void names(ChatMessage m) {
    if (m.content() instanceof Media media) {
      Optional.ofNullable(m.extra().get("mediaPath")).ifPresent(this::add);
      media.reference().ifPresent(this::add);
    }
  }

  private void add(String path) {
    String plain = path.replace('\\', '/');
    named.putIfAbsent(key(plain), 0);
    any = true;
  }

  private static long key(String path) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }

  @Override
  public void hear(Witness w, Findings findings) {
    if (w.kind() == Witness.Kind.FILE && files.size() < MOST) {
      files.add(w);
    }
  }

  @Override
  public void settle(Findings findings) {
    if (files.isEmpty()) {
      return;
    }
    findings.looksFor(GapKind.MEDIA_WITHOUT_ROW);
    Map<String, String> conversations = new HashMap<>();
    findings.copy().titles().keySet().forEach(c -> conversations.put(md5(c), c));
    for (Witness w : files) {
      if (any && isNamed(w.words().orElse(""))) {
        continue;
      }
      Optional<String> conversation = Optional.ofNullable(conversations.get(w.conversation()));
      if (w.conversation().isEmpty()) {
        tell(w, "", Weight.SLIGHT, findings);
      } else if (conversation.isEmpty()) {
        tell(w, "", Weight.NOTABLE, findings);
      } else if (w.local().isEmpty()) {
        tell(w, conversation.get(), Weight.SLIGHT, findings);
      } else if (findings.copy().byLocal(conversation.get(), w.local().get()).isEmpty()) {
        tell(w, conversation.get(), Weight.NOTABLE, findings);
      }
    }
  }

  /** Whether a message names it by this path or by its end. */
  private boolean isNamed(String path) {
    int at = -1;
    do {
      if (named.get(key(path.substring(at + 1))) >= 0) {
        return true;
      }
      at = path.indexOf('/', at + 1);
    } while (at >= 0);
    return false;
  }

  private static void tell(Witness w, String conversation, Weight weight, Findings findings) {
    Findings.Draft draft =
        findings.gathered(
            GapKind.MEDIA_WITHOUT_ROW,
            weight,
            conversation,
            weight + w.source() + (conversation.isEmpty() ? w.conversation() : ""));
    draft.more(Optional.of(Findings.place(w)), w.time());
    boolean notable = weight == Weight.NOTABLE;
    draft.what(
        new Text(
            notable
                ? "%s 有 %,d 个媒体文件,所属的消息行或会话不在本副本".formatted(w.source(), draft.counted())
                : "%s 有 %,d 个媒体文件没有消息提到".formatted(w.source(), draft.counted()),
            notable
                ? "%s has %,d media files whose row or conversation is not in this copy"
                    .formatted(w.source(), draft.counted())
                : "%s has %,d media files that no message names"
                    .formatted(w.source(), draft.counted())));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
