package io.viciagents.node.embedded;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * A shared library of the system, opened once and never closed. Usable from any thread.
 *
 * <p>A C function is called through an interface with one method whose parameter and return types are those of the C
 * function: {@code int}, {@code long} (also for size_t), {@code float} and {@code MemorySegment} for any pointer.
 */
final class NativeLibrary {
    private static final long LONGEST_STRING_BYTES = 64 * 1024;

    private final String file;
    private final SymbolLookup symbols;

    private NativeLibrary(String file, SymbolLookup symbols) {
        this.file = file;
        this.symbols = symbols;
    }

    /**
     * Opens a library by its soname, as the dynamic linker finds it.
     *
     * @throws SpeechEngineMissingException naming the package to install
     */
    static NativeLibrary open(String file, String debianPackage) {
        try {
            return new NativeLibrary(file, SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IllegalArgumentException cannotBeOpened) {
            throw new SpeechEngineMissingException(
                    "The library " + file + " cannot be opened: install the Debian package " + debianPackage + ".",
                    cannotBeOpened);
        }
    }

    /** The C function {@code symbol} as an instance of {@code type}, a public interface with one method. */
    <F> F function(Class<F> type, String symbol) {
        MemorySegment address = symbols.find(symbol)
                .orElseThrow(() -> new SpeechEngineMissingException("The library " + file + " has no function " + symbol
                        + ": its version is not one that this node knows (Debian 12 and 13 have the right one)."));
        return MethodHandleProxies.asInterfaceInstance(
                type, Linker.nativeLinker().downcallHandle(address, descriptor(type)));
    }

    /** A C string that somebody else owns. */
    static String string(MemorySegment pointer) {
        return pointer.reinterpret(LONGEST_STRING_BYTES).getString(0);
    }

    private static FunctionDescriptor descriptor(Class<?> type) {
        Method method = type.getMethods()[0];
        MemoryLayout[] parameters = Arrays.stream(method.getParameterTypes())
                .map(NativeLibrary::layout)
                .toArray(MemoryLayout[]::new);
        return method.getReturnType() == void.class
                ? FunctionDescriptor.ofVoid(parameters)
                : FunctionDescriptor.of(layout(method.getReturnType()), parameters);
    }

    private static MemoryLayout layout(Class<?> type) {
        if (type == int.class) {
            return ValueLayout.JAVA_INT;
        }
        if (type == long.class) {
            return ValueLayout.JAVA_LONG;
        }
        if (type == float.class) {
            return ValueLayout.JAVA_FLOAT;
        }
        if (type == MemorySegment.class) {
            return ValueLayout.ADDRESS;
        }
        throw new IllegalArgumentException("no C type is known for " + type);
    }
}
