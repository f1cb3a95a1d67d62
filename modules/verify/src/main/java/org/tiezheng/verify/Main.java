package org.tiezheng.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.keys.Pem;

/**
 * The verifier alone, to be handed out with nothing else.
 *
 * <pre>
 * verify BUNDLE [--json] [--details] [--lang zh|en] [--log-vkey VKEY-OR-FILE] [--tsa PEM]…
 *        [--sha256-only]
 * verify --receipt FILE [--log-vkey VKEY-OR-FILE] …
 * </pre>
 *
 * <p>Exit codes: 0, 1, 3, 4 as in {@link VerifyReport}; 2 for arguments that make no sense.
 */
public final class Main {
  private static final int USAGE = 2;
  private Optional<Path> place = Optional.empty();
  private VerifyOptions options = VerifyOptions.DEFAULT;
  private Locale locale = Locale.CHINESE;
  private boolean receipt;
  private boolean json;
  private boolean details;

  private Main() {}

  /** Runs and exits with the report's code. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  /** As {@link #main}, without ending the process. */
  static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    Main main = new Main();
    try {
      main.read(new ArrayDeque<>(arguments));
      return main.verify(out);
    } catch (TiezhengException e) {
      err.println(e.sentence(main.locale));
      return USAGE;
    }
  }

  private void read(Deque<String> arguments) {
    while (!arguments.isEmpty()) {
      String argument = arguments.pop();
      switch (argument) {
        case "--json" -> json = true;
        case "--details" -> details = true;
        case "--receipt" -> receipt = true;
        case "--sha256-only" -> options = options.sha256Only();
        case "--lang" -> locale = Locale.of(value(arguments));
        case "--log-vkey" -> options = options.withLogVkey(keyText(value(arguments)));
        case "--tsa" -> options = options.withTimeAnchors(anchors(Path.of(value(arguments))));
        default -> {
          if (argument.startsWith("-") || place.isPresent()) {
            throw new UsageException();
          }
          place = Optional.of(Path.of(argument));
        }
      }
    }
  }

  private static String value(Deque<String> arguments) {
    String value = arguments.poll();
    if (value == null) {
      throw new UsageException();
    }
    return value;
  }

  /** A vkey line has a plus sign and the key; anything else is the name of a file with one. */
  private static String keyText(String value) {
    if (value.indexOf('+') > 0 && !Files.exists(Path.of(value))) {
      return value;
    }
    try {
      return Files.readString(Path.of(value));
    } catch (IOException e) {
      throw new UnusableKeyException(value + " 无法读取。", value + " cannot be read.");
    }
  }

  private List<X509Certificate> anchors(Path pem) {
    List<X509Certificate> all = new ArrayList<>(options.timeAnchors());
    try {
      all.addAll(Pem.certificates(Files.readString(pem, StandardCharsets.US_ASCII)));
    } catch (IOException | CertificateException e) {
      throw new UnusableKeyException(pem + " 不是可读的证书文件。", pem + " has no readable certificates.");
    }
    if (all.size() == options.timeAnchors().size()) {
      throw new UnusableKeyException(pem + " 中没有证书。", pem + " holds no certificate.");
    }
    return all;
  }

  private int verify(PrintStream out) throws InterruptedException {
    Path what = place.orElseThrow(UsageException::new);
    VerifyReport report =
        receipt
            ? Verifier.verifyReceipt(ReceiptPaths.beside(what), options)
            : Verifier.verify(what, options, Progress.SILENT);
    if (json) {
      out.println(report.json());
    } else {
      out.print(details ? report.details(locale) : report.summary(locale));
    }
    return report.exitCode();
  }
}
