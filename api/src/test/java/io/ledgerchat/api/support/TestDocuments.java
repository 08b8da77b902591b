package io.ledgerchat.api.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Real documents, made by code; some of them are made to hurt. */
public final class TestDocuments {
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String PDF = "application/pdf";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private TestDocuments() {}

    /** A Word document with these paragraphs. */
    public static byte[] docx(String... paragraphs) {
        var body = new StringBuilder();
        for (var paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        }
        var parts = wordParts();
        parts.put(
                "word/document.xml",
                out -> out.write((wordBegin() + body + wordEnd()).getBytes(StandardCharsets.UTF_8)));
        return zip(parts);
    }

    /** A Word document that unfolds from a few hundred kilobytes to {@code megabytes}. */
    public static byte[] docxBomb(int megabytes) {
        var parts = wordParts();
        parts.put("word/document.xml", out -> {
            out.write((wordBegin() + "<w:p><w:r><w:t>").getBytes(StandardCharsets.UTF_8));
            byte[] block = "a".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < megabytes; written++) {
                out.write(block);
            }
            out.write(("</w:t></w:r></w:p>" + wordEnd()).getBytes(StandardCharsets.UTF_8));
        });
        return zip(parts);
    }

    private static String wordBegin() {
        return DECLARATION + "<w:document xmlns:w=\"" + WORD + "\"><w:body>";
    }

    private static String wordEnd() {
        return "</w:body></w:document>";
    }

    private static Map<String, Content> wordParts() {
        var parts = new LinkedHashMap<String, Content>();
        parts.put("[Content_Types].xml", text(types("/word/document.xml", DOCX + ".main+xml")));
        parts.put("_rels/.rels", text(relation("word/document.xml", OFFICE + "/officeDocument")));
        return parts;
    }

    /** A workbook with one sheet of these rows. */
    public static byte[] xlsx(String sheet, List<List<String>> rows) {
        var cells = new StringBuilder();
        for (var row : rows) {
            cells.append("<row>");
            for (var cell : row) {
                cells.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
            }
            cells.append("</row>");
        }
        var parts = new LinkedHashMap<String, Content>();
        parts.put(
                "[Content_Types].xml",
                text(types(
                        "/xl/workbook.xml",
                        XLSX + ".main+xml",
                        "/xl/worksheets/sheet1.xml",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")));
        parts.put("_rels/.rels", text(relation("xl/workbook.xml", OFFICE + "/officeDocument")));
        parts.put("xl/_rels/workbook.xml.rels", text(relation("worksheets/sheet1.xml", OFFICE + "/worksheet")));
        parts.put(
                "xl/workbook.xml",
                text("<workbook xmlns=\"" + SHEET + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\"" + sheet
                        + "\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        parts.put(
                "xl/worksheets/sheet1.xml",
                text("<worksheet xmlns=\"" + SHEET + "\"><sheetData>" + cells + "</sheetData></worksheet>"));
        return zip(parts);
    }

    private static String types(String... partsAndTypes) {
        var types = new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        for (int index = 0; index < partsAndTypes.length; index += 2) {
            types.append("<Override PartName=\"")
                    .append(partsAndTypes[index])
                    .append("\" ContentType=\"")
                    .append(partsAndTypes[index + 1])
                    .append("\"/>");
        }
        return types.append("</Types>").toString();
    }

    private static String relation(String target, String type) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"r1\" Type=\"" + type
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static Content text(String xml) {
        return out -> out.write((DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, Content> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().writeTo(zip);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A PDF with one line on each page. */
    public static byte[] pdf(String... pages) {
        var objects = new ArrayList<String>();
        var kids = new StringBuilder();
        for (int page = 0; page < pages.length; page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Count " + pages.length + " /Kids [" + kids + "] >>");
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (int page = 0; page < pages.length; page++) {
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents " + (5 + 2 * page)
                    + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            objects.add(stream("", "BT /F1 12 Tf 50 700 Td (" + pages[page] + ") Tj ET"));
        }
        return pdf(objects);
    }

    /** A PDF of a few kilobytes whose only page would take years to read: each drawing draws the next one ten times. */
    public static byte[] endlessPdf() {
        int depth = 14;
        var objects = new ArrayList<String>();
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Count 1 /Kids [4 0 R] >>");
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R"
                + " /Resources << /XObject << /X 6 0 R >> >> >>");
        objects.add(stream("", "/X Do"));
        for (int level = 0; level < depth; level++) {
            boolean last = level == depth - 1;
            objects.add(stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << "
                            + (last ? "" : "/XObject << /X " + (7 + level) + " 0 R >>") + " >>",
                    last ? "0 0 m" : "/X Do ".repeat(10)));
        }
        return pdf(objects);
    }

    private static String stream(String entries, String content) {
        return "<< " + entries + " /Length " + content.length() + " >>\nstream\n" + content + "\nendstream";
    }

    private static byte[] pdf(List<String> objects) {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new ArrayList<Integer>();
        for (int number = 0; number < objects.size(); number++) {
            offsets.add(text.length());
            text.append(number + 1)
                    .append(" 0 obj\n")
                    .append(objects.get(number))
                    .append("\nendobj\n");
        }
        int table = text.length();
        text.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> text.append("%010d 00000 n \n".formatted(offset)));
        text.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
