package org.tiezheng.server.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tiezheng.casework.app.OwnerOnly;

/**
 * An authority for certificates that only this computer has, made when it is first needed. What it
 * signs is good for addresses of private networks only: a phone that trusts it does not trust it
 * for anything else (name constraints, RFC 5280 section 4.2.1.10). Its key lies in a file that only
 * its owner can read; the key of a server's certificate is never written down.
 */
public final class LocalAuthority {
  private static final String KEY = "authority.key";
  private static final String CERTIFICATE = "authority.crt";
  private static final String SIGNING = "SHA256withECDSA";

  /** So long a phone need not be told again. */
  private static final Duration LIFE = Duration.ofDays(730);

  /** One that ends sooner than this is made anew. */
  private static final Duration RENEWED = Duration.ofDays(30);

  /** Phones take no longer ones (825 days at most). */
  private static final Duration LEAF = Duration.ofDays(30);

  private static final Duration EARLIER = Duration.ofHours(1);

  /** RFC 1918, link-local, and this computer itself. */
  private static final List<String> NETWORKS =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8");

  /** Without a name among those that are permitted every name would be. */
  private static final String NO_NAME = "tiezheng.invalid";

  private final SecureRandom random;
  private final InstantSource clock;
  private final PrivateKey key;
  private final X509Certificate certificate;

  private LocalAuthority(
      SecureRandom random, InstantSource clock, PrivateKey key, X509Certificate certificate) {
    this.random = random;
    this.clock = clock;
    this.key = key;
    this.certificate = certificate;
  }

  /** A certificate for a server, with its key and the authority's. */
  public record Issued(PrivateKey key, X509Certificate leaf, X509Certificate authority) {}

  /** Reads the authority in a folder, or makes it. */
  public static LocalAuthority at(Path folder, SecureRandom random, InstantSource clock)
      throws IOException, GeneralSecurityException {
    OwnerOnly.folder(folder);
    Optional<LocalAuthority> known = read(folder, random, clock);
    return known.isPresent() ? known.get() : make(folder, random, clock);
  }

  private static Optional<LocalAuthority> read(
      Path folder, SecureRandom random, InstantSource clock)
      throws IOException, GeneralSecurityException {
    Path key = folder.resolve(KEY);
    Path certificate = folder.resolve(CERTIFICATE);
    if (!Files.isRegularFile(key) || !Files.isRegularFile(certificate)) {
      return Optional.empty();
    }
    X509Certificate read =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
    if (read.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEWED))) {
      return Optional.empty();
    }
    PrivateKey secret =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(key)));
    return Optional.of(new LocalAuthority(random, clock, secret, read));
  }

  private static LocalAuthority make(Path folder, SecureRandom random, InstantSource clock)
      throws IOException, GeneralSecurityException {
    KeyPair pair = pair(random);
    byte[] mark = new byte[4];
    random.nextBytes(mark);
    X500Name name =
        new X500Name("O=Tiezheng,CN=Tiezheng on this computer " + HexFormat.of().formatHex(mark));
    Instant start = clock.instant().minus(EARLIER).truncatedTo(ChronoUnit.SECONDS);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  name,
                  serial(random),
                  Date.from(start),
                  Date.from(start.plus(LIFE)),
                  name,
                  pair.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
              .addExtension(Extension.nameConstraints, true, constraints())
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(pair.getPublic()));
      X509Certificate made = sign(builder, pair.getPrivate(), random);
      Files.deleteIfExists(folder.resolve(KEY));
      Files.write(OwnerOnly.file(folder.resolve(KEY)), pair.getPrivate().getEncoded());
      Files.writeString(folder.resolve(CERTIFICATE), pem(made));
      return new LocalAuthority(random, clock, pair.getPrivate(), made);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("making the authority of this computer", e);
    }
  }

  private static NameConstraints constraints() {
    GeneralSubtree[] permitted = new GeneralSubtree[NETWORKS.size() + 1];
    for (int i = 0; i < NETWORKS.size(); i++) {
      permitted[i] = new GeneralSubtree(new GeneralName(GeneralName.iPAddress, NETWORKS.get(i)));
    }
    permitted[NETWORKS.size()] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, NO_NAME));
    return new NameConstraints(permitted, null);
  }

  /** A new key and a certificate that names these addresses. */
  public Issued issue(List<InetAddress> addresses) throws IOException, GeneralSecurityException {
    KeyPair pair = pair(random);
    Instant start = clock.instant().minus(EARLIER).truncatedTo(ChronoUnit.SECONDS);
    GeneralName[] names =
        addresses.stream()
            .map(a -> new GeneralName(GeneralName.iPAddress, a.getHostAddress()))
            .toArray(GeneralName[]::new);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  certificate,
                  serial(random),
                  Date.from(start),
                  Date.from(start.plus(LEAF)),
                  new X500Name("O=Tiezheng,CN=Tiezheng app"),
                  pair.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()))
              .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      return new Issued(pair.getPrivate(), sign(builder, key, random), certificate);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("making a certificate for this computer", e);
    }
  }

  private static KeyPair pair(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(120, random).setBit(120);
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, PrivateKey key, SecureRandom random)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(SIGNING).setSecureRandom(random).build(key)));
  }

  /** A certificate as text. */
  public static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** SHA-256 of a certificate as browsers show it: pairs of digits with colons. */
  public static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    return HexFormat.ofDelimiter(":")
        .withUpperCase()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
  }
}
