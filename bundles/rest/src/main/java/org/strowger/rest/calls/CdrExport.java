package org.strowger.rest.calls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords;
import org.strowger.rest.json.EnumNames;
import org.strowger.rest.sheet.FormulaGuard;

/** Writes call records page by page, so that a long list never lies in memory as a whole. */
final class CdrExport {
    private static final int PAGE = 500;
    private static final int MOST = 100_000;
    private static final String[] HEADER = {
        "id",
        "startedAt",
        "answeredAt",
        "endedAt",
        "from",
        "fromName",
        "to",
        "answeredBy",
        "kind",
        "result",
        "cause",
        "hungUpBy",
        "durationSeconds",
        "talkSeconds"
    };

    private final CallRecords records;
    private final Pages pages;
    private final ZoneId zone;

    CdrExport(CallRecords records, Pages pages, ZoneId zone) {
        this.records = records;
        this.pages = pages;
        this.zone = zone;
    }

    void writeTo(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(
                writer, CSVFormat.RFC4180.builder().setHeader(HEADER).get());
        for (int offset = 0; offset < MOST; offset += PAGE) {
            List<CallRecord> page = records.find(pages.query(offset, PAGE)).items();
            for (CallRecord record : page) {
                printer.printRecord(row(record));
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        printer.flush();
    }

    private List<String> row(CallRecord record) {
        CdrItem item = CdrItem.of(record);
        String name = record.caller() == null ? "" : record.caller().name();
        return Stream.of(
                        item.id(),
                        item.startedAt(),
                        item.answeredAt(),
                        item.endedAt(),
                        item.from(),
                        name,
                        item.to(),
                        item.answeredBy(),
                        item.kind(),
                        item.result(),
                        item.cause(),
                        item.hungUpBy(),
                        item.durationSeconds(),
                        item.talkSeconds())
                .map(this::cell)
                .toList();
    }

    private String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
        }
        return FormulaGuard.protect(value instanceof Enum<?> constant ? EnumNames.of(constant) : value.toString());
    }

    /** The query of one page. */
    interface Pages {
        CallRecords.Query query(int offset, int limit);
    }
}
