/**
 * Captures with a browser while they go on: what came is on the disk before it is acknowledged, and
 * is deposited within seconds (docs/capture.md).
 */
@NullMarked
package org.tiezheng.casework.capture;

import org.jspecify.annotations.NullMarked;
