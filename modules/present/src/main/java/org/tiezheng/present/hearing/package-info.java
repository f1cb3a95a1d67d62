/**
 * The hearing (庭审): what is opened in court of each item, step by step, where the copy that was
 * handed in has it, and a record of what was found. The steps of an app are data.
 */
@NullMarked
package org.tiezheng.present.hearing;

import org.jspecify.annotations.NullMarked;
