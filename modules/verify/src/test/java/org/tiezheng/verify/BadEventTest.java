package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim.EventDeposit;

/** Custody events that do not hold together. */
class BadEventTest extends BadBundles {
  @Override
  void defects() {
    events();
  }

  private void events() {
    Function<TestBundle, String> events = file(BundleLayout.EVENTS);
    listed(
        "event-changed",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> replace(bundle, BundleLayout.EVENTS, "READ", "VERIFY"));
    listed(
        "event-changed-at-the-end-of-the-chain",
        1,
        Check.EVENT_DEPOSIT,
        file(BundleLayout.EVENTS + "#6"),
        bundle -> replace(bundle, BundleLayout.EVENTS, "PRESENT", "VERIFY"));
    listed(
        "event-left-out",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> {
          List<String> lines = new ArrayList<>(bundle.text(BundleLayout.EVENTS).lines().toList());
          lines.remove(3);
          bundle.put(BundleLayout.EVENTS, String.join("\n", lines) + "\n");
        });
    listed(
        "event-not-canonical",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> replace(bundle, BundleLayout.EVENTS, "\"n\":1,", "\"n\": 1,"));
    listed(
        "event-of-another-case",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle -> {
          List<String> lines = new ArrayList<>(bundle.text(BundleLayout.EVENTS).lines().toList());
          lines.set(5, lines.get(5).replace("0000000000ca", "0000000000cb"));
          bundle.put(BundleLayout.EVENTS, String.join("\n", lines) + "\n");
        });
    listed(
        "event-file-without-last-line-end",
        1,
        Check.EVENT_CHAIN,
        events,
        bundle ->
            bundle.put(BundleLayout.EVENTS, bundle.text(BundleLayout.EVENTS).stripTrailing()));
    listed(
        "event-file-missing",
        3,
        Check.EVENT_CHAIN,
        events,
        bundle -> {
          byte[] old = bundle.file(BundleLayout.EVENTS);
          bundle.files().put("data/papers/aside", old);
          bundle.put(BundleLayout.EVENTS, "\n");
          bundle.files().remove("data/papers/aside");
          bundle.files().remove(BundleLayout.EVENTS);
        });
    claimed(
        "event-without-deposit",
        3,
        Check.EVENT_DEPOSIT,
        file(BundleLayout.EVENTS + "#1"),
        c ->
            with(
                c,
                c.items(),
                c.times(),
                c.withheld(),
                c.events().subList(1, 5),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "event-line-that-does-not-exist",
        1,
        Check.EVENT_DEPOSIT,
        file(BundleLayout.CLAIM),
        c ->
            with(
                c,
                c.items(),
                c.times(),
                c.withheld(),
                List.of(new EventDeposit("x", 99, 1)),
                c.log(),
                c.evidenceRoot(),
                1));
  }
}
