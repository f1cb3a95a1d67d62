/** WeChat conversations that MemoTrace exports as CSV. */
@NullMarked
package org.tiezheng.collect.memotrace;

import org.jspecify.annotations.NullMarked;
