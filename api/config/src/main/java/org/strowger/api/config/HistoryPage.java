package org.strowger.api.config;

import java.util.List;

/**
 * Part of a history, newest first.
 *
 * @param total how many there are altogether
 */
public record HistoryPage(List<Commit> commits, long total) {}
