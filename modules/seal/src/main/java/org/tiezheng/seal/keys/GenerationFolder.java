package org.tiezheng.seal.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * One generation of keys as a folder: {@code created}, {@code log}, {@code cosigner} and the two
 * time services, each as {@code .key} (sealed PKCS#8) beside its public part. The folder is written
 * under another name, forced to disk and renamed, so a generation is there as a whole or not at
 * all.
 */
final class GenerationFolder {
  private static final String SEALED = "TIEZHENG SEALED PRIVATE KEY";
  private static final String LOG = "log";
  private static final String COSIGNER = "cosigner";

  private final Path folder;
  private final int number;

  GenerationFolder(Path ring, int number) {
    folder = ring.resolve(folderName(number));
    this.number = number;
  }

  static String folderName(int number) {
    return "gen-%04d".formatted(number);
  }

  void create(MasterKey master, Instant now, SecureRandom random)
      throws IOException, GeneralSecurityException {
    String unique = Long.toUnsignedString(random.nextLong(), 36);
    Path part = folder.resolveSibling(folder.getFileName() + ".new-" + unique);
    DurableFiles.createDirectories(part);
    writeNew(part, "created", now + "\n");
    writePair(part, LOG, KeyPairs.generate(SignatureAlgorithm.ED25519, random), master, random);
    writePair(
        part, COSIGNER, KeyPairs.generate(SignatureAlgorithm.ML_DSA_44, random), master, random);
    for (TsaAlgorithm algorithm : TsaAlgorithm.values()) {
      var issued = new TsaCertificates(algorithm, now, random).issue(number);
      String name = algorithm.fileName();
      writeKey(part, name, issued.pair(), master, random);
      writeNew(part, name + ".pem", Pem.encode(List.of(issued.certificate(), issued.authority())));
    }
    DurableFiles.syncDirectory(part);
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.syncDirectory(DurableFiles.parent(folder));
  }

  private void writePair(
      Path part, String name, KeyPair pair, MasterKey master, SecureRandom random)
      throws IOException {
    writeKey(part, name, pair, master, random);
    writeNew(part, name + ".pub.pem", Pem.encode("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private void writeKey(Path part, String name, KeyPair pair, MasterKey master, SecureRandom random)
      throws IOException {
    byte[] sealed =
        master.seal(pair.getPrivate().getEncoded(), context(name, pair.getPublic()), random);
    writeNew(part, name + ".key", Pem.encode(SEALED, sealed));
  }

  private static void writeNew(Path part, String name, String text) throws IOException {
    DurableFiles.writeNew(part.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Binds a sealed key to its place and its public half, so that files cannot be exchanged. */
  private String context(String name, PublicKey publicKey) {
    byte[] fingerprint = RunningDigest.newSha256().digest(RawKeys.encode(publicKey));
    return "tiezheng-key/1|" + number + "|" + name + "|" + HexFormat.of().formatHex(fingerprint);
  }

  /** The log key alone, from which the ring takes its origin. */
  PublicKey logKey() throws IOException {
    try {
      return publicKey(SignatureAlgorithm.ED25519, LOG);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw damaged(e);
    }
  }

  PublicKeys publicKeys(String origin) throws IOException {
    try {
      return new PublicKeys(
          number,
          Instant.parse(read("created").strip()),
          origin,
          publicKey(SignatureAlgorithm.ED25519, LOG),
          publicKey(SignatureAlgorithm.ML_DSA_44, COSIGNER),
          certificates(TsaAlgorithm.P256_SHA256),
          certificates(TsaAlgorithm.SM2_SM3));
    } catch (GeneralSecurityException | IllegalArgumentException | DateTimeException e) {
      throw damaged(e);
    }
  }

  SigningKeys open(String origin, MasterKey master) throws IOException {
    PublicKeys publicKeys = publicKeys(origin);
    try {
      return new SigningKeys(
          signer(SignatureAlgorithm.ED25519, LOG, publicKeys.log(), master),
          signer(SignatureAlgorithm.ML_DSA_44, COSIGNER, publicKeys.cosigner(), master),
          tsa(TsaAlgorithm.P256_SHA256, publicKeys.p256(), master),
          tsa(TsaAlgorithm.SM2_SM3, publicKeys.sm2(), master),
          publicKeys);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private Signer signer(
      SignatureAlgorithm algorithm, String name, PublicKey publicKey, MasterKey master)
      throws IOException, GeneralSecurityException {
    return new PooledSigner(algorithm, privateKey(algorithm, name, publicKey, master), publicKey);
  }

  private TsaKey tsa(TsaAlgorithm algorithm, List<X509Certificate> certificates, MasterKey master)
      throws IOException, GeneralSecurityException {
    X509Certificate own = certificates.getFirst();
    PrivateKey key =
        privateKey(algorithm.signature(), algorithm.fileName(), own.getPublicKey(), master);
    return new TsaKey(algorithm, key, own, certificates.getLast());
  }

  private PrivateKey privateKey(
      SignatureAlgorithm algorithm, String name, PublicKey publicKey, MasterKey master)
      throws IOException, GeneralSecurityException {
    byte[] sealed = Pem.decode(SEALED, read(name + ".key"));
    byte[] pkcs8 = master.unseal(sealed, context(name, publicKey), () -> damaged(null));
    return KeyPairs.decodePrivate(algorithm, pkcs8);
  }

  private PublicKey publicKey(SignatureAlgorithm algorithm, String name)
      throws IOException, GeneralSecurityException {
    byte[] spki = Pem.decode("PUBLIC KEY", read(name + ".pub.pem"));
    return RawKeys.keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(spki));
  }

  private List<X509Certificate> certificates(TsaAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> found = Pem.certificates(read(algorithm.fileName() + ".pem"));
    if (found.size() != 2) {
      throw new IllegalArgumentException(found.size() + " certificates instead of two");
    }
    return found;
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  private KeyRingException damaged(@Nullable Throwable cause) {
    String zh = "密钥目录“" + folder + "”已损坏;请从备份恢复整个目录。";
    String en = folder + " is damaged; restore the whole folder from your backup.";
    return cause == null ? new KeyRingException(zh, en) : new KeyRingException(zh, en, cause);
  }
}
