/** Backups of iPhones and iPads made by iTunes or Finder, plain or encrypted. */
@NullMarked
package org.tiezheng.unlock.ios;

import org.jspecify.annotations.NullMarked;
