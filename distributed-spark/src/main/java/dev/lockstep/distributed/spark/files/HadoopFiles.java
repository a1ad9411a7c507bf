package dev.lockstep.distributed.spark.files;

import dev.lockstep.models.network.AddressReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

/**
 * Reads files by Hadoop's {@code FileSystem}, with every scheme that is on Spark's class path.
 *
 * <p>Its configuration is that of the class path, as in {@code core-site.xml}, and Spark's settings that begin with {@code spark.hadoop.}.
 */
public final class HadoopFiles implements AddressReader {
    private static final String SETTINGS = "spark.hadoop.";

    @Override
    public InputStream open(String address) throws IOException {
        try {
            Path path = new Path(address);
            return path.getFileSystem(configuration()).open(path);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(wrong.getMessage(), wrong);
        } catch (RuntimeException failure) {
            throw new IOException(reason(failure), failure);
        }
    }

    /** Of a scheme that Hadoop knows and whose file system nobody has brought, it says which class is missing. */
    private static String reason(RuntimeException failure) {
        return failure.getCause() instanceof ClassNotFoundException missing
                ? missing.getMessage() + ": add the jars of this file system to Spark's, as by spark.jars.packages"
                : String.valueOf(failure.getMessage());
    }

    /** Before Spark's driver has begun, its settings are those of the system's properties. */
    private static Configuration configuration() {
        SparkEnv environment = SparkEnv.get();
        SparkConf settings = environment == null ? new SparkConf() : environment.conf();
        Configuration configuration = new Configuration();
        Arrays.stream(settings.getAll())
                .filter(setting -> setting._1().startsWith(SETTINGS))
                .forEach(setting -> configuration.set(setting._1().substring(SETTINGS.length()), setting._2()));
        return configuration;
    }
}
