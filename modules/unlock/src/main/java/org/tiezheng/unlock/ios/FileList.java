package org.tiezheng.unlock.ios;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/** The list of the files in a backup, from a database or from the older binary form. */
interface FileList {
  int size();

  /** Domain and path with a slash between; made safe to show. */
  String path(int index);

  Entry entry(int index);

  /** The entry that a restore would write to the path. */
  Optional<Integer> find(String path);

  /** Whether nothing kept entries from being listed. */
  boolean complete();

  /** What a person should know of the list itself. */
  List<Text> notes();
}
