/** Whole accounts of WeChat as they lie on a computer, encrypted, opened with the owner's key. */
@NullMarked
package org.tiezheng.unlock.wechat;

import org.jspecify.annotations.NullMarked;
