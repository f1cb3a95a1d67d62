/**
 * The write side of the log: deposits become durable leaves with receipts, checkpoints get trusted
 * time, and an independent check rebuilds everything from the raw leaves.
 */
@NullMarked
package org.tiezheng.seal.log;

import org.jspecify.annotations.NullMarked;
