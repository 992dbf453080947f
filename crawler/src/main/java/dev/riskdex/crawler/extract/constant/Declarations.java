package dev.riskdex.crawler.extract.constant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project declares, by name: in the same file first, then, where only one file declares the name, there.
 *
 * @param <T> what is declared: a constant's value, a class, a function
 */
public final class Declarations<T> {

    private record Declared<T>(String path, T what) {}

    private final Map<String, List<Declared<T>>> byName = new LinkedHashMap<>();

    /**
     * Notes a declaration.
     *
     * @param name what it is called, qualified where the language does so
     * @param path file that declares it
     */
    public void add(String name, String path, T what) {
        byName.computeIfAbsent(name, it -> new ArrayList<>()).add(new Declared<>(path, what));
    }

    /** What a name means in a file: the file's own declaration, else the project's only one. */
    public Optional<T> find(String name, String path) {
        return in(name, path).or(() -> only(name));
    }

    /** The first declaration of a name in one file. */
    public Optional<T> in(String name, String path) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(declared -> declared.path().equals(path))
                .map(Declared::what)
                .findFirst();
    }

    /** The declaration of a name, where the project has exactly one. */
    public Optional<T> only(String name) {
        List<Declared<T>> all = byName.getOrDefault(name, List.of());
        return all.size() == 1 ? Optional.of(all.get(0).what()) : Optional.empty();
    }

    /** All declarations of a name, in the order of the files. */
    public List<T> all(String name) {
        return byName.getOrDefault(name, List.of()).stream().map(Declared::what).toList();
    }
}
