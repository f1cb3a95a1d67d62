/** Court profiles: what a court takes, as data, and the papers made fit for it. */
@NullMarked
package org.tiezheng.present.profile;

import org.jspecify.annotations.NullMarked;
