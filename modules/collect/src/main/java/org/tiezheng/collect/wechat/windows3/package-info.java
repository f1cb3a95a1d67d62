/** WeChat 3 on Windows: the folder of an account with its databases and media. */
@NullMarked
package org.tiezheng.collect.wechat.windows3;

import org.jspecify.annotations.NullMarked;
