/** PDF and office files: what they say about themselves, and what a reader should know of them. */
@NullMarked
package org.tiezheng.collect.document;

import org.jspecify.annotations.NullMarked;
