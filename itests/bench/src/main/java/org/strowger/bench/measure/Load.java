package org.strowger.bench.measure;

import org.strowger.bench.Deadline;
import org.strowger.bench.Report;
import org.strowger.bench.product.Product;

/**
 * What a measurement works with.
 *
 * @param seconds length of a measured window
 */
public record Load(Product product, Report report, Deadline deadline, boolean quick, int seconds) {}
