/** WeChat 3 on the Mac: the folder of an account with its databases. */
@NullMarked
package org.tiezheng.collect.wechat.mac3;

import org.jspecify.annotations.NullMarked;
