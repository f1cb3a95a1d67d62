/** Tests of pages that browsers saved. */
@NullMarked
package org.tiezheng.collect.web;

import org.jspecify.annotations.NullMarked;
