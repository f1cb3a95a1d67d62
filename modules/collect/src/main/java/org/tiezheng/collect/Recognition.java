package org.tiezheng.collect;

import java.util.List;

/**
 * Which importer is to read a source.
 *
 * @param importer the one that is surest; where several are equally sure, the one that takes any
 *     file, so that nothing is guessed
 * @param match its answer
 * @param tied the importers that were equally sure; empty when one was surest. A person, or the
 *     order of the evidence, has to choose between them
 */
public record Recognition(Importer importer, Match match, List<Importer> tied) {
  public Recognition {
    tied = List.copyOf(tied);
  }
}
