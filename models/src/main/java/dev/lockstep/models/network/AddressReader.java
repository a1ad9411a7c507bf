package dev.lockstep.models.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;

/**
 * Reads data that a network file names by an address, such as {@code hdfs://host/data.csv}. One that is on the class path as a service is used
 * wherever a network file is read and no other is given.
 */
public interface AddressReader {
    /**
     * Begins to read from the first byte on.
     *
     * @throws IOException if that can not be, with the reason
     */
    InputStream open(String address) throws IOException;

    /** Reads with that of the class path, if there is one. */
    static InputStream ofClassPath(String address) throws IOException {
        return ServiceLoader.load(AddressReader.class, AddressReader.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "addresses are read where Spark computes, as with --spark; name a file by its path"))
                .open(address);
    }
}
