package org.strowger.rest.json;

/**
 * A file that was sent, alone or as the first file of a form.
 *
 * @param mediaType of the file, without parameters, lower case
 */
public record Upload(String mediaType, String fileName, byte[] content) {
    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
