@NullMarked
package dev.sase.surface.notifications;

import org.jspecify.annotations.NullMarked;
