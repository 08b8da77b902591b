package io.ledgerchat.infra.file.extraction;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Lays the text of a document out in lines, and stops when there is too much of it. */
abstract sealed class Layout extends DefaultHandler {
    private final StringBuilder text = new StringBuilder();
    private final int longest;
    private boolean inBody;
    private boolean full;

    private Layout(int longest) {
        this.longest = longest;
    }

    String text() {
        return text.toString().stripTrailing();
    }

    boolean isFull() {
        return full;
    }

    final void add(CharSequence more) throws SAXException {
        if (text.length() + more.length() > longest) {
            full = true;
            throw new SAXException("more text than is wanted");
        }
        text.append(more);
    }

    final boolean isAtLineStart() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    @Override
    public final void startElement(String uri, String name, String qualified, Attributes attributes)
            throws SAXException {
        if (name.equals("body")) {
            inBody = true;
        } else if (inBody) {
            begin(name);
        }
    }

    @Override
    public final void endElement(String uri, String name, String qualified) throws SAXException {
        if (name.equals("body")) {
            inBody = false;
        } else if (inBody) {
            end(name);
        }
    }

    @Override
    public final void characters(char[] characters, int start, int length) throws SAXException {
        if (inBody) {
            say(new String(characters, start, length));
        }
    }

    @Override
    public final void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    void begin(String element) throws SAXException {}

    void end(String element) throws SAXException {}

    abstract void say(String words) throws SAXException;

    private static String oneLine(CharSequence words) {
        return words.toString().strip().replaceAll("\\s+", " ");
    }

    /** As it comes: paragraphs, headings and rows are lines. */
    static final class Flow extends Layout {
        Flow(int longest) {
            super(longest);
        }

        @Override
        String text() {
            return super.text().stripLeading();
        }

        /** Blanks between paragraphs are not of the document. */
        @Override
        void say(String words) throws SAXException {
            if (!words.isBlank() || !isAtLineStart()) {
                add(words);
            }
        }

        @Override
        void end(String element) throws SAXException {
            switch (element) {
                case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "pre", "title" -> {
                    if (!isAtLineStart()) {
                        add("\n");
                    }
                }
                case "td", "th" -> add("\t");
                default -> {
                    // Inside a line.
                }
            }
        }
    }

    /** A line is a page; one without words is an empty line, so that the count is right. */
    static final class Pages extends Layout {
        private final StringBuilder page = new StringBuilder();
        private int depth;
        private final int most;

        Pages(int longest) {
            super(longest);
            this.most = longest;
        }

        @Override
        void begin(String element) {
            if (element.equals("div")) {
                depth++;
            }
        }

        @Override
        void say(String words) throws SAXException {
            if (page.length() + words.length() > most) {
                add(page);
            }
            page.append(words);
        }

        @Override
        void end(String element) throws SAXException {
            if (element.equals("div")) {
                depth--;
                if (depth == 0) {
                    add(oneLine(page));
                    add("\n");
                    page.setLength(0);
                }
            } else if (element.equals("p")) {
                page.append(' ');
            }
        }
    }

    /** Each sheet is its name, a colon, and its rows as CSV. */
    static final class Sheets extends Layout {
        private final StringBuilder words = new StringBuilder();
        private final List<String> row = new ArrayList<>();

        Sheets(int longest) {
            super(longest);
        }

        @Override
        void begin(String element) {
            if (element.equals("h1") || element.equals("td") || element.equals("th")) {
                words.setLength(0);
            }
        }

        @Override
        void say(String more) throws SAXException {
            words.append(more);
        }

        @Override
        void end(String element) throws SAXException {
            switch (element) {
                case "h1" -> add(oneLine(words) + ":\n");
                case "td", "th" -> row.add(cell(oneLine(words)));
                case "tr" -> {
                    add(String.join(",", row).replaceAll(",+$", "") + "\n");
                    row.clear();
                }
                case "table" -> add("\n");
                default -> {
                    // Part of a cell.
                }
            }
        }

        private static String cell(String words) {
            return words.contains(",") || words.contains("\"") ? '"' + words.replace("\"", "\"\"") + '"' : words;
        }
    }
}
