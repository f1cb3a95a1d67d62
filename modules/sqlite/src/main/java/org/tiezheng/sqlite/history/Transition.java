package org.tiezheng.sqlite.history;

/**
 * A transaction with the states around it.
 *
 * @param step which it is
 * @param before the state before
 * @param after the state after
 * @param written numbers of the pages that it wrote, each once
 * @param beyond numbers of pages that it wrote, but that are too large to be read
 */
record Transition(
    Step step, KnownPages before, KnownPages after, PageList written, PageList beyond) {}
