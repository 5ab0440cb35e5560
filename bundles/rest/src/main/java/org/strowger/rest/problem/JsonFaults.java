package org.strowger.rest.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** Says where JSON is wrong. The parser's own message is not used: it may repeat what was sent. */
final class JsonFaults {
    private JsonFaults() {}

    static Problem describe(JsonProcessingException fault) {
        String field = fault instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        if (fault instanceof UnrecognizedPropertyException) {
            return new Problem(
                    "field.unknown", field, new Text("There is no field \"" + field + "\".", "不存在字段“" + field + "”。"));
        }
        String en = where(fault.getLocation(), " at line %d, column %d");
        String zh = where(fault.getLocation(), "（第 %d 行第 %d 列）");
        if (fault instanceof StreamConstraintsException) {
            return new Problem(
                    "json.limit",
                    field,
                    new Text("The JSON is nested too deep or too long" + en + ".", "JSON 嵌套过深或过长" + zh + "。"));
        }
        if (fault instanceof JsonMappingException && !field.isEmpty()) {
            return new Problem(
                    "value.wrong-type",
                    field,
                    new Text(
                            "\"" + field + "\" has a value of the wrong kind" + en + ".",
                            "“" + field + "”的值类型不对" + zh + "。"));
        }
        return new Problem(
                "json.malformed", field, new Text("The JSON cannot be read" + en + ".", "无法读取 JSON" + zh + "。"));
    }

    private static String where(JsonLocation at, String pattern) {
        return at == null || at.getLineNr() < 1 ? "" : String.format(pattern, at.getLineNr(), at.getColumnNr());
    }

    private static String path(List<JsonMappingException.Reference> path) {
        StringBuilder out = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                out.append('[').append(step.getIndex()).append(']');
            } else {
                out.append(out.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return out.toString();
    }
}
