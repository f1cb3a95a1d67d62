package org.tiezheng.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import org.tiezheng.casework.AddFacts;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Unlocking;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.AppServer;

/** The app in a process of its own with a few cases, until its standard input ends. */
final class AppServerRun {
  private static final int RATE = 8_000;
  private static final int SECONDS = 60;

  private AppServerRun() {}

  /**
   * {@code AppServerRun FOLDER CASES LINES}: prints {@code ready}; then answers {@code invite} with
   * an address that lets a browser in, and {@code heap} with the bytes of the heap in use after a
   * collection.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    // Libraries tell their log what nobody here reads.
    LogManager.getLogManager().reset();
    Path folder = Path.of(args[0]);
    Workplace place =
        new Workplace(
            Clock.systemUTC(),
            new SecureRandom(),
            "bench",
            "tiezheng/bench",
            Map.of(),
            ZoneId.of("UTC"),
            Locale.ENGLISH,
            Unlocking.userFile(folder.resolve("unlock")),
            Watch.SILENT,
            false);
    Path cases = Files.createDirectories(folder.resolve("cases"));
    for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
      make(cases.resolve("case" + i), folder.resolve("in" + i), Integer.parseInt(args[2]), place);
    }
    try (AppServer.Running running =
            AppServer.load()
                .start(
                    new AppServer.Settings(cases, 0, place, _ -> {}, Throwable::printStackTrace));
        BufferedReader asked =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      say("ready");
      for (String line = asked.readLine(); line != null; line = asked.readLine()) {
        say(line.equals("heap") ? String.valueOf(heap()) : running.invitation().toString());
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void make(Path folder, Path in, int lines, Workplace place)
      throws IOException, InterruptedException {
    Files.createDirectories(in);
    StringBuilder chat =
        new StringBuilder(
            "{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1},\"meta\":{\"name\":\"乙\","
                + "\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"a\"},\"members\":[],"
                + "\"messages\":[");
    for (int i = 0; i < lines; i++) {
      chat.append(i == 0 ? "" : ",")
          .append(
              "{\"sender\":\"%s\",\"accountName\":\"%s\""
                  .formatted(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "甲" : "乙"))
          .append(",\"timestamp\":")
          .append(1_704_458_860L + 60L * i)
          .append(",\"type\":0,\"content\":\"")
          .append(i % 97 == 0 ? "借款 " + i + " 元" : "第 " + i + " 句话")
          .append("\"}");
    }
    Files.writeString(in.resolve("chat.json"), chat.append("]}"));
    Files.write(in.resolve("call.wav"), wave(folder.getFileName().hashCode()));
    new NewCase(place)
        .open(
            folder,
            """
            title: t
            parties:
              - {id: me, name: 甲, role: PLAINTIFF, self: true}
              - {id: other, name: 乙, role: DEFENDANT}
            items:
            """);
    try (OpenCase open = OpenCase.forWriting(folder, place)) {
      new Collect(open).run(new Collect.Request(List.of(in), "", "", Map.of()));
      new AddFacts(open).run(new AddFacts.Request.OfTemplate("loan", List.of()));
    }
  }

  /** A tone; each case has another, so that none has the same recording. */
  private static byte[] wave(int pitch) {
    int samples = RATE * SECONDS;
    ByteBuffer all = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    all.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    all.putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    all.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    double hertz = 300 + Math.floorMod(pitch, 500);
    for (int i = 0; i < samples; i++) {
      all.putShort((short) (9_000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return all.array();
  }
}
