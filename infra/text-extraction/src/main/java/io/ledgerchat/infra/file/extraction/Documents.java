package io.ledgerchat.infra.file.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.SecureContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the text of documents by Apache Tika. What is packed inside of them (attachments, pictures) is left alone. */
final class Documents {
    private static final int DEEPEST = 100;
    private static final long LARGEST_PART = 200L * 1024 * 1024;

    private static final Set<String> SHEETS = Set.of(
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet");

    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private final TikaConfig tika = TikaConfig.getDefaultConfig();
    private final AutoDetectParser parser = new AutoDetectParser(tika);

    Documents() {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    }

    /** A document unfolds to more than is wanted. */
    static final class TooLarge extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    String text(Path file, String name, String type, int longest)
            throws IOException, TikaException, SAXException, TooLarge {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        metadata.set(Metadata.CONTENT_TYPE, type);
        try (var bytes = TikaInputStream.get(file)) {
            var found = tika.getDetector().detect(bytes, metadata).getBaseType();
            metadata.set(
                    Metadata.CONTENT_TYPE,
                    HTML.contains(found.toString()) ? Encoding.of(found, file) : found.toString());
            var layout = layout(found, longest);
            parse(bytes, layout, metadata);
            return layout.text();
        }
    }

    private void parse(TikaInputStream bytes, Layout layout, Metadata metadata)
            throws IOException, TikaException, SAXException, TooLarge {
        var secure = new SecureContentHandler(layout, bytes);
        secure.setMaximumDepth(DEEPEST);
        try {
            parser.parse(bytes, secure, metadata, context());
        } catch (ZeroByteFileException empty) {
            // Says nothing.
        } catch (TikaException | SAXException unreadable) {
            if (layout.isFull()) {
                throw new TooLarge();
            }
            throw unreadable;
        }
    }

    private static Layout layout(MediaType type, int longest) {
        if (type.toString().equals("application/pdf")) {
            return new Layout.Pages(longest);
        }
        return SHEETS.contains(type.toString()) ? new Layout.Sheets(longest) : new Layout.Flow(longest);
    }

    private static ParseContext context() {
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new NothingInside());
        var pdf = new PDFParserConfig();
        pdf.setExtractInlineImages(false);
        pdf.setSortByPosition(false);
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        var office = new OfficeParserConfig();
        office.setExtractMacros(false);
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    /** Opens nothing that is packed inside a document. */
    private static final class NothingInside implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // Never asked to.
        }
    }
}
