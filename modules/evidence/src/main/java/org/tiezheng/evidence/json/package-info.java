/** The JSON form of the vocabulary. */
@NullMarked
package org.tiezheng.evidence.json;

import org.jspecify.annotations.NullMarked;
