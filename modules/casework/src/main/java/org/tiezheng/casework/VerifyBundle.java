package org.tiezheng.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.ReceiptPaths;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;

/** Verifies a bundle offline (验证). Needs no case, no key and no network. */
public final class VerifyBundle {
  private final Watch watch;

  public VerifyBundle(Watch watch) {
    this.watch = watch;
  }

  /**
   * What the person brings along.
   *
   * @param sha256Only leaves SM3 out, and the report says so
   * @param logVkey file with the log's key, or the key itself
   * @param timeAnchors PEM files of time services that the person trusts
   */
  public record Request(
      Path bundle,
      boolean sha256Only,
      Optional<String> logVkey,
      List<Path> timeAnchors,
      List<Path> revocationLists) {
    /** Without lists of revoked certificates. */
    public Request(
        Path bundle, boolean sha256Only, Optional<String> logVkey, List<Path> timeAnchors) {
      this(bundle, sha256Only, logVkey, timeAnchors, List.of());
    }

    public Request {
      timeAnchors = List.copyOf(timeAnchors);
      revocationLists = List.copyOf(revocationLists);
    }
  }

  /** What was found. */
  public record Verified(Request request, VerifyReport report) {
    /** 0, 1, 3 or 4 as in docs/bundle-format.md section 5. */
    public int exitCode() {
      return report.exitCode();
    }

    /** About ten lines for a person. */
    public String summary(Locale locale) {
      return report.summary(locale);
    }

    /** The whole report as one JSON object. */
    public String json() {
      return report.json();
    }
  }

  /** Checks the bundle; what is wrong with it is in the report and never thrown. */
  public Verified run(Request request) throws IOException, InterruptedException {
    return run(request, Map.of());
  }

  /**
   * The same by who knows some contents.
   *
   * @param sealed SM3 by SHA-256, computed together before; of large files it is not computed
   *     again, and the report says so
   */
  Verified run(Request request, Map<String, String> sealed)
      throws IOException, InterruptedException {
    watch.begins(new Text("核验", "verifying"), size(request.bundle()), Watch.Unit.BYTES);
    Progress progress = (bytes, _) -> watch.at(bytes);
    return new Verified(
        request, Verifier.verify(request.bundle(), options(request).withSealed(sealed), progress));
  }

  /** Checks one file against the three files of its receipt, which lie beside it. */
  public Verified receipt(Request file) throws IOException {
    return new Verified(
        file, Verifier.verifyReceipt(ReceiptPaths.beside(file.bundle()), options(file)));
  }

  /** What the verifier is given. */
  static VerifyOptions options(Request request) throws IOException {
    VerifyOptions options = VerifyOptions.DEFAULT;
    if (request.sha256Only()) {
      options = options.sha256Only();
    }
    if (request.logVkey().isPresent()) {
      options = options.withLogVkey(vkey(request.logVkey().get()));
    }
    if (!request.timeAnchors().isEmpty()) {
      options = options.withTimeAnchors(anchors(request.timeAnchors()));
    }
    return options.withRevocationLists(lists(request.revocationLists()));
  }

  private static String vkey(String given) throws IOException {
    Path file = Path.of(given);
    return Files.isRegularFile(file) ? Files.readString(file).strip() : given.strip();
  }

  private static List<X509Certificate> anchors(List<Path> files) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
            .map(X509Certificate.class::cast)
            .forEach(all::add);
      } catch (CertificateException e) {
        throw new TiezhengException(
            new Text(
                "“" + file + "”不是可读的证书(PEM 或 DER);请检查文件。",
                file + " is no readable certificate (PEM or DER)."),
            e);
      }
    }
    return all;
  }

  private static List<X509CRL> lists(List<Path> files) throws IOException {
    List<X509CRL> all = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        List<X509CRL> found =
            CertificateFactory.getInstance("X.509").generateCRLs(in).stream()
                .map(X509CRL.class::cast)
                .toList();
        if (found.isEmpty()) {
          throw new CRLException("no list in the file");
        }
        all.addAll(found);
      } catch (CRLException | CertificateException e) {
        throw notReadable(file, e);
      }
    }
    return all;
  }

  private static TiezhengException notReadable(Path file, Exception e) {
    return new TiezhengException(
        new Text(
            "“" + file + "”不是可读的证书吊销列表(PEM 或 DER);请检查文件。",
            file + " is no readable list of revoked certificates (PEM or DER)."),
        e);
  }

  private static long size(Path bundle) {
    try (Stream<Path> files = Files.walk(bundle)) {
      return files.filter(Files::isRegularFile).mapToLong(VerifyBundle::bytes).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
