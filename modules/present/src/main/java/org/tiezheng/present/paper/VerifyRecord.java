package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * The result of checking a bundle, as a verifier reports it.
 *
 * @param bundle id or file name of what was checked
 * @param verified when, by the clock of the machine that checked
 * @param verifier program and version
 * @param keysPinned whether the keys came from outside the bundle
 * @param answers the four answers: bytes, log, time, and what is not shown
 * @param summary the plain result, at most ten lines
 * @param signers who signed what: log, cosigner, time services
 * @param notShown what the check does not prove; never empty
 */
public record VerifyRecord(
    String bundle,
    Instant verified,
    String verifier,
    boolean keysPinned,
    List<Answer> answers,
    List<Text> summary,
    List<File> files,
    List<Text> signers,
    List<Text> notShown) {
  public VerifyRecord {
    answers = List.copyOf(answers);
    summary = List.copyOf(summary);
    files = List.copyOf(files);
    signers = List.copyOf(signers);
    notShown = List.copyOf(notShown);
    if (notShown.isEmpty()) {
      throw new IllegalArgumentException("a report must say what it does not show");
    }
  }

  /** How a step ended. */
  public enum Result {
    PASSED(new Text("通过", "passed")),
    FAILED(new Text("不通过", "FAILED")),
    NOT_CHECKED(new Text("未核验", "not checked"));

    private final Text title;

    Result(Text title) {
      this.title = title;
    }

    Text title() {
      return title;
    }
  }

  /** One of the four answers. */
  public record Answer(Text name, Result result, Text reason) {}

  /** What became of a file. */
  public enum FileState {
    OK(new Text("一致", "OK")),
    CHANGED(new Text("已改变", "CHANGED")),
    MISSING(new Text("缺失", "MISSING")),
    EXTRA(new Text("多出", "EXTRA")),
    UNREADABLE(new Text("无法读取", "UNREADABLE"));

    private final Text title;

    FileState(Text title) {
      this.title = title;
    }

    Text title() {
      return title;
    }
  }

  /**
   * One file.
   *
   * @param expected SHA-256 as listed; may be empty
   * @param found SHA-256 as computed; may be empty
   */
  public record File(String path, FileState state, String expected, String found) {}
}
