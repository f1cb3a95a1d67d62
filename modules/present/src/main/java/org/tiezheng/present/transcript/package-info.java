/** Recordings in writing: the paper for the court, and the text that a person goes on editing. */
@NullMarked
package org.tiezheng.present.transcript;

import org.jspecify.annotations.NullMarked;
