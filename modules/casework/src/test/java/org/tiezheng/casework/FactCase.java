package org.tiezheng.casework;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A case with one chat whose lines a test writes, and whatever else it adds. */
final class FactCase {
  /** 2024-03-01, a Friday, 10:00 in Shanghai. */
  static final Instant BEGIN = Instant.parse("2024-03-01T02:00:00Z");

  private final Path folder;

  FactCase(Path folder) {
    this.folder = folder;
  }

  Path vault() {
    return folder.resolve("case");
  }

  Path file() {
    return vault().resolve("case.yaml");
  }

  /** Opens the case with a statement whose last key is {@code items}. */
  void create(String yaml) throws Exception {
    new NewCase(place()).open(vault(), yaml);
  }

  /** Collects a chat; the lines are {@code a: …} of the own side or {@code b: …} of the other. */
  void chat(String name, String... lines) throws Exception {
    Path file = Files.createDirectories(folder.resolve("in-" + name)).resolve(name + ".json");
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      String who = lines[i].substring(0, 1);
      messages.add(
          "{\"sender\":\"wxid_%s\",\"accountName\":\"%s\",\"timestamp\":%d,\"type\":0,\"content\":%s}"
              .formatted(
                  who,
                  who.equals("a") ? "甲" : "乙",
                  BEGIN.getEpochSecond() + 60L * i,
                  org.tiezheng.evidence.json.EvidenceJson.write(lines[i].substring(3))));
    }
    Files.writeString(
        file,
        "{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1},\"meta\":{\"name\":\"乙\","
            + "\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"wxid_a\"},\"members\":[],"
            + "\"messages\":["
            + String.join(",", messages)
            + "]}");
    collect(java.util.Objects.requireNonNull(file.getParent()));
  }

  void collect(Path evidence) throws Exception {
    try (OpenCase open = write()) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    }
  }

  OpenCase write() throws Exception {
    return OpenCase.forWriting(vault(), place());
  }

  OpenCase read() throws Exception {
    return OpenCase.forReading(vault(), place());
  }

  /** For somebody who reads English. */
  OpenCase english() throws Exception {
    Workplace p = place();
    return OpenCase.forReading(
        vault(),
        new Workplace(
            p.clock(),
            p.random(),
            p.actor(),
            p.tool(),
            p.environment(),
            p.zone(),
            java.util.Locale.ENGLISH,
            p.unlocking(),
            p.watch(),
            p.clockNoted()));
  }

  String text() throws Exception {
    return Files.readString(file());
  }

  private Workplace place() {
    return Places.at(folder, Clock.fixed(Instant.parse("2026-11-01T02:00:00Z"), ZoneOffset.UTC));
  }
}
