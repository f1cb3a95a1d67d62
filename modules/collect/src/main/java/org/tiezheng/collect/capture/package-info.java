/**
 * Captures with a browser: the log that is written while something is filmed, recorded or
 * photographed, the chain of digests in it, and what both show (docs/capture.md).
 */
@NullMarked
package org.tiezheng.collect.capture;

import org.jspecify.annotations.NullMarked;
