package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.bundle.CarrierCheck;
import org.tiezheng.verify.VerifyReport;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * Reads a disc or stick back (回读) after a person has written a bundle to it: every file that the
 * list of carriers names, byte for byte, and whether there is more than that. The result is kept
 * and rules read it. Changes neither carrier nor bundle.
 */
public final class ReadBackCarrier {
  private static final int SHOWN = 20;

  private final OpenCase open;

  public ReadBackCarrier(OpenCase open) {
    this.open = open;
  }

  /**
   * What is to be read.
   *
   * @param bundle that the case wrote, on this machine
   * @param number of the carrier; empty if the bundle has only one
   * @param carrier the carrier, or the folder on it that holds the copy
   */
  public record Request(Path bundle, Optional<String> number, Path carrier) {}

  /** What came of it. */
  public record Result(Observation.Carrier carrier) {
    /** Whether the carrier holds what is listed and no more. */
    public boolean equal() {
      return carrier.readBack() && carrier.listed() && carrier.differing().isEmpty();
    }

    /** 0 equal, 1 not. */
    public int exitCode() {
      return equal() ? 0 : VerifyReport.MISMATCH;
    }

    /** The result for a person. */
    public List<String> lines(Locale locale) {
      List<String> lines = new ArrayList<>();
      Text result =
          equal()
              ? new Text(
                  "载体 " + carrier.number() + " 回读一致:清单所列文件全部相同,data 目录中没有多出的文件;data 以外的内容没有核对。",
                  "Carrier "
                      + carrier.number()
                      + " was read back: all files as listed, none more below data/; what lies"
                      + " outside data/ was not looked at.")
              : new Text(
                  "载体 %s 回读不一致:%d 个文件缺失、不同或清单所无。请重新制作。"
                      .formatted(carrier.number(), carrier.differing().size()),
                  "Carrier %s is not as listed: %d files are missing, differ or are not listed."
                      .formatted(carrier.number(), carrier.differing().size()));
      lines.add(result.in(locale));
      carrier.differing().stream().limit(SHOWN).forEach(file -> lines.add("  " + file));
      if (carrier.differing().size() > SHOWN) {
        lines.add("  …");
      }
      return lines;
    }
  }

  /**
   * Reads the carrier and keeps the result.
   *
   * @throws TiezhengException if the bundle is not one that this case wrote last, does not verify,
   *     or does not list the carrier
   */
  public Result run(Request request) throws IOException, InterruptedException {
    String bundle = LastBundle.verified(open, request.bundle());
    String number = LastBundle.carrier(request.bundle(), request.number());
    Path copy = copy(request);
    Observation.Carrier seen = CarrierCheck.read(request.bundle(), number, copy);
    Map<String, String> what = new TreeMap<>();
    what.put("bundle", bundle);
    what.put("carrier", number);
    what.put("differing", String.valueOf(seen.differing().size()));
    new KeptObservations(open).carrier(seen, bundle, what);
    return new Result(seen);
  }

  /** A person copies the files of the bundle, or its folder as a whole. */
  private static Path copy(Request request) {
    Path carrier = request.carrier();
    if (!Files.isDirectory(carrier)) {
      throw new TiezhengException(
          new Text(
              "载体“" + carrier + "”不是可读的文件夹。",
              "The carrier " + carrier + " is no readable folder."));
    }
    Path name = request.bundle().toAbsolutePath().normalize().getFileName();
    Path below = name == null ? carrier : carrier.resolve(name.toString());
    boolean direct = Files.isDirectory(carrier.resolve(BundleLayout.PAYLOAD));
    return direct || !Files.isDirectory(below) ? carrier : below;
  }
}
