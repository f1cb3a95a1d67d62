/** Pictures, voices, videos and files of conversations, found again and made fit for a browser. */
@NullMarked
package org.tiezheng.casework.media;

import org.jspecify.annotations.NullMarked;
