package org.tiezheng.verify.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.Claim.Bundle;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.ClaimedParty;
import org.tiezheng.verify.bundle.Claim.EventDeposit;
import org.tiezheng.verify.bundle.Claim.ExcerptProof;
import org.tiezheng.verify.bundle.Claim.LogStatement;
import org.tiezheng.verify.bundle.Claim.Paper;
import org.tiezheng.verify.bundle.Claim.TimeService;
import org.tiezheng.verify.bundle.Claim.Withheld;

/** Reads {@code evidence.json}, member by member. */
public final class ClaimReader {
  private static final String FILE = BundleLayout.CLAIM;

  private ClaimReader() {}

  /**
   * What was read.
   *
   * @param notUnderstood paths of members that this version does not know, such as {@code
   *     items[0].colour}; they were ignored
   * @param canonical whether the bytes are the canonical form
   */
  public record Reading(Claim claim, List<String> notUnderstood, boolean canonical) {
    public Reading {
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  /**
   * Reads the file.
   *
   * @throws MalformedBundleFileException when a member is missing or of another type, or the
   *     version is another
   */
  public static Reading read(byte[] bytes) {
    List<String> unknown = new ArrayList<>();
    JsonFields fields = new JsonFields(FILE, "", CanonicalJson.read(bytes, FILE), unknown);
    Claim claim = JsonFields.all(fields, ClaimReader::claim);
    return new Reading(claim, unknown, CanonicalJson.isCanonical(bytes));
  }

  private static Claim claim(JsonFields in) {
    int version = in.smallNumber("v");
    if (version != Claim.VERSION) {
      throw new MalformedBundleFileException(
          FILE,
          new Text(
              "版本 " + version + " 未知,本程序只认识版本 " + Claim.VERSION,
              "version " + version + " is unknown, this program knows version " + Claim.VERSION));
    }
    return new Claim(
        version,
        in.object("bundle", ClaimReader::bundle),
        in.hex("evidenceRoot"),
        in.object(
            "log",
            log -> new LogStatement(log.text("origin"), log.text("operator"), log.flag("neutral"))),
        in.list(
            "times",
            time ->
                new TimeService(time.text("name"), time.text("kind"), time.text("certificate"))),
        in.list("items", ClaimReader::item),
        in.list(
            "papers",
            paper ->
                new Paper(
                    paper.text("id"),
                    paper.object("title", title -> new Text(title.text("zh"), title.text("en"))),
                    paper.text("path"))),
        in.list("withheld", ClaimReader::withheld),
        in.list(
            "events",
            event ->
                new EventDeposit(
                    event.text("deposit"), event.number("line"), event.number("checkpoint"))),
        in.text("bagDeposit"),
        once(
            in.listIfThere(
                "excerpts",
                proof ->
                    new ExcerptProof(
                        proof.smallNumber("item"), proof.text("paper"), proof.text("path")))));
  }

  /** A proof that is named again would be read again, as often as somebody likes. */
  private static List<ExcerptProof> once(List<ExcerptProof> proofs) {
    Set<String> paths = new HashSet<>();
    for (ExcerptProof proof : proofs) {
      if (!paths.add(proof.path())) {
        throw new MalformedBundleFileException(
            FILE,
            new Text(
                "excerpts 中 " + proof.path() + " 列出不止一次",
                "excerpts names " + proof.path() + " more than once"));
      }
    }
    return proofs;
  }

  private static Bundle bundle(JsonFields in) {
    return new Bundle(
        in.text("id"),
        in.text("made"),
        in.text("caseTitle"),
        in.text("cause"),
        in.text("caseNumber"),
        in.text("court"),
        in.text("submitter"),
        in.list(
            "parties",
            party -> new ClaimedParty(party.text("id"), party.text("name"), party.text("role"))),
        in.text("tool"));
  }

  private static ClaimedItem item(JsonFields in) {
    return new ClaimedItem(
        in.smallNumber("number"),
        in.text("title"),
        in.text("kind"),
        in.text("category"),
        in.text("copyGrade"),
        in.text("source"),
        in.text("objectOfProof"),
        in.text("content"),
        in.list("originals", ClaimReader::original));
  }

  private static ClaimedOriginal original(JsonFields in) {
    return new ClaimedOriginal(
        in.text("path"),
        in.text("nameFound"),
        in.number("size"),
        in.hex("sha256"),
        in.hex("sm3"),
        in.text("deposit"),
        in.number("checkpoint"));
  }

  private static Withheld withheld(JsonFields in) {
    return new Withheld(
        in.text("what"),
        in.text("description"),
        in.text("holder"),
        in.object("commit", commit -> new Digests(commit.hex("sha256"), commit.hex("sm3"))),
        in.text("deposit"));
  }
}
