package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.testkit.file.BillRow;
import org.tiezheng.testkit.file.DocxPlan;
import org.tiezheng.testkit.file.MailFile;
import org.tiezheng.testkit.file.WechatPayBill;
import org.tiezheng.testkit.phone.PhoneCall;
import org.tiezheng.testkit.phone.PhoneContact;
import org.tiezheng.testkit.phone.PhoneText;
import org.tiezheng.testkit.phone.SmsBackupXml;
import org.tiezheng.testkit.phone.VcardFile;

/**
 * A case in which every text, of evidence of every kind, of the statement and of the forms, was
 * written by an enemy; every page and every answer of the API that is linked is read as a browser
 * reads it, and nothing of those texts is anything but text.
 */
class StoredTextTest {
  /** Ends whatever it may stand in, and begins what runs. */
  private static final String HOSTILE =
      "\"'`></td></pre></option></select></textarea></title></script></style><evil evil=1>"
          + "<script>evil()</script><img src=x onerror=evil()><svg/onload=evil()>"
          + "<a href=javascript:evil()>x</a><base href=//evil.example>"
          + "evil{{7*7}}evil${7*7}evil{%7*7%}&lt;evil&gt;\u2028\u202e--><!--";

  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "data", "blob");

  /** Where the texts come from that some page or answer shows. */
  private static final Set<String> SHOWN =
      Set.of(
          "title",
          "party",
          "court",
          "fact",
          "slot",
          "value",
          "link",
          "talk",
          "sender",
          "message",
          "sms",
          "contact",
          "called",
          "entry",
          "from",
          "subject",
          "body",
          "counterpart",
          "goods",
          "document",
          "source",
          "method",
          "form");

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;
  private static final Map<String, HttpResponse<String>> PAGES = new LinkedHashMap<>();

  /** Hostile text that says where it came from. */
  private static String text(String from) {
    return "[" + from + "]" + HOSTILE;
  }

  @BeforeAll
  static void start() throws Exception {
    Path folder = Files.createDirectories(material.resolve("in"));
    evidence(folder);
    Workplace place = Served.place(keys);
    CaseMaterial.make(
        cases, "evil", CaseMaterial.opening(text("title"), text("party")), keys, folder);
    state(cases.resolve("evil/case.yaml"));
    CaseMaterial.examine(cases.resolve("evil"), place);
    app = Served.at(cases, keys);
    forms();
    walk();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static void evidence(Path folder) throws Exception {
    for (String copy : List.of("one", "two")) {
      CaseMaterial.chat(
          folder.resolve(copy + ".json"),
          text("talk"),
          List.of(text("sender"), text("other")),
          List.of(text("message"), "借款 50000", "我是" + text("named")));
    }
    Files.writeString(folder.resolve("name\"'><evil evil=1>{{7*7}}.html"), text("page"));
    Files.writeString(
        folder.resolve("a.svg"), "<svg xmlns='http://www.w3.org/2000/svg' onload='evil()'/>");
    Files.write(
        folder.resolve("sms.xml"),
        SmsBackupXml.messages(
            List.of(
                new PhoneText(
                    1,
                    1,
                    "13900139000",
                    text("contact"),
                    1,
                    1_704_458_860_000L,
                    1_704_458_859_000L,
                    text("sms"),
                    Optional.of("+8613800100500"),
                    Optional.empty()))));
    Files.write(
        folder.resolve("calls.xml"),
        SmsBackupXml.calls(
            List.of(new PhoneCall(1, "13900139000", text("called"), 1, 1_704_458_860_000L, 30))));
    Files.write(
        folder.resolve("book.vcf"),
        VcardFile.of(
            List.of(
                new PhoneContact(
                    1,
                    text("entry"),
                    List.of("13800138000"),
                    List.of(text("mail") + "@example.org"),
                    text("firm"),
                    text("note"))),
            VcardFile.Way.V3));
    Files.write(
        folder.resolve("mail.eml"),
        new MailFile(
                text("from"),
                "a@example.org",
                text("to"),
                "b@example.org",
                text("subject"),
                OffsetDateTime.parse("2024-01-05T20:47:40+08:00"),
                List.of("from x by y"),
                "1@example.org",
                "")
            .bytes(
                text("body"),
                List.of(new MailFile.Attachment("<evil evil=1>.html", "text/html", new byte[9])),
                new Random(1)));
    Instant time = Instant.parse("2024-01-05T12:00:00Z");
    Files.write(
        folder.resolve("bill.xlsx"),
        new WechatPayBill(text("nick"), time, time, time)
            .bytes(
                List.of(
                    new BillRow(
                        time,
                        "转账",
                        text("counterpart"),
                        "",
                        text("goods"),
                        -1,
                        100,
                        text("way"),
                        "支付成功",
                        "1000",
                        "2000",
                        text("memo")))));
    Files.write(
        folder.resolve("plan.docx"),
        new DocxPlan(text("document"), text("author"), time, time)
            .bytes(List.of(text("line")), List.of(List.of(text("cell"))), List.of("x")));
  }

  private static String quoted(String from) {
    return EvidenceJson.write(text(from));
  }

  /** What a person may write into the statement of the case. */
  private static void state(Path file) throws Exception {
    String yaml = Files.readString(file);
    String added =
        """
        caseNumber: %s
        court: %s
        facts:
          - {id: loan, title: %s, slots: [{name: %s, type: TEXT, value: %s, readings: [{item: 1, value: %s, where: %s}]}]}
        links:
          - {item: 1, fact: loan, supports: true, note: %s, lines: "1"}
        carriers:
          - {number: ZT-1, type: %s, label: %s, serial: %s, software: %s, seal: %s}
        attributes: {cityOfCourt: %s}
        """
            .formatted(
                Stream.of(
                        "number-of-case",
                        "court",
                        "fact",
                        "slot",
                        "value",
                        "reading",
                        "where",
                        "link",
                        "type",
                        "label",
                        "serial",
                        "software",
                        "seal",
                        "answer")
                    .map(StoredTextTest::quoted)
                    .toArray());
    int items = yaml.indexOf("\nitems:") + 1;
    assertThat(items).isPositive();
    String own =
        yaml.substring(0, items)
            .lines()
            .filter(line -> !line.matches("(caseNumber|court|facts|links|carriers|attributes):.*"))
            .reduce("", (all, line) -> all + line + "\n");
    Files.writeString(file, own + added + yaml.substring(items));
  }

  /** What is typed into the app itself, as far as it does not stand in the statement. */
  private static void forms() throws Exception {
    String at = "/cases/evil";
    var _ = app.post(at + "/guides/talk", Map.of("step", text("step"), "note", text("tick")));
    var _ = app.post(at + "/gaps", Map.of());
    ended(app.post(at + "/who", Map.of()));
    ended(
        app.post(
            at + "/compare",
            Map.of("mine", "1", "theirs", "2", "conversation", "", "theirConversation", "")));
    ended(
        app.post(
            at + "/collect",
            Map.of("path", keys.toString(), "source", text("source"), "method", text("method"))));
    for (String path :
        List.of("/settings", "/cases", "/verify", at + "/intake", at + "/who/confirm")) {
      Map<String, String> all = new LinkedHashMap<>();
      for (String field :
          List.of("name", "title", "path", "key", "party", "account", "where", "back")) {
        all.put(field, text("form"));
      }
      PAGES.put("POST " + path, app.post(path, all));
    }
  }

  private static void ended(HttpResponse<String> begun) throws Exception {
    String job = begun.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> page = app.get(job);
    while (page.body().contains("<progress")) {
      page = app.get(job);
    }
    PAGES.put(job, page);
  }

  /** Everything that is linked from the start page, as far as it belongs to the case. */
  private static void walk() throws Exception {
    Deque<String> open = new ArrayDeque<>(List.of("/", "/cases/evil"));
    for (String part :
        List.of(
            "",
            "/items",
            "/findings",
            "/matrix",
            "/burden",
            "/custody",
            "/catalogue",
            "/intake",
            "/next",
            "/timeline",
            "/gaps",
            "/identities",
            "/comparisons",
            "/made",
            "/search?q=evil")) {
      open.add("/api/v1/cases/evil" + part);
    }
    open.add("/cases/evil/search?q=evil");
    open.add("/cases/evil/search?q=" + Served.encode(HOSTILE));
    open.add("/api/v1/cases");
    for (int item = 1; item <= 10; item++) {
      open.add("/api/v1/cases/evil/items/" + item + "/lines");
    }
    Map<String, Integer> kinds = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      String next = open.poll();
      String kind = next.replaceAll("[?#].*", "").replaceAll("\\d{2,}", "0");
      if (PAGES.containsKey(next) || kinds.merge(kind, 1, Integer::sum) > 2) {
        continue;
      }
      HttpResponse<String> answer = app.get(next);
      PAGES.put(next, answer);
      if (html(answer)) {
        for (Element link :
            Jsoup.parse(answer.body()).select("a[href^=/cases/evil], a[href^=/jobs/]")) {
          if (!link.attr("href").endsWith("/paper")) {
            open.add(link.attr("href").replaceAll("#.*", ""));
          }
        }
      }
    }
  }

  private static boolean html(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  @Test
  void nothingThatWasWrittenIsAnElementAnAttributeOrALink() {
    List<String> wrong = new ArrayList<>();
    PAGES.forEach((address, answer) -> {
      if (html(answer)) {
        Document page = Jsoup.parse(answer.body());
        for (Element element : page.getAllElements()) {
          wrong.addAll(alive(element).map(what -> address + ": " + what).toList());
        }
      }
    });
    assertThat(wrong).isEmpty();
    assertThat(PAGES).hasSizeGreaterThan(60);
  }

  private static Stream<String> alive(Element element) {
    List<String> wrong = new ArrayList<>();
    String tag = element.normalName();
    if (Set.of("evil", "base", "iframe", "object", "embed", "style").contains(tag)
        || (tag.equals("script") && !element.attr("src").startsWith("/static/"))
        || (tag.equals("script") && !element.data().isBlank())) {
      wrong.add("element " + element.outerHtml());
    }
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey();
      String value = attribute.getValue().strip();
      boolean address = Set.of("href", "src", "action", "formaction", "poster").contains(name);
      int colon = value.indexOf(':');
      boolean elsewhere =
          address
              && !value.startsWith("/")
              && !value.startsWith("#")
              && !value.startsWith("?")
              && colon > 0
              && !SCHEMES.contains(value.substring(0, colon));
      if (name.startsWith("on")
          || Set.of("evil", "style", "srcdoc").contains(name)
          || elsewhere
          || (address && value.contains("//evil"))) {
        wrong.add("attribute " + name + "=" + value);
      }
    }
    return wrong.stream();
  }

  @Test
  void noTemplateIsFilledAndNothingTurnsTheTextAround() {
    PAGES.forEach((address, answer) -> {
      assertThat(answer.body()).as(address).doesNotContain("evil49");
      if (html(answer)) {
        assertThat(answer.body()).as(address).doesNotContain("\u2028", "\u202e");
      }
      assertThat(answer.statusCode()).as(address).isLessThan(500);
    });
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void whatIsNoPageIsNoneForTheBrowserEither() {
    PAGES.forEach((address, answer) -> {
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(address)
          .hasValue("nosniff");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(address)
          .contains("script-src 'self';", "trusted-types 'none'");
      if (address.startsWith("/api/")) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .as(address)
            .matches("application/(problem\\+)?json");
      }
    });
  }

  /** The walk is worth something only if what was planted is there to be seen. */
  @Test
  void theTextsAreShownAsTheTextsThatTheyAre() {
    StringBuilder all = new StringBuilder();
    PAGES.forEach((address, answer) ->
        all.append(html(answer) ? Jsoup.parse(answer.body()).wholeText() : answer.body()));
    Set<String> missing = new TreeSet<>(SHOWN);
    missing.removeIf(from -> all.indexOf("[" + from + "]") >= 0);
    assertThat(missing).isEmpty();
  }

  /** Papers of evidence never come from the origin of the app. */
  @Test
  void noBytesOfEvidenceAreOfTheAppsOrigin() throws Exception {
    Set<String> links = new TreeSet<>();
    PAGES.values().stream()
        .filter(StoredTextTest::html)
        .flatMap(
            answer -> Jsoup.parse(answer.body()).select("[href*=/bytes/],[src*=/bytes/]").stream())
        .forEach(e -> links.add(e.hasAttr("href") ? e.attr("href") : e.attr("src")));
    assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("http://localhost:"));
    for (String link : links) {
      HttpResponse<byte[]> answer =
          app.client()
              .send(
                  HttpRequest.newBuilder(java.net.URI.create(link)).build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("sandbox;");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .matches("application/octet-stream|(image|audio|video)/[a-z0-9-]+")
          .doesNotContain("svg");
      assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
          .matches(
              "|attachment; filename=\"[A-Za-z0-9._-]+\"; filename\\*=UTF-8''[A-Za-z0-9%._-]+");
    }
  }
}
