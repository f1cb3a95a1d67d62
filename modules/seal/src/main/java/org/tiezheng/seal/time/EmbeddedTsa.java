package org.tiezheng.seal.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.tiezheng.seal.keys.Algorithms;
import org.tiezheng.seal.keys.TsaKey;

/**
 * Our own time service (RFC 3161 with the ESSCertIDv2 of RFC 5816): own clock, not a third party.
 *
 * <p>Serial numbers are 127 random bits, so they need no counter that a restored backup could
 * repeat. The clock's time is cut to milliseconds and never goes back by more than a second within
 * one process: then no token is made. Safe for use by many threads at once; each initialised signer
 * serves one thread at a time.
 */
public final class EmbeddedTsa implements TimestampClient {
  /**
   * The policy under which our own tokens are made: no audit, the machine's own clock. An OID below
   * 2.25, where everybody may use the number of a UUID (ITU-T X.667).
   */
  public static final String POLICY = "2.25.266672124809607153869904900832619054539";

  /** What the clock of an ordinary synchronised machine can be off. */
  private static final int ACCURACY_SECONDS = 1;

  private static final Duration BACKWARDS = Duration.ofSeconds(ACCURACY_SECONDS);
  private static final int SERIAL_BITS = 127;

  private final TsaKey key;
  private final ImprintAlgorithm imprint;
  private final InstantSource clock;
  private final SecureRandom random;
  private final ConcurrentLinkedDeque<TimeStampResponseGenerator> idle =
      new ConcurrentLinkedDeque<>();
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

  public EmbeddedTsa(TsaKey key, InstantSource clock, SecureRandom random) {
    this.key = key;
    this.clock = clock;
    this.random = random;
    this.imprint =
        ImprintAlgorithm.of(key.algorithm().digestOid())
            .orElseThrow(() -> new IllegalArgumentException("unknown digest of " + key));
  }

  @Override
  public String name() {
    return key.algorithm().fileName();
  }

  @Override
  public ClockOrigin origin() {
    return ClockOrigin.OWN;
  }

  /** The certificate in every token of this service. */
  public X509Certificate certificate() {
    return key.certificate();
  }

  @Override
  public Token stamp(byte[] message) {
    TimeStampRequest request = TimestampQuery.over(imprint, message, random);
    return new Token(name(), ClockOrigin.OWN, TimestampQuery.encode(request), respond(request));
  }

  /** The response to one query; canonical DER, status granted without text. */
  private byte[] respond(TimeStampRequest request) {
    Instant now = now();
    TimeStampResponseGenerator generator = idle.pollFirst();
    try {
      if (generator == null) {
        generator = newGenerator();
      }
      BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
      byte[] response =
          generator.generateGrantedResponse(request, serial, Date.from(now)).getEncoded();
      // Not returned after a failure: its inner state is unknown then.
      idle.offerFirst(generator);
      return ASN1Primitive.fromByteArray(response).getEncoded(ASN1Encoding.DER);
    } catch (TSPException
        | IOException
        | OperatorCreationException
        | CertificateEncodingException e) {
      throw new TimestampException(
          "自有时间戳服务未能签发时间戳;请检查密钥目录。", "Our own time service made no token; check the key ring.", e);
    }
  }

  private Instant now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant last = latest.accumulateAndGet(now, (a, b) -> a.isAfter(b) ? a : b);
    if (now.isBefore(last.minus(BACKWARDS))) {
      throw new TimestampException(
          "系统时钟被调回(曾为 " + last + ",现为 " + now + "),未签发时间戳;请校准时钟后重试。",
          "The clock was set back (it was "
              + last
              + ", it is "
              + now
              + "); no token was made, set the clock right and try again.");
    }
    X509Certificate certificate = key.certificate();
    if (now.isBefore(certificate.getNotBefore().toInstant())
        || now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new TimestampException(
          "时间 " + now + " 不在时间戳证书的有效期内;请校准时钟或更换密钥。",
          "The time "
              + now
              + " is outside the validity of the time service's certificate; set the clock right"
              + " or rotate the keys.");
    }
    return now;
  }

  private TimeStampResponseGenerator newGenerator()
      throws OperatorCreationException, CertificateEncodingException, TSPException {
    DigestCalculatorProvider digests =
        new JcaDigestCalculatorProviderBuilder().setProvider(Algorithms.bouncyCastle()).build();
    var signerInfo =
        new JcaSignerInfoGeneratorBuilder(digests)
            .setSignedAttributeGenerator(parameters ->
                // The default adds a second time, read from the machine; genTime is the one.
                new DefaultSignedAttributeTableGenerator()
                    .getAttributes(parameters)
                    .remove(CMSAttributes.signingTime))
            .build(key.newContentSigner(), key.certificate());
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            signerInfo,
            digests.get(new AlgorithmIdentifier(imprint.oid())),
            new ASN1ObjectIdentifier(POLICY));
    tokens.setAccuracySeconds(ACCURACY_SECONDS);
    tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
    tokens.addCertificates(new JcaCertStore(List.of(key.certificate())));
    return new TimeStampResponseGenerator(tokens, Set.of(imprint.oid()));
  }
}
