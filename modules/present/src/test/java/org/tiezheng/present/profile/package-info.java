/** Tests of court profiles. */
@NullMarked
package org.tiezheng.present.profile;

import org.jspecify.annotations.NullMarked;
