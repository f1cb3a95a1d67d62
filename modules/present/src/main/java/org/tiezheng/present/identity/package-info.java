/** The profile pages of accounts (个人信息页) as the records of a case show them. */
@NullMarked
package org.tiezheng.present.identity;

import org.jspecify.annotations.NullMarked;
