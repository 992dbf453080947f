package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Locale;
import java.util.Optional;

/** Reads string literals and docstrings. */
final class PythonStrings {

    private PythonStrings() {}

    /** Whether the literal's prefix makes escapes plain text. */
    static boolean isRaw(SyntaxNode string) {
        return prefix(string).contains("r");
    }

    /** Whether the literal is made of bytes, which no description is. */
    static boolean isBytes(SyntaxNode string) {
        return prefix(string).contains("b");
    }

    private static String prefix(SyntaxNode string) {
        String start =
                string.children().isEmpty() ? "" : string.children().get(0).text();
        return start.toLowerCase(Locale.ROOT);
    }

    /** The text of a literal's part, with its escapes read. */
    static String content(SyntaxNode content, boolean raw, boolean formatted) {
        String text = content.text();
        String braces = formatted ? text.replace("{{", "{").replace("}}", "}") : text;
        return raw ? braces : unescaped(braces);
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case '\n' -> {}
                case '\r' -> at += at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'v' -> out.append('\u000B');
                case '0', '\\', '\'', '"' -> out.append(escaped == '0' ? '\0' : escaped);
                case 'x' -> at = appendCode(text, at, 2, out);
                case 'u' -> at = appendCode(text, at, 4, out);
                case 'U' -> at = appendCode(text, at, 8, out);
                default -> out.append('\\').append(escaped);
            }
        }
        return out.toString();
    }

    private static int appendCode(String text, int at, int digits, StringBuilder out) {
        int end = Math.min(text.length(), at + digits);
        try {
            out.appendCodePoint(Integer.parseInt(text.substring(at, end), 16));
            return end;
        } catch (IllegalArgumentException e) {
            // No such character: the escape stays as it is written.
            out.append(text, at - 2, at);
            return at;
        }
    }

    /** The docstring of a function or class, cleaned like {@code inspect.cleandoc}. */
    static Optional<String> docstring(SyntaxNode definition) {
        return definition
                .child("body")
                .flatMap(body -> body.children().stream().findFirst())
                .filter(first -> first.is("expression_statement"))
                .flatMap(statement -> statement.children().stream().findFirst())
                .filter(literal -> literal.is("string") || literal.is("concatenated_string"))
                .map(PythonStrings::plain)
                .map(TextForms::dedent);
    }

    /** A literal without computed parts. */
    private static String plain(SyntaxNode literal) {
        StringBuilder text = new StringBuilder();
        if (literal.is("concatenated_string")) {
            literal.children().forEach(part -> text.append(plain(part)));
            return text.toString();
        }
        boolean raw = isRaw(literal);
        literal.children().stream()
                .filter(part -> part.is("string_content"))
                .forEach(part -> text.append(content(part, raw, false)));
        return text.toString();
    }
}
