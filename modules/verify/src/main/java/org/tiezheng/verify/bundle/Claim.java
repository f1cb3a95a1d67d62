package org.tiezheng.verify.bundle;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Text;

/**
 * What a bundle states about itself: {@code tiezheng/evidence.json} (docs/bundle-format.md section
 * 4.1). Component names are the member names. Immutable.
 *
 * @param v version of this form, 1
 * @param bundle what bundle this is, of which case, from whom
 * @param evidenceRoot 64 hex digits, see {@link EvidenceRoot}
 * @param log the log that the deposits are in
 * @param times every time service that a token may be there of
 * @param items the catalogue
 * @param papers papers made by us
 * @param withheld what stays with its holder and is only named
 * @param events the custody events of {@code events.jsonl} that are handed over, by line
 * @param bagDeposit request id of the bag root's deposit
 * @param excerpts what proves key versions; bundles made before have none
 */
public record Claim(
    int v,
    Bundle bundle,
    String evidenceRoot,
    LogStatement log,
    List<TimeService> times,
    List<ClaimedItem> items,
    List<Paper> papers,
    List<Withheld> withheld,
    List<EventDeposit> events,
    String bagDeposit,
    List<ExcerptProof> excerpts) {
  /** The version that this code writes and understands. */
  public static final int VERSION = 1;

  public Claim {
    times = List.copyOf(times);
    items = List.copyOf(items);
    papers = List.copyOf(papers);
    withheld = List.copyOf(withheld);
    events = List.copyOf(events);
    excerpts = List.copyOf(excerpts);
  }

  /** Of a bundle that proves no key version. */
  public Claim(
      int v,
      Bundle bundle,
      String evidenceRoot,
      LogStatement log,
      List<TimeService> times,
      List<ClaimedItem> items,
      List<Paper> papers,
      List<Withheld> withheld,
      List<EventDeposit> events,
      String bagDeposit) {
    this(
        v,
        bundle,
        evidenceRoot,
        log,
        times,
        items,
        papers,
        withheld,
        events,
        bagDeposit,
        List.of());
  }

  /**
   * The bundle and its case, as the submitter states them; an unknown text is empty.
   *
   * @param id UUID, also {@code External-Identifier} of the bag
   * @param made by the maker's clock, RFC 3339
   */
  public record Bundle(
      String id,
      String made,
      String caseTitle,
      String cause,
      String caseNumber,
      String court,
      String submitter,
      List<ClaimedParty> parties,
      String tool) {
    public Bundle {
      parties = List.copyOf(parties);
    }
  }

  /**
   * A party of the case.
   *
   * @param role name of an {@code evidence.Role}
   */
  public record ClaimedParty(String id, String name, String role) {}

  /**
   * The log.
   *
   * @param neutral whether somebody else than a party runs it
   */
  public record LogStatement(String origin, String operator, boolean neutral) {}

  /**
   * A time service.
   *
   * @param name as in the names of token files: lower-case letters, digits, hyphens
   * @param kind {@link #OWN} or {@link #THIRD_PARTY}
   * @param certificate path of its certificates in the bundle
   */
  public record TimeService(String name, String kind, String certificate) {
    public static final String OWN = "own";
    public static final String THIRD_PARTY = "thirdParty";
  }

  /**
   * An item of the catalogue. Kind, category and copy grade are names of the enums in {@code
   * evidence}; a reader does not depend on knowing them.
   */
  public record ClaimedItem(
      int number,
      String title,
      String kind,
      String category,
      String copyGrade,
      String source,
      String objectOfProof,
      String content,
      List<ClaimedOriginal> originals) {
    public ClaimedItem {
      originals = List.copyOf(originals);
    }
  }

  /**
   * An original that is handed over.
   *
   * @param path where it lies in the bundle
   * @param nameFound its name as it was found
   * @param size in bytes
   * @param deposit request id
   * @param checkpoint tree size of the checkpoint that its proof leads to
   */
  public record ClaimedOriginal(
      String path,
      String nameFound,
      long size,
      String sha256,
      String sm3,
      String deposit,
      long checkpoint) {
    public Digests digests() {
      return new Digests(sha256, sm3);
    }
  }

  /** A paper made by us. */
  public record Paper(String id, Text title, String path) {}

  /**
   * Something that is named but not handed over.
   *
   * @param what {@code CONTAINER}
   * @param description for people
   * @param holder who keeps it
   * @param commit the salted commitment as in its leaf, not plain digests
   * @param deposit request id
   */
  public record Withheld(
      String what, String description, String holder, Digests commit, String deposit) {}

  /**
   * Which deposit a line of {@code events.jsonl} is.
   *
   * @param line from 1
   */
  public record EventDeposit(String deposit, long line, long checkpoint) {}

  /**
   * What proves the lines of one conversation in a key version or supplement.
   *
   * @param item whose conversation it is
   * @param paper path of the paper that shows the lines
   * @param path of the proof (docs/excerpt-proofs.md section 4)
   */
  public record ExcerptProof(int item, String paper, String path) {}

  /** The canonical bytes of the file. */
  public byte[] bytes() {
    return CanonicalJson.write(this);
  }

  /** Strict in form, tolerant of members it does not know, which it names. */
  public static ClaimReader.Reading read(byte[] bytes) {
    return ClaimReader.read(bytes);
  }

  /** The service of this name. */
  public Optional<TimeService> time(String name) {
    return times.stream().filter(time -> time.name().equals(name)).findFirst();
  }
}
