package dev.riskdex.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files that ship with the product, by the path that they have below {@code data/} in the source tree, such as
 * {@code signals/verbs.yaml}.
 */
public final class DataFiles {

    private static final ObjectReader YAML = new YAMLMapper().reader();

    private DataFiles() {}

    /**
     * The bytes of a file.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static byte[] bytes(String path) {
        try (InputStream in = DataFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + path + " in the data of this build");
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
        return YAML.readTree(bytes(path));
    }

    /** The paths of the files straight in a folder, sorted by name, so that every run sees the same order. */
    public static List<String> list(String folder) {
        URL url = DataFiles.class.getResource(folder);
        if (url == null) {
            throw new IllegalArgumentException("no folder " + folder + " in the data of this build");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return names(Path.of(uri), folder);
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return names(jar.provider().getPath(uri), folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path directory, String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder + "/" + file.getFileName())
                    .sorted()
                    .toList();
        }
    }
}
