package io.viciagents.node.storage;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Where the recordings of all nodes come together. */
public sealed interface StorageSettings {
    /**
     * A folder that all nodes see, such as a share.
     *
     * @param path of it
     */
    record Folder(
            @Doc("The same share on all nodes, such as /mnt/recordings.")
            Path path) implements StorageSettings {}

    /**
     * A bucket that is spoken to as Amazon's S3: of Amazon, MinIO, Ceph and others. The bucket is in the path of each
     * address, which all of them accept.
     *
     * @param url without the bucket
     * @param bucket which must be there
     * @param region that goes into the signature
     * @param keyId names the key
     * @param key the secret one
     * @param prefix before each name, such as calls/
     */
    record S3(
            @Doc("Such as https://s3.eu-central-1.amazonaws.com, or your own MinIO.")
            URI url,

            @Doc("It must be there; nodes do not make it.") String bucket,

            @Default("us-east-1") @Doc("As your provider calls it; your own MinIO does not mind.")
            String region,

            @Doc("The name of the key, such as AKIA...") Secret keyId,

            @Doc("The secret key. It needs to list, read, write and delete in the bucket.")
            Secret key,

            @Default("") @Doc("Such as calls/, when the bucket holds other things, too.")
            String prefix)
            implements StorageSettings {
        /** Refuses what is no address, and names that S3 would refuse. */
        public S3 {
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            new Checks()
                    .that(
                            (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null,
                            "url",
                            "an address that begins with https:// and a host is wanted, without the bucket")
                    .that(
                            bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
                            "bucket",
                            "3 to 63 small letters, digits, dots and hyphens wanted, got '" + bucket + "'")
                    .that(
                            prefix.matches("([A-Za-z0-9._-]+/)*"),
                            "prefix",
                            "names that each end with / wanted, such as calls/, got '" + prefix + "'")
                    .done();
        }
    }
}
