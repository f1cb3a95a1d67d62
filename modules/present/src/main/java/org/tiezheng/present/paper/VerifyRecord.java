package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * The result of checking a bundle, as a verifier reports it.
 *
 * @param bundle id or file name of what was checked
 * @param verified when, by the clock of the machine that checked
 * @param verifier program and version
 * @param keysPinned whether the log's key came from outside the bundle
 * @param answers the four answers: bytes, log, time, and what is not shown
 * @param summary the plain result, at most ten lines
 * @param files every file that is listed or present
 * @param deposits every deposit that was looked at
 * @param tokens every time token that was looked at
 * @param signers who signed what: log, cosigner, time services
 * @param notChecked what was not checked, and why
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
    List<Deposit> deposits,
    List<TimeToken> tokens,
    List<Text> signers,
    List<Text> notChecked,
    List<Text> notShown) {
  public VerifyRecord {
    answers = List.copyOf(answers);
    summary = List.copyOf(summary);
    files = List.copyOf(files);
    deposits = List.copyOf(deposits);
    tokens = List.copyOf(tokens);
    signers = List.copyOf(signers);
    notChecked = List.copyOf(notChecked);
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
    /** The listed bytes, but what they say does not agree with the other files. */
    DISAGREES(new Text("内容不符", "DISAGREES")),
    MISSING(new Text("缺失", "MISSING")),
    EXTRA(new Text("多出", "EXTRA")),
    UNREADABLE(new Text("无法读取", "UNREADABLE")),
    /** No list that could be read names it, so there is nothing to compare it with. */
    NOT_CHECKED(new Text("未核验", "not checked"));

    private final Text title;

    FileState(Text title) {
      this.title = title;
    }

    /** The word that papers print. */
    public Text title() {
      return title;
    }
  }

  /**
   * One file.
   *
   * @param found SHA-256 as computed; may be empty
   * @param reasons what was found about it, if it is not as listed
   */
  public record File(String path, FileState state, String found, List<Text> reasons) {
    public File {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * One deposit.
   *
   * @param what the file or event that it is about; may be empty
   * @param place leaf and tree size, such as {@code 3 / 42}; empty if the proof cannot be read
   * @param stated when, as the log's operator states; may be empty
   */
  public record Deposit(String id, String what, String place, String stated, Result result) {}

  /**
   * One time token.
   *
   * @param over the tree size of the checkpoint that it is over
   * @param bag whether that is the checkpoint of the bag root
   * @param time as stated in the token; empty if it cannot be read
   * @param clock whose clock it is
   */
  public record TimeToken(
      String service, long over, boolean bag, Optional<Instant> time, Text clock, Result result) {}
}
