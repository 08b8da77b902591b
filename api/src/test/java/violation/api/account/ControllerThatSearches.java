package violation.api.account;

import co.elastic.clients.elasticsearch.ElasticsearchClient;

public record ControllerThatSearches(ElasticsearchClient search) {}
