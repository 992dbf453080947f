package dev.riskdex.crawler.extract.syntax;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;
import org.treesitter.TreeSitterCSharp;
import org.treesitter.TreeSitterElixir;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterKotlin;
import org.treesitter.TreeSitterPhp;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterSwift;
import org.treesitter.TreeSitterTypescript;

/** A language's grammar with the names of its nodes and roles, read once, when the language is met. */
public enum Grammar {
    C_SHARP(TreeSitterCSharp::new),
    ELIXIR(TreeSitterElixir::new),
    GO(TreeSitterGo::new),
    JAVA(TreeSitterJava::new),
    JAVASCRIPT(TreeSitterJavascript::new),
    KOTLIN(TreeSitterKotlin::new),
    PHP(TreeSitterPhp::new),
    PYTHON(TreeSitterPython::new),
    RUBY(TreeSitterRuby::new),
    RUST(TreeSitterRust::new),
    SWIFT(TreeSitterSwift::new),
    TYPESCRIPT(TreeSitterTypescript::new);

    private final Supplier<TSLanguage> loader;
    private @Nullable Tables tables;

    Grammar(Supplier<TSLanguage> loader) {
        this.loader = loader;
    }

    /** Names by number, as the grammar's native library tells them. */
    private record Tables(TSLanguage language, String[] kinds, boolean[] named, String[] fields) {

        static Tables of(TSLanguage language) {
            String[] kinds = new String[language.symbolCount()];
            boolean[] named = new boolean[kinds.length];
            for (int symbol = 0; symbol < kinds.length; symbol++) {
                kinds[symbol] = language.symbolName(symbol).intern();
                named[symbol] = language.symbolType(symbol) == TSSymbolType.TSSymbolTypeRegular;
            }
            String[] fields = new String[language.fieldCount() + 1];
            fields[0] = "";
            for (int field = 1; field < fields.length; field++) {
                fields[field] = language.fieldNameForId(field).intern();
            }
            return new Tables(language, kinds, named, fields);
        }
    }

    /** The native library is loaded when its language is met, not before. */
    private synchronized Tables tables() {
        if (tables == null) {
            tables = Tables.of(loader.get());
        }
        return tables;
    }

    TSLanguage language() {
        return tables().language;
    }

    /** Name of a kind of node; symbols outside the table are the parser's own marks for errors. */
    String kind(int symbol) {
        String[] kinds = tables().kinds;
        return symbol >= 0 && symbol < kinds.length ? kinds[symbol] : "ERROR";
    }

    String field(int id) {
        String[] fields = tables().fields;
        return id >= 0 && id < fields.length ? fields[id] : "";
    }

    boolean carriesMeaning(int symbol, String field) {
        Tables names = tables();
        if (symbol < 0 || symbol >= names.kinds.length) {
            return true;
        }
        return names.named[symbol] ? !names.kinds[symbol].equals("comment") : !field.isEmpty();
    }
}
