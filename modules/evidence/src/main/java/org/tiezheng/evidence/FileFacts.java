package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found out about a file as a whole, or about something that consists of few parts: a
 * recording, its transcript, a fax, a captured page, a log, a certificate, a signature, a program.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Recording.class, name = "recording"),
  @JsonSubTypes.Type(value = Transcript.class, name = "transcript"),
  @JsonSubTypes.Type(value = CaptureSession.class, name = "capture"),
  @JsonSubTypes.Type(value = Fax.class, name = "fax"),
  @JsonSubTypes.Type(value = WebCapture.class, name = "web"),
  @JsonSubTypes.Type(value = ServerLog.class, name = "log"),
  @JsonSubTypes.Type(value = CertificateUse.class, name = "certificate"),
  @JsonSubTypes.Type(value = DocumentSignature.class, name = "signature"),
  @JsonSubTypes.Type(value = ElectronicContract.class, name = "econtract"),
  @JsonSubTypes.Type(value = Program.class, name = "program")
})
public sealed interface FileFacts extends Record
    permits Recording,
        Transcript,
        CaptureSession,
        Fax,
        WebCapture,
        ServerLog,
        CertificateUse,
        DocumentSignature,
        ElectronicContract,
        Program {
  /** Its main facts in one line, as a list shows them. */
  String line();

  /** The words in it that a person would search for; empty for a file that holds none. */
  default List<String> words() {
    return switch (this) {
      case Recording _, CaptureSession _, ServerLog _ -> List.of();
      case Transcript t -> t.segments().stream().map(Transcript.Segment::words).toList();
      case Fax f ->
          Stream.concat(f.pages().stream().map(Fax.Page::header), Stream.of(f.text())).toList();
      case WebCapture w ->
          Stream.concat(
                  Stream.of(w.url(), w.text()),
                  w.frames().stream().flatMap(f -> Stream.of(f.url(), f.text())))
              .toList();
      case CertificateUse c -> List.of(c.subject(), c.issuer());
      case DocumentSignature s -> List.of(s.signer());
      case ElectronicContract e ->
          Stream.concat(
                  Stream.of(e.platform(), e.contract()),
                  e.signers().stream().map(ElectronicContract.Signer::name))
              .toList();
      case Program p -> List.of(p.name());
    };
  }
}
