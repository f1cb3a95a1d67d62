package org.tiezheng.verify.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bag.BagProblem.Kind;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BagPath;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.MalformedBundleFileException;
import org.tiezheng.verify.container.Container;
import org.tiezheng.verify.container.Member;

/** One check of one bag: declaration, manifests, metadata, then the files. For one use. */
final class BagRun {
  /** Names of payload and tag manifests; group 1 is there for tags, group 2 is the digest. */
  static final Pattern MANIFEST = Pattern.compile("(tag)?manifest-([A-Za-z0-9-]+)\\.txt");

  private final Container container;
  private final TagFiles files;
  private final DigestSource digests;
  private final List<BagProblem> problems = new ArrayList<>();
  private final Map<String, BagManifest> payload = new TreeMap<>();
  private final Map<String, BagManifest> tags = new TreeMap<>();

  BagRun(Container container, TagFiles files, DigestSource digests) {
    this.container = container;
    this.files = files;
    this.digests = digests;
  }

  BagFindings run() {
    Optional<BagDeclaration> declaration = declaration();
    Charset encoding = declaration.map(BagDeclaration::encoding).orElse(StandardCharsets.UTF_8);
    boolean isFinal = declaration.map(BagDeclaration::isFinal).orElse(true);
    manifests(encoding, isFinal);
    fetchedPaths(encoding);
    Optional<BagMetadata> metadata = metadata(encoding);
    Optional<BagMetadata.Oxum> oxum = metadata.flatMap(this::oxum);
    new BagFiles(container, digests, payload, tags, isFinal, problems).check();
    return new BagFindings(declaration, payload, tags, metadata, oxum, problems);
  }

  private Optional<BagDeclaration> declaration() {
    if (!has(BundleLayout.BAGIT)) {
      problem(Kind.DECLARATION, BundleLayout.BAGIT, "缺少 bagit.txt。", "bagit.txt is missing.");
      return Optional.empty();
    }
    try {
      BagDeclaration read = BagDeclaration.read(files.read(BundleLayout.BAGIT));
      if (!read.isKnown()) {
        problem(
            Kind.VERSION,
            BundleLayout.BAGIT,
            "BagIt 版本 " + read.version() + " 未知。",
            "BagIt version " + read.version() + " is unknown.");
      }
      return Optional.of(read);
    } catch (MalformedBundleFileException e) {
      problems.add(new BagProblem(Kind.DECLARATION, BundleLayout.BAGIT, e.sentence()));
    } catch (IOException e) {
      unreadable(BundleLayout.BAGIT);
    }
    return Optional.empty();
  }

  private void manifests(Charset encoding, boolean isFinal) {
    for (Member member : container.members()) {
      Matcher name = MANIFEST.matcher(member.path());
      if (name.matches()) {
        boolean ofTags = name.group(1) != null;
        manifest(member.path(), name.group(2), ofTags, encoding, isFinal);
      }
    }
    if (payload.isEmpty()) {
      problem(
          Kind.NO_MANIFEST,
          BundleLayout.MANIFEST,
          "没有可用的载荷清单(manifest-*.txt)。",
          "There is no payload manifest (manifest-*.txt) that can be used.");
    }
  }

  private void manifest(
      String path, String algorithm, boolean ofTags, Charset encoding, boolean isFinal) {
    String normal = algorithm.toLowerCase(Locale.ROOT).replace("-", "");
    Optional<Integer> hexDigits = BagAlgorithms.hexDigits(normal);
    if (hexDigits.isEmpty()) {
      problem(
          Kind.ALGORITHM,
          path,
          path + " 使用未知的摘要算法,未核对。",
          path + " uses an unknown digest and was not used.");
      return;
    }
    Optional<String> text = text(path, encoding);
    if (text.isEmpty()) {
      return;
    }
    BagManifest.Reading reading = BagManifest.read(text.get(), hexDigits.get());
    reading.problems().forEach(problem -> lineProblem(path, problem, isFinal));
    for (BagManifest.Entry entry : reading.manifest().entries()) {
      if (BundleLayout.isPayload(entry.path()) == ofTags) {
        problem(
            Kind.HOSTILE_PATH,
            entry.path(),
            path + " 列出了不该由它列出的 " + entry.path() + "。",
            path + " lists " + entry.path() + ", which does not belong there.");
      }
    }
    (ofTags ? tags : payload).put(normal, reading.manifest());
  }

  private void lineProblem(String manifest, BagManifest.Problem found, boolean isFinal) {
    Kind kind =
        switch (found.fault()) {
          case LINE, DIGEST -> Kind.MANIFEST_LINE;
          case PATH -> Kind.HOSTILE_PATH;
          case TWICE_DIFFERENT -> Kind.LISTED_TWICE;
          case TWICE_SAME -> isFinal ? Kind.LISTED_TWICE : Kind.LISTED_TWICE_SAME;
          case STAR -> Kind.STAR;
          case DOT_SLASH -> Kind.DOT_SLASH;
        };
    Text reason = found.reason();
    problem(
        kind,
        found.path(),
        manifest + " 第 " + found.line() + " 行(" + found.path() + "):" + reason.zh() + "。",
        manifest + " line " + found.line() + " (" + found.path() + "): " + reason.en() + ".");
  }

  /** Nothing is ever fetched; only the paths are looked at, and the files must be there. */
  private void fetchedPaths(Charset encoding) {
    if (!has(BundleLayout.FETCH)) {
      return;
    }
    for (String line : text(BundleLayout.FETCH, encoding).orElse("").lines().toList()) {
      String[] parts = line.split("[ \\t]+", 3);
      String path = parts.length == 3 ? BagPath.decoded(parts[2]) : "";
      boolean hostile = BagPath.problem(path).isPresent() || !BundleLayout.isPayload(path);
      if (hostile) {
        problem(
            Kind.HOSTILE_PATH,
            path,
            "fetch.txt 指向包外或非载荷路径:" + path + "。",
            "fetch.txt names a path that is not payload: " + path + ".");
      }
    }
  }

  private Optional<BagMetadata> metadata(Charset encoding) {
    if (!has(BundleLayout.BAG_INFO)) {
      return Optional.empty();
    }
    Optional<BagMetadata> read = text(BundleLayout.BAG_INFO, encoding).map(BagMetadata::read);
    read.stream()
        .flatMap(metadata -> metadata.malformed().stream())
        .forEach(line ->
            problem(
                Kind.METADATA,
                BundleLayout.BAG_INFO,
                "bag-info.txt 第 " + line + " 行不是“标签: 值”。",
                "bag-info.txt line " + line + " is not a label and a value."));
    return read;
  }

  private Optional<BagMetadata.Oxum> oxum(BagMetadata metadata) {
    Optional<BagMetadata.Oxum> stated = Optional.empty();
    BagMetadata.Oxum found = counted();
    for (String value : metadata.all("Payload-Oxum")) {
      stated = BagMetadata.Oxum.read(value);
      if (!stated.equals(Optional.of(found))) {
        problem(
            Kind.OXUM,
            BundleLayout.BAG_INFO,
            "Payload-Oxum 写明 " + value + ",实际为 " + found + "(字节.文件数)。",
            "Payload-Oxum says " + value + ", found " + found + " (bytes.files).");
      }
    }
    return stated;
  }

  private BagMetadata.Oxum counted() {
    long octets = 0;
    long streams = 0;
    for (Member member : container.members()) {
      if (BundleLayout.isPayload(member.path())) {
        octets += member.size();
        streams++;
      }
    }
    return new BagMetadata.Oxum(octets, streams);
  }

  private Optional<String> text(String path, Charset encoding) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(files.read(path));
      return Optional.of(encoding.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      problem(
          Kind.ENCODING,
          path,
          path + " 不是有效的 " + encoding + "。",
          path + " is not valid " + encoding + ".");
    } catch (IOException e) {
      unreadable(path);
    }
    return Optional.empty();
  }

  private boolean has(String path) {
    return container.members().stream().anyMatch(member -> member.path().equals(path));
  }

  private void unreadable(String path) {
    problem(Kind.UNREADABLE, path, path + " 无法读取。", path + " cannot be read.");
  }

  private void problem(Kind kind, String path, String zh, String en) {
    problems.add(new BagProblem(kind, path, new Text(zh, en)));
  }
}
