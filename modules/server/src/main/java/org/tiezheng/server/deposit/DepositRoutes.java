package org.tiezheng.server.deposit;

import io.helidon.http.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.deposit.Deposited;
import org.tiezheng.casework.deposit.ListDeposits;
import org.tiezheng.casework.deposit.PublicProofs;
import org.tiezheng.server.api.OpenApi;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.api.Route.Wire;

/** Every operation of the Deposit API, by its address. */
final class DepositRoutes {
  static final String ROOT = Route.ROOT;

  private static final String BYTES = "application/octet-stream";

  private static final OpenApi.Security KEY =
      new OpenApi.Security(
          "key",
          Map.of(
              "type", "http",
              "scheme", "bearer",
              "description", "The API key that deposit tenant add printed"));

  private final List<Route<DepositVisit>> all = new ArrayList<>();

  private DepositRoutes() {}

  /** The whole API. */
  static List<Route<DepositVisit>> all() {
    DepositRoutes routes = new DepositRoutes();
    routes.depositing();
    routes.reading();
    routes.forEverybody();
    return List.copyOf(routes.all);
  }

  private void depositing() {
    add(
        Method.POST,
        "/deposits",
        "Deposits bytes that you keep, by their digests",
        List.of(),
        DepositApi.DigestDeposit.class,
        Deposited.class,
        201,
        Wire.JSON.with("Idempotency-Key"),
        DepositApi::deposit);
    add(
        Method.POST,
        "/deposits/batch",
        "Deposits up to 1000 at once",
        List.of(),
        DepositApi.Batch.class,
        DepositApi.BatchResult.class,
        200,
        Wire.JSON,
        DepositApi::batch);
    add(
        Method.POST,
        "/deposits/file",
        "Deposits the bytes of a file; a copy is kept unless keep=false",
        List.of("keep"),
        byte[].class,
        Deposited.class,
        201,
        Wire.JSON.taking(BYTES).with("Idempotency-Key", "Content-Digest", "Repr-Digest"),
        DepositApi::file);
  }

  private void reading() {
    get(
        "/deposits",
        "The deposit that was made under an Idempotency-Key",
        Deposited.class,
        Wire.JSON,
        DepositApi::findByKey,
        "key");
    get(
        "/listing",
        "Your deposits in the order of the log, from an index on",
        ListDeposits.Stretch.class,
        Wire.JSON,
        DepositApi::list,
        "from",
        "count");
    get(
        "/deposits/{id}",
        "A deposit with its receipt; its checkpoint may have been cosigned since",
        Deposited.class,
        Wire.JSON,
        DepositApi::find);
    get(
        "/deposits/{id}/content",
        "The bytes, if a copy is kept",
        byte[].class,
        Wire.JSON.giving(BYTES),
        DepositApi::content);
    get(
        "/deposits/{id}/certificate.pdf",
        "A record of the deposit as a paper (PDF/A); lang=en for English",
        byte[].class,
        Wire.JSON.giving("application/pdf"),
        DepositApi::certificate,
        "lang");
    get(
        "/quota",
        "What may still be deposited today",
        DepositApi.Left.class,
        Wire.JSON,
        DepositApi::quota);
  }

  private void forEverybody() {
    get(
        "/openapi.json",
        "This description",
        Object.class,
        Wire.openJson(),
        visit -> {
          visit.parts().pace().take();
          visit.json(OpenApi.of(all(), KEY));
        });
    get(
        "/proofs/{id}",
        "The proof of a deposit; with the sha256 of the bytes also what opens its commitment",
        PublicProofs.Proof.class,
        Wire.openJson(),
        ProofApi::proof,
        "sha256");
    get(
        "/log",
        "Name, keys and newest signed checkpoint of the log",
        PublicProofs.LogState.class,
        Wire.openJson(),
        ProofApi::log);
    get(
        "/log/consistency",
        "That the log of one size is the beginning of that of another",
        PublicProofs.Consistency.class,
        Wire.openJson(),
        ProofApi::consistency,
        "from",
        "to");
  }

  private void get(
      String path,
      String summary,
      Type answer,
      Wire wire,
      Route.Action<DepositVisit> action,
      String... query) {
    add(Method.GET, path, summary, List.of(query), null, answer, 200, wire, action);
  }

  private void add(
      Method method,
      String path,
      String summary,
      List<String> query,
      @Nullable Type body,
      Type answer,
      int status,
      Wire wire,
      Route.Action<DepositVisit> action) {
    all.add(
        new Route<>(
            method,
            path,
            summary,
            query,
            Optional.ofNullable(body),
            Optional.of(answer),
            status,
            wire,
            action));
  }
}
