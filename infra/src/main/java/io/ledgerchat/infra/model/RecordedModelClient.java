package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import java.util.function.Consumer;

/** Asks models and has every question recorded. */
final class RecordedModelClient implements ModelClient {
    private final ModelClient models;
    private final ModelCallRecords records;

    RecordedModelClient(ModelClient models, ModelCallRecords records) {
        this.models = models;
        this.records = records;
    }

    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        var recording = begin(call);
        try {
            models.stream(
                    call,
                    event -> {
                        if (event instanceof ModelEvent.UsageReported counted) {
                            recording.count(counted);
                        }
                        sink.accept(event);
                    },
                    cancellation);
            recording.ended(cancellation);
        } catch (ModelFailure refused) {
            recording.failed(refused, cancellation);
            throw refused;
        } catch (RuntimeException | Error broken) {
            recording.failed(false);
            throw broken;
        }
    }

    @Override
    public Completion complete(ModelCall call, Cancellation cancellation) {
        var recording = begin(call);
        try {
            var completion = models.complete(call, cancellation);
            recording.count(completion.usage());
            recording.ended(cancellation);
            return completion;
        } catch (ModelFailure refused) {
            recording.failed(refused, cancellation);
            throw refused;
        } catch (RuntimeException | Error broken) {
            recording.failed(false);
            throw broken;
        }
    }

    private ModelCallRecords.Recording begin(ModelCall call) {
        var endpoint = call.endpoint();
        return records.begin(
                call.occasion(),
                new ModelCallRecords.Question(
                        endpoint.protocol().name(), endpoint.name(), call.model(), call.parameters()));
    }
}
