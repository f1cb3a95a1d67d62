/** Tests of documents that are read for their words. */
@NullMarked
package org.tiezheng.collect.document;

import org.jspecify.annotations.NullMarked;
