/**
 * The papers that a remedy names: applications, statements, forms. Templates are data; what the
 * case file does not hold is left blank and named, never invented.
 */
@NullMarked
package org.tiezheng.present.letter;

import org.jspecify.annotations.NullMarked;
