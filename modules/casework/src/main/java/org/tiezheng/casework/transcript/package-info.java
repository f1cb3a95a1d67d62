/** Transcripts while they are written: kept as text beside the case until they are sealed. */
@NullMarked
package org.tiezheng.casework.transcript;

import org.jspecify.annotations.NullMarked;
