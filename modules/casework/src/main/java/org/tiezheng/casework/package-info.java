/** What a person does with a case, one class per verb. */
@NullMarked
package org.tiezheng.casework;

import org.jspecify.annotations.NullMarked;
