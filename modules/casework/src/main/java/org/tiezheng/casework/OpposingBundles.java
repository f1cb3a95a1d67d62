package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;

/** Bundles of the other side that can be verified: what the verification said is kept. */
final class OpposingBundles {
  static final String SUBJECT = "subject";
  static final String NAME = "opposingBundle";
  private static final int DEPTH = 5;
  private static final String PARTY = "party";
  private static final String BUNDLE = "bundle";
  private static final String CODE = "exitCode";
  private static final String FIRST = "first";

  private final OpenCase open;

  OpposingBundles(OpenCase open) {
    this.open = open;
  }

  /** Verifies each folder and zip that is a bundle and notes the outcome in the custody log. */
  void verify(Party other, List<Path> paths) throws IOException, InterruptedException {
    for (Path named : paths) {
      for (Path path : below(named)) {
        VerifyBundle.Verified verified =
            new VerifyBundle(open.place().watch())
                .run(new VerifyBundle.Request(path, false, Optional.empty(), List.of()));
        Map<String, String> what = new TreeMap<>();
        what.put(SUBJECT, NAME);
        what.put(PARTY, other.id());
        what.put(BUNDLE, String.valueOf(path.toAbsolutePath().normalize().getFileName()));
        what.put(CODE, String.valueOf(verified.exitCode()));
        what.put(FIRST, first(verified));
        open.note(Event.Type.VERIFY, what);
      }
    }
  }

  /** Bundles lie some folders deep in what is received, or are handed in as zips. */
  private static List<Path> below(Path named) throws IOException {
    List<Path> bundles = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(named, DEPTH)) {
      for (Path path : paths.sorted().toList()) {
        if (BundleParts.isFolder(path) || BundleParts.isZip(path)) {
          bundles.add(path);
        }
      }
      return bundles;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Those of them that are zips. */
  static List<Path> zips(List<Path> paths) throws IOException {
    List<Path> zips = new ArrayList<>();
    for (Path named : paths) {
      for (Path bundle : below(named)) {
        if (Files.isRegularFile(bundle)) {
          zips.add(bundle);
        }
      }
    }
    return zips;
  }

  private String first(VerifyBundle.Verified verified) {
    return verified
        .summary(open.place().locale())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("");
  }

  /** What was said of the party's bundles, one line each. */
  List<Text> said(Party other) {
    List<Text> lines = new ArrayList<>();
    for (OpenCase.CustodyLine line : open.custody()) {
      Map<String, String> what = line.event().what();
      if (NAME.equals(what.get(SUBJECT)) && other.id().equals(what.get(PARTY))) {
        lines.add(sentence(what));
      }
    }
    return lines;
  }

  private static Text sentence(Map<String, String> what) {
    Text outcome =
        switch (what.getOrDefault(CODE, "")) {
          case "0" ->
              new Text(
                  "文件、清单和存证记录相互一致;这不说明内容真实",
                  "files, manifests and deposits agree; that says nothing of the truth of the"
                      + " content");
          case "1" -> new Text("有文件或证明不符", "files or proofs do not fit");
          case "3" -> new Text("不完整,或有内容未能核验", "incomplete, or parts could not be verified");
          default -> new Text("无法读取", "cannot be read");
        };
    String name = what.getOrDefault(BUNDLE, "");
    String first = what.getOrDefault(FIRST, "");
    return new Text(
        "“%s”:%s(退出码 %s;%s)".formatted(name, outcome.zh(), what.getOrDefault(CODE, ""), first),
        "%s: %s (exit code %s; %s)"
            .formatted(name, outcome.en(), what.getOrDefault(CODE, ""), first));
  }
}
