package org.tiezheng.bench;

import java.io.IOException;
import java.util.List;

/** Something that is measured beside its baseline, in the same run on the same machine. */
public interface Benchmark {
  /** The word by which the command line picks it. */
  String name();

  /** One line for the heading of its table. */
  String title();

  /** Measures. Reads and writes only below {@link BenchSettings#work()}. */
  List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException;
}
