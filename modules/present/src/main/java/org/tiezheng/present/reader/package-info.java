/** What the page in a bundle shows of conversations, in pieces that it loads one by one. */
@NullMarked
package org.tiezheng.present.reader;

import org.jspecify.annotations.NullMarked;
