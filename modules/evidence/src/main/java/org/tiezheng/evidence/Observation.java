package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that another room has measured before the rules run, so that a rule needs neither disk
 * nor network: bytes hashed again, a proof checked, a paper's pages counted.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "observed")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Observation.Bytes.class, name = "bytes"),
  @JsonSubTypes.Type(value = Observation.Deposit.class, name = "deposit"),
  @JsonSubTypes.Type(value = Observation.Token.class, name = "token"),
  @JsonSubTypes.Type(value = Observation.Reproduction.class, name = "reproduction"),
  @JsonSubTypes.Type(value = Observation.Custody.class, name = "custody"),
  @JsonSubTypes.Type(value = Observation.Bundle.class, name = "bundle"),
  @JsonSubTypes.Type(value = Observation.Paper.class, name = "paper"),
  @JsonSubTypes.Type(value = Observation.Carrier.class, name = "carrier"),
  @JsonSubTypes.Type(value = Observation.CarrierPlanned.class, name = "carrierPlanned"),
  @JsonSubTypes.Type(value = Observation.StoreSign.class, name = "storeSign"),
  @JsonSubTypes.Type(value = Observation.StoreExamined.class, name = "storeExamined"),
  @JsonSubTypes.Type(value = Observation.Excerpt.class, name = "excerpt"),
  @JsonSubTypes.Type(value = Observation.Filed.class, name = "filed"),
  @JsonSubTypes.Type(value = Observation.Copies.class, name = "copies"),
  @JsonSubTypes.Type(value = Observation.Shown.class, name = "shown"),
  @JsonSubTypes.Type(value = Observation.Compared.class, name = "compared")
})
public sealed interface Observation {
  /**
   * An original was read again and its SHA-256 compared with the one taken at intake.
   *
   * @param found digests now; those taken at intake, SM3 among them, if SHA-256 is the same, since
   *     equal bytes have equal digests; empty if the bytes could not be read
   */
  record Bytes(String original, Digests expected, Optional<Digests> found) implements Observation {
    public boolean unchanged() {
      return found.map(expected::equals).orElse(false);
    }
  }

  /**
   * The deposit of an original was checked against the log.
   *
   * @param opens whether the leaf's commitment opens to the original's digests
   * @param included whether the inclusion proof leads to the signed checkpoint
   * @param consistent whether that checkpoint is consistent with the newest one
   * @param neutral whether somebody other than a party runs the log
   */
  record Deposit(
      String original,
      String deposit,
      Instant stated,
      long index,
      long treeSize,
      boolean opens,
      boolean included,
      boolean consistent,
      boolean neutral)
      implements Observation {}

  /** Whose clock a time token comes from. */
  enum Clock {
    /** The operator's own service: not a third party (自有时钟,非第三方). */
    OWN,
    THIRD_PARTY
  }

  /**
   * A time token that covers an original was checked.
   *
   * @param failed names of the checks that failed; empty if all that were made passed
   * @param notMade names of the checks that were not made, such as revocation
   * @param imprint algorithm of the imprint, such as SHA-256
   * @param qualified whether the service is known to be licensed or qualified; empty = unknown
   */
  record Token(
      String original,
      String service,
      Clock clock,
      Instant time,
      String policy,
      String serial,
      String imprint,
      List<String> failed,
      List<String> notMade,
      Optional<Boolean> qualified)
      implements Observation {}

  /** The importer was run again over the sealed bytes. */
  record Reproduction(
      int item, String importer, String version, String expected, Optional<String> found)
      implements Observation {}

  /**
   * The custody log was walked.
   *
   * @param breaks sentences, one for each hole or hash that does not follow
   */
  record Custody(long events, List<Text> breaks) implements Observation {}

  /**
   * A bundle was checked after it was written.
   *
   * @param extra files that no manifest lists
   * @param missing listed files that are not there
   * @param changed files whose digest differs
   * @param rootPrinted whether the evidence root stands on the catalogue
   */
  record Bundle(
      String evidenceRoot,
      List<String> extra,
      List<String> missing,
      List<String> changed,
      boolean rootPrinted)
      implements Observation {}

  /**
   * A paper was read back.
   *
   * @param pages pages of the file
   * @param printed the page number printed on each page, in order; 0 where none was found
   * @param unresolved catalogue rows or index entries that lead nowhere; of a paper in HTML, pages
   *     whose words are not those of the PDF
   */
  record Paper(
      String document, String file, int pages, List<Integer> printed, List<String> unresolved)
      implements Observation {}

  /** A carrier (disc, stick) was written and read back. */
  record Carrier(
      String number, boolean readBack, List<String> differing, boolean labelled, boolean listed)
      implements Observation {}

  /**
   * A carrier that the person means to hand the bundle in on. Until a {@link Carrier} with its
   * number was read back, nothing is known of it.
   *
   * @param items numbers of the items that are to lie on it; empty for all that lie on no other
   */
  record CarrierPlanned(String number, String type, List<Integer> items) implements Observation {
    public CarrierPlanned {
      items = List.copyOf(items);
    }
  }

  /** How much a sign weighs. */
  enum Weight {
    /** Common in untouched data too. */
    SLIGHT,
    /** Needs an explanation. */
    NOTABLE,
    /** Hard to explain otherwise; never a proof by itself. */
    STRONG
  }

  /**
   * A sign in a database file that rows are missing, were changed, or that the file was rewritten.
   *
   * @param sign id of the sign, such as {@code gap.interior} or {@code thread.count}
   * @param place table, row id, page or offset where it can be seen
   * @param count how many rows it speaks of; 0 where it speaks of none
   * @param innocent explanations that do not need anybody's intent
   */
  record StoreSign(
      int item,
      String original,
      String sign,
      String place,
      long count,
      Weight weight,
      Text what,
      List<Text> innocent)
      implements Observation {
    public StoreSign {
      innocent = List.copyOf(innocent);
    }
  }

  /**
   * A database file was searched for signs. Without it the absence of a {@link StoreSign} says
   * nothing, because nobody may have looked.
   *
   * @param lookedFor ids of the signs that the file would have shown; what its format cannot show
   *     is not among them
   */
  record StoreExamined(int item, String original, List<String> lookedFor) implements Observation {
    public StoreExamined {
      lookedFor = List.copyOf(lookedFor);
    }
  }

  /**
   * A printed excerpt was read back and compared with the rows that it was made from.
   *
   * @param rows that should be printed
   * @param printed of them, verbatim and in order
   * @param located of those printed, the ones with their storage location
   * @param differing the first places that differ
   */
  record Excerpt(
      int item,
      String document,
      String file,
      long rows,
      long printed,
      long located,
      List<String> differing)
      implements Observation {
    public Excerpt {
      differing = List.copyOf(differing);
    }
  }

  /**
   * Both parties' copies of a conversation were laid side by side. "Absent" speaks of the time that
   * both cover and says neither who nor why.
   *
   * @param mine item with the copy that is called A
   * @param theirs item with the copy that is called B
   * @param counts messages and pairs by verdict, such as {@code CONTENT_DIFFERS} or {@code ONLY_A}
   * @param equalIds pairs with equal content whose ids are equal
   * @param pairsWithIds pairs with equal content of which both have an id
   * @param differing the first places that differ or are absent
   */
  record Compared(
      int mine,
      int theirs,
      String conversation,
      String theirConversation,
      Map<String, Long> counts,
      long equalIds,
      long pairsWithIds,
      List<Difference> differing)
      implements Observation {
    public Compared {
      counts = Map.copyOf(counts);
      differing = List.copyOf(differing);
    }
  }

  /**
   * A paper of a bundle was measured as a file to be filed online.
   *
   * @param item number of the item that it speaks of; 0 if it speaks of all
   * @param size bytes
   */
  record Filed(int item, String file, long size, String mediaType) implements Observation {}

  /**
   * The printed copies of a bundle were read back: on which page each line stands, so that it can
   * be named at the hearing.
   */
  record Copies(List<Copy> copies) implements Observation {
    public Copies {
      copies = List.copyOf(copies);
    }
  }

  /**
   * A printed copy that has every line of an item.
   *
   * @param number of the paper, as printed on it
   * @param title in both languages
   * @param volume number of its first page within all papers of the bundle
   * @param pages how many it has
   * @param lines in the order of their numbers
   */
  record Copy(
      int item,
      String document,
      String number,
      Text title,
      int volume,
      int pages,
      List<Lines> lines) {
    public Copy {
      lines = List.copyOf(lines);
    }
  }

  /** Lines, the first and the last included, that begin on the same page of a copy, from 1. */
  record Lines(int first, int last, int page) {}

  /**
   * The steps for showing an item in court were read back, and every page and line that they name
   * was looked up in the copy.
   *
   * @param places pages and lines that are named
   * @param found of them, printed on the steps and right
   * @param differing the first places that are not
   * @param device whether the original carrier stands on the list of what to bring
   */
  record Shown(int item, String file, int places, int found, List<String> differing, boolean device)
      implements Observation {
    public Shown {
      differing = List.copyOf(differing);
    }
  }

  /**
   * A message that differs between two copies, or that one of them does not hold.
   *
   * @param mine where it stands in the copy that is called A
   * @param theirs where it stands in the copy that is called B
   */
  record Difference(
      String verdict, Optional<Provenance> mine, Optional<Provenance> theirs, Text what) {}
}
