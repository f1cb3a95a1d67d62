/** What WeChat writes into a message, whichever app stored it. */
@NullMarked
package org.tiezheng.collect.wechat;

import org.jspecify.annotations.NullMarked;
