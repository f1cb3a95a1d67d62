package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tsp.TimeStampToken;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.DocumentSignature;
import org.tiezheng.evidence.DocumentSignature.Range;
import org.tiezheng.evidence.DocumentSignature.Stamp;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.Text;

/**
 * The signatures of a PDF (ISO 32000-2, 12.8), checked as far as the file itself allows: no root is
 * trusted and no server asked.
 */
final class PdfSignatures {
  static final String TABLE = "signatures";

  private static final COSName DSS = COSName.getPDFName("DSS");
  private static final int MOST = 100;
  private static final int LARGEST_PART = 16 << 20;

  private final PDDocument pdf;
  private final MemorySegment bytes;
  private final Provenance place;
  private final LongToIntFunction revisions;
  private final CertificatePool pool = new CertificatePool();

  PdfSignatures(PDDocument pdf, MemorySegment bytes, Provenance place, PdfStreams streams) {
    this.pdf = pdf;
    this.bytes = bytes;
    this.place = place;
    this.revisions = streams::revision;
  }

  /** Reads every signature; one that cannot be read is set aside. */
  void read(ReadingSession session) throws IOException {
    List<PDSignatureField> fields =
        pdf.getSignatureFields().stream().filter(f -> f.getSignature() != null).toList();
    if (fields.isEmpty()) {
      return;
    }
    archive();
    List<Found> found = new ArrayList<>();
    int n = 0;
    for (PDSignatureField field : fields) {
      session.seen(TABLE);
      if (++n > MOST) {
        session.setAside(
            TABLE, place, new Text("签名过多,未读", "too many signatures; not read"), name(field));
        continue;
      }
      try {
        found.add(signature(field));
      } catch (IOException | RuntimeException e) {
        session.setAside(
            TABLE, place, new Text("签名无法解析", "the signature cannot be read"), name(field));
      }
    }
    Set<COSDictionary> holding = Collections.newSetFromMap(new IdentityHashMap<>());
    found.stream().filter(Found::holds).map(Found::dictionary).forEach(holding::add);
    for (Found one : found) {
      session.record(TABLE, one.with(changes(one.range(), holding)));
    }
  }

  /** A signature that was read, before the changes after it are known. */
  private record Found(
      COSDictionary dictionary, Optional<SignedRange> range, DocumentSignature signature) {
    boolean holds() {
      return signature.range() != Range.BROKEN
          && signature.digestEqual().orElse(false)
          && signature.valid().orElse(false);
    }

    DocumentSignature with(List<DocumentSignature.Change> changes) {
      return new DocumentSignature(
          signature.provenance(),
          signature.time(),
          signature.field(),
          signature.type(),
          signature.algorithm(),
          signature.signer(),
          signature.revision(),
          signature.revisions(),
          signature.range(),
          signature.digestEqual(),
          signature.valid(),
          signature.certificates(),
          signature.stamp(),
          changes);
    }
  }

  private static String name(PDSignatureField field) {
    return Properties.cut(String.valueOf(field.getFullyQualifiedName()));
  }

  private Found signature(PDSignatureField field) throws IOException {
    PDSignature signature = field.getSignature();
    COSDictionary dictionary = signature.getCOSObject();
    if (!(dictionary.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents)) {
      throw new IOException("no contents");
    }
    String type = String.valueOf(signature.getSubFilter());
    Optional<SignedRange> range =
        SignedRange.of(bytes, dictionary.getCOSArray(COSName.BYTERANGE), contents.getBytes());
    return new Found(
        dictionary,
        range,
        type.equals("ETSI.RFC3161")
            ? stamped(field, dictionary, contents.getBytes(), range)
            : signed(field, dictionary, contents.getBytes(), range, type));
  }

  private DocumentSignature signed(
      PDSignatureField field,
      COSDictionary dictionary,
      byte[] contents,
      Optional<SignedRange> range,
      String type)
      throws IOException {
    CmsSignature cms = CmsSignature.read(contents);
    cms.addTo(pool);
    Optional<TokenInside> token = cms.stamp(pool);
    Optional<X509CertificateHolder> certificate = cms.certificate();
    return new DocumentSignature(
        place,
        time(dictionary, cms.claimed()),
        name(field),
        type,
        cms.algorithm(),
        signer(certificate),
        revision(range),
        revisions.applyAsInt(bytes.byteSize() - 1),
        range.map(SignedRange::range).orElse(Range.BROKEN),
        range.flatMap(r -> cms.digestEqual(r, type)),
        range.flatMap(cms::valid),
        certificate.map(c -> pool.uses(c, token, place)).orElse(List.of()),
        token.map(TokenInside::stamp),
        List.of());
  }

  /** A time token over the document itself. */
  private DocumentSignature stamped(
      PDSignatureField field,
      COSDictionary dictionary,
      byte[] contents,
      Optional<SignedRange> range)
      throws IOException {
    TimeStampToken token = CmsSignature.token(contents);
    CmsSignature cms = CmsSignature.read(contents);
    TokenInside inside =
        TokenInside.of(
            token,
            pool,
            out -> {
              if (range.isPresent()) {
                range.get().write(out);
              }
            });
    Stamp stamp = inside.stamp();
    Optional<Boolean> holds = range.map(_ -> stamp.valid());
    return new DocumentSignature(
        place,
        time(dictionary, Optional.of(stamp.time())),
        name(field),
        "ETSI.RFC3161",
        cms.algorithm(),
        signer(cms.certificate()),
        revision(range),
        revisions.applyAsInt(bytes.byteSize() - 1),
        range.map(SignedRange::range).orElse(Range.BROKEN),
        holds,
        holds,
        cms.certificate().map(c -> pool.uses(c, Optional.of(inside), place)).orElse(List.of()),
        Optional.of(stamp),
        List.of());
  }

  private static String signer(Optional<X509CertificateHolder> certificate) {
    return Properties.cut(
        certificate.map(c -> RFC4519Style.INSTANCE.toString(c.getSubject())).orElse(""));
  }

  private int revision(Optional<SignedRange> range) {
    // The string itself lies in the revision that it signs; what follows it may not.
    return range.map(r -> revisions.applyAsInt(r.from())).orElse(1);
  }

  private List<DocumentSignature.Change> changes(
      Optional<SignedRange> range, Set<COSDictionary> holding) {
    return range
        .filter(r -> r.range() == Range.REVISION)
        .map(r -> PdfChanges.since(r, pdf, revisions, holding))
        .orElse(List.of());
  }

  /** The signer's own clock, as the dictionary or the signature states it. */
  private static RecordedTime time(COSDictionary dictionary, Optional<Instant> claimed) {
    String stated = dictionary.getString(COSName.M);
    if (stated != null && !stated.isBlank()) {
      return PdfTime.pdf(Properties.cut(stated));
    }
    return claimed
        .map(at -> PdfTime.known(at.toString(), at, Basis.DEVICE))
        .orElseGet(RecordedTime::none);
  }

  /**
   * Certificates and statements about revocation that were added for later (ISO 32000-2, 12.8.4).
   */
  private void archive() {
    COSDictionary dss = pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(DSS);
    if (dss == null) {
      return;
    }
    each(dss, "Certs", bytes -> pool.add(new X509CertificateHolder(bytes)));
    each(dss, "CRLs", bytes -> pool.revocation().add(new X509CRLHolder(bytes)));
    each(dss, "OCSPs", pool.revocation()::addAnswer);
  }

  private interface Part {
    void read(byte[] bytes) throws IOException;
  }

  /** What cannot be read says nothing about a certificate, and nothing is concluded from it. */
  private static void each(COSDictionary dss, String name, Part part) {
    COSArray array = dss.getCOSArray(COSName.getPDFName(name));
    for (int i = 0; array != null && i < Math.min(array.size(), 1_000); i++) {
      if (array.getObject(i) instanceof COSStream stream) {
        try (InputStream in = stream.createInputStream()) {
          byte[] bytes = in.readNBytes(LARGEST_PART);
          part.read(bytes);
        } catch (IOException | RuntimeException e) {
          // What cannot be read says nothing.
        }
      }
    }
  }
}
