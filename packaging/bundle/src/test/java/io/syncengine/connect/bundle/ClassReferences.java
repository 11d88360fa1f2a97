// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes that a class file's constant pool names as classes: what its code may load, but for names in texts. */
final class ClassReferences {

    private static final int MAGIC = 0xCAFEBABE;

    private ClassReferences() {}

    /** Binary names with slashes, without arrays and primitive types. */
    static Set<String> of(byte[] classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("no class file");
            }
            in.readInt();
            int size = in.readUnsignedShort();
            String[] texts = new String[size];
            List<Integer> classes = new ArrayList<>();
            for (int index = 1; index < size; index++) {
                int tag = in.readUnsignedByte();
                if (tag == 1) {
                    texts[index] = in.readUTF();
                } else if (tag == 7) {
                    classes.add(in.readUnsignedShort());
                } else {
                    in.skipNBytes(bytes(tag));
                }
                // Long numbers take two places.
                index += tag == 5 || tag == 6 ? 1 : 0;
            }
            Set<String> names = new TreeSet<>();
            for (int index : classes) {
                String name = elementClass(texts[index]);
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
            return names;
        }
    }

    private static int bytes(int tag) throws IOException {
        return switch (tag) {
            case 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("unknown constant " + tag);
        };
    }

    /** An array is named by its type, {@code [[Ljava/lang/String;}; those of primitives name no class. */
    private static String elementClass(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        int start = name.lastIndexOf('[') + 1;
        return name.charAt(start) == 'L' ? name.substring(start + 1, name.length() - 1) : "";
    }
}
