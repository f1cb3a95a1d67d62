package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.team.DisableAccount;
import org.tiezheng.casework.team.ResetAccount;
import org.tiezheng.casework.team.SetRole;
import org.tiezheng.casework.team.TeamRole;

/** Signing in and out, and when a session is over. */
class SignInTest {
  @TempDir static Path cases;
  @TempDir static Path keys;
  private static TeamApp app;

  @BeforeAll
  static void start() throws Exception {
    app = new TeamApp(cases, keys);
    firstOwner();
    app.add("wang", TeamRole.LAWYER);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** The address that is printed makes the first owner, once. */
  private static void firstOwner() throws Exception {
    String invitation = app.running.invitation().toString();
    String token = invitation.substring(invitation.indexOf('=') + 1);
    try (Guest guest = app.stranger();
        Guest late = app.stranger()) {
      assertThat(guest.get(invitation).statusCode()).isEqualTo(200);
      Map<String, String> form =
          Map.of(
              "token",
              token,
              "name",
              "Boss",
              "person",
              "林岚",
              "password",
              TeamApp.PASSWORD,
              "again",
              TeamApp.PASSWORD);
      assertThat(guest.post("/join", with(form, "password", "short")).statusCode()).isEqualTo(422);
      assertThat(guest.post("/join", form).statusCode()).isEqualTo(303);
      assertThat(guest.get("/team").statusCode()).isEqualTo(200);
      assertThat(late.get(invitation).statusCode()).isEqualTo(410);
      assertThat(late.post("/join", with(form, "name", "other")).statusCode()).isEqualTo(410);
    }
    assertThat(app.running.invitation().getPath()).isEqualTo("/signin");
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    Map<String, String> changed = new java.util.HashMap<>(form);
    changed.put(name, value);
    return changed;
  }

  private static boolean isIn(Guest guest) throws Exception {
    return guest.get("/account").statusCode() == 200;
  }

  @Test
  void theSessionHasAKeyThatNobodyKnewBefore() throws Exception {
    try (Guest guest = app.stranger()) {
      String name = "tiezheng-" + app.running.address().getPort();
      guest.bring(name, "fixed");
      HttpResponse<String> in = guest.signIn("wang", TeamApp.PASSWORD);
      assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("HttpOnly")
          .contains("SameSite=Strict");
      assertThat(in.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("fixed");
      HttpCookie first = guest.session().getLast();
      assertThat(first.getValue()).hasSizeGreaterThan(40);
      var _ = guest.signIn("wang", TeamApp.PASSWORD);
      assertThat(guest.session().getLast().getValue()).isNotEqualTo(first.getValue());
      assertThat(isIn(guest)).isTrue();
      try (Guest thief = app.stranger()) {
        thief.bring(name, first.getValue());
        assertThat(isIn(thief)).as("the key of before the second sign-in").isFalse();
        thief.bring(name, "fixed");
        assertThat(isIn(thief)).isFalse();
      }
    }
  }

  @Test
  void anUnknownNameAndAWrongPasswordAreAnsweredAlike() throws Exception {
    app.add("gone", TeamRole.VIEWER);
    var _ = new DisableAccount(app.accounts).run("gone");
    try (Guest guest = app.stranger()) {
      HttpResponse<String> wrong = guest.signIn("wang", "wrong password here");
      HttpResponse<String> unknown = guest.signIn("nobody", "wrong password here");
      HttpResponse<String> disabled = guest.signIn("gone", TeamApp.PASSWORD);
      assertThat(List.of(wrong, unknown, disabled))
          .allSatisfy(a -> assertThat(a.statusCode()).isEqualTo(401));
      assertThat(unknown.body().replace("nobody", "wang")).isEqualTo(wrong.body());
      assertThat(disabled.body().replace("gone", "wang")).isEqualTo(wrong.body());
      assertThat(guest.session()).isEmpty();
    }
  }

  @Test
  void aSessionEndsByItselfAfterATime() throws Exception {
    try (Guest idle = app.in("wang")) {
      app.later(Duration.ofMinutes(29));
      assertThat(isIn(idle)).isTrue();
      app.later(Duration.ofMinutes(29));
      assertThat(isIn(idle)).isTrue();
      app.later(Duration.ofMinutes(31));
      assertThat(isIn(idle)).isFalse();
    }
    try (Guest busy = app.in("wang")) {
      for (int i = 0; i < 26; i++) {
        app.later(Duration.ofMinutes(27));
        assertThat(isIn(busy)).isTrue();
      }
      app.later(Duration.ofMinutes(27));
      assertThat(isIn(busy)).as("twelve hours are over").isFalse();
    }
  }

  @Test
  void whatIsTakenFromAnAccountEndsItsSessionsAtOnce() throws Exception {
    app.add("li", TeamRole.LAWYER);
    try (Guest guest = app.in("li");
        Guest other = app.in("wang")) {
      var _ = new SetRole(app.accounts).run("li", TeamRole.VIEWER);
      assertThat(isIn(guest)).isFalse();
      assertThat(guest.signIn("li", TeamApp.PASSWORD).statusCode()).isEqualTo(303);
      var _ = new DisableAccount(app.accounts).run("li");
      assertThat(isIn(guest)).isFalse();
      var _ = new DisableAccount(app.accounts).undo("li");
      assertThat(isIn(guest)).as("a session that was ended stays ended").isFalse();
      assertThat(guest.signIn("li", TeamApp.PASSWORD).statusCode()).isEqualTo(303);
      String token =
          new ResetAccount(app.accounts, app.place)
              .run("li", Optional.empty())
              .token()
              .orElseThrow();
      assertThat(isIn(guest)).isFalse();
      assertThat(guest.signIn("li", TeamApp.PASSWORD).statusCode()).isEqualTo(401);
      Map<String, String> form =
          Map.of("token", token, "password", "other horse staple", "again", "other horse staple");
      app.later(Duration.ofDays(4));
      assertThat(guest.post("/join", form).statusCode()).as("too old").isEqualTo(410);
      token =
          new ResetAccount(app.accounts, app.place)
              .run("li", Optional.empty())
              .token()
              .orElseThrow();
      assertThat(guest.post("/join", with(form, "token", token)).statusCode()).isEqualTo(303);
      assertThat(isIn(guest)).isTrue();
      assertThat(other.post("/join", with(form, "token", token)).statusCode()).isEqualTo(410);
    }
  }

  @Test
  void aPersonSeesAndEndsSessionsAndChangesThePassword() throws Exception {
    app.add("zhao", TeamRole.VIEWER);
    try (Guest here = app.in("zhao");
        Guest there = app.in("zhao");
        Guest third = app.in("zhao")) {
      String handle =
          here.get("/account")
              .body()
              .replaceAll("(?s).*?name=\"end\" value=\"([0-9a-f]{24})\".*", "$1");
      try (Guest wang = app.in("wang")) {
        var _ = wang.post("/account/sessions", Map.of("end", handle));
      }
      assertThat(isIn(there) && isIn(third)).as("not of another account").isTrue();
      var _ = here.post("/account/sessions", Map.of("end", handle));
      assertThat(isIn(there) && isIn(third)).isFalse();
      assertThat(isIn(there) || isIn(third)).isTrue();
      var _ = here.post("/account/sessions", Map.of("end", "others"));
      assertThat(isIn(there) || isIn(third)).isFalse();
      Map<String, String> form =
          Map.of(
              "old",
              TeamApp.PASSWORD,
              "password",
              "quite another word",
              "again",
              "quite another word");
      assertThat(here.post("/account/password", with(form, "old", "no")).statusCode())
          .isEqualTo(422);
      assertThat(
              here.post("/account/password", with(form, "password", "zhao zhao zhao")).statusCode())
          .isEqualTo(422);
      assertThat(third.signIn("zhao", TeamApp.PASSWORD).statusCode()).isEqualTo(303);
      assertThat(here.post("/account/password", form).statusCode()).isEqualTo(303);
      assertThat(isIn(here)).isTrue();
      assertThat(isIn(third)).isFalse();
      var _ = here.post("/leave", Map.of());
      assertThat(isIn(here)).isFalse();
      assertThat(here.signIn("zhao", TeamApp.PASSWORD).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whoGuessesWaitsLongerAndLongerAndLocksNobodyOut() throws Exception {
    app.add("sun", TeamRole.VIEWER);
    try (Guest attacker = new Guest(app.origin(), "127.0.0.9");
        Guest sun = app.stranger()) {
      for (int i = 0; i < 5; i++) {
        assertThat(attacker.signIn("sun", "guess number " + i).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> refused = attacker.signIn("sun", TeamApp.PASSWORD);
      assertThat(refused.statusCode()).as("even the right one is not looked at").isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
      assertThat(sun.signIn("sun", TeamApp.PASSWORD).statusCode()).isEqualTo(303);
      app.later(Duration.ofSeconds(2));
      assertThat(attacker.signIn("sun", "guess number 6").statusCode()).isEqualTo(401);
      assertThat(attacker.signIn("sun", "x").headers().firstValueAsLong("Retry-After")).hasValue(2);
      assertThat(attacker.signIn("nobody", "x").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anotherSiteCannotSignAnybodyIn() throws Exception {
    try (Guest guest = app.stranger()) {
      HttpResponse<String> forged =
          guest.send(
              guest
                  .to("/signin")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", "https://evil.example")
                  .POST(
                      java.net.http.HttpRequest.BodyPublishers.ofString(
                          "name=wang&password=" + Served.encode(TeamApp.PASSWORD))));
      assertThat(forged.statusCode()).isEqualTo(403);
      assertThat(guest.session()).isEmpty();
      HttpResponse<String> led =
          guest.post(
              "/signin",
              Map.of("name", "wang", "password", TeamApp.PASSWORD, "next", "//evil.example/x"));
      assertThat(led.headers().firstValue("Location")).hasValue("/");
    }
  }

  @Test
  void passwordsAndTokensAreNowhereToBeRead() throws Exception {
    Path file = app.accounts.folder().resolve("accounts.json");
    String kept = Files.readString(file);
    assertThat(kept).contains("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(TeamApp.PASSWORD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(app.accounts.folder())))
        .isEqualTo("rwx------");
    assertThat(String.join("\n", app.log))
        .doesNotContain(TeamApp.PASSWORD)
        .doesNotContain("token=");
  }
}
