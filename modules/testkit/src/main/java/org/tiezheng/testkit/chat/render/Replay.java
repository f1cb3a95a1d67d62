package org.tiezheng.testkit.chat.render;

import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;

/** Does to a store what happened to it, in order. */
final class Replay {
  /** A store that messages go into. */
  interface Target {
    void insert(HeldMessage m);

    void update(HeldMessage before, HeldMessage after);

    void delete(HeldMessage m);

    /** The person deletes the conversation in the app. */
    void drop(String conversation);

    /** All that happened by itself is done; the planted cases follow. */
    void settled();

    /** One planted step is done. */
    void done();
  }

  private Replay() {}

  static void run(SideTruth truth, Target target) {
    boolean settled = false;
    for (Step step : truth.history()) {
      if (step.planted() && !settled) {
        target.settled();
        settled = true;
      }
      switch (step) {
        case Step.Arrived s -> target.insert(s.message());
        case Step.Recalled s -> target.update(s.before(), s.after());
        case Step.Completed s -> target.delete(s.announcement());
        case Step.Edited s -> target.update(s.before(), s.after());
        case Step.Deleted s -> target.delete(s.message());
        case Step.Dropped s -> target.drop(s.conversation());
        case Step.Inserted s -> target.insert(s.message());
      }
      if (step.planted()) {
        target.done();
      }
    }
    if (!settled) {
      target.settled();
    }
  }
}
