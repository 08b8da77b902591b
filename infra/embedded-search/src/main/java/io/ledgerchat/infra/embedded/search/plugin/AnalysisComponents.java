package io.ledgerchat.infra.embedded.search.plugin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/**
 * The analysis components LedgerChat's index names, over the same Lucene classes and with the same settings as on a full
 * cluster; an index definition that works here works there.
 */
final class AnalysisComponents {

    private AnalysisComponents() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> tokenFilters() {
        return Map.of(
                "asciifolding",
                characters((in, s) -> new ASCIIFoldingFilter(in, s.getAsBoolean("preserve_original", false))),
                "lowercase",
                characters((in, _) -> new LowerCaseFilter(in)),
                "trim",
                characters((in, _) -> new TrimFilter(in)),
                "ngram",
                grams((in, s) -> new NGramTokenFilter(in, min(s), max(s), s.getAsBoolean("preserve_original", false))),
                "edge_ngram",
                tokens((in, s) ->
                        new EdgeNGramTokenFilter(in, min(s), max(s), s.getAsBoolean("preserve_original", false))));
    }

    static Map<String, AnalysisProvider<TokenizerFactory>> tokenizers() {
        return Map.of(
                "keyword",
                tokenizer(s -> new KeywordTokenizer(s.getAsInt("buffer_size", 256))),
                "whitespace",
                tokenizer(s -> new WhitespaceTokenizer(s.getAsInt("max_token_length", 255))),
                "ngram",
                (index, environment, name, s) -> {
                    requireAllowed(index, s);
                    var kept = tokenChars(s);
                    return TokenizerFactory.newFactory(name, () -> new NGramTokenizer(min(s), max(s)) {
                        @Override
                        protected boolean isTokenChar(int character) {
                            return kept.isEmpty() || kept.stream().anyMatch(kind -> kind.holds(character));
                        }
                    });
                },
                "edge_ngram",
                tokenizer(s -> {
                    var kept = tokenChars(s);
                    return new EdgeNGramTokenizer(min(s), max(s)) {
                        @Override
                        protected boolean isTokenChar(int character) {
                            return kept.isEmpty() || kept.stream().anyMatch(kind -> kind.holds(character));
                        }
                    };
                }));
    }

    static List<PreConfiguredTokenFilter> preConfiguredTokenFilters() {
        return List.of(
                PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
                PreConfiguredTokenFilter.singleton("trim", true, TrimFilter::new));
    }

    static List<PreConfiguredTokenizer> preConfiguredTokenizers() {
        return List.of(
                PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
                PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new),
                PreConfiguredTokenizer.singleton("ngram", NGramTokenizer::new));
    }

    private static AnalysisProvider<TokenFilterFactory> tokens(BiFunction<TokenStream, Settings, TokenStream> filter) {
        return (_, _, name, s) -> new AbstractTokenFilterFactory(name) {
            @Override
            public TokenStream create(TokenStream in) {
                return filter.apply(in, s);
            }
        };
    }

    private static AnalysisProvider<TokenFilterFactory> grams(BiFunction<TokenStream, Settings, TokenStream> filter) {
        var factory = tokens(filter);
        return (index, environment, name, s) -> {
            requireAllowed(index, s);
            return factory.get(index, environment, name, s);
        };
    }

    /** Filters that map characters only may also stand in a keyword's normalizer. */
    private static AnalysisProvider<TokenFilterFactory> characters(
            BiFunction<TokenStream, Settings, TokenStream> filter) {
        return (_, _, name, s) -> new Characters(name, s, filter);
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(Function<Settings, Tokenizer> tokenizer) {
        return (_, _, name, s) -> TokenizerFactory.newFactory(name, () -> tokenizer.apply(s));
    }

    private static int min(Settings settings) {
        return settings.getAsInt("min_gram", 1);
    }

    private static int max(Settings settings) {
        return settings.getAsInt("max_gram", 2);
    }

    private static void requireAllowed(IndexSettings index, Settings settings) {
        if (max(settings) - min(settings) > index.getMaxNgramDiff()) {
            throw new IllegalArgumentException("max_gram may exceed min_gram by at most [" + index.getMaxNgramDiff()
                    + "], the index level setting [index.max_ngram_diff]");
        }
    }

    private static Set<TokenChars> tokenChars(Settings settings) {
        return settings.getAsList("token_chars").stream()
                .map(TokenChars::named)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Characters extends AbstractTokenFilterFactory implements NormalizingTokenFilterFactory {

        private final Settings settings;
        private final BiFunction<TokenStream, Settings, TokenStream> filter;

        Characters(String name, Settings settings, BiFunction<TokenStream, Settings, TokenStream> filter) {
            super(name);
            this.settings = settings;
            this.filter = filter;
        }

        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in, settings);
        }
    }
}
