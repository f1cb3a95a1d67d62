package org.tiezheng.collect;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.PageDecoder;
import org.tiezheng.sqlite.WriteAheadLog;

/**
 * An encrypted database that one of the given keys opens: its pages are decrypted in memory when
 * they are read. Thread-safe; closing wipes the keys, and no page can be decrypted afterwards.
 */
public interface UnlockedStore extends AutoCloseable {
  /** Decrypts pages of the main file, frames of the log and records of the journal. */
  PageDecoder decoder();

  /** The parameters that it is encrypted with, for a person. */
  Text parameters();

  /** The first eight hexadecimal digits of SHA-256 over the key that was given. */
  String keyFingerprint();

  /** What a person should know, such as a first page that was altered. */
  List<Text> notes();

  /**
   * Checks the authentication code of every page of the main file; reads all of it, on all cores.
   *
   * @param main the whole file
   */
  PageAudit audit(MemorySegment main);

  /**
   * Checks the authentication code of every page that stands in a frame of the write-ahead log,
   * those of older generations, too.
   *
   * @param bytes the whole file of the log
   */
  FrameAudit audit(WriteAheadLog log, MemorySegment bytes);

  @Override
  void close();

  /**
   * What the authentication codes of all pages show.
   *
   * @param pages whole pages in the file
   * @param authentic those whose code is right; none if the parameters have no codes
   * @param empty those that are all zero and so have none
   * @param wrong how many have a wrong code
   * @param first numbers of the first of these, at most {@link #LISTED}
   * @param tail bytes behind the last whole page: the file was cut off, or something was appended
   */
  record PageAudit(
      long pages, long authentic, long empty, long wrong, List<Long> first, long tail) {
    /** How many wrong pages are listed one by one. */
    public static final int LISTED = 1_000;

    public PageAudit {
      first = List.copyOf(first);
    }
  }

  /**
   * What the authentication codes of all frames show.
   *
   * @param frames whole frames in the log
   * @param authentic those whose code is right; none if the parameters have no codes
   * @param empty those whose page is all zero and so has none
   * @param wrong how many have a wrong code and belong to a transaction that was finished
   * @param first numbers of the first of these, from 1, at most {@link PageAudit#LISTED}
   * @param unfinished how many have a wrong code behind the last transaction that was finished: a
   *     device that is switched off leaves half a frame there
   */
  record FrameAudit(
      long frames, long authentic, long empty, long wrong, List<Long> first, long unfinished) {
    public FrameAudit {
      first = List.copyOf(first);
    }
  }
}
