package org.tiezheng.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our iterative checks against the recursive definitions of RFC 6962. */
class ProofPropertiesTest {
  private static final int SIZE = 70;

  private final NaiveTree tree = new NaiveTree(leaves());

  @Test
  void theFrontierHasTheDefinedRootAtEverySize() {
    Frontier frontier = new Frontier();
    for (int size = 0; size <= SIZE; size++) {
      assertThat(frontier.root()).isEqualTo(tree.root(size));
      assertThat(new Frontier(size, frontier.roots()).root()).isEqualTo(tree.root(size));
      if (size < SIZE) {
        frontier.add(leaves().get(size));
      }
    }
  }

  @Test
  void everyPathHoldsAtItsPlaceAndNowhereElse() {
    for (int size = 1; size <= SIZE; size++) {
      for (int index = 0; index < size; index++) {
        List<Hash> path = tree.path(index, size);
        Hash leaf = leaves().get(index);
        assertThat(new InclusionProof(index, size, path).leadsTo(leaf, tree.root(size))).isTrue();
        for (int other = 0; other < size; other++) {
          if (other != index) {
            assertThat(new InclusionProof(other, size, path).leadsTo(leaf, tree.root(size)))
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void everyConsistencyProofHoldsAndFailsWithAnyHashChanged() {
    Random random = new Random(7);
    for (int size2 = 1; size2 <= SIZE; size2++) {
      for (int size1 = 1; size1 <= size2; size1++) {
        List<Hash> proof = tree.proof(size1, size2);
        Hash root1 = tree.root(size1);
        Hash root2 = tree.root(size2);
        assertThat(new ConsistencyProof(size1, size2, proof).connects(root1, root2)).isTrue();
        assertThat(new ConsistencyProof(size1, size2, plus(proof)).connects(root1, root2))
            .isFalse();
        if (!proof.isEmpty()) {
          List<Hash> changed = new ArrayList<>(proof);
          changed.set(random.nextInt(changed.size()), MerkleTree.leafHash(new byte[] {9, 9}));
          assertThat(new ConsistencyProof(size1, size2, changed).connects(root1, root2)).isFalse();
        }
      }
    }
  }

  @Test
  void nothingIsConsistentWithAnEmptyTreeAndNoPathIsLongerThan63() {
    Hash root = tree.root(3);
    assertThat(new ConsistencyProof(0, 3, List.of()).connects(MerkleTree.emptyRoot(), root))
        .isFalse();
    List<Hash> tooLong = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      tooLong.add(root);
    }
    assertThat(new InclusionProof(0, Long.MAX_VALUE, tooLong).rootFrom(root)).isEmpty();
    assertThat(new ConsistencyProof(1, Long.MAX_VALUE, tooLong).connects(root, root)).isFalse();
  }

  private static List<Hash> plus(List<Hash> proof) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(MerkleTree.emptyRoot());
    return longer;
  }

  private static List<Hash> leaves() {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      leaves.add(MerkleTree.leafHash(new byte[] {(byte) i}));
    }
    return leaves;
  }
}
