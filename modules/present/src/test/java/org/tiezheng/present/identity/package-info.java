/** Tests of the profile pages of accounts. */
@NullMarked
package org.tiezheng.present.identity;

import org.jspecify.annotations.NullMarked;
