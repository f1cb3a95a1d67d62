package org.tiezheng.present.disc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder or a file of the image that is being written, with its two names and the places that the
 * layout gives it. Not thread-safe.
 */
final class DiscNode {
  private static final byte[] SELF = {0};
  private static final byte[] PARENT = {1};

  final String name;
  final Optional<DiscNode> parent;
  final boolean folder;
  final List<DiscNode> children = new ArrayList<>();

  /** Path in the folder that the image is made of. */
  final String path;

  /** Of a file. */
  long size;

  Instant time = Instant.EPOCH;

  /** The name in letters and digits, unique on the disc. */
  String plainName = "";

  /** First sector and length of the folder's records in either tree; of a file only the first. */
  final long[] sector = new long[2];

  final long[] length = new long[2];

  /** Number in the path table of either tree, from 1. */
  final int[] number = new int[2];

  DiscNode(String name, Optional<DiscNode> parent, boolean folder, String path) {
    this.name = name;
    this.parent = parent;
    this.folder = folder;
    this.path = path;
  }

  /** The identifier in a tree; of the root a zero byte. */
  byte[] identifier(Tree tree) {
    if (parent.isEmpty()) {
      return SELF;
    }
    return tree == Tree.PLAIN
        ? plainName.getBytes(StandardCharsets.US_ASCII)
        : (folder ? name : name + ";1").getBytes(StandardCharsets.UTF_16BE);
  }

  /** The children in the order that a tree asks for. */
  List<DiscNode> sorted(Tree tree) {
    return children.stream()
        .sorted(Comparator.comparing((DiscNode n) -> n.identifier(tree), DiscNode::compare))
        .toList();
  }

  static int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  /** The records of a folder: itself, the one above, and what lies in it. */
  List<DirectoryRecord> records(Tree tree) {
    List<DirectoryRecord> records = new ArrayList<>();
    records.add(record(this, SELF, tree));
    records.add(record(parent.orElse(this), PARENT, tree));
    sorted(tree).forEach(child -> records.add(record(child, child.identifier(tree), tree)));
    return records;
  }

  private static DirectoryRecord record(DiscNode of, byte[] identifier, Tree tree) {
    int at = of.folder ? tree.index() : 0;
    return new DirectoryRecord(
        identifier, of.sector[at], of.folder ? of.length[at] : of.size, of.time, of.folder);
  }
}
