package io.ledgerchat.api.command;

import jakarta.validation.ValidatorFactory;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.interceptors.BeanValidationInterceptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Holds every command to the constraints that its components declare, before it leaves the sender. Controllers word their
 * own refusals; this is the net below them.
 */
@Component
class ValidCommands {
    @Autowired
    void register(CommandBus bus, ValidatorFactory validators) {
        var unused = bus.registerDispatchInterceptor(new BeanValidationInterceptor<CommandMessage<?>>(validators));
    }
}
