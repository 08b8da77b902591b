package io.ledgerchat.api.file;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.SpeechSection;
import io.ledgerchat.command.file.CodeOutputs;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.FileStores.Kind;
import io.ledgerchat.command.file.Speech;
import io.ledgerchat.infra.file.ConfiguredFileStores;
import io.ledgerchat.infra.file.ConfiguredProviderFiles;
import io.ledgerchat.infra.file.HttpCodeOutputs;
import io.ledgerchat.infra.file.LocalFileStore;
import io.ledgerchat.infra.file.OpenAiSpeech;
import io.ledgerchat.infra.file.ProviderFileStore;
import io.ledgerchat.infra.file.ProviderFileStore.Access;
import io.ledgerchat.infra.file.S3FileStore;
import io.ledgerchat.infra.file.S3Settings;
import io.ledgerchat.infra.model.ModelCallRecords;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where this installation keeps the bytes of files. A bucket that is configured can be read also when nothing new goes
 * there any more, so that the strategy can be changed.
 */
@Configuration(proxyBeanMethods = false)
public class FileStoresConfiguration {
    private static final String OPENAI = "https://api.openai.com/v1";

    @Bean
    FileStores fileStores(Variables variables, Home home, ConfigurationFile file, ConfiguredProviderFiles providers) {
        return stores(variables, home, file, providers);
    }

    /** All stores, for a command line without the application; the caller closes them. */
    public static ConfiguredFileStores stores(Variables variables, Home home, ConfigurationFile file) {
        return stores(variables, home, file, providers(variables));
    }

    private static ConfiguredFileStores stores(
            Variables variables, Home home, ConfigurationFile file, ConfiguredProviderFiles providers) {
        Path folder = variables
                .text("LEDGERCHAT_FILES")
                .map(Path::of)
                .orElseGet(() -> home.path().resolve("files"));
        var storage = file.storage();
        List<FileStore> stores = new ArrayList<>(List.of(new LocalFileStore(folder)));
        if (storage.uses(S3FileStore.SOURCE) || variables.isSet("AWS_BUCKET_NAME")) {
            stores.add(bucket(variables, storage.uses(S3FileStore.SOURCE)));
        }
        stores.addAll(providers.stores());
        return new ConfiguredFileStores(
                stores,
                Map.of(
                        Kind.IMAGE, storage.image(),
                        Kind.DOCUMENT, storage.document(),
                        Kind.AVATAR, storage.avatar()));
    }

    /** Providers that keep the files of their assistants themselves. */
    @Bean
    ConfiguredProviderFiles providerFiles(Variables variables) {
        return providers(variables);
    }

    private static ConfiguredProviderFiles providers(Variables variables) {
        var stores = new ArrayList<ProviderFileStore>();
        variables
                .text("ASSISTANTS_API_KEY")
                .filter(key -> !key.equals("user_provided"))
                .map(key -> new Access(
                        "assistants",
                        "openai",
                        address("ASSISTANTS_BASE_URL", variables.text("ASSISTANTS_BASE_URL", OPENAI)),
                        "",
                        "Authorization",
                        "Bearer " + key))
                .ifPresent(access -> stores.add(new ProviderFileStore(access)));
        if (variables.isSet("AZURE_ASSISTANTS_API_KEY", "AZURE_ASSISTANTS_BASE_URL")) {
            stores.add(new ProviderFileStore(new Access(
                    "azureAssistants",
                    "azure",
                    address("AZURE_ASSISTANTS_BASE_URL", required(variables, "AZURE_ASSISTANTS_BASE_URL")),
                    "?api-version=" + variables.text("AZURE_ASSISTANTS_API_VERSION", "2024-05-01-preview"),
                    "api-key",
                    required(variables, "AZURE_ASSISTANTS_API_KEY"))));
        }
        return new ConfiguredProviderFiles(stores);
    }

    @Bean
    CodeOutputs codeOutputs(Variables variables) {
        return new HttpCodeOutputs(
                variables
                        .text("LIBRECHAT_CODE_BASEURL")
                        .map(text -> address("LIBRECHAT_CODE_BASEURL", text))
                        .orElse(null),
                variables.text("LIBRECHAT_CODE_API_KEY").orElse(null));
    }

    @Bean
    Speech speech(ConfigurationFile file, ModelCallRecords records) {
        return new OpenAiSpeech(
                file.speech().stt().map(FileStoresConfiguration::endpoint).orElse(null),
                file.speech().tts().map(FileStoresConfiguration::endpoint).orElse(null),
                records);
    }

    private static OpenAiSpeech.Endpoint endpoint(SpeechSection.Provider provider) {
        return new OpenAiSpeech.Endpoint(
                provider.url().orElse(null), provider.apiKey(), provider.model(), provider.voices());
    }

    private static S3FileStore bucket(Variables variables, boolean needed) {
        var store = new S3Settings(
                        required(variables, "AWS_BUCKET_NAME"),
                        required(variables, "AWS_REGION"),
                        variables
                                .text("AWS_ENDPOINT_URL")
                                .map(text -> address("AWS_ENDPOINT_URL", text))
                                .orElse(null),
                        variables.enabled("AWS_FORCE_PATH_STYLE"),
                        variables.text("AWS_ACCESS_KEY_ID").orElse(null),
                        variables.text("AWS_SECRET_ACCESS_KEY").orElse(null))
                .open();
        if (needed && !store.isReachable()) {
            throw new ConfigurationProblem(
                    "The bucket that AWS_BUCKET_NAME names cannot be reached. Check AWS_BUCKET_NAME,"
                            + " AWS_REGION, AWS_ENDPOINT_URL, AWS_FORCE_PATH_STYLE and the credentials.");
        }
        return store;
    }

    private static String required(Variables variables, String name) {
        return variables
                .text(name)
                .orElseThrow(() -> new ConfigurationProblem(
                        "Files are to be kept in S3, so the environment variable " + name + " must be set."));
    }

    private static URI address(String variable, String text) {
        try {
            return URI.create(text.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationProblem(
                    "The environment variable " + variable + " must be an address such as http://127.0.0.1:9000.");
        }
    }
}
