/** QQ's store since its new technology: nt_msg.db. */
@NullMarked
package org.tiezheng.collect.qq.nt;

import org.jspecify.annotations.NullMarked;
