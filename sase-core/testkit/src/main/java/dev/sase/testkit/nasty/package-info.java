/**
 * A surface whose data is chosen to make hosts disagree. It is for tests only and never found by a service loader outside them.
 */
@NullMarked
package dev.sase.testkit.nasty;

import org.jspecify.annotations.NullMarked;
