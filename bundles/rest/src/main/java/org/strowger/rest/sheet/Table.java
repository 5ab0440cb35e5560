package org.strowger.rest.sheet;

import java.util.List;

/** A sheet as texts. Rows may be shorter than the heading. */
public record Table(List<String> heading, List<List<String>> rows) {
    static final int MAX_ROWS = 20_000;
    static final int MAX_COLUMNS = 200;
    static final int MAX_CELL = 32_767;
}
