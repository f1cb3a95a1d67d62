package org.tiezheng.present.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.Scope;
import org.tiezheng.present.reader.ReaderSign;

/**
 * An item of the catalogue with what is handed over for it.
 *
 * @param originals those of {@link Item#originals()} that leave; containers among them are withheld
 * @param content what was read from them; empty if nothing was
 * @param voices that lie inside databases and containers
 * @param prover of excerpts of its conversations
 */
public record PlannedItem(
    Item item,
    List<PlannedOriginal> originals,
    Optional<Content> content,
    ItemVoices voices,
    ExcerptProver prover) {
  public PlannedItem {
    originals = List.copyOf(originals);
  }

  /** An item without voices inside others. */
  public PlannedItem(Item item, List<PlannedOriginal> originals, Optional<Content> content) {
    this(item, originals, content, ItemVoices.NONE, ExcerptProver.NONE);
  }

  /**
   * What an importer read.
   *
   * @param records in the order of the source; read several times, each time from the start
   * @param application name and, if known, version of the program that the data come from; may be
   *     empty
   * @param gaps what is known about missing stretches; empty means that none is known
   * @param scope which part of the item the records are
   * @param signs that messages are not in it or were otherwise before, the weightiest first
   */
  public record Content(
      Reading reading,
      Iterable<Record> records,
      String application,
      List<Text> gaps,
      Circumstances circumstances,
      Scope scope,
      List<ReaderSign> signs) {
    public Content {
      gaps = List.copyOf(gaps);
      signs = List.copyOf(signs);
    }

    /** Without signs. */
    public Content(
        Reading reading,
        Iterable<Record> records,
        String application,
        List<Text> gaps,
        Circumstances circumstances,
        Scope scope) {
      this(reading, records, application, gaps, circumstances, scope, List.of());
    }

    /** The whole of an item. */
    public Content(
        Reading reading,
        Iterable<Record> records,
        String application,
        List<Text> gaps,
        Circumstances circumstances) {
      this(reading, records, application, gaps, circumstances, Scope.WHOLE);
    }
  }

  /**
   * How the item was taken.
   *
   * @param acquisitions of its originals, earliest first
   * @param fileNames names of its originals as found, by SHA-256, also of those that stay; only
   *     names that every phone has are printed of these
   */
  public record Circumstances(List<Acquisition> acquisitions, Map<String, String> fileNames) {
    /** Nothing is known. */
    public static final Circumstances UNKNOWN = new Circumstances(List.of(), Map.of());

    public Circumstances {
      acquisitions = List.copyOf(acquisitions);
      fileNames = Map.copyOf(fileNames);
    }
  }
}
