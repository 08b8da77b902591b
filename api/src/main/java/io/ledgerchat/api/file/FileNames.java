package io.ledgerchat.api.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.DigestUtils;

/** Names of files as people gave them, and what becomes of them in paths and headers (contract 60 §§3, 3.1, 10.2). */
public final class FileNames {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_IN_PATH = 255;
    private static final int ID_AND_UNDERSCORES = 38;
    private static final Pattern ID_PREFIX = Pattern.compile("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}__");

    private FileNames() {}

    /** The name as its owner meant it: percent-decoded where it can be, without folders, signs that are not seen and excess. */
    static String original(String sent) {
        var decoded = decoded(sent);
        int slash = Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\'));
        var visible = new StringBuilder();
        decoded.substring(slash + 1).codePoints().filter(FileNames::isVisible).forEach(visible::appendCodePoint);
        String name = Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "file" : cut(name, LONGEST_NAME);
    }

    /** Control characters, and those that turn the direction of writing so that a name reads as another. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> character == 0x200D; // joins emoji
            default -> true;
        };
    }

    /** A name that is not percent-encoded decodes to itself, also where it has a percent sign. */
    private static String decoded(String sent) {
        if (sent.indexOf('%') < 0) {
            return sent;
        }
        var bytes = ByteBuffer.allocate(sent.length() * 4);
        for (int at = 0; at < sent.length(); ) {
            if (sent.charAt(at) == '%') {
                if (at + 3 > sent.length() || !isHex(sent.charAt(at + 1)) || !isHex(sent.charAt(at + 2))) {
                    return sent;
                }
                bytes.put((byte) HexFormat.fromHexDigits(sent, at + 1, at + 3));
                at += 3;
            } else {
                int character = sent.codePointAt(at);
                bytes.put(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(character);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            return sent;
        }
    }

    private static boolean isHex(char character) {
        return HexFormat.isHexDigit(character);
    }

    /** The name as paths hold it: letters, digits and {@code . _ -}, short enough for the id that goes before it. */
    static String inPath(String name) {
        var safe = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .forEach(character -> safe.appendCodePoint(isSafe(character) ? character : '_'));
        String text = safe.isEmpty() || safe.charAt(0) == '.' ? "_" + safe : safe.toString();
        return cut(text, LONGEST_IN_PATH - ID_AND_UNDERSCORES);
    }

    private static boolean isSafe(int character) {
        if (character < 128) {
            return Character.isLetterOrDigit(character) || character == '.' || character == '_' || character == '-';
        }
        return character == 0x200D
                || Character.isLetterOrDigit(character)
                || Character.isEmoji(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /** Cuts the stem so that the name fits so many bytes, and marks it with a trace of the whole; the extension stays. */
    private static String cut(String name, int bytes) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return name;
        }
        String mark = "-"
                + DigestUtils.md5DigestAsHex(name.getBytes(StandardCharsets.UTF_8))
                        .substring(0, 6);
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 20 ? name.substring(dot) : "";
        int room = bytes - mark.length() - extension.getBytes(StandardCharsets.UTF_8).length;
        var stem = new StringBuilder();
        int used = 0;
        for (int at = 0; at < name.length(); ) {
            int character = name.codePointAt(at);
            used += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (used > room) {
                break;
            }
            stem.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return stem + mark + extension;
    }

    /** The name with the extension of an image type, unless it has one of that type already, in any case. */
    static String withExtensionOf(String type, String name) {
        String extension = type.substring(type.indexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String present = dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        boolean fits = present.equals(extension)
                || extension.equals("jpeg") && present.equals("jpg")
                || extension.equals("svg+xml") && present.equals("svg");
        return fits ? name : (dot > 0 ? name.substring(0, dot) : name) + "." + extension.replaceFirst("\\+.*", "");
    }

    /** Under which name a download is offered. */
    static String offered(String name) {
        String without = ID_PREFIX.matcher(name).replaceFirst("");
        return without.isEmpty() ? "download" : without;
    }

    /** {@code Content-Disposition} of a download: a name for old clients, and the real one. */
    public static String disposition(String name) {
        String offered = offered(name);
        var ascii = new StringBuilder();
        Normalizer.normalize(offered, Normalizer.Form.NFKD)
                .chars()
                .forEach(unit ->
                        ascii.append(unit < 32 || unit > 126 || unit == '"' || unit == '\\' ? '_' : (char) unit));
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(offered);
    }

    /** Percent-encoded but for what RFC 8187 lets stand. */
    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            char unit = (char) (value & 0xFF);
            if (unit < 128 && (Character.isLetterOrDigit(unit) || "!#$&+-.^_`|~".indexOf(unit) >= 0)) {
                encoded.append(unit);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(value));
            }
        }
        return encoded.toString();
    }
}
