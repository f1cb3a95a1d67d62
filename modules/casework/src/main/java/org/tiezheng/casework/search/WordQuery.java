package org.tiezheng.casework.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What is asked, as the index is asked. */
final class WordQuery {
  private WordQuery() {}

  /** Records that {@link Words#in} would find, all words and each of its ways. */
  static Query exact(Words words, Optional<String> talk) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Words.Word word : words.all()) {
      BooleanQuery.Builder ways = new BooleanQuery.Builder();
      ways.add(run(WordIndex.TEXT, word.folded()), Occur.SHOULD);
      if (word.id()) {
        ways.add(run(WordIndex.ID, word.folded()), Occur.SHOULD);
      }
      word.amount()
          .ifPresent(a ->
              ways.add(
                  new TermQuery(new Term(WordIndex.AMOUNT, WordIndex.amount(a))), Occur.SHOULD));
      all.add(ways.build(), Occur.MUST);
    }
    talk.ifPresent(id -> all.add(new TermQuery(WordIndex.talk(id)), Occur.FILTER));
    return all.build();
  }

  /** Records that have the Chinese words of what is asked, wherever they stand. */
  static Optional<Query> near(Words words, Optional<String> talk) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int terms = 0;
    try (SmartChineseAnalyzer chinese = new SmartChineseAnalyzer()) {
      for (Words.Word word : words.all()) {
        try (TokenStream stream = chinese.tokenStream(WordIndex.WORD, word.folded())) {
          CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
          stream.reset();
          while (stream.incrementToken()) {
            all.add(new TermQuery(new Term(WordIndex.WORD, term.toString())), Occur.MUST);
            terms++;
          }
          stream.end();
        }
      }
    }
    if (terms < 2) {
      return Optional.empty();
    }
    all.add(exact(words, Optional.empty()), Occur.MUST_NOT);
    talk.ifPresent(id -> all.add(new TermQuery(WordIndex.talk(id)), Occur.FILTER));
    return Optional.of(all.build());
  }

  private static Query run(String field, String word) {
    int[] points = word.codePoints().toArray();
    if (points.length == 1) {
      return new PrefixQuery(new Term(field, word));
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i++) {
      pairs.add(new String(points, i, 2));
    }
    return pairs.size() == 1
        ? new TermQuery(new Term(field, pairs.getFirst()))
        : new PhraseQuery(field, pairs.toArray(String[]::new));
  }
}
