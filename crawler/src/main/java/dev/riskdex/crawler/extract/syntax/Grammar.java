package dev.riskdex.crawler.extract.syntax;

import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterTypescript;

/** A language's grammar with the names of its nodes and roles, read once. */
public enum Grammar {
    JAVASCRIPT {
        @Override
        TSLanguage load() {
            return new TreeSitterJavascript();
        }
    },
    TYPESCRIPT {
        @Override
        TSLanguage load() {
            return new TreeSitterTypescript();
        }
    };

    private final TSLanguage language;
    private final String[] kinds;
    private final boolean[] named;
    private final String[] fields;

    Grammar() {
        language = load();
        kinds = new String[language.symbolCount()];
        named = new boolean[kinds.length];
        for (int symbol = 0; symbol < kinds.length; symbol++) {
            kinds[symbol] = language.symbolName(symbol).intern();
            named[symbol] = language.symbolType(symbol) == TSSymbolType.TSSymbolTypeRegular;
        }
        fields = new String[language.fieldCount() + 1];
        fields[0] = "";
        for (int field = 1; field < fields.length; field++) {
            fields[field] = language.fieldNameForId(field).intern();
        }
    }

    abstract TSLanguage load();

    TSLanguage language() {
        return language;
    }

    /** Name of a kind of node; symbols outside the table are the parser's own marks for errors. */
    String kind(int symbol) {
        return symbol >= 0 && symbol < kinds.length ? kinds[symbol] : "ERROR";
    }

    String field(int id) {
        return id >= 0 && id < fields.length ? fields[id] : "";
    }

    boolean carriesMeaning(int symbol, String field) {
        if (symbol < 0 || symbol >= kinds.length) {
            return true;
        }
        return named[symbol] ? !kinds[symbol].equals("comment") : !field.isEmpty();
    }
}
