/** WeChat on iOS: the documents folder of an account, from a folder or from a backup. */
@NullMarked
package org.tiezheng.collect.wechat.ios;

import org.jspecify.annotations.NullMarked;
