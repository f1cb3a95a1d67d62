package org.tiezheng.present.letter;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A kind of paper: what it must contain, on what it rests, and who may hand it in.
 *
 * @param id such as {@code DOC-PRODUCE}
 * @param english whether it is made in English whatever the language of the case
 * @param editable whether it is also made as DOCX, for a lawyer to work on
 * @param addressee to whom it is addressed; empty for a paper that addresses nobody
 * @param until by when it must be handed in, if the law says so
 * @param signer who signs
 * @param perPlatform whether each platform concerned gets a paper of its own
 * @param insteadWithoutLawyer the paper made instead where the case has no lawyer
 * @param limits what the paper does not show or do
 */
public record Template(
    String id,
    Text title,
    boolean english,
    boolean editable,
    List<Filer> filers,
    Optional<Addressee> addressee,
    Optional<Text> until,
    Text signer,
    boolean perPlatform,
    Optional<String> insteadWithoutLawyer,
    List<Basis> basis,
    Text limits,
    List<Block> blocks) {
  public Template {
    filers = List.copyOf(filers);
    basis = List.copyOf(basis);
    blocks = List.copyOf(blocks);
  }

  /** To whom a paper goes. */
  public enum Addressee {
    COURT,
    NOTARY
  }

  /** The parts that are filled in. */
  public List<Block.Filled> filled() {
    return blocks.stream()
        .filter(Block.Filled.class::isInstance)
        .map(Block.Filled.class::cast)
        .toList();
  }
}
