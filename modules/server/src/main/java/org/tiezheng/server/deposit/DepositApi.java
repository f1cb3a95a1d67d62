package org.tiezheng.server.deposit;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.casework.deposit.DepositRefusal;
import org.tiezheng.casework.deposit.DepositService;
import org.tiezheng.casework.deposit.DepositService.Outcome;
import org.tiezheng.casework.deposit.DepositService.Part;
import org.tiezheng.casework.deposit.Deposited;
import org.tiezheng.casework.deposit.QuotaLeft;
import org.tiezheng.casework.deposit.Tenant;
import org.tiezheng.casework.deposit.Wanted;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/** What a tenant does. */
final class DepositApi {
  static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");

  private static final HeaderName REPLAYED = HeaderNames.create("Idempotency-Replayed");
  private static final long MOST_ONE = 4 * 1024;
  private static final long MOST_BATCH = 1024 * 1024;
  private static final int PIECE = 64 * 1024;
  private static final long USUAL_LIST = 100;
  private static final long MOST_LIST = 1000;

  private DepositApi() {}

  /**
   * Digests of bytes that the tenant keeps.
   *
   * @param sha256 64 lower-case hex digits
   * @param sm3 64 lower-case hex digits
   * @param size number of bytes
   */
  record DigestDeposit(String sha256, String sm3, Long size) {
    DigestDeposit {
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(sm3, "sm3");
      Objects.requireNonNull(size, "size");
    }
  }

  /** Many deposits in one request. */
  record Batch(List<Wanted> deposits) {
    Batch {
      deposits = List.copyOf(deposits);
    }
  }

  /** What came of each, in the order of the request. */
  record BatchResult(List<One> results) {
    BatchResult {
      results = List.copyOf(results);
    }
  }

  /**
   * What came of one.
   *
   * @param status 201 deposited now, 200 deposited before under the same key, or as {@code problem}
   *     has it
   */
  record One(int status, Optional<Deposited> deposit, Optional<Problem> problem) {}

  /** Why one was not deposited. */
  record Problem(int status, String code, String zh, String en) {}

  /**
   * What is left of the day's quota.
   *
   * @param until when the next day begins
   */
  record Left(long deposits, long bytes, long depositsADay, long bytesADay, Instant until) {}

  static void deposit(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    DigestDeposit wanted = visit.body(DigestDeposit.class, MOST_ONE);
    Outcome outcome =
        visit
            .service()
            .deposit(tenant, new Wanted(wanted.sha256(), wanted.sm3(), wanted.size(), key(visit)));
    answer(visit, tenant, outcome);
  }

  static void batch(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    if (key(visit).isPresent()) {
      throw Refusal.bad(
          "批量存证请为每一项写 idempotencyKey,不用 Idempotency-Key 请求头。",
          "In a batch each deposit has its own idempotencyKey; the header Idempotency-Key is not"
              + " used.");
    }
    Batch batch = visit.body(Batch.class, MOST_BATCH);
    List<Part> parts = visit.service().deposit(tenant, batch.deposits());
    List<One> results = new ArrayList<>();
    for (Part part : parts) {
      results.add(
          part.done()
              .map(done -> new One(status(done), Optional.of(done.deposit()), Optional.empty()))
              .orElseGet(() -> refused(part.refused().orElseThrow())));
    }
    visit.tellQuota(tenant);
    visit.json(new BatchResult(results));
  }

  private static One refused(DepositRefusal why) {
    int status = Refused.status(why.why());
    Text sentence = why.sentence();
    return new One(
        status,
        Optional.empty(),
        Optional.of(new Problem(status, Refused.code(why.why()), sentence.zh(), sentence.en())));
  }

  static void file(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    long length = visit.length(visit.parts().settings().mostFile());
    boolean keep = keep(visit.query("keep"));
    Optional<byte[]> sha256 = DigestHeader.of(visit);
    Outcome outcome =
        visit
            .service()
            .deposit(
                tenant,
                key(visit),
                new SteadyStream(visit.request().content().inputStream(), visit),
                length,
                sha256,
                keep);
    answer(visit, tenant, outcome);
  }

  private static boolean keep(Optional<String> stated) {
    String value = stated.orElse("true");
    if (!value.equals("true") && !value.equals("false")) {
      throw Refusal.bad("keep 须为 true 或 false。", "keep is true or false.");
    }
    return value.equals("true");
  }

  private static Optional<String> key(DepositVisit visit) {
    return visit.header(IDEMPOTENCY_KEY);
  }

  private static int status(Outcome outcome) {
    return outcome.again() ? 200 : 201;
  }

  private static void answer(DepositVisit visit, Tenant tenant, Outcome outcome) {
    if (outcome.again()) {
      visit.response().header(HeaderValues.create(REPLAYED, "true"));
    }
    visit.tellQuota(tenant);
    visit
        .response()
        .header(
            HeaderValues.create(
                HeaderNames.LOCATION, DepositRoutes.ROOT + "/deposits/" + outcome.deposit().id()));
    visit.json(status(outcome), "application/json", outcome.deposit());
  }

  static void find(DepositVisit visit) throws IOException {
    visit.json(visit.service().find(visit.tenant(), visit.path("id")));
  }

  static void findByKey(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    String key =
        visit
            .query("key")
            .orElseThrow(() ->
                Refusal.bad(
                    "请用 ?key= 写明存证时的 Idempotency-Key。",
                    "Name the Idempotency-Key of the deposit as ?key=."));
    visit.json(visit.service().findByKey(tenant, key));
  }

  static void list(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    long count = visit.count("count").orElse(USUAL_LIST);
    if (count < 1 || count > MOST_LIST) {
      throw Refusal.bad("count 须为 1 到 " + MOST_LIST + "。", "count is 1 to " + MOST_LIST + ".");
    }
    visit.json(visit.service().list(tenant, visit.count("from").orElse(0), (int) count));
  }

  static void content(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    try (AtWork.Place _ = visit.parts().reading().begin(tenant)) {
      SteadyWork work = new SteadyWork(visit);
      Path file = visit.service().content(tenant, visit.path("id"), work::went);
      visit
          .response()
          .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/octet-stream"))
          .header(HeaderValues.create(HeaderNames.CONTENT_DISPOSITION, "attachment"));
      visit.response().contentLength(Files.size(file));
      visit.allow();
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = visit.response().outputStream()) {
        byte[] buffer = new byte[PIECE];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          out.write(buffer, 0, count);
          work.went(count);
        }
      }
    }
  }

  static void certificate(DepositVisit visit) throws IOException, InterruptedException {
    Tenant tenant = visit.tenant();
    Locale locale =
        visit.query("lang").filter("en"::equals).isPresent()
            ? Locale.ENGLISH
            : Locale.SIMPLIFIED_CHINESE;
    try (AtWork.Place _ = visit.parts().printing().begin(tenant)) {
      print(visit, tenant, locale);
    }
  }

  private static void print(DepositVisit visit, Tenant tenant, Locale locale)
      throws IOException, InterruptedException {
    SteadyWork work = new SteadyWork(visit);
    Path pdf = Files.createTempFile("tiezheng-certificate", ".pdf");
    try {
      visit.parts().certificates().write(tenant, visit.path("id"), locale, pdf, work::went);
      visit
          .response()
          .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/pdf"))
          .header(HeaderValues.create(HeaderNames.CONTENT_DISPOSITION, "attachment"))
          .send(Files.readAllBytes(pdf));
    } finally {
      Files.deleteIfExists(pdf);
    }
  }

  static void quota(DepositVisit visit) throws IOException {
    Tenant tenant = visit.tenant();
    DepositService service = visit.service();
    QuotaLeft left = service.left(tenant);
    visit.tellQuota(tenant);
    visit.json(
        new Left(
            left.deposits(),
            left.bytes(),
            left.quota().deposits(),
            left.quota().bytes(),
            service.place().clock().instant().plus(left.reset())));
  }
}
