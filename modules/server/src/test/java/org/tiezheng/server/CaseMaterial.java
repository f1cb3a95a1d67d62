package org.tiezheng.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.Examine;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.evidence.Role;

/** Cases for tests. */
final class CaseMaterial {
  private CaseMaterial() {}

  /** Opens a case, collects files into it and examines it. */
  static void make(Path cases, String name, Opening opening, Path keys, Path material)
      throws IOException, InterruptedException {
    Workplace place = Served.place(keys);
    new CaseShelf(cases).open(name, opening, place);
    try (OpenCase open = OpenCase.forWriting(cases.resolve(name), place)) {
      new Collect(open)
          .run(new Collect.Request(List.of(material), "phone", "copied", Map.of("device", "d")));
    }
    examine(cases.resolve(name), place);
  }

  /** Examines a case. */
  static void examine(Path folder, Workplace place) throws IOException, InterruptedException {
    try (OpenCase open = OpenCase.forWriting(folder, place)) {
      new Examine(open).run(Examine.Request.ofCase(LocalDate.of(2026, 11, 26), List.of()));
    }
  }

  static Opening opening(String title, String name) {
    return new Opening(title, "民间借贷", Role.PLAINTIFF, name, Role.DEFENDANT, "周启明");
  }

  /** A chat in the form of ChatLab, each message one minute after the other. */
  static void chat(Path file, String title, List<String> senders, List<String> texts)
      throws IOException {
    chat(file, title, senders, texts, List.of());
  }

  /** The same copy without some of the messages; the others keep their ids and times. */
  static void chat(
      Path file, String title, List<String> senders, List<String> texts, List<Integer> without)
      throws IOException {
    StringBuilder json = new StringBuilder();
    json.append(
        "{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1704459000,\"generator\":\"test\"},");
    json.append("\"meta\":{\"name\":").append(quoted(title));
    json.append(",\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"me\"},\"members\":[");
    json.append("{\"platformId\":\"me\",\"accountName\":\"me\"}],\"messages\":[");
    for (int i = 0; i < texts.size(); i++) {
      if (without.contains(i)) {
        continue;
      }
      json.append(i == 0 ? "" : ",")
          .append("{\"platformMessageId\":\"")
          .append(1000 + i)
          .append("\",\"sender\":\"s")
          .append(i % senders.size())
          .append("\",\"accountName\":")
          .append(quoted(senders.get(i % senders.size())))
          .append(",\"timestamp\":")
          .append(1_704_458_860L + 60L * i)
          .append(",\"type\":0,\"content\":")
          .append(quoted(texts.get(i)))
          .append("}");
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.append("]}"));
  }

  private static String quoted(String text) {
    return org.tiezheng.evidence.json.EvidenceJson.write(text);
  }
}
