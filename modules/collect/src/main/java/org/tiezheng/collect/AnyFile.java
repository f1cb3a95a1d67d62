package org.tiezheng.collect;

/** Marks the importer that takes any file when no other does. */
public interface AnyFile extends Importer {}
