/** Text messages, calls and contacts as Android's own programs keep and back them up. */
@NullMarked
package org.tiezheng.collect.android;

import org.jspecify.annotations.NullMarked;
