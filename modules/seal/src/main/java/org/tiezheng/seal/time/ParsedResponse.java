package org.tiezheng.seal.time;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.tiezheng.seal.keys.Pem;

/**
 * A response taken apart, before anything in it is believed.
 *
 * @param status PKIStatus as a number
 * @param certificates those inside the token that can be read, in their order
 */
record ParsedResponse(int status, TimeStampToken token, List<X509Certificate> certificates) {
  /** Far more than any service sends, certificates included. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int MAX_CERTIFICATES = 32;

  /** Refuses trailing bytes, more than one signer, and anything without a token. */
  static ParsedResponse parse(byte[] response) throws UnreadableTokenException {
    if (response.length > MAX_BYTES) {
      throw new UnreadableTokenException(response.length + " bytes, at most " + MAX_BYTES);
    }
    try {
      TimeStampResponse parsed =
          new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(response)));
      TimeStampToken token = parsed.getTimeStampToken();
      if (token == null) {
        throw new UnreadableTokenException(
            "status " + parsed.getStatus() + " without a token: " + parsed.getStatusString());
      }
      return new ParsedResponse(parsed.getStatus(), token, certificates(token));
    } catch (IOException | TSPException | CertificateException | RuntimeException e) {
      // Bouncy Castle answers some malformed input with unchecked exceptions.
      throw new UnreadableTokenException(String.valueOf(e.getMessage()));
    }
  }

  private static List<X509Certificate> certificates(TimeStampToken token)
      throws IOException, CertificateException, UnreadableTokenException {
    List<X509Certificate> found = new ArrayList<>();
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      if (found.size() == MAX_CERTIFICATES) {
        throw new UnreadableTokenException("more than " + MAX_CERTIFICATES + " certificates");
      }
      found.add(Pem.certificate(holder.getEncoded()));
    }
    return List.copyOf(found);
  }

  SignerInformation signer() {
    return token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
  }

  /** The bytes are not a response with a token. */
  static final class UnreadableTokenException extends Exception {
    UnreadableTokenException(String message) {
      super(message);
    }
  }
}
