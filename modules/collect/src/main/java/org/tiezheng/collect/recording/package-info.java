/** What sound and film files say about themselves, and signs that they were cut or written anew. */
@NullMarked
package org.tiezheng.collect.recording;

import org.jspecify.annotations.NullMarked;
