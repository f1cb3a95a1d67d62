/**
 * The image of a disc for a carrier: ISO 9660 (ECMA-119) with the names of Joliet beside it,
 * written from a folder and read back.
 */
@NullMarked
package org.tiezheng.present.disc;

import org.jspecify.annotations.NullMarked;
