@NullMarked
package org.tiezheng.collect.log;

import org.jspecify.annotations.NullMarked;
