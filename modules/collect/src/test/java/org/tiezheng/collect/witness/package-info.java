/** Witnesses of messages beside the messages. */
@NullMarked
package org.tiezheng.collect.witness;

import org.jspecify.annotations.NullMarked;
