package dev.lockstep.distributed.spark.files;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Hadoop's files of this machine under a scheme of their own. */
public final class SchemeOfTests extends RawLocalFileSystem {
    @Override
    public URI getUri() {
        return URI.create("tests:///");
    }
}
