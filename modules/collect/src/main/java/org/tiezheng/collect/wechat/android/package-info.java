/** WeChat on Android: EnMicroMsg.db and the media beside it. */
@NullMarked
package org.tiezheng.collect.wechat.android;

import org.jspecify.annotations.NullMarked;
