package dev.riskdex.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files that ship with the product, by the path that they have below {@code data/} in the source tree, such as
 * {@code signals/verbs.yaml}.
 */
public final class DataFiles {

    private static final ObjectReader JSON = new JsonMapper().reader();

    /** In an archive the {@link JsonCopies} are read, in a folder, where somebody may just have edited it, the YAML. */
    private static final boolean PACKAGED = url("sources").getProtocol().equals("jar");

    private DataFiles() {}

    /**
     * The bytes of a file.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static byte[] bytes(String path) {
        try (InputStream in = DataFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw absent(path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a UTF-8 file. */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** A YAML file as a tree. */
    public static JsonNode yaml(String path) {
        return PACKAGED ? JSON.readTree(bytes(JsonCopies.nameOf(path))) : Yaml.tree(bytes(path));
    }

    /** The paths of the files straight in a folder, sorted by name, so that every run sees the same order. */
    public static List<String> list(String folder) {
        if (PACKAGED) {
            JsonNode names = JSON.readTree(bytes(JsonCopies.contentsOf(folder)));
            return StreamSupport.stream(names.spliterator(), false)
                    .map(name -> folder + "/" + name.asString(""))
                    .toList();
        }
        try {
            return names(Path.of(url(folder).toURI())).stream()
                    .map(name -> folder + "/" + name)
                    .toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the files that somebody put into a folder, sorted. */
    static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !JsonCopies.isCopy(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(String path) {
        URL url = DataFiles.class.getResource(path);
        if (url == null) {
            throw absent(path);
        }
        return url;
    }

    private static IllegalArgumentException absent(String path) {
        return new IllegalArgumentException("no " + path + " in the data of this build");
    }

    /** Loaded only where YAML is really read. */
    static final class Yaml {

        private static final ObjectReader READER = new YAMLMapper().reader();

        private Yaml() {}

        static JsonNode tree(byte[] yaml) {
            return READER.readTree(yaml);
        }
    }
}
