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
import org.tiezheng.evidence.Event;
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
    String bundle = bundle(request.bundle());
    String number = number(request);
    Path copy = copy(request);
    Observation.Carrier seen = CarrierCheck.read(request.bundle(), number, copy);
    Map<String, String> what = new TreeMap<>();
    what.put("bundle", bundle);
    what.put("carrier", number);
    what.put("differing", String.valueOf(seen.differing().size()));
    new KeptObservations(open).carrier(seen, bundle, what);
    return new Result(seen);
  }

  /** Against a bundle that was changed a carrier would be found equal that is not. */
  private String bundle(Path folder) throws IOException, InterruptedException {
    Path manifest = folder.resolve(BundleLayout.TAG_MANIFEST);
    String root = Files.isRegularFile(manifest) ? Workplace.sha256(manifest) : "";
    String bundle =
        open.custody().stream()
            .map(OpenCase.CustodyLine::event)
            .filter(e -> e.kind() == Event.Type.VERIFY && e.what().containsKey("bagRoot"))
            .reduce((_, later) -> later)
            .filter(e -> root.equals(e.what().get("bagRoot")))
            .map(e -> e.what().getOrDefault("bundle", ""))
            .orElseThrow(() ->
                refused(
                    "“" + folder + "”不是本案最近一次写出的证据包,或其清单已被改动。",
                    folder + " is not the bundle that this case wrote last, or it was changed."));
    VerifyReport report =
        new VerifyBundle(open.place().watch())
            .run(new VerifyBundle.Request(folder, false, Optional.empty(), List.of()))
            .report();
    if (report.exitCode() == VerifyReport.MISMATCH) {
      throw refused(
          "证据包“" + folder + "”自身核验不通过,不能据此回读载体。",
          "The bundle " + folder + " does not verify, so nothing can be compared with it.");
    }
    return bundle;
  }

  private static String number(Request request) {
    List<String> numbers = CarrierCheck.numbers(request.bundle());
    Optional<String> number =
        request.number().or(() -> numbers.size() == 1 ? numbers.stream().findFirst() : none());
    return number
        .filter(numbers::contains)
        .orElseThrow(() ->
            refused(
                "请写明载体编号:--carrier 编号=目录;清单上有 " + String.join("、", numbers) + "。",
                "Name the carrier: --carrier NUMBER=FOLDER; listed are "
                    + String.join(", ", numbers)
                    + "."));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** A person copies the files of the bundle, or its folder as a whole. */
  private static Path copy(Request request) {
    Path carrier = request.carrier();
    if (!Files.isDirectory(carrier)) {
      throw refused(
          "载体“" + carrier + "”不是可读的文件夹。", "The carrier " + carrier + " is no readable folder.");
    }
    Path name = request.bundle().toAbsolutePath().normalize().getFileName();
    Path below = name == null ? carrier : carrier.resolve(name.toString());
    boolean direct = Files.isDirectory(carrier.resolve(BundleLayout.PAYLOAD));
    return direct || !Files.isDirectory(below) ? carrier : below;
  }

  private static TiezhengException refused(String zh, String en) {
    return new TiezhengException(new Text(zh, en));
  }
}
