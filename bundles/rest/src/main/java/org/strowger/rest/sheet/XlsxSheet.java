package org.strowger.rest.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Tables as the first sheet of an Office Open XML workbook. Every cell is written as text. */
final class XlsxSheet {
    private XlsxSheet() {}

    static byte[] write(String name, Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Strowger", null)) {
            Worksheet sheet = workbook.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
            row(sheet, 0, table.heading());
            for (int c = 0; c < table.heading().size(); c++) {
                sheet.style(0, c).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int r = 0; r < table.rows().size(); r++) {
                row(sheet, r + 1, table.rows().get(r));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            if (!cells.get(c).isEmpty()) {
                sheet.value(row, c, cells.get(c));
            }
        }
    }

    static Table read(byte[] content) {
        byte[] safe = ZipGuard.rewrite(content);
        TableBuilder table = new TableBuilder();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(safe));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            int next = 1;
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                for (; next < row.getRowNum() && next <= Table.MAX_ROWS + 1; next++) {
                    table.add(List.of());
                }
                table.add(cells(row));
                next++;
            }
        } catch (IOException | ExcelReaderException | UncheckedIOException e) {
            throw SheetFaults.unreadable();
        }
        return table.build();
    }

    private static List<String> cells(Row row) {
        int count = row.getCellCount();
        if (count > Table.MAX_COLUMNS) {
            throw SheetFaults.tooLarge();
        }
        List<String> cells = new ArrayList<>(count);
        for (int c = 0; c < count; c++) {
            cells.add(row.getOptionalCell(c).map(XlsxSheet::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.NUMBER && raw != null) {
            return number(raw);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return String.valueOf(cell.getValue());
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    /** A number typed into a cell without exponent or trailing zeros, as it was meant: 101, not 1.01E2. */
    private static String number(String raw) {
        try {
            BigDecimal value = new BigDecimal(raw).stripTrailingZeros();
            return Math.abs(value.scale()) > 40 ? raw : value.toPlainString();
        } catch (NumberFormatException e) {
            return raw;
        }
    }
}
