package dev.riskdex.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * People write YAML; the build puts the same as JSON beside it, with a list of the files of each folder. Every start of
 * the program reads all of it: YAML takes half a second of processor time for that, JSON a tenth of it.
 */
public final class JsonCopies {

    private static final String COPY = ".copy.json";
    private static final String CONTENTS = "contents" + COPY;
    private static final JsonMapper JSON = new JsonMapper();

    private JsonCopies() {}

    /** The path of the copy of a YAML file. */
    static String nameOf(String path) {
        return path + COPY;
    }

    /** The path of the list of what is in a folder. */
    static String contentsOf(String folder) {
        return folder + "/" + CONTENTS;
    }

    static boolean isCopy(String name) {
        return name.endsWith(COPY);
    }

    /** Run by the build: the folder that holds the data files. */
    public static void main(String[] arguments) throws IOException {
        writeBelow(Path.of(arguments[0]));
    }

    static void writeBelow(Path root) throws IOException {
        for (Path path : paths(root)) {
            if (Files.isDirectory(path)) {
                write(path.resolve(CONTENTS), JSON.writeValueAsBytes(DataFiles.names(path)));
            } else if (path.toString().endsWith(".yaml")) {
                byte[] copy = JSON.writeValueAsBytes(DataFiles.Yaml.tree(Files.readAllBytes(path)));
                write(Path.of(nameOf(path.toString())), copy);
            }
        }
    }

    private static List<Path> paths(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root)).toList();
        }
    }

    /** Leaves a file alone that is right already, so that the build sees nothing to do. */
    private static void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
            Files.write(file, bytes);
        }
    }
}
