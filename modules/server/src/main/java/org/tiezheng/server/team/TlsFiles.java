package org.tiezheng.server.team;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.app.Reach;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The certificate and key that a team gave for TLS, as PEM files. What does not fit is said before
 * anything listens.
 */
public final class TlsFiles {
  private static final byte[] PROBE = "which key is it?".getBytes(StandardCharsets.US_ASCII);

  private TlsFiles() {}

  /**
   * Reads them.
   *
   * @throws TiezhengException if one cannot be read, they do not belong together, or the
   *     certificate is not for the host, or not for now
   */
  public static SSLContext context(Reach.Direct direct, SecureRandom random, Instant now) {
    List<X509Certificate> chain = chain(direct.certificate());
    PrivateKey key = key(direct.key());
    X509Certificate own = chain.getFirst();
    if (own.getNotAfter().toInstant().isBefore(now)
        || own.getNotBefore().toInstant().isAfter(now)) {
      throw said(
          "证书不在有效期内(%s 至 %s);请换上有效的证书。"
              .formatted(own.getNotBefore().toInstant(), own.getNotAfter().toInstant()),
          "The certificate is good from %s to %s and not now; give one that is."
              .formatted(own.getNotBefore().toInstant(), own.getNotAfter().toInstant()));
    }
    if (!CertificateNames.fits(own, direct.host())) {
      throw said(
          "证书不是给“%s”的(它写着 %s);请用 --host 写明浏览器所用的名称,或换证书。"
              .formatted(direct.host(), String.join(", ", CertificateNames.of(own))),
          "The certificate is not for %s (it names %s); name what browsers use with --host, or give another."
              .formatted(direct.host(), String.join(", ", CertificateNames.of(own))));
    }
    try {
      requireTogether(key, own.getPublicKey(), random);
      return context(chain, key, random);
    } catch (GeneralSecurityException | IOException e) {
      throw new TiezhengException(
          new Text(
              "证书和私钥无法使用:" + e.getMessage(),
              "The certificate and the key cannot be used: " + e.getMessage()),
          e);
    }
  }

  private static SSLContext context(
      List<X509Certificate> chain, PrivateKey key, SecureRandom random)
      throws GeneralSecurityException, IOException {
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry("app", key, none, chain.toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, random);
    return context;
  }

  private static void requireTogether(PrivateKey key, PublicKey open, SecureRandom random)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    boolean together = key.getAlgorithm().equals(open.getAlgorithm());
    if (together) {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key, random);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(PROBE);
      together = signature.verify(signed);
    }
    if (!together) {
      throw said(
          "私钥不是这张证书的;请检查 --tls-cert 和 --tls-key 是否成对。",
          "The key is not that of the certificate; see whether --tls-cert and --tls-key belong"
              + " together.");
    }
  }

  private static List<X509Certificate> chain(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    try (PEMParser parser = parser(file)) {
      for (@Nullable Object each = parser.readObject(); each != null; each = parser.readObject()) {
        if (each instanceof X509CertificateHolder holder) {
          chain.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(file, e);
    }
    if (chain.isEmpty()) {
      throw said("文件“" + file + "”里没有证书(PEM)。", "There is no certificate (PEM) in " + file + ".");
    }
    return chain;
  }

  private static PrivateKey key(Path file) {
    try (PEMParser parser = parser(file)) {
      for (@Nullable Object each = parser.readObject(); each != null; each = parser.readObject()) {
        switch (each) {
          case PrivateKeyInfo info -> {
            return new JcaPEMKeyConverter().getPrivateKey(info);
          }
          case PEMKeyPair pair -> {
            return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
          }
          default -> {
            // Parameters of a curve and certificates may stand before the key.
          }
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    throw said(
        "文件“" + file + "”里没有未加密的私钥(PEM);加密的请先解密到只有服务账号可读的文件。",
        "There is no private key (PEM, not encrypted) in "
            + file
            + "; decrypt it into a file that only the service can read.");
  }

  private static PEMParser parser(Path file) throws IOException {
    Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
    return new PEMParser(reader);
  }

  private static TiezhengException unreadable(Path file, Exception e) {
    return new TiezhengException(
        new Text(
            "文件“" + file + "”无法读取:" + e.getMessage(),
            "The file " + file + " cannot be read: " + e.getMessage()),
        e);
  }

  private static TiezhengException said(String zh, String en) {
    return new TiezhengException(new Text(zh, en));
  }
}
