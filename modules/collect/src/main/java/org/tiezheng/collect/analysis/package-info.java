/** WeChat conversations that WeChatDataAnalysis exports as JSON and as workbooks. */
@NullMarked
package org.tiezheng.collect.analysis;

import org.jspecify.annotations.NullMarked;
