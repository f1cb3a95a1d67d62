package org.tiezheng.seal.excerpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * A tree (RFC 6962) of which some leaves are shown. Everything else is covered by the roots of the
 * largest subtrees that hold no shown leaf, from left to right: one hash stands for a whole omitted
 * range where it can. Size and places alone determine which these are, so a proof has one form.
 * Immutable.
 */
final class PartialTree {
  private final long size;
  private final long[] shown;

  /** A subtree over the leaves from {@code first} to before {@code end}. */
  record Subtree(long first, long end) {}

  /**
   * @param shown places of the shown leaves, ascending, each below the size, none twice
   */
  PartialTree(long size, long[] shown) {
    if (!fits(size, shown)) {
      throw new IllegalArgumentException("places must ascend and be below " + size);
    }
    this.size = size;
    this.shown = shown.clone();
  }

  static boolean fits(long size, long[] shown) {
    long next = 0;
    for (long place : shown) {
      if (place < next || place >= size) {
        return false;
      }
      next = place + 1;
    }
    return size > 0;
  }

  /** The subtrees without a shown leaf. */
  List<Subtree> hidden() {
    List<Subtree> hidden = new ArrayList<>();
    hidden(0, size, 0, shown.length, hidden);
    return hidden;
  }

  /**
   * @param from the shown places of this subtree begin here ...
   * @param to ... and end before here
   */
  private void hidden(long first, long end, int from, int to, List<Subtree> hidden) {
    if (from == to) {
      hidden.add(new Subtree(first, end));
    } else if (end - first > 1) {
      long middle = split(first, end);
      int cut = cut(middle, from, to);
      hidden(first, middle, from, cut, hidden);
      hidden(middle, end, cut, to, hidden);
    }
  }

  /** First leaf of the right half: the left has the largest power of two below the whole. */
  private static long split(long first, long end) {
    return first + Long.highestOneBit(end - first - 1);
  }

  /** Index of the first shown place of the right half. */
  private int cut(long middle, int from, int to) {
    int at = Arrays.binarySearch(shown, from, to, middle);
    return at >= 0 ? at : -at - 1;
  }

  /**
   * The root that the shown leaves and the hidden subtrees lead to.
   *
   * @return empty unless there are exactly as many of both as there must be
   */
  Optional<Hash> root(List<Hash> leaves, List<Hash> nodes) {
    if (leaves.size() != shown.length) {
      return Optional.empty();
    }
    Iterator<Hash> left = nodes.iterator();
    Optional<Hash> root = root(0, size, 0, shown.length, leaves, left);
    return left.hasNext() ? Optional.empty() : root;
  }

  /** Ends as soon as the nodes do: a hostile size must not make it count what is not there. */
  private Optional<Hash> root(
      long first, long end, int from, int to, List<Hash> leaves, Iterator<Hash> nodes) {
    if (from == to) {
      return nodes.hasNext() ? Optional.of(nodes.next()) : Optional.empty();
    }
    if (end - first == 1) {
      return Optional.of(leaves.get(from));
    }
    long middle = split(first, end);
    int cut = cut(middle, from, to);
    Optional<Hash> left = root(first, middle, from, cut, leaves, nodes);
    if (left.isEmpty()) {
      return left;
    }
    return root(middle, end, cut, to, leaves, nodes)
        .map(right -> MerkleTree.nodeHash(left.get(), right));
  }
}
