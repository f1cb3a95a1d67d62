/** Any file: what can be said of it without knowing its format. */
@NullMarked
package org.tiezheng.collect.file;

import org.jspecify.annotations.NullMarked;
