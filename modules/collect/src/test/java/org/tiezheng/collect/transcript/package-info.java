/** Tests of transcripts as people type them. */
@NullMarked
package org.tiezheng.collect.transcript;

import org.jspecify.annotations.NullMarked;
