package org.strowger.rest.calls;

import java.util.List;
import org.strowger.api.core.Nullable;

/**
 * A part of the list of call records.
 *
 * @param total how many there are altogether, or at least how many
 * @param totalExact else counting was given up at {@code total}
 * @param next value of {@code cursor} for what follows; null when nothing does
 */
public record CdrPage(List<CdrItem> items, long total, boolean totalExact, @Nullable String next) {}
