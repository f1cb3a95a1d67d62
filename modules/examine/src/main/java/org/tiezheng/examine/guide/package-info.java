/**
 * Practice guides (指引): what a person does, step by step, before there is anything to examine; and
 * which way leads from a device and an app to records. Data, in Chinese and English.
 */
@NullMarked
package org.tiezheng.examine.guide;

import org.jspecify.annotations.NullMarked;
