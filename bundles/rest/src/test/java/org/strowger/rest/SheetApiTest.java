package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.Rule;
import org.junit.Test;

public class SheetApiTest {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Rule
    public final ApiServer api = new ApiServer();

    private ApiServer.Answer load(String query, byte[] body, String type) throws Exception {
        return api.sendBytes("POST", "/config/extension/import" + query, api.token("admin"), body, type);
    }

    private ApiServer.Answer load(String csv) throws Exception {
        return load("", csv.getBytes(StandardCharsets.UTF_8), CSV);
    }

    private ApiServer.Answer get(String path) throws Exception {
        return api.as("admin", "GET", "/config/extension" + path, null);
    }

    @Test
    public void csvCreatesAndChanges() throws Exception {
        ApiServer.Answer first =
                load("number,name,password,enabled,codecs\r\n101,Ann,pw-1,no,PCMA;PCMU\r\n102,\"B, b\",,,\r\n");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().get("created").asInt()).isEqualTo(2);
        JsonNode ann = get("/101").json();
        assertThat(ann.get("enabled").asBoolean()).isFalse();
        assertThat(ann.get("codecs")).hasSize(2);
        assertThat(get("/102").json().get("name").asText()).isEqualTo("B, b");

        ApiServer.Answer second = load("\uFEFFnumber;Label of name\n101;Zoë\n");
        assertThat(second.json().get("updated").asInt()).isEqualTo(1);
        assertThat(get("/101").json().get("name").asText()).isEqualTo("Zoë");
        assertThat(get("/101").json().get("codecs")).hasSize(2);
    }

    @Test
    public void exportsHaveNoSecretsAndComeBackAsTheyWere() throws Exception {
        load("number,name,password\r\n101,'=1+1,topsecret\r\n102,'@x,topsecret\r\n103,-5,topsecret\r\n");
        assertThat(get("/101").json().get("name").asText()).isEqualTo("=1+1");
        String before = get("").text();
        for (String format : new String[] {"csv", "xlsx"}) {
            ApiServer.Answer file = get("/export?format=" + format);
            assertThat(file.header("Content-Disposition")).contains("extension." + format);
            assertThat(file.text()).doesNotContain("topsecret").doesNotContain("********");
            ApiServer.Answer again = load("", file.bytes(), "csv".equals(format) ? CSV : XLSX);
            assertThat(again.status()).as(again.text()).isEqualTo(200);
            assertThat(get("").text()).isEqualTo(before);
        }
        assertThat(get("/export?format=csv").text())
                .startsWith("number,name,enabled,ringTime,fallback,codecs")
                .contains("101,'=1+1,")
                .contains("103,'-5,");
        assertThat(get("/export?format=csv&search=@x").text()).doesNotContain("101");
        assertThat(get("/export?format=pdf").status()).isEqualTo(422);
    }

    @Test
    public void problemsNameRowAndFieldAndNothingIsChanged() throws Exception {
        ApiServer.Answer answer =
                load("number,name,enabled,ringTime\n101,ok,maybe,x\n,nobody,,\n102,taken,,\n102,again,,\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("problems"))
                .extracting(p -> p.get("row").asInt() + " " + p.get("field").asText() + " "
                        + p.get("code").asText())
                .containsExactly(
                        "2 enabled value.wrong-type",
                        "2 ringTime value.wrong-type",
                        "3 number value.required",
                        "5 number key.duplicate");
        ApiServer.Answer whole = load("number,name\n101,taken\n102,fine\n103,taken\n");
        assertThat(whole.json().get("problems"))
                .extracting(p -> p.get("row").asInt() + " " + p.get("field").asText())
                .containsExactly("2 name", "4 name");
        assertThat(load("number,colour\n101,red\n")
                        .json()
                        .at("/problems/0/field")
                        .asText())
                .isEqualTo("colour");
        assertThat(load("name\nAnn\n").json().at("/problems/0/code").asText()).isEqualTo("column.missing");
        assertThat(get("").json().get("total").asInt()).isZero();
        assertThat(api.config.openTransactions()).isZero();
    }

    @Test
    public void aDryRunChangesNothing() throws Exception {
        byte[] sheet = "number\n101\n".getBytes(StandardCharsets.UTF_8);
        ApiServer.Answer answer = load("?dryRun=true", sheet, CSV);
        assertThat(answer.json().get("created").asInt()).isEqualTo(1);
        assertThat(answer.json().get("dryRun").asBoolean()).isTrue();
        assertThat(load("?dryRun=yes", sheet, CSV).status()).isEqualTo(422);
        assertThat(get("").json().get("total").asInt()).isZero();
        load("", sheet, CSV);
        assertThat(load("?mode=create", sheet, CSV).status()).isEqualTo(422);
        assertThat(load("?mode=replace", sheet, CSV).status()).isEqualTo(422);
    }

    @Test
    public void workbooksWithNumbersAndFormsAreRead() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("s");
            sheet.value(0, 0, "number");
            sheet.value(0, 1, "enabled");
            sheet.value(0, 2, "ringTime");
            sheet.value(2, 0, 101);
            sheet.value(2, 1, false);
            sheet.value(2, 2, 30.0);
        }
        String head = "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.xlsx\"\r\nContent-Type: " + XLSX
                + "\r\n\r\n";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(head.getBytes(StandardCharsets.UTF_8));
        form.write(out.toByteArray());
        form.write("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
        ApiServer.Answer answer = load("", form.toByteArray(), "multipart/form-data; boundary=B");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode item = get("/101").json();
        assertThat(item.get("enabled").asBoolean()).isFalse();
        assertThat(item.get("ringTime").asInt()).isEqualTo(30);
    }

    @Test
    public void templatesHaveEveryColumn() throws Exception {
        assertThat(get("/template").text())
                .isEqualTo("number,name,password,enabled,ringTime,fallback,codecs,callerId\r\n");
        assertThat(get("/template?format=xlsx").header("Content-Type")).isEqualTo(XLSX);
    }

    @Test
    public void bombsAndRubbishAreRefused() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 60; i++) {
                zip.write(zeros);
            }
        }
        ApiServer.Answer refused = load("", bomb.toByteArray(), XLSX);
        assertThat(refused.json().get("code").asText()).isEqualTo("sheet.too-large");
        assertThat(load("", new byte[] {'P', 'K', 3, 4, 0, 1}, XLSX)
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("sheet.unreadable");
        assertThat(load("", new byte[] {(byte) 0xff, (byte) 0xfe, 0}, CSV)
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("sheet.not-utf8");
        assertThat(load("", new byte[0], CSV).json().get("code").asText()).isEqualTo("sheet.unreadable");
        assertThat(load("number\n" + "1\n".repeat(20_001)).json().get("code").asText())
                .isEqualTo("sheet.too-large");
        assertThat(load("", new byte[11 << 20], CSV).status()).isEqualTo(413);
        assertThat(load("", "x".getBytes(), "multipart/form-data").status()).isEqualTo(400);
    }

    @Test
    public void onlyThoseWhoMayChangeTheTypeImport() throws Exception {
        byte[] sheet = "number\n101\n".getBytes(StandardCharsets.UTF_8);
        for (String account : new String[] {"user", "billing"}) {
            assertThat(api.sendBytes("POST", "/config/extension/import", api.token(account), sheet, CSV)
                            .status())
                    .isIn(403, 404);
        }
        load("number\n101\n102\n");
        assertThat(api.as("user", "GET", "/config/extension/export", null).text())
                .contains("101")
                .doesNotContain("102");
    }
}
