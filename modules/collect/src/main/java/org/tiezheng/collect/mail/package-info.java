/** Single mails as their raw bytes state them (RFC 5322, MIME). */
@NullMarked
package org.tiezheng.collect.mail;

import org.jspecify.annotations.NullMarked;
