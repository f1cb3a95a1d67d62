package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.CarrierRecord;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a carrier back against the list of carriers that is printed for it. */
public final class CarrierCheck {
  private static final String CARRIER = "DOC-CARRIER";

  private CarrierCheck() {}

  /**
   * Compares a carrier with the list in the bundle that it was written from.
   *
   * @param bag the bundle on the machine that wrote it
   * @param number of the carrier, such as {@code ZT-1}
   * @param carrier where the copy of the bundle lies on the carrier
   * @return {@code differing} names each file that is missing, unreadable or not as listed, and
   *     each that lies among the data of the copy but not in the bundle; {@code listed} is false if
   *     DOC-CARRIER does not know the number, and then nothing was compared
   * @throws PaperReader.UnreadablePaperException if the list cannot be read
   */
  public static Observation.Carrier read(Path bag, String number, Path carrier) {
    try {
      ReadPaper paper = ReadPaper.of(bag.resolve(path(bag)));
      for (CarrierRecord record : records(paper)) {
        if (record.number().equals(number)) {
          return read(record, bag, carrier, labelled(paper, number));
        }
      }
      return new Observation.Carrier(number, false, List.of(), labelled(paper, number), false);
    } catch (IOException | JacksonException e) {
      throw unreadable(e);
    }
  }

  private static String path(Path bag) throws IOException {
    return Claim.read(Files.readAllBytes(bag.resolve(BundleLayout.CLAIM))).claim().papers().stream()
        .filter(paper -> paper.id().equals(CARRIER))
        .map(Claim.Paper::path)
        .findFirst()
        .orElseThrow(() -> new IOException("no " + CARRIER));
  }

  private static List<CarrierRecord> records(ReadPaper paper) {
    List<CarrierRecord> records = new ArrayList<>();
    for (JsonNode node : paper.machineCopy().path("carriers")) {
      records.add(EvidenceJson.mapper().treeToValue(node, CarrierRecord.class));
    }
    return records;
  }

  private static boolean labelled(ReadPaper paper, String number) {
    return paper.says("证据载体标签" + number) || paper.says("Label of an evidence carrier" + number);
  }

  /**
   * The numbers of the carriers that the bundle lists, in their order.
   *
   * @throws PaperReader.UnreadablePaperException if the list cannot be read
   */
  public static List<String> numbers(Path bag) {
    try {
      return records(ReadPaper.of(bag.resolve(path(bag)))).stream()
          .map(CarrierRecord::number)
          .toList();
    } catch (IOException | JacksonException e) {
      throw unreadable(e);
    }
  }

  /**
   * The files of a bundle that belong on a carrier: those that are listed for it, and what is
   * listed for none, such as the list itself and everything that the check needs.
   *
   * @return paths below the bundle, sorted
   * @throws PaperReader.UnreadablePaperException if the list cannot be read
   */
  public static List<String> files(Path bag, String number) throws IOException {
    Set<String> elsewhere = new HashSet<>();
    try {
      for (CarrierRecord record : records(ReadPaper.of(bag.resolve(path(bag))))) {
        if (!record.number().equals(number)) {
          record.files().forEach(file -> elsewhere.add(file.path()));
        }
      }
    } catch (JacksonException e) {
      throw unreadable(e);
    }
    try (Stream<Path> all = Files.walk(bag)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> bag.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !elsewhere.contains(path))
          .sorted()
          .toList();
    }
  }

  private static PaperReader.UnreadablePaperException unreadable(Exception e) {
    return new PaperReader.UnreadablePaperException(
        new Text(
            "载体清单无法读回：" + e.getMessage(),
            "The list of carriers cannot be read back: " + e.getMessage()),
        e);
  }

  private static Observation.Carrier read(
      CarrierRecord list, Path bag, Path folder, boolean labelled) throws IOException {
    List<String> differing = new ArrayList<>();
    Path copy = folder.toAbsolutePath().normalize();
    for (CarrierRecord.File file : list.files()) {
      if (!same(file, copy)) {
        differing.add(file.path());
      }
    }
    differing.addAll(added(bag, copy));
    return new Observation.Carrier(list.number(), true, differing, labelled, true);
  }

  /** What nobody listed: it would reach the other side unseen. */
  private static List<String> added(Path bag, Path copy) throws IOException {
    Path data = copy.resolve(BundleLayout.PAYLOAD);
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> copy.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !Files.isRegularFile(bag.resolve(path)))
          .sorted()
          .toList();
    }
  }

  private static boolean same(CarrierRecord.File file, Path folder) {
    Path place = folder.resolve(file.path()).normalize();
    if (!place.startsWith(folder) || !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      ContentDigest found = Digester.both().digest(place);
      return found.size() == file.size()
          && found.sha256().equals(file.sha256())
          && found.digests().sm3().equals(file.sm3());
    } catch (IOException e) {
      return false;
    }
  }
}
