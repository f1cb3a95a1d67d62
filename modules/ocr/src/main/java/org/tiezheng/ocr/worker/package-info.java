/**
 * The process that reads pictures: decodes, finds the lines of text, reads their characters. Uses
 * nothing but the JDK and the engine, so that its class path is three jars.
 */
@NullMarked
package org.tiezheng.ocr.worker;

import org.jspecify.annotations.NullMarked;
