/** The page that lies in every bundle and checks it in a browser, without a network. */
@NullMarked
package org.tiezheng.present.page;

import org.jspecify.annotations.NullMarked;
