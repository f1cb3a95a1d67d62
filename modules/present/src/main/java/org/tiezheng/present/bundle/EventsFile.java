package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.bundle.PlannedCustody.PlannedEvent;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code events.jsonl}: the custody log, with what stays reduced to number and digest. */
final class EventsFile {
  private static final String NOTHING = "0".repeat(64);

  private final Discretion discretion;
  private final Checkpoints checkpoints;
  private final List<Claim.EventDeposit> deposits = new ArrayList<>();
  private int keptBack;

  EventsFile(Discretion discretion, Checkpoints checkpoints) {
    this.discretion = discretion;
    this.checkpoints = checkpoints;
  }

  /**
   * Writes the file.
   *
   * @throws BundleException.Contradiction if the chain has a hole or a link that does not follow
   */
  void write(List<PlannedEvent> events, Staging staging) throws IOException {
    StringBuilder lines = new StringBuilder();
    String previous = NOTHING;
    long n = 1;
    for (PlannedEvent event : events) {
      JsonNode read = read(event);
      if (event.n() != n
          || read.path("n").asLong(-1) != n
          || !read.path("prev").asString("").equals(previous)) {
        throw broken(event.n());
      }
      previous = digest(event.line());
      lines.append(line(event, read, previous)).append('\n');
      n++;
    }
    staging.write(BundleLayout.EVENTS, lines.toString());
  }

  private String line(PlannedEvent event, JsonNode read, String digest) {
    boolean named = discretion.mustStay(read);
    if (event.withheld() || named) {
      keptBack += event.withheld() ? 0 : 1;
      return "{\"n\":" + event.n() + ",\"sha256\":\"" + digest + "\",\"withheld\":true}";
    }
    event
        .receipt()
        .map(receipt ->
            checkpoints.opened(
                receipt, new Text("保管事件 " + event.n(), "custody event " + event.n())))
        .ifPresent(read2 -> {
          if (!read2.opening().digests().sha256().equals(digest)) {
            throw broken(event.n());
          }
          deposits.add(new Claim.EventDeposit(read2.id(), event.n(), read2.treeSize()));
        });
    return event.line();
  }

  private static JsonNode read(PlannedEvent event) {
    try {
      if (event.line().indexOf('\n') >= 0) {
        throw broken(event.n());
      }
      return EvidenceJson.mapper().readTree(event.line());
    } catch (JacksonException e) {
      throw broken(event.n());
    }
  }

  private static String digest(String line) {
    return HexFormat.of().formatHex(RunningDigest.newSha256().digest(ReadReceipt.bytes(line)));
  }

  private static BundleException.Contradiction broken(long n) {
    return new BundleException.Contradiction(
        new Text(
            "保管链在第 " + n + " 号事件处不连续，请先运行 tiezheng check。",
            "The custody chain does not follow at event " + n + "; run tiezheng check first."));
  }

  /** Which line is which deposit. */
  List<Claim.EventDeposit> deposits() {
    return deposits;
  }

  /** What a person should know of events that were to leave and name something that stays. */
  Optional<Text> note() {
    return keptBack == 0
        ? Optional.empty()
        : Optional.of(
            new Text(
                keptBack + " 个保管事件提到未提交的材料或本机路径，只给出编号和摘要。",
                keptBack
                    + " custody events name what stays or a local path; only their digests left."));
  }
}
