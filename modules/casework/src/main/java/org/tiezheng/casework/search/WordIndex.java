package org.tiezheng.casework.search;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.tiezheng.evidence.Amount;

/**
 * Which records of one reading hold a word, told without reading them (Lucene): by pairs of
 * characters, so that it finds what a pass over all records finds, and by the words that a Chinese
 * analyser sees, for what stands apart or in another order. Derived from the sealed records alone;
 * it holds no text as such, but whoever has it can tell what they say. Safe for use by many
 * threads.
 */
public final class WordIndex implements AutoCloseable {
  static final String LINE = "line";
  static final String SAME = "same";
  static final String TEXT = "text";
  static final String ID = "id";
  static final String AMOUNT = "amount";
  static final String WORD = "word";
  static final String TALK = "talk";
  static final String WORDLESS = "wordless";

  /** Of the layout: an index of another one is made again. */
  static final String FORM = "1";

  /** A term of Lucene ends at 32,766 bytes; a longer id is told from others by its digest. */
  private static final int LONG_ID = 1_000;

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private WordIndex(Directory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    // Answers are not kept: each is asked once, and what they hold is evidence.
    searcher.setQueryCache(null);
  }

  /**
   * A record that fits.
   *
   * @param line from 1; of a row that was set aside its number among these, negative
   * @param same line of the record that is the same message, if it was recovered again
   */
  public record Hit(long line, Optional<Long> same) {}

  /** Opens an index that was made before; empty if there is none that can be used. */
  public static Optional<WordIndex> open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Directory directory = FSDirectory.open(folder);
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      if (FORM.equals(reader.getIndexCommit().getUserData().get("form"))) {
        return Optional.of(new WordIndex(directory, reader));
      }
      reader.close();
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | IndexNotFoundException
        | NoSuchFileException
        | EOFException e) {
      // Derived: it is made again.
    }
    directory.close();
    return Optional.empty();
  }

  /** Records that hold all the words, in the order of the source, rows set aside behind them. */
  public List<Hit> exact(Words words, Optional<String> talk) throws IOException {
    List<Hit> hits = new ArrayList<>();
    Query query = searcher.rewrite(WordQuery.exact(words, talk));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        collect(leaf, scorer.iterator(), hits);
      }
    }
    hits.sort(Comparator.comparingLong(WordIndex::order));
    return hits;
  }

  private static long order(Hit hit) {
    return hit.line() > 0 ? hit.line() : (1L << 62) - hit.line();
  }

  private static void collect(LeafReaderContext leaf, DocIdSetIterator docs, List<Hit> hits)
      throws IOException {
    NumericDocValues lines = leaf.reader().getNumericDocValues(LINE);
    NumericDocValues same = leaf.reader().getNumericDocValues(SAME);
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      lines.advanceExact(doc);
      Optional<Long> first =
          same != null && same.advanceExact(doc) ? Optional.of(same.longValue()) : Optional.empty();
      hits.add(new Hit(lines.longValue(), first));
    }
  }

  /**
   * Records that hold the Chinese words of what is asked, apart or in another order, the most
   * fitting first, without those of {@link #exact}.
   */
  public List<Hit> near(Words words, Optional<String> talk, int most) throws IOException {
    Optional<Query> query = WordQuery.near(words, talk);
    if (query.isEmpty()) {
      return List.of();
    }
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc found : searcher.search(query.get(), most).scoreDocs) {
      for (LeafReaderContext leaf : reader.leaves()) {
        int doc = found.doc - leaf.docBase;
        if (doc >= 0 && doc < leaf.reader().maxDoc()) {
          NumericDocValues lines = leaf.reader().getNumericDocValues(LINE);
          lines.advanceExact(doc);
          hits.add(new Hit(lines.longValue(), Optional.empty()));
        }
      }
    }
    return hits;
  }

  /** How many records have no words: pictures, sound and the like. */
  public long wordless(Optional<String> talk) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new TermQuery(new Term(WORDLESS, "yes")), Occur.FILTER);
    talk.ifPresent(id -> all.add(new TermQuery(talk(id)), Occur.FILTER));
    return searcher.count(all.build());
  }

  /** How many records and rows set aside it knows. */
  public long size() {
    return reader.numDocs();
  }

  static Term talk(String id) {
    return new Term(TALK, talkKey(id));
  }

  static String talkKey(String id) {
    return id.length() <= LONG_ID
        ? id
        : id.substring(0, LONG_ID) + id.length() + "/" + id.hashCode();
  }

  static String amount(Amount amount) {
    return Long.toString(Math.abs(amount.minor()));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
