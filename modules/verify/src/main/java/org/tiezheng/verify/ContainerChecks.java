package org.tiezheng.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.container.Container;
import org.tiezheng.verify.container.Oddity;

/** The zip's own bytes, and everything in a folder or zip that is not a plain file. */
final class ContainerChecks {
  private static final int MAX_SUM_FILE = 4096;
  private static final Pattern SUM =
      Pattern.compile("([0-9a-fA-F]{64})[ \\t]+\\*?([^\\r\\n]+)\\r?\\n?");

  private final Path place;
  private final Container container;
  private final StepList steps;

  ContainerChecks(Path place, Container container, StepList steps) {
    this.place = place;
    this.container = container;
    this.steps = steps;
  }

  void run() {
    steps.passed(Check.READABLE, "材料包可以读取。", "The bundle can be read.");
    containerBytes();
    container.oddities().forEach(this::oddity);
    if (steps.isClean(Check.NAMES)) {
      steps.passed(Check.NAMES, "文件名均正常,没有链接。", "All names are harmless and nothing is a link.");
    }
  }

  private void containerBytes() {
    if (Files.isDirectory(place)) {
      return;
    }
    String name = String.valueOf(place.getFileName());
    Path sum = place.resolveSibling(name + BundleLayout.CONTAINER_SUM_SUFFIX);
    if (!Files.isRegularFile(sum)) {
      steps.note(
          Check.CONTAINER,
          "旁边没有 " + sum.getFileName() + ",zip 自身的字节未核对,只核对了其中的文件。",
          "There is no "
              + sum.getFileName()
              + " beside it: the zip's own bytes were not checked, only the files in it.");
      return;
    }
    try {
      compare(name, sum);
    } catch (IOException e) {
      steps.missing(
          Check.CONTAINER,
          name,
          "zip 自身的字节未核对:" + e.getMessage() + "。",
          "The zip's own bytes were not checked: " + e.getMessage() + ".");
    }
  }

  private void compare(String name, Path sum) throws IOException {
    if (Files.size(sum) > MAX_SUM_FILE) {
      throw new IOException(sum.getFileName() + " is too long");
    }
    Matcher line = SUM.matcher(Files.readString(sum, StandardCharsets.UTF_8));
    if (!line.matches() || !line.group(2).equals(name)) {
      steps.failed(
          Check.CONTAINER,
          String.valueOf(sum.getFileName()),
          sum.getFileName() + " 不是 " + name + " 的一行校验值。",
          sum.getFileName() + " is not one checksum line for " + name + ".");
      return;
    }
    String found = Digester.sha256Only().digest(place).sha256();
    if (found.equalsIgnoreCase(line.group(1))) {
      steps.passed(
          Check.CONTAINER,
          "zip 自身的字节与 " + sum.getFileName() + " 一致。",
          "The zip's own bytes agree with " + sum.getFileName() + ".");
    } else {
      steps.failed(
          Check.CONTAINER,
          name,
          name + " 的字节与 " + sum.getFileName() + " 不一致:实际 SHA-256 为 " + found + "。",
          name + " is not what " + sum.getFileName() + " says: its SHA-256 is " + found + ".");
    }
  }

  private void oddity(Oddity odd) {
    String zh = odd.path() + ":" + odd.reason().zh() + "。";
    String en = odd.path() + ": " + odd.reason().en() + ".";
    switch (odd.kind()) {
      case LINK, SPECIAL, NAME, COLLISION, OUTSIDE -> steps.failed(Check.NAMES, odd.path(), zh, en);
      case UNREADABLE -> steps.missing(Check.NAMES, odd.path(), zh, en);
      case EMPTY_FOLDER -> steps.note(Check.NOTHING_ELSE, odd.path(), zh, en);
      case STRAY_BYTES -> steps.failed(Check.NOTHING_ELSE, odd.path(), zh, en);
    }
  }
}
