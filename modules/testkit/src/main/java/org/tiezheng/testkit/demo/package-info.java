/** The world of the demo: an invented loan dispute, its files and its answer key. */
@NullMarked
package org.tiezheng.testkit.demo;

import org.jspecify.annotations.NullMarked;
