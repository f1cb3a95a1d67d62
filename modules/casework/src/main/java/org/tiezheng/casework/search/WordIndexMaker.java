package org.tiezheng.casework.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.SetAside;

/** Makes a {@link WordIndex} in one pass over the records of a reading. For one thread. */
public final class WordIndexMaker {
  private static final double BUFFER_MIB = 64;
  private static final int EVERY = 1_000;
  private static final FieldType RUNS = runs();
  private static final FieldType WORDS = words();

  private final Watch watch;
  private long rows;
  private long asides;

  /**
   * @param watch hears how many records were taken
   */
  public WordIndexMaker(Watch watch) {
    this.watch = watch;
  }

  /** Positions, for phrases of pairs. */
  private static FieldType runs() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  private static FieldType words() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  /**
   * Writes the index.
   *
   * @param records of the reading, in order; closed by the caller
   */
  public void make(Path folder, Stream<Record> records, Stream<SetAside> setAsides)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new SmartChineseAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(BUFFER_MIB);
    config.setUseCompoundFile(false);
    config.setMergeScheduler(new ConcurrentMergeScheduler());
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      RecoveredOnce once = new RecoveredOnce();
      records.forEach(row -> add(writer, record(row, once.before(row, ++rows))));
      setAsides.forEach(row -> add(writer, aside(row)));
      writer.setLiveCommitData(Map.of("form", WordIndex.FORM).entrySet());
      writer.commit();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(IndexWriter writer, Document document) {
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if ((rows + asides) % EVERY == 0) {
      watch.at(rows + asides);
    }
  }

  private Document record(Record row, Optional<Long> same) {
    Document document = new Document();
    document.add(new NumericDocValuesField(WordIndex.LINE, rows));
    same.ifPresent(line -> document.add(new NumericDocValuesField(WordIndex.SAME, line)));
    List<Folded> texts = RecordText.of(row).stream().map(Folded::of).toList();
    texts(document, texts);
    List<Folded> ids = RecordText.ids(row).stream().map(Folded::of).toList();
    document.add(new Field(WordIndex.ID, new Bigrams(ids), RUNS));
    RecordText.amounts(row).forEach(a -> amount(document, WordIndex.amount(a)));
    texts.stream()
        .flatMap(t -> Words.written(t).stream())
        .forEach(a -> amount(document, WordIndex.amount(a)));
    if (RecordKind.of(row) != RecordKind.CONVERSATION) {
      RecordText.conversation(row)
          .ifPresent(id ->
              document.add(new StringField(WordIndex.TALK, WordIndex.talkKey(id), Field.Store.NO)));
      if (RecordText.wordless(row)) {
        document.add(new StringField(WordIndex.WORDLESS, "yes", Field.Store.NO));
      }
    }
    return document;
  }

  private Document aside(SetAside row) {
    asides++;
    Document document = new Document();
    document.add(new NumericDocValuesField(WordIndex.LINE, -asides));
    List<Folded> texts = List.of(Folded.of(row.raw()));
    texts(document, texts);
    Words.written(texts.getFirst()).forEach(a -> amount(document, WordIndex.amount(a)));
    return document;
  }

  private static void texts(Document document, List<Folded> texts) {
    document.add(new Field(WordIndex.TEXT, new Bigrams(texts), RUNS));
    StringBuilder all = new StringBuilder();
    texts.forEach(t -> all.append(t.text()).append('\n'));
    document.add(new Field(WordIndex.WORD, all.toString(), WORDS));
  }

  private static void amount(Document document, String minor) {
    document.add(new StringField(WordIndex.AMOUNT, minor, Field.Store.NO));
  }
}
