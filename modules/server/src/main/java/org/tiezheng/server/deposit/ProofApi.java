package org.tiezheng.server.deposit;

import io.helidon.common.parameters.Parameters;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.casework.deposit.DepositRefusal;
import org.tiezheng.casework.deposit.PublicProofs;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/** What everybody may ask: proofs, the log, and a page for people. */
final class ProofApi {
  private ProofApi() {}

  static void proof(DepositVisit visit) throws IOException {
    visit.parts().pace().take();
    visit.json(visit.parts().proofs().of(visit.path("id"), visit.query("sha256")));
  }

  static void log(DepositVisit visit) {
    visit.parts().pace().take();
    visit.json(visit.parts().proofs().state());
  }

  static void consistency(DepositVisit visit) {
    visit.parts().pace().take();
    PublicProofs proofs = visit.parts().proofs();
    OptionalLong from = visit.count("from");
    if (from.isEmpty()) {
      throw Refusal.bad(
          "请用 ?from= 写明以前检查点的条数。", "Name the size of the earlier checkpoint as ?from=.");
    }
    long to = visit.count("to").orElseGet(() -> visit.service().size());
    visit.json(proofs.consistency(from.getAsLong(), to));
  }

  /** The page, perhaps with the id from an address on a paper. */
  static void ask(DepositVisit visit) {
    visit.parts().pace().take();
    show(visit, 200, visit.query("id").orElse(""), "", Map.of());
  }

  /**
   * The page with what was found. The digest comes in a form, so that no log of addresses has it.
   */
  static void answer(DepositVisit visit) throws IOException {
    visit.parts().pace().take();
    Parameters form = visit.form();
    String id = DepositVisit.field(form, "id");
    String sha256 = DepositVisit.field(form, "sha256");
    try {
      PublicProofs.Proof proof =
          visit.parts().proofs().of(id, sha256.isEmpty() ? Optional.empty() : Optional.of(sha256));
      show(visit, 200, id, sha256, Map.of("proof", proof));
    } catch (DepositRefusal e) {
      show(visit, Refused.status(e.why()), id, sha256, Map.of("refused", e.sentence()));
    }
  }

  private static void show(
      DepositVisit visit, int status, String id, String sha256, Map<String, ?> found) {
    Map<String, Object> model = new HashMap<>();
    model.put("id", id);
    model.put("sha256", sha256);
    model.put("operator", visit.parts().settings().operator());
    model.put("log", visit.parts().proofs().state());
    model.put("proof", null);
    model.put("refused", null);
    model.putAll(found);
    visit.page(status, "deposit-verify", model);
  }

  /** What went wrong, as a page. */
  static void failed(DepositVisit visit, int status, Text sentence) {
    visit.page(status, "deposit-error", Map.of("sentence", sentence));
  }
}
