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
 * @param later what was done to the document after it, and does not alter what was signed
 * @param open paths of what is not known
 */
record SignatureState(List<String> faults, List<String> later, List<String> open) {
  static SignatureState of(DocumentSignature signature) {
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
        case FORM, ANNOTATION, OTHER -> later.add(line);
        case SIGNATURE, VALIDATION -> {}
      }
    }
    boolean appended = signature.revision() < signature.revisions();
    if (appended && signature.changes().isEmpty()) {
      open.add("records.signature.changes");
    }
    signature.stamp().filter(s -> !s.valid()).ifPresent(s -> faults.add("time token"));
    if (signature.certificates().isEmpty()) {
      open.add("records.certificate");
    } else {
      CertificateState own = CertificateState.of(signature.certificates().getFirst());
      faults.addAll(own.faults());
      open.addAll(own.open());
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
