package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the screen of a device was filmed: the log of a guided filming, and which messages can be
 * seen when.
 *
 * @param time when filming began
 * @param ended when it ended
 * @param conversation the conversation that was filmed, as in {@link ChatMessage#conversation()}
 * @param device the filming device: device, serial, holder
 * @param films SHA-256 of the files, in order; more than one means that filming was interrupted
 * @param steps what was done, in order
 * @param screens what could be read on the screen, in order; empty if nobody or nothing read it
 * @param confirmed {@link ChatMessage#nativeId()} of the messages that a person found in the film
 */
public record CaptureSession(
    Provenance provenance,
    RecordedTime time,
    RecordedTime ended,
    String conversation,
    Map<String, String> device,
    List<String> films,
    List<Step> steps,
    List<Screen> screens,
    List<String> confirmed)
    implements FileFacts {
  public CaptureSession {
    device = Map.copyOf(device);
    films = List.copyOf(films);
    steps = List.copyOf(steps);
    screens = List.copyOf(screens);
    confirmed = List.copyOf(confirmed);
  }

  /** What is done while filming. */
  public enum Action {
    START,
    LOGIN,
    PROFILE,
    SCROLL,
    /** A picture, file, link, transfer or red packet was opened. */
    OPEN,
    /** A voice or film was played to its end. */
    PLAYED,
    PAUSE,
    RESUME,
    STOP
  }

  /**
   * A step.
   *
   * @param millis from the start of the film
   * @param message {@link ChatMessage#nativeId()} of the message that it is about
   */
  public record Step(long millis, Action action, Optional<String> message, String note) {}

  /**
   * A moment of the film at which the screen stood still enough to be read.
   *
   * @param millis from the start of the film
   * @param messages {@link ChatMessage#nativeId()} of the messages on it, from the top down
   */
  public record Screen(long millis, List<String> messages) {
    public Screen {
      messages = List.copyOf(messages);
    }
  }

  @Override
  public String line() {
    return conversation + " " + steps.size() + "/" + screens.size();
  }
}
