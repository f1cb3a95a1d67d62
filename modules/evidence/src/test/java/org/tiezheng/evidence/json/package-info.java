/** Tests of the JSON form. */
@NullMarked
package org.tiezheng.evidence.json;

import org.jspecify.annotations.NullMarked;
