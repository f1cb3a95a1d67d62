/** WeChat 4 on computers: the folder {@code db_storage} with its databases and media. */
@NullMarked
package org.tiezheng.collect.wechat.version4;

import org.jspecify.annotations.NullMarked;
