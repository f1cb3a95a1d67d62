/** What another party hands in, examined against it (质证). */
@NullMarked
package org.tiezheng.examine.oppose;

import org.jspecify.annotations.NullMarked;
