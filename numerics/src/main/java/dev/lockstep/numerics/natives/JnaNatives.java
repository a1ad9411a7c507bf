package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has JNA loaded with its native library from where those of Lockstep are.
 *
 * <p>JNA by itself unpacks it anew for each process, into a folder below {@code user.home}, and a process that is killed leaves it there.
 */
public final class JnaNatives {
    private static final String TABLE = "/dev/lockstep/numerics/natives/jna.txt";
    private static final String ENTRANCE = "com.sun.jna.Native";

    private JnaNatives() {}

    /**
     * Loads JNA, unless that was done; a JNA of another version than the pinned one is left to load itself.
     *
     * @param user a class whose class loader has JNA
     * @throws LinkageError if JNA can not be loaded, or is not there
     */
    public static synchronized void load(Class<?> user, Host host) {
        Map<String, String> before = new LinkedHashMap<>();
        try {
            List<PackagedFile> files = PackagedFiles.of(user, TABLE, host.platform()).stream()
                    .filter(PackagedFile::isPresent)
                    .toList();
            if (!files.isEmpty()) {
                Path folder = new Unpacking(host)
                        .unpack("natives", files)
                        .files()
                        .get(0)
                        .getParent();
                set("jna.boot.library.path", folder.toString(), before);
                set("jna.nounpack", "true", before);
            }
        } catch (IOException another) {
            // Then JNA unpacks what it brings.
        }
        try {
            Class.forName(ENTRANCE, true, user.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new NoClassDefFoundError(missing.getMessage());
        } finally {
            before.forEach(JnaNatives::reset);
        }
    }

    private static void set(String property, String value, Map<String, String> before) {
        before.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    private static void reset(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
