/** Web pages as a browser saved them. */
@NullMarked
package org.tiezheng.collect.web;

import org.jspecify.annotations.NullMarked;
