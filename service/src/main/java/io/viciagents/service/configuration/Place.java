package io.viciagents.service.configuration;

/**
 * Where in the tree a value belongs: its path in the file, and the variable that overrides it.
 *
 * @param path such as {@code asterisks[0].password}; empty for the whole file
 * @param variable such as {@code DISPATCHER_ASTERISKS_0_PASSWORD}
 */
record Place(String path, String variable) {
    Place key(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name, variable + "_" + Names.upperSnake(name));
    }

    Place element(int index) {
        return new Place(path + "[" + index + "]", variable + "_" + index);
    }
}
