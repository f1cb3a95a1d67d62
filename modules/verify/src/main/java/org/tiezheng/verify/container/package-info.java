/** Where a bag lies: a folder or a zip, listed and read without writing anything. */
@NullMarked
package org.tiezheng.verify.container;

import org.jspecify.annotations.NullMarked;
