package org.strowger.rest.sheet;

import java.util.ArrayList;
import java.util.List;

/** Collects rows, the first being the heading, and refuses what is too large while it comes. */
final class TableBuilder {
    private List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    void add(List<String> cells) {
        if (cells.size() > Table.MAX_COLUMNS || rows.size() >= Table.MAX_ROWS) {
            throw SheetFaults.tooLarge();
        }
        for (String cell : cells) {
            if (cell.length() > Table.MAX_CELL) {
                throw SheetFaults.tooLarge();
            }
        }
        if (heading == null) {
            heading = cells;
        } else {
            rows.add(cells);
        }
    }

    Table build() {
        if (heading == null) {
            throw SheetFaults.unreadable();
        }
        return new Table(heading, rows);
    }
}
