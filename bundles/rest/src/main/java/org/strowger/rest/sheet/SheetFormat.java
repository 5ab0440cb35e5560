package org.strowger.rest.sheet;

import org.strowger.rest.json.Upload;

/** The kinds of sheets. */
enum SheetFormat {
    CSV(Upload.CSV + ";charset=UTF-8", "csv") {
        @Override
        byte[] write(String name, Table table) {
            return CsvSheet.write(table);
        }
    },
    XLSX(Upload.XLSX, "xlsx") {
        @Override
        byte[] write(String name, Table table) {
            return XlsxSheet.write(name, table);
        }
    };

    private final String mediaType;
    private final String extension;

    SheetFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    abstract byte[] write(String name, Table table);

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    static SheetFormat named(String name) {
        for (SheetFormat format : values()) {
            if (format.extension.equals(name)) {
                return format;
            }
        }
        throw SheetFaults.format();
    }

    /** By what is in it, not by what it is called: a workbook is a ZIP archive. */
    static Table read(Upload upload) {
        byte[] content = upload.content();
        boolean zip = content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
        return zip ? XlsxSheet.read(content) : CsvSheet.read(content);
    }
}
