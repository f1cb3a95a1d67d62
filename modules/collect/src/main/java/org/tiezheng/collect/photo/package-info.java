/** Pictures: what their files say about themselves. */
@NullMarked
package org.tiezheng.collect.photo;

import org.jspecify.annotations.NullMarked;
