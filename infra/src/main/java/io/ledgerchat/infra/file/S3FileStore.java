package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.FileStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Bytes in a bucket of S3, or of what speaks like it. What is larger than one part goes up in parts, of which one is in
 * memory at a time; until the last one is there, nothing can be seen under the key.
 */
public final class S3FileStore implements FileStore {
    public static final String SOURCE = "s3";

    static final int PART = 8 * 1024 * 1024;

    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;

    S3FileStore(S3Client client, S3Presigner presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void put(String key, InputStream bytes, long length, String type) throws IOException {
        try {
            if (length <= PART) {
                var unused = client.putObject(
                        request -> request.bucket(bucket).key(key).contentType(type),
                        body(exactly(bytes, (int) length), type));
            } else {
                putInParts(key, bytes, length, type);
            }
        } catch (SdkException failed) {
            throw new IOException("S3 did not take an object", failed);
        }
    }

    private void putInParts(String key, InputStream bytes, long length, String type) throws IOException {
        String upload = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key).contentType(type))
                .uploadId();
        try {
            var parts = new ArrayList<CompletedPart>();
            for (long sent = 0; sent < length; sent += PART) {
                parts.add(part(key, upload, parts.size() + 1, exactly(bytes, (int) Math.min(PART, length - sent))));
            }
            complete(key, upload, parts);
        } catch (IOException | RuntimeException failed) {
            abort(key, upload);
            throw failed;
        }
    }

    private CompletedPart part(String key, String upload, int number, byte[] bytes) {
        String tag = client.uploadPart(
                        request ->
                                request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                        body(bytes, "application/octet-stream"))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private void complete(String key, String upload, List<CompletedPart> parts) {
        var unused = client.completeMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    /** Lends the bytes; {@code fromBytes} would copy them. */
    private static RequestBody body(byte[] bytes, String type) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes), bytes.length, type);
    }

    private static byte[] exactly(InputStream bytes, int length) throws IOException {
        byte[] part = bytes.readNBytes(length);
        if (part.length != length) {
            throw new IOException("%d bytes came instead of %d".formatted(part.length, length));
        }
        return part;
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        return get(GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range("bytes=" + from + "-" + (from + length - 1))
                .build());
    }

    @Override
    public InputStream open(String key) throws IOException {
        return get(GetObjectRequest.builder().bucket(bucket).key(key).build());
    }

    private InputStream get(GetObjectRequest request) throws IOException {
        try {
            return client.getObject(request);
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(request.key());
        } catch (SdkException failed) {
            throw new IOException("S3 did not give an object", failed);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        try {
            begun(key).filter(upload -> upload.key().equals(key)).forEach(upload -> abort(key, upload.uploadId()));
            var unused = client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException failed) {
            throw new IOException("S3 did not delete an object", failed);
        }
    }

    @Override
    public Optional<Stream<Found>> list() throws IOException {
        try {
            var whole = client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                    .map(object -> new Found(object.key(), object.size(), true));
            return Optional.of(Stream.concat(whole, begun("").map(upload -> new Found(upload.key(), 0, false))));
        } catch (SdkException failed) {
            throw new IOException("S3 did not list the bucket", failed);
        }
    }

    /** Uploads in parts that were neither completed nor aborted. */
    private Stream<MultipartUpload> begun(String prefix) {
        return client
                .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix))
                .uploads()
                .stream();
    }

    private void abort(String key, String upload) {
        var unused = client.abortMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(upload));
    }

    @Override
    public Optional<URI> address(String key, Download as, Duration validFor) {
        try {
            var signed = presigner.presignGetObject(presign -> presign.signatureDuration(validFor)
                    .getObjectRequest(get -> get.bucket(bucket)
                            .key(key)
                            .responseContentDisposition(as.disposition())
                            .responseContentType(as.type())));
            return Optional.of(signed.url().toURI());
        } catch (SdkException | URISyntaxException notSigned) {
            return Optional.empty();
        }
    }

    /** Whether the bucket is there and may be used. */
    public boolean isReachable() {
        try {
            var unused = client.headBucket(request -> request.bucket(bucket));
            return true;
        } catch (SdkException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
