package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.server.api.Route;
import tools.jackson.databind.JsonNode;

/**
 * The description is enough to write a client: one is generated from what the server hands out,
 * compiled, and does everything that a platform does. It reads only what is described.
 */
class GeneratedClientTest {
  @TempDir static Path folder;
  @TempDir static Path keys;
  private static String key = "";
  private static Deposits api;

  @BeforeAll
  static void start() throws Exception {
    key = Deposits.tenant(folder, keys, "甲", Quota.USUAL);
    api = Deposits.at(folder, keys);
  }

  @AfterAll
  static void stop() {
    api.close();
    assertThat(api.faults()).isEmpty();
  }

  private static JsonNode description() throws Exception {
    return Deposits.json(api.get(Deposits.API + "/openapi.json"));
  }

  @Test
  void everyRouteIsDescribedAndSaysWhetherItNeedsAKey() throws Exception {
    JsonNode document = description();
    assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(verb ->
                    described.add(
                        verb.getKey().toUpperCase(Locale.ROOT)
                            + " "
                            + path.getKey()
                            + " "
                            + verb.getValue().has("security"))));
    Set<String> routed = new TreeSet<>();
    for (Route<DepositVisit> route : DepositRoutes.all()) {
      routed.add(
          route.method().text() + " " + Route.ROOT + route.path() + " " + route.wire().open());
      if (route.method().text().equals("GET")) {
        int alone =
            api.get(
                    Route.ROOT
                        + route
                            .path()
                            .replace("{id}", "0".repeat(8) + "-0000-7000-8000-" + "0".repeat(12)))
                .statusCode();
        if (route.wire().open()) {
          assertThat(alone).as(route.path()).isNotEqualTo(401);
        } else {
          assertThat(alone).as(route.path()).isEqualTo(401);
        }
      }
    }
    assertThat(described).isEqualTo(routed);
  }

  @Test
  @SuppressWarnings("unchecked")
  void aGeneratedClientDoesWhatAPlatformDoes(@TempDir Path work) throws Exception {
    Path client = write(work, "Client", ClientGenerator.generate(description()));
    Path scenario = write(work, "Scenario", SCENARIO);
    compile(work, List.of(client, scenario));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {work.toUri().toURL()}, getClass().getClassLoader())) {
      BiFunction<String, String, String> run =
          (BiFunction<String, String, String>)
              loader.loadClass("generated.Scenario").getConstructor().newInstance();
      assertThat(run.apply(api.address().toString(), key))
          .isEqualTo(
              """
              deposited 0 digest
              again the same
              conflict 409 conflict
              file original kept true
              content 合同
              batch 201 409
              found by key
              listed 4
              left 4 less
              proof with opening true, failed steps 0
              log of 4, consistent from 1
              certificate %PDF
              foreign 404 unknown
              """);
    }
  }

  private static Path write(Path work, String name, String source) throws Exception {
    Path file = Files.createDirectories(work.resolve("generated")).resolve(name + ".java");
    return Files.writeString(file, source);
  }

  private static void compile(Path work, List<Path> sources) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-d",
                      work.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
  }

  private static final String SCENARIO =
      """
      package generated;

      public final class Scenario implements java.util.function.BiFunction<String, String, String> {
        private final StringBuilder done = new StringBuilder();

        private void say(String line) {
          done.append(line).append('\\n');
        }

        @Override
        public String apply(String root, String key) {
          try {
            run(new Client(root, key));
            return done.toString();
          } catch (Exception e) {
            throw new IllegalStateException(done.toString(), e);
          }
        }

        private void run(Client client) throws Exception {
          String a = "a".repeat(64);
          String b = "b".repeat(64);
          long before = client.get_quota().deposits();
          var one = client.post_deposits("order-1", new Client.DepositApi_DigestDeposit(a, 7L, b));
          say("deposited " + one.index() + " " + one.type());
          var again = client.post_deposits("order-1", new Client.DepositApi_DigestDeposit(a, 7L, b));
          say(again.equals(one) ? "again the same" : "another");
          try {
            client.post_deposits("order-1", new Client.DepositApi_DigestDeposit(b, 7L, a));
          } catch (Client.Refused e) {
            say("conflict " + e.status + " " + e.problem.code());
          }
          byte[] content = "合同".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          var file = client.post_deposits_file(null, null, null, null, content);
          say("file " + file.type() + " kept " + file.kept());
          say("content " + new String(client.get_deposits_id_content(file.id()),
              java.nio.charset.StandardCharsets.UTF_8));
          var batch = client.post_deposits_batch(new Client.DepositApi_Batch(java.util.List.of(
              new Client.Wanted(null, b, 8L, a), new Client.Wanted("order-1", b, 8L, a))));
          say("batch " + batch.results().get(0).status() + " " + batch.results().get(1).status());
          client.post_deposits_file("false", "order-2", null, null, content);
          say(client.get_deposits("order-1").equals(client.get_deposits_id(one.id()))
              ? "found by key" : "lost");
          say("listed " + client.get_listing(null, "10").deposits().size());
          say("left " + (before - client.get_quota().deposits()) + " less");
          var proof = client.get_proofs_id(file.id(), file.sha256());
          say("proof with opening " + file.receipt().opening().equals(proof.opening())
              + ", failed steps "
              + proof.steps().stream().filter(s -> s.result().equals("FAILED")).count());
          var log = client.get_log();
          var grown = client.get_log_consistency("1", null);
          say("log of " + log.size() + ", consistent from " + grown.from());
          byte[] pdf = client.get_deposits_id_certificatepdf(file.id(), "en");
          say("certificate " + new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
          try {
            client.get_deposits_id("00000000-0000-7000-8000-000000000000");
          } catch (Client.Refused e) {
            say("foreign " + e.status + " " + e.problem.code());
          }
        }
      }
      """;
}
