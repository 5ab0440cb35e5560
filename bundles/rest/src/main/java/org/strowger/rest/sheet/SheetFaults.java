package org.strowger.rest.sheet;

import org.strowger.api.core.ProblemException;
import org.strowger.rest.problem.Refusals;

/** Why a sheet as a whole is refused. */
final class SheetFaults {
    private SheetFaults() {}

    static ProblemException unreadable() {
        return Refusals.invalid(
                "sheet.unreadable", "", "The file is no readable CSV or XLSX sheet.", "文件不是可读取的 CSV 或 XLSX 表格。");
    }

    static ProblemException notUtf8() {
        return Refusals.invalid("sheet.not-utf8", "", "The CSV file must be in UTF-8.", "CSV 文件须为 UTF-8 编码。");
    }

    static ProblemException tooLarge() {
        return Refusals.invalid(
                "sheet.too-large",
                "",
                "The sheet is too large: at most " + Table.MAX_ROWS + " rows, " + Table.MAX_COLUMNS + " columns and "
                        + Table.MAX_CELL + " characters a cell.",
                "表格过大：最多 " + Table.MAX_ROWS + " 行、" + Table.MAX_COLUMNS + " 列，每格 " + Table.MAX_CELL + " 个字符。");
    }

    static ProblemException format() {
        return Refusals.invalid("value.unknown", "format", "\"format\" must be csv or xlsx.", "“format”须为 csv 或 xlsx。");
    }
}
