/** Transcripts of recordings as a person writes them in a text editor. */
@NullMarked
package org.tiezheng.collect.transcript;

import org.jspecify.annotations.NullMarked;
