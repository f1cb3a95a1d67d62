/** Writers of the file formats that test material comes in, byte for byte repeatable. */
@NullMarked
package org.tiezheng.testkit.file;

import org.jspecify.annotations.NullMarked;
