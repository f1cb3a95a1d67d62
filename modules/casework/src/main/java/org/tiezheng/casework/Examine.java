package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.report.FindingsJson;
import org.tiezheng.examine.report.FindingsTable;
import org.tiezheng.examine.report.Sarif;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * Examines a case (审查): measures, asks every rule, keeps the findings and seals the fact that it
 * was done. Findings change neither records nor originals.
 */
public final class Examine {
  private final OpenCase open;

  private Optional<Observe.Measured> before = Optional.empty();

  public Examine(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be examined.
   *
   * @param today decides which rules apply if no hearing is set
   * @param packs folders with rule packs beside those that ship
   * @param further observations that the caller made, such as of a bundle
   */
  public record Request(LocalDate today, List<Path> packs, List<Observation> further) {
    public Request {
      packs = List.copyOf(packs);
      further = List.copyOf(further);
    }

    /**
     * The case as it stands. What only a finished bundle can answer is asked too, and is UNKNOWN.
     */
    public static Request ofCase(LocalDate today, List<Path> packs) {
      return new Request(today, packs, List.of());
    }
  }

  /**
   * What came of it.
   *
   * @param basis by which day's law the rules were chosen
   * @param leftOut which items are not handed in and what follows from it; empty if all are
   */
  public record Result(
      Case matter,
      List<RulePack> packs,
      List<Finding> findings,
      Text basis,
      Dossier dossier,
      List<Text> leftOut) {
    public Result {
      packs = List.copyOf(packs);
      findings = List.copyOf(findings);
      leftOut = List.copyOf(leftOut);
    }

    public long count(Outcome outcome) {
      return findings.stream().filter(f -> f.outcome() == outcome).count();
    }

    /**
     * For a person.
     *
     * @param all also what passed or does not apply
     */
    public String table(Locale locale, boolean all) {
      StringBuilder table =
          new StringBuilder(FindingsTable.write(packs, dossier, findings, locale, all));
      leftOut.forEach(line -> table.append('\n').append(line.in(locale)).append('\n'));
      return table.toString();
    }

    /** For a program: the same bytes for the same findings; the custody log has their SHA-256. */
    public String json() {
      return FindingsJson.document(packs, dossier, findings) + "\n";
    }

    /** The SHA-256 of {@link #json}, which is not held in memory for that. */
    private String sha256() {
      MessageDigest digest = RunningDigest.newSha256();
      FindingsJson.document(packs, dossier, findings, digest::update);
      digest.update((byte) '\n');
      return HexFormat.of().formatHex(digest.digest());
    }

    /** SARIF 2.1.0. */
    public String sarif(Locale locale) {
      return Sarif.write(packs, dossier, findings, locale);
    }
  }

  /**
   * Runs the rules and keeps what they found. Run again, it does not hash originals or read items
   * once more that are the same.
   */
  public Result run(Request request) throws IOException, InterruptedException {
    new ReadItems(open, Secrets.NONE).refresh();
    Case matter = open.matter();
    Observe observe =
        before.map(b -> new Observe(open, matter, b)).orElseGet(() -> new Observe(open, matter));
    List<Observation> observations = new ArrayList<>(observe.all());
    before = Optional.of(observe.measured());
    observations.addAll(request.further());
    Dossier dossier = observe.dossier(observations, request.today());
    List<RulePack> packs = new ArrayList<>(RulePack.shipped(matter.forum()));
    request.packs().forEach(folder -> packs.add(RulePack.load(folder)));
    open.place().watch().begins(new Text("审查", "examining"), 0, Watch.Unit.THINGS);
    Set<Integer> others =
        matter.items().stream()
            .filter(matter::ofOtherSide)
            .map(Item::number)
            .collect(Collectors.toSet());
    // What the other side handed in is examined against it, by oppose, and is no item of ours.
    List<Finding> findings =
        Examination.run(packs, dossier).stream()
            .filter(f -> f.item().filter(others::contains).isEmpty())
            .toList();
    open.vault().caseStore().examinations().add(findings);
    List<Text> leftOut = LeftOut.of(open, matter).lines();
    Result result =
        new Result(matter, packs, findings, Examination.basis(dossier), dossier, leftOut);
    open.note(Event.Type.EXAMINE, what(result));
    return result;
  }

  private static Map<String, String> what(Result result) {
    Map<String, String> what = new TreeMap<>();
    result.packs().forEach(p -> what.put("pack." + p.id(), p.version() + " " + p.hash()));
    for (Outcome outcome : Outcome.values()) {
      what.put(outcome.name(), String.valueOf(result.count(outcome)));
    }
    what.put("findingsSha256", result.sha256());
    what.put("engine", Examination.ENGINE);
    return what;
  }
}
