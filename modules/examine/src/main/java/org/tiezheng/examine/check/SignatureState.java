package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.DocumentSignature.Change;
import org.tiezheng.evidence.DocumentSignature.Range;

/**
 * What can be said of a signature inside a document.
 *
 * @param faults what speaks against it
 * @param later what must be explained: additions that cannot be shown to be harmless, a weak
 *     algorithm
 * @param open paths of what is not known
 */
record SignatureState(List<String> faults, List<String> later, List<String> open) {
  /** Two documents with one digest have been made with these. */
  private static final List<String> WEAK = List.of("SHA-1/", "MD5/", "MD2/");

  /** It signs the document's SHA-1, whatever the algorithm of the signature itself. */
  private static final String OVER_SHA1 = "adbe.pkcs7.sha1";

  static SignatureState of(DocumentSignature signature, List<String> trusted) {
    List<String> faults = new ArrayList<>();
    List<String> later = new ArrayList<>();
    List<String> open = new ArrayList<>();
    if (signature.range() == Range.BROKEN) {
      faults.add("byte range");
    }
    truth(signature.digestEqual(), "digest", faults, open, "digestEqual");
    truth(signature.valid(), "signature", faults, open, "valid");
    for (Change change : signature.changes()) {
      String line = "revision " + change.revision() + " " + change.what().en();
      switch (change.kind()) {
        case CONTENT -> faults.add("content changed later: " + line);
        case FORM, ANNOTATION, PROPERTIES, OTHER -> later.add(line);
        case SIGNATURE, VALIDATION -> {}
      }
    }
    if (signature.type().equals(OVER_SHA1)) {
      later.add("weak digest algorithm SHA-1 (" + OVER_SHA1 + ")");
    } else if (WEAK.stream().anyMatch(signature.algorithm()::startsWith)) {
      later.add("weak digest algorithm " + signature.algorithm());
    }
    boolean appended = signature.revision() < signature.revisions();
    if (appended && signature.changes().isEmpty()) {
      open.add("records.signature.changes");
    }
    signature.stamp().filter(s -> !s.valid()).ifPresent(s -> faults.add("time token"));
    if (signature.certificates().isEmpty()) {
      open.add("records.certificate");
    } else {
      CertificateState own = CertificateState.of(signature.certificates().getFirst(), trusted);
      faults.addAll(own.faults());
      open.addAll(own.open());
      // Those above it are asked by CRT-001; here only what speaks against them counts.
      signature.certificates().stream()
          .skip(1)
          .map(above -> CertificateState.of(above, trusted))
          .forEach(above -> faults.addAll(above.faults()));
    }
    return new SignatureState(List.copyOf(faults), List.copyOf(later), List.copyOf(open));
  }

  private static void truth(
      Optional<Boolean> holds, String name, List<String> faults, List<String> open, String field) {
    if (holds.isEmpty()) {
      open.add("records.signature." + field);
    } else if (!holds.get()) {
      faults.add(name);
    }
  }
}
